"""The view of a network as sheets and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from cmqplan.amounts import format_plain
from cmqplan.finance.dimensions import FINANCEUR
from cmqplan.finance.ecritures import Sommes
from cmqplan.findings import N_
from cmqplan.language import NN_, fill, show, template, translate
from cmqplan.model.campus import Categorie, Effectifs
from cmqplan.network.counts import Compte
from cmqplan.network.dimensions import CoupeCampus
from cmqplan.network.view import Groupe, PartFinanceur, Vue, VueCampus, VueReseau, groupes
from cmqplan.obligations import StatutObligation
from cmqplan.tables.obligations import plain as plain_obligation
from cmqplan.tables.sheet import Cell, Column, Kind, Sheet
from cmqplan.tables.words import spoken
from cmqplan.workspace.workspace import Organismes

_COUNTS = (
    ("total", N_("Campuses")),
    ("labellises", N_("Labelled")),
    ("excellence", N_("Excellence")),
    ("en_projet", N_("In project")),
    ("etude", N_("Study")),
)


def phrase(count: Compte) -> str:
    """« 11 campus, dont 6 « Excellence » » in the current language."""
    template = NN_("{count} campus", "{count} campuses")
    if count.excellence:
        template = NN_(
            "{count} campus, {excellence} of them Excellence",
            "{count} campuses, {excellence} of them Excellence",
        )
    return fill(template, {"count": count.total, "excellence": count.excellence})


def title(view: Vue) -> str:
    return fill(N_("{campuses}, on {day}"), {"campuses": phrase(view.compte), "day": view.jour})


def sheets(view: Vue, organismes: Organismes, coupe: CoupeCampus | None) -> tuple[Sheet, ...]:
    """The tables for people: the campuses (or the groups that a cut makes of them), the funders, the networks known by
    their counts. Tables without a row are left out."""
    first = groups_sheet(view, coupe) if coupe is not None else campus_sheet(view)
    others = (funders_sheet(view.financeurs, organismes), networks_sheet(view.reseaux))
    return (first, *(sheet for sheet in others if sheet.rows))


def campus_sheet(view: Vue, *, machine: bool = False) -> Sheet:
    """One row a campus. ``machine``: identifiers, days as 2027-12-31, no total."""
    heads = [
        Column("campus", translate("Campus")),
        Column("region", translate("Région")),
        Column("stade", translate("Stage")),
        *([Column("categorie", translate("Category"))] if machine else []),
        Column("fin_du_label", translate("Label until")),
        Column("mois_restants", translate("Months left"), Kind.COUNT),
        Column("plans", translate("Plans"), Kind.COUNT),
        Column("montant_prevu", translate("Planned"), Kind.AMOUNT),
        Column("montant_acquis", translate("Secured"), Kind.AMOUNT),
        Column("obligations_en_retard", translate("Overdue"), Kind.COUNT),
        Column("fiches_en_retard", translate("Late fiches"), Kind.COUNT),
    ]
    rows = [_campus_row(one, machine=machine) for one in view.campus]
    if machine:
        heads[1:1] = [
            Column("nom", translate("Name")),
            Column("academie", translate("Académie")),
            Column("region_academique", translate("Région académique")),
            Column("departement", translate("Département")),
            Column("filieres", translate("Filières")),
        ]
        return Sheet("campus", title(view), tuple(heads), tuple(rows))
    total: tuple[Cell, ...] = (
        translate("Total"), None, None, None, None,
        sum(len(one.plans) for one in view.campus) + len(view.plans_sans_campus),
        view.sommes.total, view.sommes.acquis,
        _overdue(view), sum(one.fiches_en_retard for one in view.campus),
    )  # fmt: skip
    return Sheet("campus", title(view), tuple(heads), tuple(rows), total, _notes(view))


def _campus_row(one: VueCampus, *, machine: bool) -> tuple[Cell, ...]:
    campus = one.campus
    start: list[Cell] = [one.identifiant if machine else one.nom_court]
    if machine:
        start += [
            campus.nom,
            campus.academie,
            campus.region_academique,
            campus.departement,
            " ; ".join(campus.filieres),
        ]
    return (
        *start,
        campus.region,
        *_stage(one, machine=machine),
        _day(one.fin, machine=machine),
        one.mois_restants,
        len(one.plans),
        one.sommes.total,
        one.sommes.acquis,
        one.en_retard,
        one.fiches_en_retard,
    )


def _stage(one: VueCampus, *, machine: bool) -> tuple[Cell, ...]:
    """Stage and category; for people together, since only « excellence » tells them something."""
    stage, kind = one.campus.stade.value, one.categorie
    if machine:
        return (stage, kind.value if kind is not None else None)
    return (f"{stage}, {kind.value}" if kind is Categorie.EXCELLENCE else stage,)


def _notes(view: Vue) -> tuple[str, ...]:
    if not view.plans_sans_campus:
        return ()
    template = NN_(
        "One plan names no campus and counts in the total only: {plans}.",
        "{count} plans name no campus and count in the total only: {plans}.",
    )
    return (fill(template, {"plans": view.plans_sans_campus, "count": len(view.plans_sans_campus)}),)


def _overdue(view: Vue) -> int:
    return sum(1 for one in view.obligations if one.statut is StatutObligation.EN_RETARD)


def groups_sheet(view: Vue, coupe: CoupeCampus) -> Sheet:
    """One row for each value of a cut."""
    heads = (
        Column(coupe.cle, template(coupe.tete)),
        *(Column(key, translate(name), Kind.COUNT) for key, name in _COUNTS),
        Column("echus", translate("Lapsed"), Kind.COUNT),
        Column("montant_prevu", translate("Planned"), Kind.AMOUNT),
        Column("montant_acquis", translate("Secured"), Kind.AMOUNT),
        Column("obligations_en_retard", translate("Overdue"), Kind.COUNT),
    )
    made = groupes(view, coupe)
    rows = tuple(_group_row(group, coupe) for group in made)
    total: tuple[Cell, ...] = (
        translate("Total"),
        *_counted(view.compte),
        view.sommes.total,
        view.sommes.acquis,
        _overdue(view),
    )
    notes = list(_notes(view))
    if sum(len(group.campus) for group in made) > len(view.campus):
        notes.insert(
            0, translate("A campus with several filières stands in several rows; the total counts it once.")
        )
    return Sheet("groupes", title(view), heads, rows, total, tuple(notes))


def _group_row(group: Groupe, coupe: CoupeCampus) -> tuple[Cell, ...]:
    name = template(coupe.absent) if group.valeur is None else group.valeur
    return (name, *_counted(group.compte), group.sommes.total, group.sommes.acquis, group.en_retard)


def _counted(count: Compte) -> tuple[int, ...]:
    return (count.total, count.labellises, count.excellence, count.en_projet, count.etude, count.echus)


def funders_sheet(parts: Sequence[PartFinanceur], organismes: Organismes) -> Sheet:
    """One row a funder, over all campuses."""
    heads = (
        Column("financeur", translate("Funder")),
        Column("campus", translate("Campuses"), Kind.COUNT),
        Column("montant_prevu", translate("Planned"), Kind.AMOUNT),
        Column("montant_acquis", translate("Secured"), Kind.AMOUNT),
    )
    rows = tuple(
        (
            spoken(FINANCEUR.reste) if part.financeur is None else organismes.nom_court(part.financeur),
            len(part.campus),
            part.sommes.total,
            part.sommes.acquis,
        )
        for part in parts
    )
    return Sheet("financeurs", translate("Funders"), heads, rows)


def networks_sheet(reseaux: Sequence[VueReseau]) -> Sheet:
    """Two rows a network: the counts it declares, and those of the campuses described. An unknown count is empty."""
    heads = (
        Column("reseau", translate("Network")),
        Column("comptage", translate("Count")),
        *(Column(key, translate(name), Kind.COUNT) for key, name in _COUNTS),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in reseaux:
        day = one.reseau.date
        declared = translate("declared") if day is None else fill(N_("declared, {period}"), {"period": day})
        rows.append((one.reseau.nom, declared, *_effectifs(one.reseau.effectifs)))
        rows.append(("", translate("described here"), *_counted(one.decrits)[:5]))
    return Sheet("reseaux", translate("Networks"), heads, tuple(rows))


def _effectifs(counts: Effectifs) -> tuple[int | None, ...]:
    return (counts.total, counts.labellises, counts.excellence, counts.en_projet, counts.etude)


def _day(day: date | None, *, machine: bool) -> str | None:
    if day is None:
        return None
    return day.isoformat() if machine else show(day)


def document(view: Vue, coupe: CoupeCampus | None) -> dict[str, Any]:
    """The view as JSON's plain values: amounts as text with two decimals, days as 2027-12-31."""
    return {
        "jour": view.jour.isoformat(),
        "compte": _plain_count(view.compte),
        "campus": [_plain_campus(one) for one in view.campus],
        "groupes": None if coupe is None else _plain_groups(view, coupe),
        "financeurs": [_plain_funder(part) for part in view.financeurs],
        "reseaux": [_plain_network(one) for one in view.reseaux],
        "plans_sans_campus": list(view.plans_sans_campus),
        "total": {**_plain_sums(view.sommes), "en_nature": format_plain(view.en_nature.tenu)},
    }


