"""Workspaces made in memory, and random ones: what the tests of money are run on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from cmqplan.amounts import Montant, format_plain
from cmqplan.model.convention import Convention
from cmqplan.model.fiche import Fiche
from cmqplan.model.organisme import Organisme
from cmqplan.model.plan import Plan
from cmqplan.workspace.files import Files, PlanFiles
from cmqplan.workspace.load import keep_fiches
from cmqplan.workspace.workspace import Entry, Organismes, Workspace

MEMBERS = ("membre-a", "membre-b", "membre-c")
FUNDERS = ("etat", "region", "metropole", "groupe", *MEMBERS)
PARTIES: Mapping[str, dict[str, Any]] = {
    **{name: {"nom": name.capitalize(), "type": "collectivité"} for name in FUNDERS if name != "groupe"},
    "groupe": {"nom": "Le groupe", "type": "groupe", "membres": list(MEMBERS)},
}


def workspace(
    plans: Mapping[str, Sequence[Mapping[str, Any]]],
    *,
    exercices: Mapping[str, Any] | None = None,
    convention: Mapping[str, Any] | None = None,
    parties: Mapping[str, dict[str, Any]] = PARTIES,
) -> Workspace:
    """Plans (name → its fiches' ``financiers``, or whole fiches) as a workspace whose fiches are kept."""
    files = Files(Path("/nowhere"), Path("/nowhere"))
    made = Workspace(files, date(2024, 6, 1))
    made.organismes = Organismes(
        Entry(name, "plans/organismes.yaml", Organisme.model_validate(value), (name,))
        for name, value in parties.items()
    )
    if convention is not None:
        entry = Entry("conv", "plans/conventions/conv.yaml", Convention.model_validate(convention))
        made.conventions["conv"] = entry
    for name, fiches in plans.items():
        files.plans[name] = PlanFiles(name, f"plans/{name}/", has_plan=True)
        plan = {
            "titre": name,
            "exercice": (exercices or {}).get(name, "2024"),
            "axes": [{"numero": "1", "titre": "Un"}, {"numero": "2", "titre": "Deux"}],
        }
        if convention is not None:
            plan["convention"] = "conv"
        made.plans[name] = Entry(name, f"plans/{name}/plan.yaml", Plan.model_validate(plan))
        keep_fiches(made, [_fiche(name, n, value) for n, value in enumerate(fiches)], name)
    made.selected = tuple(plans)
    return made


def _fiche(plan: str, n: int, value: Mapping[str, Any]) -> Entry[Fiche]:
    numero = f"{n % 3 + 1}.{n // 3 + 1}"
    whole = (
        value
        if "titre" in value
        else {"titre": f"Action {n}", "moyens": {"financiers": value} if value else {}}
    )
    file = f"plans/{plan}/{n:03}.yaml"
    return Entry(file, file, Fiche.model_validate({"numero": numero, "porteurs": ["etat"], **whole}))


cents = st.one_of(st.integers(0, 300), st.integers(0, 10_000_000_00))


def euros(value: int) -> str:
    """Cents as a fiche writes euros."""
    return format_plain(Montant(value)).replace(".", ",")


def written(value: int) -> st.SearchStrategy[str]:
    """An amount as it may stand in a fiche: firm mostly, or an estimate, a range, a cap, one to be settled."""
    firm = euros(value)
    ranges = [f"entre {euros(value // 2)} € et {firm} €"] if value // 2 < value else []
    return st.sampled_from([firm] * 6 + [f"environ {firm} €", f"jusqu'à {firm} €", "à définir", *ranges])


@st.composite
def lines(draw: st.DrawFn) -> dict[str, Any]:
    amount = draw(cents)
    line: dict[str, Any] = {"financeur": draw(st.sampled_from(FUNDERS)), "montant": draw(written(amount))}
    for key, values in {
        "statut": ("à solliciter", "sollicité", "accordé", "notifié", "versé", "refusé"),
        "nature": ("subvention", "fonds propres", "contribution en nature", "prestation"),
        "exercice": ("2023", "2024", "2025", "2023-2024", "sur 2024-2025"),
        "section": ("investissement", "fonctionnement"),
        "ligne_credit": ("une", "deux"),
    }.items():
        word = draw(st.none() | st.sampled_from(values))
        if word is not None:
            line[key] = word
    if "exercice" in line and draw(st.integers(0, 3)) == 0:
        line["montant"] = f"{euros(amount)} €/an"
    if draw(st.booleans()):
        line["accorde"] = euros(draw(cents))
    if draw(st.integers(0, 3)) == 0:
        line["versements"] = [
            {"montant": euros(draw(cents)), draw(st.sampled_from(("date", "recu"))): "3 mars 2024"}
        ]
    if line["financeur"] == "groupe" and draw(st.booleans()):
        shares = draw(st.lists(st.integers(1, 33), min_size=1, max_size=3))
        line["repartition"] = [
            {"organisme": member, "taux": f"{share} %"}
            for member, share in zip(MEMBERS, shares, strict=False)
        ]
    return line


sections = st.sampled_from(("investissement", "fonctionnement"))


@st.composite
def expenses(draw: st.DrawFn, *, real: bool) -> dict[str, Any]:
    """What is planned to be spent, or was: the first has an account always and no day."""
    amount = draw(cents)
    item: dict[str, Any] = {"montant": euros(amount) if real else draw(written(amount))}
    if not real or draw(st.booleans()):
        item["compte"] = draw(st.sampled_from(("60", "6226 Honoraires", "62", "86", "864", "12")))
    more = (
        {"date": ("3 mars 2023", "fin 2024", "2023-2024", "dès mars 2024"), "etat": ("engagé", "payé")}
        if real
        else {}
    )
    for key, values in {
        "exercice": ("2023", "2024"),
        "section": ("investissement", "fonctionnement"),
        **more,
    }.items():
        word = draw(st.none() | st.sampled_from(values))
        if word is not None:
            item[key] = word
    if not real and "exercice" in item and draw(st.integers(0, 3)) == 0:
        item["montant"] = f"{euros(amount)} €/an"
    return item


@st.composite
def parts(draw: st.DrawFn, year: str) -> dict[str, Any]:
    """What falls of a total in a year, in a section or not, once or each year."""
    part = {"exercice": year, "montant": draw(written(draw(cents)))}
    if draw(st.booleans()):
        part["section"] = draw(sections)
    if draw(st.booleans()):
        part["chaque"] = "an"
    return part


@st.composite
def financiers(draw: st.DrawFn) -> dict[str, Any]:
    """A fiche's money: a total that its lines make or not, given by year or not, or none at all."""
    value: dict[str, Any] = {}
    found = draw(st.lists(lines(), max_size=4))
    if found:
        value["financements"] = found
    if draw(st.booleans()):
        value["total"] = draw(written(draw(cents)))
    if draw(st.integers(0, 3)) == 0:
        years = draw(st.lists(st.sampled_from(("2023", "2024", "2023-2024")), min_size=1, max_size=2))
        value["par_exercice"] = [draw(parts(year)) for year in years]
    if draw(st.integers(0, 3)) == 0:
        value["section"] = draw(sections)
    if draw(st.integers(0, 4)) == 0:
        value["reste_a_financer"] = euros(draw(cents))
    if draw(st.integers(0, 3)) == 0:
        value["depenses"] = draw(st.lists(expenses(real=False), min_size=1, max_size=3))
    return value


@st.composite
def fiches(draw: st.DrawFn, n: int, others: Sequence[str]) -> dict[str, Any]:
    """A fiche: its money; now and then sous-actions of any amount, and other plans that show it too."""
    value = draw(financiers())
    whole: dict[str, Any] = {"titre": f"Action {n}", "moyens": {"financiers": value} if value else {}}
    if draw(st.integers(0, 3)) == 0:
        amounts = draw(st.lists(cents, min_size=1, max_size=2))
        whole["sous_actions"] = [
            {"titre": f"Étape {m}", "montant": euros(amount)} for m, amount in enumerate(amounts)
        ]
    if draw(st.integers(0, 2)) == 0:
        whole["suivi"] = {"depenses": draw(st.lists(expenses(real=True), min_size=1, max_size=3))}
    if others and draw(st.integers(0, 3)) == 0:
        whole["aussi_dans"] = [f"{other}/1.1" for other in others]
    return whole


@st.composite
def workspaces(draw: st.DrawFn) -> Workspace:
    names = ("plan-a", "plan-b")[: draw(st.integers(1, 2))]
    plans = {
        name: [
            draw(fiches(n, [other for other in names if other != name]))
            for n in range(draw(st.integers(0, 4)))
        ]
        for name in names
    }
    exercices = {name: draw(st.sampled_from(("2024", ["2023", "2024"]))) for name in names}
    return workspace(plans, exercices=exercices)
