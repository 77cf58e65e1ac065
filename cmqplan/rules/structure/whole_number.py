"""CMQ117: a count that isn't a whole number."""

from cmqplan.rules.declare import CONVENTION, ERROR, Rule, Said, Says, document

_VOTE = CONVENTION.plus("vote:\n  date: 12 mars 2024\n  organisme: region\n  presents: 40\n  pour: {pour}\n")

RULE = Rule(
    "CMQ117",
    "whole-number",
    ERROR,
    title=Said("Un nombre qui n'est pas entier", "A count that isn't a whole number"),
    says=Says(
        fr=(
            "« {text} » n'est pas un nombre entier, et « {key} » en demande un",
            "écrivez le nombre en chiffres, sans unité : {key}: 37",
        ),
        en=(
            "“{text}” isn't a whole number, and “{key}” takes one",
            "write the number in figures, without a unit: {key}: 37",
        ),
    ),
    reason=Said(
        "Les suffrages, les membres et les campus se comptent, et leurs nombres se comparent.",
        "Votes, members and campuses are counted, and their counts are compared.",
    ),
    source=document(
        "La délibération du 23 juin 2022 compte les présents, les procurations et les suffrages",
        "The decision of 23 June 2022 counts those present, the proxies and the votes",
    ),
    fails=_VOTE.replacing("{pour}", "unanimité").at_line(13),
    passes=_VOTE.replacing("{pour}", "40"),
)
