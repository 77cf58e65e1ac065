"""What changed between two states of a plan, as sheets and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cmqplan.amounts import Montant, format_plain, sum_montants
from cmqplan.finance.dimensions import Coupe
from cmqplan.finance.tableau import Rubrique
from cmqplan.findings import N_
from cmqplan.language import NN_, Plural, current, fill, template, translate
from cmqplan.language.gettext import unbreakable
from cmqplan.tables.sheet import Cell, Column, Kind, Sheet
from cmqplan.versions.compare import CUTS, Comparaison, Ecart, Fichier
from cmqplan.versions.sentences import Recit, Sorte, recits


def title(found: Comparaison) -> str:
    return fill(N_("From {before} to {after}"), {"before": found.avant.nom, "after": found.apres.nom})


def sheets(found: Comparaison, longest: int | None = None) -> tuple[Sheet, ...]:
    """The tables for people: the money by each cut and by fiche, then what changed in sentences, of ``longest`` characters
    at most. Those without a row are left out."""
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
    told = tuple(recits(found))
    promised = _words("textes", NN_("{count} change", "{count} changes"), told, PROMISED, longest)
    facts = _words(
        "constats", NN_("{count} fact, which changes nothing that was promised", "{count} facts, which change nothing that was promised"),
        told, frozenset({*Sorte}) - PROMISED, longest,
    )  # fmt: skip
    return tuple(sheet for sheet in (*money, promised, facts) if sheet.rows)


PROMISED = frozenset({Sorte.ARGENT, Sorte.TEMPS, Sorte.CONTENU})
"""What was promised, and changes; all the rest changes no promise."""


def _words(
    name: str, title: Plural, told: Sequence[Recit], sortes: frozenset[Sorte], longest: int | None
) -> Sheet:
    """The sentences of some sorts; what they are about stands beside the first of them."""
    rows: list[tuple[Cell, ...]] = []
    cut = False
    for one in told:
        about = f"{one.nom} {one.fiche.titre}" if one.fiche else translate(_FRAME[one.nom])
        for phrase in one.phrases:
            if phrase.sorte in sortes:
                said = unbreakable(phrase.dit.fr) if current() == "fr" else phrase.dit.en
                shown = said if longest is None or len(said) <= longest else f"{said[: longest - 1]}…"
                cut = cut or shown != said
                rows.append((about, shown))
                about = ""
    note = translate(N_("What ends with … is whole with --format markdown."))
    return Sheet(
        name,
        fill(title, {"count": len(rows)}),
        (Column("ou", translate(N_("Where"))), Column("changement", translate(N_("What changes")))),
        tuple(rows),
        notes=(note,) if cut else (),
    )


_FRAME = {
    "plan": N_("the plan"), "convention": N_("the convention"), "campus": N_("the campus"), "organismes": N_("the organismes"),
    "reglages": N_("the settings"),
}  # fmt: skip


def _label(cut: Coupe, row: Ecart) -> str:
    """What a row is called in the reader's language."""
    own = {Rubrique.RESTE: cut.reste, Rubrique.NON_PRECISE: cut.absent}
    return next((template(said) for rubrique, said in own.items() if rubrique == row.cle), row.libelle)


def _money(name: str, head: str, rows: Sequence[Ecart], total: Ecart, title: str) -> Sheet:
    whole = sum_montants(row.avant for row in rows) == total.avant
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
        notes=() if whole else (translate(N_("Rows that don't change are left out.")),),
    )


def _row(label: str, row: Ecart) -> tuple[Cell, ...]:
    return (label, row.avant, row.apres, row.ecart)


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
