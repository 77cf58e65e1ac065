"""All that is worked out of one small workspace with a bit of everything, whole: whoever changes a figure, an order or a name
sees which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from cmqplan.finance.affectations import ecarts, oubliee
from cmqplan.finance.attributions import attributions
from cmqplan.finance.balance import emplois, equilibre
from cmqplan.finance.dimensions import AXE, COMPTE, DIMENSIONS, EXERCICE, FICHE, FINANCEUR, Dimension
from cmqplan.finance.ecritures import ecritures, repartir_groupes
from cmqplan.finance.etp import equivalents
from cmqplan.finance.formulaire import compte_rendu, demande, pas_fermes
from cmqplan.finance.previsionnel import budget_previsionnel
from cmqplan.finance.realise import faits, sides, tableaux_realises
from cmqplan.finance.tableau import Rubrique, etiquettes, tableau
from cmqplan.finance.verses import hors_fiches
from cmqplan.finance.views import maquette, rapprochements
from cmqplan.findings import Place
from cmqplan.model.lignes import LigneFinancee
from cmqplan.workspace.workspace import Workspace
from tests.conftest import golden
from tests.finance.made import PARTIES, workspace

GOLDEN = Path(__file__).parent / "golden"

CONVENTION = {
    "titre": "Convention 2024",
    "periode": "2023-2025",
    "parties": ["region", "metropole"],
    "beneficiaire": "metropole",
    "lignes_credit": {"une": {"nom": "Ligne une"}, "deux": {"nom": "Ligne deux"}},
    "subventions": [
        {"exercice": "2024", "financeur": "region", "montant": "9 000 €", "objet": "Actions", "date": "2024-03-01", "plan": "plan-a",
         "affectations": [{"action": "1.1", "montant": "6 000 €", "ligne_credit": "une"}, {"action": "2.1", "montant": "2 500 €"}],
         "versements": [{"montant": "5 000 €", "recu": "2024-05-02"}, {"montant": "4 000 €", "date": "2024-12-01"}]},
        {"exercice": "2024", "financeur": "metropole", "montant": "700 €", "objet": "Autres", "plan": "plan-b",
         "versements": [{"montant": "700 €", "recu": "2024-06-03"}]},
        {"exercice": "2023", "financeur": "etat", "montant": "400 €", "objet": "Ailleurs",
         "affectations": [{"action": "1.1", "montant": "400 €"}]},
    ],
}  # fmt: skip

FORUM = {
    "titre": "Forum",
    "moyens": {
        "financiers": {
            "total": "20 000 €",
            "section": "fonctionnement",
            "financements": [
                {"financeur": "region", "montant": "6 000 €", "nature": "subvention", "statut": "accordé", "ligne_credit": "une",
                 "accorde": "5 000,40 €", "versements": [{"montant": "2 000,40 €", "recu": "3 mars 2024"}, {"montant": "3 000 €"}]},
                {"financeur": "metropole", "montant": "3 000 €", "nature": "subvention", "statut": "refusé", "ligne_credit": "deux"},
                {"financeur": "etat", "montant": "1 000 €", "nature": "fonds propres", "statut": "versé", "exercice": "2023"},
                {"financeur": "etat", "montant": "environ 700 €", "nature": "contribution en nature"},
                {"financeur": "groupe", "montant": "3 000 €", "nature": "subvention", "section": "investissement",
                 "repartition": [{"organisme": "membre-a", "taux": "50 %"}, {"organisme": "membre-b", "montant": "900 €"}]},
                {"financeur": "membre-c", "montant": "500,60 €", "nature": "mécénat", "statut": "sollicité"},
                {"financeur": "membre-a", "montant": "entre 1 000 € et 1 500 €", "nature": "emprunt"},
                {"financeur": "inconnu", "montant": "100 €", "nature": "prestation", "compte": "756 cotisations"},
            ],
            "depenses": [
                {"compte": "60", "montant": "2 000 €"},
                {"compte": "6012 Papier", "montant": "1 000 €"},
                {"compte": "6226", "intitule": "Honoraires", "montant": "7 000 €", "exercice": "2023", "section": "investissement"},
                {"compte": "6226", "intitule": "Honoraires", "montant": "environ 800 €"},
                {"compte": "86", "intitule": "Bénévolat", "montant": "650 €"},
                {"compte": "transport", "montant": "33,33 €"},
            ],
        }
    },
    "suivi": {
        "depenses": [
            {"compte": "62", "montant": "6 500 €", "date": "fin 2023", "section": "investissement", "piece": "F-1"},
            {"compte": "60", "montant": "1 000 €", "etat": "engagé", "date": "3 avril 2024"},
            {"compte": "64", "montant": "300 €", "date": "2023-2024"},
            {"compte": "864", "montant": "650 €"},
            "40 €",
        ]
    },
}  # fmt: skip
YEARS = {
    "titre": "Visites",
    "moyens": {
        "financiers": {
            "par_exercice": [
                {"exercice": "2023", "montant": "4 000 €"},
                {"exercice": "2024", "montant": "environ 6 000 €", "section": "investissement"},
            ],
            "financements": [
                {"financeur": "region", "montant": "2 500 €", "exercice": "2024", "statut": "notifié", "accorde": "2 400 €"},
                {"financeur": "etat", "montant": "2 000 €/an", "exercice": "2023-2024", "statut": "accordé", "nature": "subvention",
                 "versements": [{"montant": "3 000 €", "recu": "3 mars 2024"}]},
                {"financeur": "metropole", "taux": "10 %", "exercice": "2025", "convention": "conv"},
            ],
            "depenses": [{"compte": "613", "montant": "1 500 €/an", "exercice": "2023-2025"}],
        }
    },
}  # fmt: skip
LATER = {
    "titre": "Visites",
    "moyens": {
        "financiers": {
            "total": "entre 800 € et 1 000 €",
            "reste_a_financer": "200 €",
            "financements": [
                {"financeur": "metropole", "montant": "1 200 €", "statut": "accordé", "nature": "subvention"},
                {"financeur": "region", "montant": "à définir", "nature": "fonds de concours"},
                {"financeur": "etat", "montant": "0 €"},
                {"financeur": "membre-b", "montant": "20 €", "nature": "contribution en nature"},
                {"financeur": "membre-c", "montant": "40 €", "nature": "contribution en nature"},
                {"financeur": "groupe", "montant": "90 €", "nature": "contribution en nature",
                 "repartition": [{"organisme": "membre-a", "montant": "60 €"}, {"organisme": "membre-b", "montant": "30 €"}]},
            ],
        }
    },
}  # fmt: skip
PLANS: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "plan-a": [FORUM, YEARS, {"titre": "Sans rien"}, LATER],
    "plan-b": [
        {"titre": "Visites", "moyens": {"financiers": {"total": "300 €", "financements": [
            {"financeur": "metropole", "montant": "300 €", "nature": "recettes", "statut": "refusé"}]}}},
        {"titre": "Trop", "moyens": {"financiers": {"total": "50 €", "financements": [
            {"financeur": "region", "montant": "80 €", "nature": "autre", "statut": "versé"}]}}},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Workspace:
    parties = {**PARTIES, "membre-c": {"nom": "Membre-b", "type": "entreprise"}}
    return workspace(PLANS, exercices={"plan-a": ["2023", "2024"]}, convention=CONVENTION, parties=parties)


def shown(value: Any) -> str:
    """On one line: of a record, what isn't as it is by default."""
    if isinstance(value, Dimension):
        return value.cle
    if isinstance(value, Place):
        return f"{value.file.rpartition('/')[2]}:{'.'.join(map(str, value.path))}"
    if isinstance(value, LigneFinancee):
        return f"n°{value.index}"
    if isinstance(value, Enum):
        return str(value.value)
    if hasattr(value, "_fields"):
        return " ".join(shown(getattr(value, name)) for name in value._fields)
    if is_dataclass(value) and type(value).__str__ is object.__str__:
        told = [(one.name, getattr(value, one.name), one.default) for one in fields(value)]
        return f"[{' '.join(f'{name}={shown(own)}' for name, own, default in told if own != default)}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{shown(key)}: {shown(own)}' for key, own in value.items())}}}"
    if isinstance(value, tuple | list):
        return f"({', '.join(map(shown, value))})"
    return str(value).replace("\u202f", " ").replace("\u00a0", " ")


