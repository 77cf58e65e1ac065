"""CMQ117: a number that can't be read."""

from cmqplan.rules.declare import CONVENTION, ERROR, Rule, Said, Says, document

_VOTE = CONVENTION.plus("vote:\n  date: 12 mars 2024\n  organisme: region\n  presents: 40\n  pour: {pour}\n")

RULE = Rule(
    "CMQ117",
    "whole-number",
    ERROR,
    title=Said("Un nombre qui ne se lit pas", "A number that can't be read"),
    says={
        "": Says(
            fr=(
                "« {text} » n'est pas un nombre entier, et « {key} » en demande un",
                "écrivez le nombre en chiffres, sans unité : {key}: 37",
            ),
            en=(
                "“{text}” isn't a whole number, and “{key}” takes one",
                "write the number in figures, without a unit: {key}: 37",
            ),
        ),
        "decimal": Says(
            fr=(
                "« {text} » n'est pas un nombre d'équivalents temps plein",
                'écrivez le nombre en chiffres, entre guillemets s\'il a une virgule : {key}: "3,5"',
            ),
            en=(
                "“{text}” isn't a number of full-time equivalents",
                'write the number in figures, in quotation marks if it has a comma: {key}: "3,5"',
            ),
        ),
        "number": Says(
            fr=(
                "« {text} » n'est pas un nombre, ou peut s'entendre de deux façons, et « {key} » en demande un",
                "écrivez le nombre en chiffres, sans unité : {key}: 12 000, ou {key}: 3,5",
            ),
            en=(
                "“{text}” isn't a number, or could be read in two ways, and “{key}” takes one",
                "write the number in figures, without a unit: {key}: 12 000, or {key}: 3,5",
            ),
        ),
    },
    reason=Said(
        "Les suffrages, les membres, les campus et les équivalents temps plein se comptent, et leurs nombres se comparent ou s'additionnent.",
        "Votes, members, campuses and full-time equivalents are counted, and their counts are compared or added up.",
    ),
    source=document(
        "La délibération du 23 juin 2022 compte les présents, les procurations et les suffrages",
        "The decision of 23 June 2022 counts those present, the proxies and the votes",
    ),
    fails=_VOTE.replacing("{pour}", "unanimité").at_line(13),
    passes=_VOTE.replacing("{pour}", "40"),
)
