"""Why a text is refused: one kind for each cause, with what is wrong and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cmqplan.language import Refusal, Says, shorten

EXAMPLE: Final = "mars 2024"
_RANGE: Final = "de mars à juin 2024"
_YEARS: Final = "de 2024 à 2026"
_DAY: Final = "9 janvier 2024"
EXAMPLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("unfinished", "recurring", "vague-word", "alternative", "nested"), _RANGE),
        **dict.fromkeys(("reversed", "unordered", "uncertain-sign", "no-part"), _RANGE),
        **dict.fromkeys(("time-of-day", "missing-month", "relative-word", "no-such-month"), _DAY),
        **dict.fromkeys(("empty-name", "empty-period", "name-last"), "Idéathon : janvier 2024"),
        "missing-separator": "Idéathon : janvier 2024 ; Hackathon : novembre 2024",
        "half-open-range": "jusqu'en avril 2024",
        "missing-unit": "fin mars 2024",
        "no-such-weekday": _DAY,
        **dict.fromkeys(("frequency", "to-confirm", "status", "no-period", "length-start"), "2024"),
        **dict.fromkeys(("duration", "term", "other-period", "relative-year", "length-differs"), _YEARS),
        "soon": "avant juillet 2024",
        "no-start": "mars 2024",
    }
)
"""The form that a help shows when there is nothing to suggest."""


def example_of(kind: str, annee: int = 2024) -> str:
    """The form that the help of a kind shows, in this year and those after it."""
    return re.sub("20[0-9]{2}", lambda year: str(int(year[0]) - 2024 + annee), EXAMPLES.get(kind, EXAMPLE))


SHOWN: Final = 60
"""Characters of the user's text that a message repeats."""


_TWO_READINGS = Says(
    fr=("« {part} » peut se lire « {first} » ou « {second} »", "écrivez « {first} » ou « {second} »"),
    en=("“{part}” can be {first} or {second}", "write “{first}” or “{second}”"),
)

