"""CMQ225: a decision without its date or its reference."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.findings import Finding
from cmqplan.model.fiche import ACQUIS, Fiche, Financement, Statut
from cmqplan.rules.declare import INFO, Rule, Said, Says, Scene, file_format, money
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ225",
    "undated-decision",
    INFO,
    title=Said("Une décision sans date ni référence", "A decision without date or reference"),
    says=Says(
        fr=(
            "{financeur} : « {statut} », sans la date ni la référence de la décision",
            "ajoutez à cette ligne « date: … » (le jour de la décision) ou « reference: … » (son numéro)",
        ),
        en=(
            "{financeur}: “{statut}”, without the date or the reference of the decision",
            "add “date: …” (the day of the decision) or “reference: …” (its number) to this line",
        ),
    ),
    reason=Said(
        "L'argent est acquis par un acte : un vote, un arrêté, une lettre. Sa date et son numéro permettent à chacun de le retrouver, et les données ouvertes les demandent.",
        "Money is secured by an act: a vote, an arrêté, a letter. Its date and its number let anyone find it, and open data asks for them.",
    ),
    source=file_format(
        "Schéma officiel « SCDL subventions » 2.1.1 : dateConvention et referenceDecision",
        "Official schema “SCDL subventions” 2.1.1: dateConvention and referenceDecision",
    ),
    fails=money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, statut: accordé}
            """).at_line(8),
    passes=money("""\
            total: 6 000 €
            financements:
              - {financeur: region, montant: 6 000 €, statut: accordé, date: 12 mars 2024}
            """),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    for n, line in enumerate(entry.model.financements):
        if line.date is not None or line.reference is not None or line.statut not in ACQUIS:
            continue
        if line.statut is Statut.VERSE and any(payment.recu for payment in line.versements):
            continue
        if _voted(line, scene):
            continue
        params = {"financeur": scene.workspace.organismes.nom(line.financeur), "statut": str(line.statut)}
        yield RULE.found(entry.at("moyens", "financiers", "financements", n, "statut"), **params)


def _voted(line: Financement, scene: Scene) -> bool:
    """True when the convention that the line names says when its subsidy was voted."""
    convention = scene.workspace.conventions.get(line.convention or "")
    if convention is None:
        return False
    vote = convention.model.vote
    return any(
        subsidy.financeur == line.financeur and (subsidy.date or subsidy.reference or vote)
        for subsidy in convention.model.subventions
    )