def written(*parts: tuple[str, Iterable[Any]]) -> str:
    return "\n".join("\n".join([f"# {title}", *map(shown, found), ""]) for title, found in parts)


def test_entries(made: Workspace) -> None:
    found = ecritures(made, made.selected)
    shared = repartir_groupes(made, found)
    golden(
        GOLDEN / "ecritures.txt",
        written(
            ("écritures", found),
            ("des membres", [one for one in shared.ecritures if one not in found]),
            ("groupes entiers", shared.entiers),
        ),
    )


def test_tables(made: Workspace) -> None:
    golden(GOLDEN / "tableaux.txt", written(*_tables(made)))


def _tables(made: Workspace) -> Iterator[tuple[str, Iterable[Any]]]:
    found = ecritures(made, made.selected)
    for rows, columns in [
        *((cut, None) for cut in DIMENSIONS),
        (FICHE, FINANCEUR),
        (FINANCEUR, EXERCICE),
        (EXERCICE, FICHE),
    ]:
        for plans in (("plan-a", "plan-b"), ("plan-a",)):
            own = [one for one in found if one.plan in plans]
            table = tableau(made, own, rows, columns, plans)
            title = f"{shown(rows)} {shown(columns)}: {shown(plans)}"
            yield title, (*table.tetes, *table.rangs, table.total, *table.refus)
        yield f"{shown(rows)} de chacune", dict.fromkeys(etiquettes(made, found, rows))
    yield "sans plans", (tableau(made, found, FICHE).plans, etiquettes(made, found[:3], FICHE))
    yield "maquette", [(head, table.total) for head, table in maquette(made, found).annees]