REFUSALS: Final[Mapping[str, Says]] = MappingProxyType(
    {
        "empty": Says(
            fr=(
                "aucune période n'est écrite ici",
                "écrivez une période comme « {example} », ou supprimez la clé entière",
            ),
            en=(
                "no period is written here",
                "write a period such as “{example}”, or leave the whole key out",
            ),
        ),
        "too-long": Says(
            fr=(
                "ce texte fait {length} caractères : ce n'est pas une période",
                "écrivez la période seule, par exemple « {example} »",
            ),
            en=(
                "this text has {length} characters: it is no period",
                "write the period alone, such as “{example}”",
            ),
        ),
        "too-long-milestones": Says(
            fr=(
                "cette liste de jalons fait {length} caractères : elle est trop longue pour être lue",
                "donnez à chaque jalon sa propre ligne dans le fichier",
            ),
            en=(
                "this list of milestones has {length} characters: it is too long to be read",
                "give each milestone a line of its own in the file",
            ),
        ),
        # Words.
        "unknown-word": Says(
            fr=("« {part} » n'est pas compris dans une période", "écrivez une période comme « {example} »"),
            en=("“{part}” is not understood in a period", "write a period such as “{example}”"),
        ),
        "named": Says(
            fr=(
                "« {part} » dit ce qui a lieu, pas quand",
                "écrivez la période seule, « {example} » ; ce qui a lieu se dit dans une liste de jalons, « [{name}: {example}] »",
            ),
            en=(
                "“{part}” says what takes place, not when",
                "write the period alone, “{example}”; what takes place is said in a list of milestones, “[{name}: {example}]”",
            ),
        ),
        "misplaced-word": Says(
            fr=("« {part} » n'est pas attendu ici", "écrivez une période comme « {example} »"),
            en=("“{part}” is not expected here", "write a period such as “{example}”"),
        ),
        "unfinished": Says(
            fr=(
                "« {text} » s'arrête avant la fin",
                "écrivez la période en entier, par exemple « {example} »",
            ),
            en=("“{text}” stops before its end", "write it whole, such as “{example}”"),
        ),
        "vague-word": Says(
            fr=(
                "« {part} » ne dit pas exactement quand",
                "donnez l'intervalle de temps possible, par exemple « {example} »",
            ),
            en=(
                "“{part}” doesn't say when exactly",
                "give the stretch of time it may take, such as “{example}”",
            ),
        ),
        "relative-word": Says(
            fr=(
                "« {part} » dépend du jour où on le lit",
                "écrivez la date elle-même, par exemple « {example} »",
            ),
            en=("“{part}” depends on the day it is read", "write the date itself, such as “{example}”"),
        ),
        "recurring": Says(
            fr=(
                "« {part} » dit à quelle fréquence, pas quand",
                "écrivez de quand à quand, par exemple « {example} »",
            ),
            en=("“{part}” says how often, not when", "write from when to when, such as “{example}”"),
        ),
        "frequency": Says(
            fr=(
                "« {part} » dit à quelle fréquence, pas quand",
                "donnez au jalon « frequence: {frequence} », et écrivez ici de quand à quand, par exemple « {example} »",
            ),
            en=(
                "“{part}” says how often, not when",
                "give the milestone “frequence: {frequence}”, and write here from when to when, such as “{example}”",
            ),
        ),
        "soon": Says(
            fr=(
                "« {part} » ne donne aucune date",
                "écrivez le jour ou le mois à ne pas dépasser, par exemple « {example} »",
            ),
            en=("“{part}” gives no date", "write the day or the month not to go beyond, such as “{example}”"),
        ),
        "term": Says(
            fr=(
                "« {part} » n'a ni début ni fin que tous comprennent de même",
                "écrivez les années, par exemple « {example} »",
            ),
            en=(
                "“{part}” has no beginning and no end that all understand alike",
                "write the years, such as “{example}”",
            ),
        ),
        "status": Says(
            fr=(
                "« {part} » dit où en est l'action, pas quand",
                "dites l'avancement sous « suivi », et écrivez ici une période comme « {example} »",
            ),
            en=(
                "“{part}” says how far the action is, not when",
                "say how far it is under “suivi”, and write a period here such as “{example}”",
            ),
        ),
        "no-period": Says(
            fr=(
                "« {part} » ne dit aucune période",
                "supprimez la clé entière, ou écrivez une période comme « {example} »",
            ),
            en=("“{part}” says no period", "leave the whole key out, or write a period such as “{example}”"),
        ),
        "other-period": Says(
            fr=(
                "« {part} » renvoie à une période écrite ailleurs",
                "écrivez ici ses années ou ses dates, par exemple « {example} »",
            ),
            en=(
                "“{part}” refers to a period written elsewhere",
                "write its years or its dates here, such as “{example}”",
            ),
        ),
        "relative-year": Says(
            fr=("« {part} » ne dit pas de quelle année", "écrivez les années, par exemple « {example} »"),
            en=("“{part}” doesn't say which year", "write the years, such as “{example}”"),
        ),
        "to-confirm": Says(
            fr=(
                "« {part} » laisse la date en suspens",
                "écrivez la date retenue, par exemple « {example} » ; ce qui reste à confirmer se dit dans un texte",
            ),
            en=(
                "“{part}” leaves the date open",
                "write the date that holds, such as “{example}”; what is still to be confirmed goes in a text",
            ),
        ),
        "open-bound": Says(
            fr=(
                "« {text} » laisse ouvert le jour attendu sous « {key} »",
                "écrivez ce jour, ce mois ou cette année, par exemple « {example} », ou retirez « {key} »",
            ),
            en=(
                "“{text}” leaves open the day expected under “{key}”",
                "write that day, month or year, such as “{example}”, or leave “{key}” out",
            ),
        ),
        "bounds-swapped": Says(
            fr=(
                "la fin, « {part} », est avant le début, « {debut} »",
                "écrivez « debut: {part} » et « fin: {debut} » s'ils sont intervertis, ou corrigez l'un des deux",
            ),
            en=(
                "the end, “{part}”, is before the start, “{debut}”",
                "write “debut: {part}” and “fin: {debut}” if one stands in place of the other, or correct one of the two",
            ),
        ),
        "end-before-start": Says(
            fr=("la fin, « {part} », est avant le début, « {debut} »", "corrigez l'un des deux"),
            en=("the end, “{part}”, is before the start, “{debut}”", "correct one of the two"),
        ),
        "bounds-differ": Says(
            fr=(
                "« {part} » n'est pas la fin d'une durée de {length}",
                "retirez « duree », ou corrigez « debut » ou « fin »",
            ),
            en=(
                "“{part}” isn't the end of a length of {length}",
                "leave “duree” out, or correct “debut” or “fin”",
            ),
        ),
        "no-start": Says(
            fr=(
                "« {part} » ne donne aucune date",
                "écrivez le jour, le mois ou l'année du début, par exemple « {example} »",
            ),
            en=(
                "“{part}” gives no date",
                "write the day, the month or the year of the start, such as “{example}”",
            ),
        ),
        "length-start": Says(
            fr=(
                "« {part} » ne dit pas de quel jour partent les {length}",
                "écrivez le jour, le mois ou l'année du début, par exemple « 1er mars {annee} pour {length} »",
            ),
            en=(
                "“{part}” doesn't say from which day the {length} start",
                "write the day, the month or the year it starts, such as “1er mars {annee} pour {length}”",
            ),
        ),
        "length-differs": Says(
            fr=(
                "« {text} » ne dure pas {length}",
                "écrivez les seules dates, par exemple « {example} »",
            ),
            en=("“{text}” doesn't last {length}", "write the dates alone, such as “{example}”"),
        ),
        "too-long-length": Says(
            fr=(
                "« {length} » est trop long pour une action",
                "vérifiez le nombre, ou écrivez « {example} »",
            ),
            en=("“{length}” is too long for an action", "check the number, or write “{example}”"),
        ),
        "undecided": Says(
            fr=(
                "« {part} » n'est pas encore une date",
                "supprimez la clé entière tant que la date n'est pas connue ; ensuite, écrivez « {example} »",
            ),
            en=(
                "“{part}” is no date yet",
                "leave the whole key out as long as the date isn't known; once it is, write “{example}”",
            ),
        ),
        "duration": Says(
            fr=(
                "« {part} » est une durée, pas une date",
                "dites à partir de quand, par exemple « 1er mars {annee} pour {length} », ou de quand à quand, « {example} »",
            ),
            en=(
                "“{part}” is a length of time, not a date",
                "say from when on, such as “1er mars {annee} pour {length}”, or from when to when, “{example}”",
            ),
        ),
        "time-of-day": Says(
            fr=(
                "« {part} » est une heure : une période se compte en jours",
                "écrivez le jour seul, par exemple « {example} »",
            ),
            en=(
                "“{part}” is a time of day: a period is made of days",
                "write the day alone, such as “{example}”",
            ),
        ),
        "uncertain-sign": Says(
            fr=(
                "« {part} » rend la date incertaine : une période est exacte",
                "écrivez l'intervalle de temps qui est sûr, par exemple « {example} »",
            ),
            en=(
                "“{part}” marks a date as uncertain: a period is exact",
                "write the stretch of time that is sure, such as “{example}”",
            ),
        ),
        "alternative": Says(
            fr=(
                "« {part} » laisse le choix entre deux périodes",
                "écrivez l'intervalle de temps entier, par exemple « {example} »",
            ),
            en=(
                "“{part}” leaves the choice between two periods",
                "write the whole stretch of time, such as “{example}”",
            ),
        ),
        # The calendar.
        "no-such-day": Says(
            fr=(
                "« {part} » n'existe pas : {month} compte {days} jours",
                "vérifiez le jour et le mois, ou écrivez « {example} »",
            ),
            en=(
                "“{part}” doesn't exist: {month} has {days} days",
                "check the day and the month, or write “{example}”",
            ),
        ),
        "no-such-month": Says(
            fr=(
                "« {part} » n'existe pas : une année compte 12 mois",
                "écrivez le jour, le mois et l'année dans cet ordre, par exemple « {example} »",
            ),
            en=(
                "“{part}” doesn't exist: a year has 12 months",
                "write the day, the month and the year in this order, such as “{example}”",
            ),
        ),
        "no-such-week": Says(
            fr=(
                "« {part} » n'existe pas : les semaines de {year} vont de 1 à {weeks}",
                "vérifiez le numéro de la semaine, ou écrivez « {example} »",
            ),
            en=(
                "“{part}” doesn't exist: the weeks of {year} go from 1 to {weeks}",
                "check the week's number, or write “{example}”",
            ),
        ),
        "no-such-weekday": Says(
            fr=(
                "« {part} » n'existe pas : les jours d'une semaine vont de 1 à 7",
                "écrivez la date elle-même, par exemple « {example} »",
            ),
            en=(
                "“{part}” doesn't exist: the days of a week go from 1 to 7",
                "write the date itself, such as “{example}”",
            ),
        ),
        "no-such-quarter": Says(
            fr=("« {part} » n'existe pas : une année compte quatre trimestres", "écrivez « {example} »"),
            en=("“{part}” doesn't exist: a year has four quarters", "write “{example}”"),
        ),
        "no-such-half-year": Says(
            fr=("« {part} » n'existe pas : une année compte deux semestres", "écrivez « {example} »"),
            en=("“{part}” doesn't exist: a year has two half-years", "write “{example}”"),
        ),
        "no-such-fortnight": Says(
            fr=(
                "« {part} » n'existe pas : un mois compte deux quinzaines, du 1er au 15 et du 16 à la fin",
                "écrivez « {example} »",
            ),
            en=(
                "“{part}” doesn't exist: a month has two halves, 1 to 15 and 16 to its end",
                "write “{example}”",
            ),
        ),
        "wrong-weekday": Says(
            fr=(
                "« {part} » n'existe pas : ce jour est un {weekday}",
                "corrigez la date, ou écrivez « {example} »",
            ),
            en=("“{part}” doesn't exist: that day is a {weekday}", "correct the date, or write “{example}”"),
        ),
        "implausible-year": Says(
            fr=(
                "l'année « {part} » n'est pas comprise entre {first} et {last}",
                "écrivez une année à quatre chiffres, par exemple « {example} »",
            ),
            en=(
                "the year “{part}” is not between {first} and {last}",
                "write a year in four digits, such as “{example}”",
            ),
        ),
        # Years.
        "missing-year": Says(
            fr=("« {part} » ne dit pas de quelle année", "ajoutez l'année, par exemple « {example} »"),
            en=("“{part}” doesn't say which year", "add the year, such as “{example}”"),
        ),
        "missing-month": Says(
            fr=(
                "« {part} » ne dit pas de quel mois",
                "ajoutez le mois et l'année, par exemple « {example} »",
            ),
            en=("“{part}” doesn't say which month", "add the month and the year, such as “{example}”"),
        ),
        "missing-unit": Says(
            fr=(
                "« {part} » ne dit pas de quoi",
                "dites de quelle partie de l'année il s'agit, par exemple « {example} »",
            ),
            en=("“{part}” doesn't say of what", "say which part of the year it is, such as “{example}”"),
        ),
        "two-digit-year": Says(
            fr=(
                "l'année « {part} » n'a que deux chiffres",
                "écrivez l'année à quatre chiffres, par exemple « {example} »",
            ),
            en=(
                "the year “{part}” has only two digits",
                "write the year in four digits, such as “{example}”",
            ),
        ),
        "year-pair": Says(
            fr=(
                "« {part} » donne deux années, et une seule est attendue ici",
                "écrivez une seule année, par exemple « {example} »",
            ),
            en=("“{part}” is two years, and one is expected here", "write one year, such as “{example}”"),
        ),
        "bad-year-pair": Says(
            fr=(
                "les années de « {part} » ne se suivent pas",
                "écrivez deux années qui se suivent, par exemple « {example} »",
            ),
            en=(
                "the years of “{part}” don't follow each other",
                "write two years that follow each other, such as “{example}”",
            ),
        ),
        "written-number": Says(
            fr=("le nombre « {part} » n'est pas écrit comme une date", "écrivez « {example} »"),
            en=("the number “{part}” is not written as a date", "write “{example}”"),
        ),
        # Ambiguities: both readings are said.
        **dict.fromkeys(
            (
                "ambiguous-winter",
                "ambiguous-school-year",
                "ambiguous-year-pair",
                "ambiguous-week",
                "ambiguous-abbreviation",
                "ambiguous-bound",
                "ambiguous-numbers",
            ),
            _TWO_READINGS,
        ),
        "ambiguous-years": Says(
            fr=(
                "« {part} » passe d'une année à l'autre : cela peut se lire « {first} » ou « {second} »",
                "écrivez « {first} » ou « {second} »",
            ),
            en=(
                "“{part}” goes over the end of a year: it can be {first} or {second}",
                "write “{first}” or “{second}”",
            ),
        ),
        # Order and composition.
        "reversed": Says(
            fr=(
                "« {part} » finit avant de commencer",
                "écrivez d'abord la date la plus ancienne, par exemple « {example} »",
            ),
            en=("“{part}” ends before it starts", "write the earlier date first, such as “{example}”"),
        ),
        "nested": Says(
            fr=(
                "« {inner} » est à l'intérieur de « {outer} » : cela ne fait pas un intervalle",
                "écrivez le premier et le dernier mois, par exemple « {example} »",
            ),
            en=(
                "“{inner}” is inside “{outer}”: that is no range",
                "write the first and the last month, such as “{example}”",
            ),
        ),
        "unordered": Says(
            fr=(
                "« {part} » ne suit pas l'ordre du temps",
                "écrivez d'abord la date la plus ancienne, par exemple « {example} »",
            ),
            en=(
                "“{part}” doesn't follow the order of time",
                "write the earlier date first, such as “{example}”",
            ),
        ),
        "several-ranges": Says(
            fr=(
                "« {part} » contient plusieurs intervalles",
                "écrivez chacun comme un jalon, avec son nom, séparés par « ; »",
            ),
            en=(
                "“{part}” holds several ranges",
                "write each as a milestone of its own, with its name, separated by “;”",
            ),
        ),
        "half-open-range": Says(
            fr=(
                "« {part} » demande une seule date, et un intervalle la suit",
                "écrivez une seule date, par exemple « {example} »",
            ),
            en=("“{part}” wants one date, and a range follows it", "write one date, such as “{example}”"),
        ),
        "no-part": Says(
            fr=(
                "« {part} » n'a pas de jours fixes : seuls un mois, un trimestre, un semestre et une année ont un début, un milieu et une fin",
                "écrivez les mois ou les jours, par exemple « {example} »",
            ),
            en=(
                "“{part}” isn't fixed in days: only a month, a quarter, a half-year and a year have a beginning, a middle and an end",
                "write the months or the days, such as “{example}”",
            ),
        ),
        # Milestones.
        "empty-name": Says(
            fr=(
                "ce jalon n'a pas de nom avant le « : »",
                "écrivez le nom avant le « : », par exemple « {example} »",
            ),
            en=(
                "this milestone has no name before the “:”",
                "write the name before the “:”, such as “{example}”",
            ),
        ),
        "empty-period": Says(
            fr=(
                "le jalon « {name} » n'a pas de période après le « : »",
                "écrivez la période après le « : », par exemple « {example} »",
            ),
            en=(
                "the milestone “{name}” has no period after the “:”",
                "write the period after the “:”, such as “{example}”",
            ),
        ),
        "name-last": Says(
            fr=(
                "la période d'un jalon s'écrit après son nom, et « {part} » la met avant",
                "écrivez d'abord le nom, par exemple « {example} »",
            ),
            en=(
                "the period of a milestone is written after its name, and “{part}” has it before",
                "write the name first, such as “{example}”",
            ),
        ),
        "missing-separator": Says(
            fr=(
                "« {part} » contient plusieurs jalons sans « ; » entre eux",
                "mettez un « ; » entre les jalons, par exemple « {example} »",
            ),
            en=(
                "“{part}” holds several milestones without a “;” between them",
                "put a “;” between the milestones, such as “{example}”",
            ),
        ),
    }
)


class PeriodeRefusee(Refusal):
    """A text that is no period, or that can be read in two ways."""

    sentences = REFUSALS


def refusal(
    kind: str,
    text: str,
    start: int,
    end: int,
    suggestion: str | None = None,
    *,
    example: str | None = None,
    **params: str,
) -> PeriodeRefusee:
    """The refusal of ``text`` for its characters ``start:end``."""
    shown = suggestion or example or example_of(kind)
    common = {
        "text": shorten(text, SHOWN),
        "part": shorten(text[start:end], SHOWN),
        "example": shorten(shown, 200),
    }
    if suggestion is not None:
        common["suggestion"] = suggestion
    return PeriodeRefusee(kind, {**common, **params}, start, end, suggestion)
