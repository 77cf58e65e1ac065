"""What may be written next: keys, the words of closed lists, identifiers of what the workspace holds, codes of rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cmqplan.editor.keys import alone, at
from cmqplan.editor.names import HELD, called, held
from cmqplan.editor.spot import Spot
from cmqplan.language import template
from cmqplan.model import values
from cmqplan.model.keys import Cle, keys_of
from cmqplan.rules.catalogue import rules
from cmqplan.workspace.workspace import Workspace

_IGNORE = re.compile(r"#\s*cmqplan:\s*ignore\[[^\]]*$")


class Proposal(NamedTuple):
    """``text`` is written; ``label`` is shown, with ``detail`` beside it and ``meaning`` below; ``found_by`` are the words
    that somebody may type to find it."""

    label: str
    text: str
    kind: str
    """« key », « word », « name » or « code »."""
    detail: str = ""
    meaning: str = ""
    found_by: str = ""


def proposals(workspace: Workspace, kind: str, where: Spot, before: str) -> Iterator[Proposal]:
    """In the order in which files have them. ``before``: the line, up to where one writes."""
    if _IGNORE.search(before):
        yield from (Proposal(code, code, "code", template(rule.title)) for code, rule in rules().items())
        return
    here = at(kind, workspace.champs, where.path)
    if where.is_key and here.modele is not None:
        for cle in keys_of(here.modele):
            if cle.nom not in where.there:
                yield _key(cle)
    if here.cle is not None:
        yield from _values(workspace, alone(here.cle))


def _key(cle: Cle) -> Proposal:
    inside = cle.modele is not None and not cle.plusieurs and not cle.seule
    return Proposal(
        cle.nom,
        f"{cle.nom}:" + ("" if inside else " "),
        "key",
        template(cle.forme),
        template(cle.sens).replace("``", "`") + f"\n\n`{cle.nom}: {cle.exemple}`",
    )


def _values(workspace: Workspace, cle: Cle) -> Iterator[Proposal]:
    if cle.lecteur is values.read_oui_non:
        yield from (Proposal(word, word, "word") for word in ("oui", "non"))
    yield from (Proposal(word, word, "word") for word in cle.choix)
    if cle.lecteur is not values.read_reference:
        return
    if cle.nom in HELD:
        for name, entry in held(workspace, cle.nom).items():
            yield Proposal(name, name, "name", called(entry))
    elif cle.nom != "ligne_credit":
        for name, entry in workspace.organismes.items():
            one = entry.model
            words = " ".join((name, one.nom, one.sigle or "", *one.alias))
            yield Proposal(name, name, "name", one.nom, str(one.type), words)
