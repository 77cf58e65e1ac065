"""CMQ105: a period that can't be read, or that has two readings."""

from cmqplan import periods
from cmqplan.rules.declare import ERROR, Rule, Said, fiche, practice

RULE = Rule(
    "CMQ105",
    "period",
    ERROR,
    title=Said("Une période qui ne peut pas être lue", "A period that can't be read"),
    says=periods.REFUSALS,
    reason=Said(
        "Les échéances sont comparées aux dates de la convention et du label : une période a donc un premier et un dernier jour, et ni l'un ni l'autre ne se devine.",
        "Deadlines are checked against the convention's and the label's dates, so a period has a first and a last day, and neither is guessed.",
    ),
    source=practice(
        "Comment les périodes s'écrivent dans les plans : « décembre 2024 », « 09 et 10 janvier 2024 », « année scolaire 2024/2025 »",
        "How periods are written in the plans: “décembre 2024”, “09 et 10 janvier 2024”, “année scolaire 2024/2025”",
    ),
    fails=fiche("calendrier: hiver 2024\n").at_line(4),
    passes=fiche("calendrier: hiver 2024-2025\n"),
)