def test_what_was_done(made: Workspace) -> None:
    golden(GOLDEN / "realise.txt", written(*_done(made)))


def _done(made: Workspace) -> Iterator[tuple[str, Iterable[Any]]]:
    found = faits(made, made.selected)
    yield "faits", found
    pairs = [[cut] for cut in (*DIMENSIONS, COMPTE)] + [[FICHE, COMPTE], [FINANCEUR, EXERCICE]]
    for cuts in pairs:
        for table in tableaux_realises(made, found, cuts, made.selected):
            yield f"{shown(table.sens)} {shown(cuts)}", (*table.rangs, table.total)
        assert [table.sens for table in tableaux_realises(made, found, cuts, made.selected)] == [*sides(cuts)]
    for plan in made.selected:
        yield f"hors fiches {plan}", hors_fiches(made, plan)


def test_forms(made: Workspace) -> None:
    golden(GOLDEN / "formulaires.txt", written(*_forms(made)))


def _forms(made: Workspace) -> Iterator[tuple[str, Iterable[Any]]]:
    parties = {name: entry.model for name, entry in made.organismes.items()}
    for plan in made.selected:
        files = {entry.file: entry.model for entry in made.fiches[plan]}
        fiches = [*files.values()]
        budget = budget_previsionnel(ecritures(made, [plan]), fiches, made.organismes.nom)
        for side in (budget.charges, budget.produits, budget.emplois, budget.contributions):
            yield f"prévisionnel {plan}: {side.euros} {shown(side.montant)}", side.postes
        for funder in ("region", "etat"):
            for name, form in (
                ("demande", demande(fiches, parties, funder)),
                ("compte rendu", compte_rendu(files, parties, funder)),
            ):
                title = f"{name} {plan} {funder}"
                yield f"{title}: {shown(form.difference_prevue)} {shown(form.difference_realisee)}", ()
                for face in form.sides:
                    yield f"{title}: {shown(face.prevu)} {shown(face.realise)}", (*face.rangs, face.total)
        yield f"pas fermes {plan}", pas_fermes(fiches)


def test_votes_and_balances(made: Workspace) -> None:
    convention = made.conventions["conv"]
    votes = convention.model.subventions
    fiches = [entry.model for plan in made.selected for entry in made.fiches[plan]]
    money = [fiche.moyens.financiers for fiche in fiches if fiche.moyens.financiers]
    golden(
        GOLDEN / "conventions.txt",
        written(
            ("attributions", attributions(made)),
            ("rapprochements", rapprochements(made)),
            ("écarts", [(one, one.ecart) for one in rapprochements(made)]),
            ("affectations", [[*ecarts(convention, vote, made)] for vote in votes]),
            ("oubliées", [oubliee(convention, vote, made) for vote in votes]),
            ("équilibres", [equilibre(one) for one in money]),
            ("emplois", [emplois(one) for one in money]),
        ),
    )


def test_fiches_of_a_plan_that_cannot_be_read_say_their_own_years_alone() -> None:
    made = workspace({"plan-a": [YEARS, LATER]})
    made.plans.clear()
    found = faits(made, ["plan-a"])
    assert {str(one.ecriture.exercice) for one in found} == {"None", "2023", "2024", "2025"}
    assert {one.ecriture.axe for one in found} == {None}
    assert [str(one.exercice) for one in attributions(made)] == ["2024", "2023-2024", "None"]
    assert tableau(made, ecritures(made, ["plan-a"]), AXE).rangs[0].tete.rubrique is Rubrique.NON_PRECISE
    assert equivalents(made, ["plan-a"]).lignes == ()
