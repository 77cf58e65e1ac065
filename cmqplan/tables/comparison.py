"""What changed between two states of a plan, as sheets and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from cmqplan.amounts import Montant, format_plain
from cmqplan.finance.dimensions import Coupe
from cmqplan.finance.tableau import Rubrique
from cmqplan.findings import N_
from cmqplan.language import NN_, fill, template, translate
from cmqplan.tables.sheet import Cell, Column, Kind, Sheet
from cmqplan.versions.compare import CUTS, Comparaison, Ecart, FicheComparee, Fichier, words_changed
from cmqplan.versions.values import ABSENT, Changement, written_at, written_out

_AROUND = 4
"""Words shown on either side of those that changed."""
_LONGEST = 400
"""Characters of one change in a table; JSON has it whole."""


def title(found: Comparaison) -> str:
    return fill(N_("From {before} to {after}"), {"before": found.avant.nom, "after": found.apres.nom})


def sheets(found: Comparaison) -> tuple[Sheet, ...]:
    """The tables for people: the money by each cut and by fiche, then what changed in words. Those without a row are left
    out."""
    money = [
        _money(
            cut.cle,
            template(cut.tete),
            [row._replace(libelle=_label(cut, row)) for row in found.argent[cut]],
            found.total,
            title(found),
        )
        for cut in CUTS
    ]
    fiches = [
        Ecart(one.numero, f"{one.numero} {one.titre}", one.total.avant, one.total.apres)
        for one in found.fiches
        if one.total.ecart
    ]
    money.append(_money("fiche", translate(N_("Fiche")), fiches, found.total, title(found)))
    words = Sheet(
        "textes",
        fill(NN_("{count} change", "{count} changes"), {"count": sum(1 for _row in _changes(found))}),
        (
            Column("ou", translate(N_("Where"))),
            Column("cle", translate(N_("Key"))),
            Column("changement", translate(N_("What changes"))),
        ),
        tuple(_changes(found)),
    )
    return tuple(sheet for sheet in (*money, words) if sheet.rows)


def _label(cut: Coupe, row: Ecart) -> str:
    """What a row is called in the reader's language."""
    own = {Rubrique.RESTE: cut.reste, Rubrique.NON_PRECISE: cut.absent}
    return next((template(said) for rubrique, said in own.items() if rubrique == row.cle), row.libelle)


def _money(name: str, head: str, rows: Sequence[Ecart], total: Ecart, title: str) -> Sheet:
    columns = (
        Column(name, head),
        Column("avant", translate(N_("Before")), Kind.AMOUNT),
        Column("apres", translate(N_("After")), Kind.AMOUNT),
        Column("ecart", translate(N_("Difference")), Kind.AMOUNT),
    )
    return Sheet(
        name,
        f"{title} – {head}",
        columns,
        tuple(_row(row.libelle, row) for row in rows),
        _row(translate(N_("Total of the plan")), total),
    )


def _row(label: str, row: Ecart) -> tuple[Cell, ...]:
    return (label, row.avant, row.apres, row.ecart)


def _changes(found: Comparaison) -> Iterator[tuple[Cell, ...]]:
    for name, file in found.cadre.items():
        yield from _rows(name, file)
    for one in found.fiches:
        yield from _of_fiche(one)


def _of_fiche(one: FicheComparee) -> Iterator[tuple[Cell, ...]]:
    name = f"{one.numero} {one.titre}"
    if one.avant is None:
        yield name, "", translate(N_("added"))
    elif one.apres is None:
        yield name, "", translate(N_("dropped"))
    else:
        yield from _rows(name, one.fichier)


def _rows(name: str, file: Fichier) -> Iterator[tuple[Cell, ...]]:
    for change in file.changements:
        yield name, written_at(change.chemin), said(change)


def said(change: Changement) -> str:
    """What changed, in one line: words gone between [- and -], words new between {+ and +}."""
    before, after = change.ecarts
    if isinstance(before, str) and isinstance(after, str):
        return _shortened(_words(before, after))
    if isinstance(before, list) and isinstance(after, list):
        gone, new = (f"[-{written_out(x)}-]" for x in before), (f"{{+{written_out(x)}+}}" for x in after)
        return _shortened(" ".join(chain(gone, new)))
    parts = (
        "" if before is ABSENT else f"[-{written_out(before)}-]",
        "" if after is ABSENT else f"{{+{written_out(after)}+}}",
    )
    return _shortened(" ".join(filter(None, parts)))


def _words(before: str, after: str) -> str:
    marked = []
    for kind, text in words_changed(before, after):
        words = text.split(" ")
        if kind == "=" and len(words) > 2 * _AROUND + 1:
            text = " ".join([*words[:_AROUND], "…", *words[-_AROUND:]])
        marked.append({"=": text, "-": f"[-{text.strip()}-]", "+": f"{{+{text.strip()}+}}"}[kind])
    return " ".join("".join(f" {part} " if part[:2] in ("[-", "{+") else part for part in marked).split())


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def document(found: Comparaison) -> dict[str, Any]:
    """All that differs, as plain values: the changes of a file, laid on what it held before, give what it holds after."""
    return {
        "avant": found.avant.nom,
        "apres": found.apres.nom,
        "total": _plain_money(found.total),
        **{f"par_{cut.cle}": [_plain_money(row) for row in found.argent[cut]] for cut in CUTS},
        "fiches": [
            {
                "numero_avant": one.avant.model.numero if one.avant else None,
                "numero": one.apres.model.numero if one.apres else None,
                "titre": one.titre,
                "total": _plain_money(one.total),
                "lignes": [_plain_money(row) for row in one.lignes],
                **_plain_file(one.fichier),
            }
            for one in found.fiches
        ],
        "cadre": {name: _plain_file(file) for name, file in found.cadre.items()},
    }


def _plain_money(row: Ecart) -> dict[str, str]:
    amounts: dict[str, Montant] = {"avant": row.avant, "apres": row.apres, "ecart": row.ecart}
    return {"cle": row.cle, "libelle": row.libelle} | {
        key: format_plain(amount) for key, amount in amounts.items()
    }


def _plain_file(file: Fichier) -> dict[str, Any]:
    return {
        "fichier_avant": file.avant,
        "fichier": file.apres,
        "changements": [change.plain() for change in file.changements],
    }
