"""The keys of each kind of file: in Markdown (``docs/en/keys``, ``docs/fr/cles``) and in the terminal (``cmqplan explain fiche``), from the models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cmqplan.language import Said, template
from cmqplan.model.champs import AvecChamps, Declares, completed
from cmqplan.model.keys import FILES, Cle, keys_of, meaning
from cmqplan.report.formats.text import wrap

if TYPE_CHECKING:
    from rich.console import Console

WHERE: Mapping[str, str] = {
    "fiche": "plans/plan-2025/1.1-forum-des-metiers.yaml",
    "plan": "plans/plan-2025/plan.yaml",
    "organisme": "plans/organismes.yaml",
    "convention": "plans/conventions/partenariat-2025-2027.yaml",
    "campus": "plans/campus/exemple.yaml",
    "reseau": "plans/reseaux/region-exemple.yaml",
    "cmqplan": "cmqplan.yaml",
}
"""Where a file of each kind lies in a workspace: one of the example's, which together write every key."""
_EXAMPLE_FOLDER = "../../../cmqplan/beginnings/exemple"
"""Its folder, from the pages."""

_UNDER_IDENTIFIERS = Said(
    "Le fichier contient un organisme par identifiant : « metropole: {nom: Métropole, type: collectivité} ».",
    "The file holds one organisme by identifier: “metropole: {nom: Métropole, type: collectivité}”.",
)
_REQUIRED = Said("obligatoire", "required")
_WORDS = Said("les mots", "words")
_AS_IN = Said("les mêmes clés que", "the same keys as")
_ALONE = Said(" ; une valeur seule est « {cle} »", "; a value alone is “{cle}”")
_KEY, _MEANS, _HOLDS, _EXAMPLE = (
    Said("clé", "key"), Said("ce qu'elle dit", "what it says"),
    Said("ce qu'elle contient", "what it holds"), Said("exemple", "example"),
)  # fmt: skip
_TITLE = Said("Les clés de", "The keys of")
_WHOLE = Said("Un fichier de l'exemple", "A file of the example")
_INDEX = Said("Les fichiers et leurs clés", "The files and their keys")


class Group(NamedTuple):
    """Keys that stand together: a file's own, or those under one of its keys. ``path`` leads there from the file's top."""

    path: tuple[str, ...]
    sens: Said
    cles: tuple[Cle, ...]
    elsewhere: Mapping[str, tuple[str, ...]]
    """Keys whose mapping holds the same keys as one shown before, and the path to that one."""


def groups(kind: str, champs: Declares = MappingProxyType({})) -> Iterator[Group]:
    """A file's keys, then those under each of them, each kind of mapping once. ``champs``: those of a workspace's own."""
    top = FILES[kind]
    top = completed(top, champs) if issubclass(top, AvecChamps) else top
    shown: dict[type, tuple[str, ...]] = {top: ()}
    waiting: list[tuple[tuple[str, ...], type]] = [((), top)]
    while waiting:
        path, model = waiting.pop(0)
        cles, elsewhere = keys_of(model), {}
        below = []
        for cle in cles:
            if cle.modele is None:
                continue
            if cle.modele in shown:
                elsewhere[cle.nom] = shown[cle.modele]
            else:
                shown[cle.modele] = (*path, cle.nom)
                below.append(((*path, cle.nom), cle.modele))
        waiting = below + waiting
        yield Group(path, meaning(model), cles, elsewhere)


def markdown(kind: str, champs: Declares = MappingProxyType({})) -> str:
    """The page of a kind of file, in the current language."""
    lines = [f"# {template(_TITLE)} `{WHERE[kind]}`"]
    lines += ["", f"[{template(_WHOLE)}]({_EXAMPLE_FOLDER}/{WHERE[kind]})"]
    for group in groups(kind, champs):
        if group.path:
            lines += ["", f"## `{'.'.join(group.path)}`"]
        lines += ["", _code(template(group.sens))]
        if kind == "organisme" and not group.path:
            lines += ["", f"{template(_UNDER_IDENTIFIERS)}"]
        lines += ["", f"| {' | '.join(template(head) for head in (_KEY, _MEANS, _HOLDS, _EXAMPLE))} |"]
        lines += ["| --- | --- | --- | --- |"]
        lines += [_row(cle, group) for cle in group.cles]
    return "\n".join(lines) + "\n"


def _row(cle: Cle, group: Group) -> str:
    required = f" **({template(_REQUIRED)})**" if cle.obligatoire else ""
    example = _cell(f"{cle.nom}: {cle.exemple}")
    return f"| `{cle.nom}`{required} | {_cell(_code(template(cle.sens)))} | {_cell(_holds(cle, group))} | `{example}` |"


def _holds(cle: Cle, group: Group) -> str:
    text = template(cle.forme)
    if cle.choix:
        text += f" ({', '.join(cle.choix)})"
    if cle.seule:
        text += template(_ALONE).format(cle=cle.seule)
    if cle.nom in group.elsewhere:
        text += f" ({template(_AS_IN)} {'.'.join(group.elsewhere[cle.nom]) or '.'})"
    return text


def _code(text: str) -> str:
    return text.replace("``", "`")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def index() -> str:
    """The page that lists the kinds of files, in the current language."""
    lines = [f"# {template(_INDEX)}", ""]
    lines += [
        f"- [`{WHERE[kind]}`]({kind}.md) – {_code(template(meaning(model)))}" for kind, model in FILES.items()
    ]
    return "\n".join(lines) + "\n"


def show(kind: str, console: Console, champs: Declares = MappingProxyType({})) -> None:
    """Print the keys of a kind of file."""
    from rich.text import Text

    console.print(Text(WHERE[kind], style="bold"))
    for group in groups(kind, champs):
        console.print()
        if group.path:
            console.print(Text(".".join(group.path), style="bold"))
        for line in wrap(_plain(template(group.sens)), console.width - 2):
            console.print(Text("  " + line), soft_wrap=True)
        for cle in group.cles:
            required = f" · {template(_REQUIRED)}" if cle.obligatoire else ""
            head, *more = wrap(f"{cle.nom} · {_holds(cle, group)}{required}", console.width - 4)
            shown = Text("\n    ".join([f"  {head}", *more]), style="dim")
            shown.stylize("not dim bold", 2, 2 + len(cle.nom))
            console.print(shown, soft_wrap=True)
            for line in wrap(_plain(template(cle.sens)), console.width - 4):
                console.print(Text("    " + line), soft_wrap=True)
            console.print(Text(f"    {cle.nom}: {cle.exemple}", style="green"), soft_wrap=True)


def _plain(text: str) -> str:
    return text.replace("``", "")