def _plain_count(count: Compte) -> dict[str, int]:
    return {
        "total": count.total,
        "labellises": count.labellises,
        "excellence": count.excellence,
        "en_renouvellement": count.en_renouvellement,
        "en_projet": count.en_projet,
        "etude": count.etude,
        "echus": count.echus,
    }


def _plain_sums(sums: Sommes) -> dict[str, str]:
    return {
        "prevu": format_plain(sums.total),
        "acquis": format_plain(sums.acquis),
        "espere": format_plain(sums.espere),
    }


def _plain_campus(one: VueCampus) -> dict[str, Any]:
    campus, label = one.campus, one.label
    return {
        "campus": one.identifiant,
        "nom": campus.nom,
        "sigle": campus.sigle,
        "region": campus.region,
        "region_academique": campus.region_academique,
        "academie": campus.academie,
        "departement": campus.departement,
        "territoire": campus.territoire,
        "filieres": list(campus.filieres),
        "axes": list(campus.axes),
        "etablissement_support": campus.etablissement_support,
        "lieu": campus.lieu,
        "membres": [member.organisme for member in campus.membres],
        "stade": campus.stade.value,
        "categorie": one.categorie.value if one.categorie is not None else None,
        "label": None
        if label is None
        else {
            "debut": label.premier_jour.isoformat() if label.premier_jour is not None else None,
            "debut_texte": str(label.debut),
            "fin": one.fin.isoformat() if one.fin is not None else None,
            "mois_restants": one.mois_restants,
            "reference": label.reference,
        },
        "plans": list(one.plans),
        **_plain_sums(one.sommes),
        "en_nature": format_plain(one.en_nature.tenu),
        "financeurs": [_plain_funder(part) for part in one.financeurs],
        "fiches": one.fiches,
        "fiches_en_retard": one.fiches_en_retard,
        "obligations_en_retard": [
            plain_obligation(due) for due in one.obligations if due.statut is StatutObligation.EN_RETARD
        ],
    }


def _plain_groups(view: Vue, coupe: CoupeCampus) -> dict[str, Any]:
    return {
        "coupe": coupe.cle,
        "groupes": [
            {
                "valeur": group.valeur,
                **_plain_count(group.compte),
                "campus": list(group.campus),
                **_plain_sums(group.sommes),
                "obligations_en_retard": group.en_retard,
            }
            for group in groupes(view, coupe)
        ],
    }


def _plain_funder(part: PartFinanceur) -> dict[str, Any]:
    return {"financeur": part.financeur, "campus": list(part.campus), **_plain_sums(part.sommes)}


def _plain_network(one: VueReseau) -> dict[str, Any]:
    counts = one.reseau.effectifs
    return {
        "reseau": one.identifiant,
        "nom": one.reseau.nom,
        "date": str(one.reseau.date) if one.reseau.date is not None else None,
        "declares": {
            key: getattr(counts, key) for key in ("total", "labellises", "excellence", "en_projet", "etude")
        },
        "decrits": _plain_count(one.decrits),
        "campus": list(one.campus),
        "non_decrits": one.non_decrits,
        "filieres": list(one.reseau.filieres),
    }
