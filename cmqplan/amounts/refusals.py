"""Why a text is refused: one kind for each cause, with what is wrong and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cmqplan.language import Refusal, Says, shorten

EXAMPLE = "50\u202f000\u202f€"
RATE_EXAMPLE = "12,5\u202f%"
SHOWN = 40
"""Characters of the user's text that a message repeats."""


REFUSALS: Final[Mapping[str, Says]] = MappingProxyType(
    {
        # Of the text as a whole.
        "empty": Says(
            fr=(
                "aucun montant n'est écrit ici",
                "écrivez un montant, par exemple {example}, ou retirez la clé entière",
            ),
            en=("no amount is written here", "write an amount such as {example}, or leave the whole key out"),
        ),
        "too-long": Says(
            fr=(
                "ce texte compte {length} caractères : ce n'est pas un montant",
                "écrivez le montant seul, par exemple {example}",
            ),
            en=(
                "this text has {length} characters: it is no amount",
                "write the amount alone, such as {example}",
            ),
        ),
        "line-break": Says(
            fr=(
                "le montant « {text} » est coupé par un retour à la ligne",
                "écrivez le montant sur une seule ligne, par exemple {example}",
            ),
            en=(
                "the amount “{text}” goes over a line break",
                "write the amount on one line, such as {example}",
            ),
        ),
        "encoding": Says(
            fr=(
                "le signe euro de « {text} » a été abîmé à l'enregistrement ou à la conversion du fichier",
                "réécrivez le montant, par exemple {example}, et enregistrez le fichier en UTF-8",
            ),
            en=(
                "the euro sign of “{text}” was damaged when the file was saved or converted",
                "write the amount again, such as {example}, and save the file as UTF-8",
            ),
        ),
        "no-number": Says(
            fr=(
                "« {text} » ne contient aucun chiffre",
                "écrivez le montant en chiffres, par exemple {example}",
            ),
            en=("“{text}” has no figure", "write the amount in figures, such as {example}"),
        ),
        "not-known-yet": Says(
            fr=(
                "« {text} » n'est pas un montant",
                "retirez la clé entière tant que le montant n'est pas connu ; ensuite, écrivez-le, par exemple {example}",
            ),
            en=(
                "“{text}” is not an amount",
                "leave the whole key out as long as the amount isn't known; once it is, write it such as {example}",
            ),
        ),
        "zero-in-words": Says(
            fr=(
                "« {text} » n'est pas écrit en chiffres",
                "écrivez {example}, ou retirez la clé entière s'il n'y a pas de montant",
            ),
            en=(
                "“{text}” is not written in figures",
                "write {example}, or leave the whole key out when there is no amount",
            ),
        ),
        "not-understood": Says(
            fr=(
                "« {text} » n'est pas compris comme un montant",
                "écrivez le montant seul, par exemple {example}",
            ),
            en=("“{text}” is not understood as an amount", "write the amount alone, such as {example}"),
        ),
        # What stands around the number.
        "other-digits": Says(
            fr=(
                "« {part} » n'est pas écrit avec les chiffres de 0 à 9",
                "écrivez le montant avec ces chiffres, par exemple {example}",
            ),
            en=(
                "“{part}” is not written with the figures 0 to 9",
                "write the amount with these figures, such as {example}",
            ),
        ),
        "date": Says(
            fr=(
                "« {text} » est une date, alors qu'un montant est attendu ici",
                "écrivez un montant, par exemple {example} ; une date s'écrit sous une autre clé",
            ),
            en=(
                "“{text}” is a date, and an amount is expected here",
                "write an amount such as {example}; a date goes under a key of its own",
            ),
        ),
        "currency": Says(
            fr=(
                "« {part} » désigne une autre monnaie : les montants sont en euros",
                "écrivez le montant converti en euros, par exemple {example}",
            ),
            en=(
                "“{part}” is another currency: amounts are in euros",
                "write the amount converted to euros, such as {example}",
            ),
        ),
        "length": Says(
            fr=(
                "« {text} » est une durée, alors qu'un montant est attendu ici",
                "écrivez un montant, par exemple {example} ; une durée s'écrit sous « calendrier »",
            ),
            en=(
                "“{text}” is a length of time, and an amount is expected here",
                "write an amount such as {example}; a length of time goes under “calendrier”",
            ),
        ),
        "hour": Says(
            fr=(
                "« {text} » est une heure, alors qu'un montant est attendu ici",
                "écrivez un montant, par exemple {example} ; une heure se dit dans un texte",
            ),
            en=(
                "“{text}” is an hour of the day, and an amount is expected here",
                "write an amount such as {example}; an hour goes in a text",
            ),
        ),
        "quantity": Says(
            fr=(
                "« {text} » compte autre chose que des euros",
                "écrivez un montant, par exemple {example} ; une quantité se suit sous « indicateurs »",
            ),
            en=(
                "“{text}” counts something else than euros",
                "write an amount such as {example}; a quantity is followed under “indicateurs”",
            ),
        ),
        "recurrence": Says(
            fr=(
                "« {text} » dit combien de fois, et aucun montant",
                "écrivez le montant, par exemple {example} ; le rythme d'une action se dit sous « calendrier »",
            ),
            en=(
                "“{text}” says how often, and no amount",
                "write the amount, such as {example}; how often an action comes back is said under “calendrier”",
            ),
        ),
        # Around an amount that need not be firm.
        "placeholder": Says(
            fr=(
                "« {text} » ne dit aucun montant",
                "écrivez « à définir » tant que le montant n'est pas connu ; ensuite, écrivez-le, par exemple {example}",
            ),
            en=(
                "“{text}” says no amount",
                "write “à définir” as long as the amount isn't known; once it is, write it such as {example}",
            ),
        ),
        "not-sure": Says(
            fr=(
                "« {part} » laisse deux lectures à « {text} » : une estimation, ou un montant inconnu",
                "écrivez « {about} » pour une estimation, ou « à définir »",
            ),
            en=(
                "“{part}” leaves two readings of “{text}”: an estimate, or an amount that isn't known",
                "write “{about}” for an estimate, or “à définir”",
            ),
        ),
        "open": Says(
            fr=(
                "« {text} » n'a pas de maximum : rien ne peut être additionné",
                "écrivez une estimation, « {about} », ou une fourchette, par exemple « {range} »",
            ),
            en=(
                "“{text}” names no highest amount: nothing can be summed",
                "write an estimate, “{about}”, or a range such as “{range}”",
            ),
        ),
        "exact-or-cap": Says(
            fr=(
                "« {part} » se lit comme un montant exact ou comme un plafond",
                "écrivez « {exact} » ou « {cap} »",
            ),
            en=("“{part}” can be read as an exact amount or as a cap", "write “{exact}” or “{cap}”"),
        ),
        "two-bases": Says(
            fr=(
                "« {text} » donne un montant hors taxes et un autre avec : un seul compte",
                "écrivez le seul montant qui suit la « base » du plan, par exemple {example}",
            ),
            en=(
                "“{text}” gives one amount without taxes and one with them: only one counts",
                "write the one amount that follows the plan's “base”, such as {example}",
            ),
        ),
        "base-unknown": Says(
            fr=(
                "« {part} » n'est ni HT, ni TTC, ni net de taxe",
                "écrivez le montant HT, TTC ou net de taxe, par exemple « {example} HT »",
            ),
            en=(
                "“{part}” is neither HT (without taxes), nor TTC (with them), nor net de taxe",
                "write the amount HT, TTC or net de taxe, such as “{example} HT”",
            ),
        ),
        "alternative": Says(
            fr=(
                "« {text} » donne deux montants sans dire ce qu'ils sont l'un pour l'autre",
                "écrivez le seul montant retenu ou, si le coût est entre les deux, une fourchette, par exemple « {range} »",
            ),
            en=(
                "“{text}” gives two amounts and doesn't say what they are to each other",
                "write the one amount that holds or, if the cost lies between the two, a range such as “{range}”",
            ),
        ),
        "range-ambiguous": Says(
            fr=("« {part} » peut se lire « {one} » ou « {other} »", "écrivez « {one} » ou « {other} »"),
            en=("“{part}” can be read as “{one}” or as “{other}”", "write “{one}” or “{other}”"),
        ),
        "range-reversed": Says(
            fr=(
                "« {part} » commence par le montant le plus haut",
                "écrivez le plus bas d'abord, par exemple « {example} »",
            ),
            en=("“{part}” starts with the highest amount", "write the lowest first, such as “{example}”"),
        ),
        "per-year": Says(
            fr=(
                "« {text} » est un montant par an, et rien ne dit pour combien d'années",
                "écrivez le nombre d'années, par exemple « {example} », ou le total",
            ),
            en=(
                "“{text}” is an amount per year, and nothing says for how many years",
                "write the number of years, such as “{example}”, or the total",
            ),
        ),
        "per-year-firm": Says(
            fr=(
                "« {text} » est un montant par an, et rien ne dit pour combien d'années",
                "écrivez le total, par exemple {example} pour trois ans",
            ),
            en=(
                "“{text}” is an amount per year, and nothing says for how many years",
                "write the total, such as {example} for three years",
            ),
        ),
        "per-period": Says(
            fr=(
                "« {part} » fait de « {text} » un montant par mois, par jour ou par heure",
                "écrivez le total de toute la durée, par exemple {example}, ou un montant par an et le nombre d'années, « {yearly} »",
            ),
            en=(
                "“{part}” makes “{text}” an amount per month, day or hour",
                "write the total of the whole time, such as {example}, or an amount per year and the number of years, “{yearly}”",
            ),
        ),
        "per-unit": Says(
            fr=(
                "« {part} » fait de « {text} » un prix à l'unité, et rien ne dit combien il y en a",
                "écrivez le total, par exemple {example} ; le prix à l'unité se dit dans une note",
            ),
            en=(
                "“{part}” makes “{text}” a price per unit, and nothing says how many there are",
                "write the total, such as {example}; the price per unit goes in a note",
            ),
        ),
        "years-differ": Says(
            fr=(
                "« {text} » compte {own} ans, et la période autour en compte {around}",
                "écrivez « sur {around} ans », ou corrigez la période",
            ),
            en=(
                "“{text}” counts {own} years, and the period around it {around}",
                "write “sur {around} ans”, or correct the period",
            ),
        ),
        "percent": Says(
            fr=(
                "« {text} » est un pourcentage, alors qu'un montant est attendu ici",
                "écrivez le montant en euros, par exemple {example} ; dans un financement, un pourcentage s'écrit « taux: {text} »",
            ),
            en=(
                "“{text}” is a share, and an amount is expected here",
                "write the amount in euros, such as {example}; in a financement, a share is written “taux: {text}”",
            ),
        ),
        "tax-base": Says(
            fr=(
                "« {part} » n'a pas sa place dans un montant",
                "écrivez le montant seul, par exemple {example} ; le plan dit une seule fois, sous la clé « base », si ses montants sont hors taxes ou toutes taxes comprises",
            ),
            en=(
                "“{part}” doesn't belong in an amount",
                "write the amount alone, such as {example}; the plan says once, under the key “base”, whether its amounts include taxes",
            ),
        ),
        "approximate": Says(
            fr=(
                "« {part} » rend « {text} » imprécis : un montant est exact",
                "écrivez le montant sur lequel vous vous engagez, par exemple {example} ; ce qui le rend incertain se dit dans une note",
            ),
            en=(
                "“{part}” makes “{text}” inexact: an amount is exact",
                "write the amount you commit to, such as {example}; what makes it uncertain goes in a note",
            ),
        ),
        "range": Says(
            fr=(
                "« {text} » donne deux montants : un montant est exact",
                "écrivez le seul montant sur lequel vous vous engagez, par exemple {example} ; ce qui le rend incertain se dit dans une note",
            ),
            en=(
                "“{text}” gives two amounts: an amount is exact",
                "write the one amount you commit to, such as {example}; what makes it uncertain goes in a note",
            ),
        ),
        "calculation": Says(
            fr=(
                "« {text} » est un calcul : un montant s'écrit une fois calculé",
                "écrivez le résultat seul, par exemple {example} ; le détail du calcul se dit dans une note",
            ),
            en=(
                "“{text}” is a calculation: an amount is written worked out",
                "write the result alone, such as {example}; how it was worked out goes in a note",
            ),
        ),
        "per": Says(
            fr=(
                "« {part} » fait de « {text} » un prix à l'unité ou par période : un montant est un total",
                "écrivez le total, par exemple {example} ; le détail du calcul se dit dans une note",
            ),
            en=(
                "“{part}” makes “{text}” a price per unit or per period: an amount is a total",
                "write the total, such as {example}; how it was worked out goes in a note",
            ),
        ),
        "negative": Says(
            fr=(
                "« {text} » est négatif : un montant est nul ou positif",
                "écrivez un montant, par exemple {example} ; ce qui entre et ce qui sort ont chacun leur clé",
            ),
            en=(
                "“{text}” is negative: an amount is zero or more",
                "write an amount such as {example}; what comes in and what goes out have keys of their own",
            ),
        ),
        "plus-sign": Says(
            fr=(
                "un montant s'écrit sans le signe « {part} »",
                "écrivez le montant sans signe, par exemple {example}",
            ),
            en=(
                "an amount is written without the sign “{part}”",
                "write the amount without a sign, such as {example}",
            ),
        ),
        "cents": Says(
            fr=(
                "« {text} » donne les centimes à part des euros",
                "écrivez les euros et les centimes avec une virgule, par exemple {example}",
            ),
            en=(
                "“{text}” gives cents apart from the euros",
                "write euros and cents with a comma, such as {example}",
            ),
        ),
        "unit-ambiguous": Says(
            fr=(
                "« {part} » peut se lire k€ ({thousands}) ou M€ ({millions})",
                "écrivez {thousands} ou {millions}",
            ),
            en=(
                "“{part}” can be read as k€ ({thousands}) or as M€ ({millions})",
                "write {thousands} or {millions}",
            ),
        ),
        "unit-unknown": Says(
            fr=(
                "« {part} » n'est pas une unité connue",
                "écrivez {example} ; les unités sont €, k€, M€, Md€ ou « euros »",
            ),
            en=(
                "“{part}” is not a known unit of money",
                "write {example}; the units are €, k€, M€, Md€, or “euros”",
            ),
        ),
        "unit-before": Says(
            fr=(
                "« {part} » est placé avant le nombre",
                "écrivez l'unité après le nombre, par exemple {example}",
            ),
            en=("“{part}” stands before the number", "write the unit after the number, such as {example}"),
        ),
        "unit-twice": Says(
            fr=(
                "« {text} » indique son unité deux fois",
                "écrivez l'unité une seule fois, après le nombre, par exemple {example}",
            ),
            en=("“{text}” names its unit twice", "write the unit once, after the number, such as {example}"),
        ),
        "word": Says(
            fr=(
                "« {part} » ne fait pas partie d'un montant",
                "écrivez le montant seul, par exemple {example} ; ce qui l'explique se dit dans une note",
            ),
            en=(
                "“{part}” is not part of an amount",
                "write the amount alone, such as {example}; what explains it goes in a note",
            ),
        ),
        "character": Says(
            fr=(
                "le caractère « {part} » ne fait pas partie d'un montant",
                "écrivez le montant seul, par exemple {example}",
            ),
            en=(
                "the character “{part}” is not part of an amount",
                "write the amount alone, such as {example}",
            ),
        ),
        "several": Says(
            fr=(
                "« {text} » contient plusieurs nombres",
                "écrivez un seul montant, par exemple {example} ; chaque autre montant prend sa propre ligne",
            ),
            en=(
                "“{text}” holds several numbers",
                "write one amount, such as {example}; each further amount takes a line of its own",
            ),
        ),
        # The number itself.
        "ambiguous": Says(
            fr=(
                "« {part} » peut se lire {thousands} (milliers) ou {decimals} (décimales)",
                "écrivez {thousands} ou {rounded}",
            ),
            en=(
                "“{part}” can be read as {thousands} (thousands) or as {decimals} (decimals)",
                "write {thousands} or {rounded}",
            ),
        ),
        "decimals": Says(
            fr=(
                "« {part} » va plus loin que le centime",
                "écrivez les euros avec deux décimales au plus, par exemple {example}",
            ),
            en=("“{part}” goes beyond the cent", "write euros with at most two decimals, such as {example}"),
        ),
        "grouping": Says(
            fr=(
                "les chiffres de « {part} » ne vont pas trois par trois",
                "comptez les chiffres, puis écrivez-les trois par trois en partant de la droite, par exemple {example}",
            ),
            en=(
                "the digits of “{part}” don't go by three",
                "count the figures, then write them by threes from the right, such as {example}",
            ),
        ),
        "separator": Says(
            fr=(
                "« {mark} » ne sépare pas les milliers ici",
                "séparez les milliers par une espace, par exemple {example}",
            ),
            en=(
                "“{mark}” doesn't separate thousands here",
                "separate thousands with a space, such as {example}",
            ),
        ),
        "figures-apart": Says(
            fr=(
                "les chiffres de « {part} » sont trop écartés pour former un seul nombre",
                "si c'est un seul nombre, écrivez-le ainsi : {example}",
            ),
            en=(
                "the figures of “{part}” stand too far apart to be one number",
                "if it is one number, write it such as {example}",
            ),
        ),
        "mark-apart": Says(
            fr=(
                "une espace touche la virgule décimale de « {part} »",
                "écrivez le nombre sans cette espace, par exemple {example}",
            ),
            en=(
                "there is a space beside the decimal comma of “{part}”",
                "write the number without that space, such as {example}",
            ),
        ),
        "mark-alone": Says(
            fr=(
                "la virgule de « {part} » n'a pas de chiffres des deux côtés",
                "écrivez des chiffres des deux côtés de la virgule, ou pas de virgule, par exemple {example}",
            ),
            en=(
                "“{part}” has a decimal comma without figures on both sides",
                "write figures on both sides of the comma, or no comma, such as {example}",
            ),
        ),
        "leading-zero": Says(
            fr=(
                "« {part} » commence par un zéro",
                "écrivez sans ce zéro, par exemple {example}, ou ajoutez ce qui manque devant",
            ),
            en=(
                "“{part}” starts with a zero",
                "write the amount without it, such as {example}, or add what is missing before",
            ),
        ),
        "too-large": Says(
            fr=("« {text} » dépasse {largest}", "vérifiez le nombre de zéros et l'unité"),
            en=("“{text}” is more than {largest}", "check the number of zeros and the unit"),
        ),
        # Shares.
        "rate-empty": Says(
            fr=(
                "aucun pourcentage n'est écrit ici",
                "écrivez un pourcentage, par exemple {example}, ou retirez la clé entière",
            ),
            en=("no share is written here", "write a share such as {example}, or leave the whole key out"),
        ),
        "rate-too-long": Says(
            fr=(
                "ce texte compte {length} caractères : ce n'est pas un pourcentage",
                "écrivez le pourcentage seul, par exemple {example}",
            ),
            en=(
                "this text has {length} characters: it is no share",
                "write the share alone, such as {example}",
            ),
        ),
        "rate-no-sign": Says(
            fr=("il manque à « {text} » le signe %", "écrivez un pourcentage, par exemple {example}"),
            en=("“{text}” lacks the sign %", "write the share in percent, such as {example}"),
        ),
        "rate-ambiguous": Says(
            fr=("« {text} » peut se lire {percent} ou {share}", "écrivez {percent} ou {share}"),
            en=("“{text}” can be read as {percent} or as {share}", "write {percent} or {share}"),
        ),
        "rate-word": Says(
            fr=(
                "« {part} » ne fait pas partie d'un pourcentage",
                "écrivez le pourcentage seul, par exemple {example} ; ce qui l'explique se dit dans une note",
            ),
            en=(
                "“{part}” is not part of a share",
                "write the share alone, such as {example}; what explains it goes in a note",
            ),
        ),
        "rate-amount": Says(
            fr=(
                "« {text} » est un montant, alors qu'un pourcentage est attendu ici",
                "écrivez un pourcentage, par exemple {example} ; un montant s'écrit sous la clé « montant »",
            ),
            en=(
                "“{text}” is an amount, and a share in percent is expected here",
                "write the share in percent, such as {example}; an amount goes under the key “montant”",
            ),
        ),
        "rate-fraction": Says(
            fr=(
                "« {text} » est une fraction, alors qu'un pourcentage est attendu ici",
                "écrivez un pourcentage, par exemple {example}, ou bien le montant sous la clé « montant »",
            ),
            en=(
                "“{text}” is a fraction, and a share in percent is expected here",
                "write the share in percent, such as {example}, or the amount under the key “montant”",
            ),
        ),
        "rate-per-mille": Says(
            fr=(
                "« {part} » compte en millièmes, alors qu'un pourcentage est attendu ici",
                "écrivez un pourcentage, par exemple {example}",
            ),
            en=(
                "“{part}” counts in thousandths, and a share in percent is expected here",
                "write the share in percent, such as {example}",
            ),
        ),
        "rate-negative": Says(
            fr=(
                "« {text} » est négatif : un pourcentage va de 0 à 100 %",
                "écrivez un pourcentage de 0 à 100 %, par exemple {example}",
            ),
            en=(
                "“{text}” is negative: a share is between 0 and 100 %",
                "write a share between 0 and 100 %, such as {example}",
            ),
        ),
        "rate-over": Says(
            fr=(
                "« {text} » dépasse le tout : un pourcentage va de 0 à 100 %",
                "écrivez un pourcentage de 0 à 100 %, par exemple {example}",
            ),
            en=(
                "“{text}” is more than the whole: a share is between 0 and 100 %",
                "write a share between 0 and 100 %, such as {example}",
            ),
        ),
        "rate-decimals": Says(
            fr=(
                "« {part} » a plus de {most} décimales",
                "écrivez moins de décimales, par exemple {example}, ou bien le montant exact sous la clé « montant »",
            ),
            en=(
                "“{part}” has more than {most} decimals",
                "write fewer decimals, such as {example}, or the exact amount under the key “montant”",
            ),
        ),
        "rate-approximate": Says(
            fr=(
                "« {part} » rend « {text} » imprécis : un pourcentage est exact",
                "écrivez le pourcentage sur lequel vous vous engagez, par exemple {example} ; ce qui le rend incertain se dit dans une note",
            ),
            en=(
                "“{part}” makes “{text}” inexact: a share is exact",
                "write the share you commit to, such as {example}; what makes it uncertain goes in a note",
            ),
        ),
        "rate-range": Says(
            fr=(
                "« {text} » donne deux pourcentages : un pourcentage est exact",
                "écrivez le seul pourcentage sur lequel vous vous engagez, par exemple {example} ; ce qui le rend incertain se dit dans une note",
            ),
            en=(
                "“{text}” gives two shares: a share is exact",
                "write the one share you commit to, such as {example}; what makes it uncertain goes in a note",
            ),
        ),
        "rate-not-understood": Says(
            fr=(
                "« {text} » n'est pas compris comme un pourcentage",
                "écrivez le pourcentage seul, par exemple {example}",
            ),
            en=(
                "“{text}” is not understood as a share in percent",
                "write the share alone, such as {example}",
            ),
        ),
    }
)


class MontantRefuse(Refusal):
    """A text that is no exact amount (or share) of money."""

    sentences = REFUSALS


def refusal(
    kind: str,
    text: str,
    start: int,
    end: int,
    suggestion: str | None = None,
    *,
    example: str = EXAMPLE,
    **params: str,
) -> MontantRefuse:
    """The refusal of a text for the characters ``start:end``."""
    common = {
        "text": shorten(text, SHOWN),
        "part": shorten(text[start:end], SHOWN),
        "example": suggestion or example,
    }
    return MontantRefuse(kind, {**common, **params}, start, end, suggestion)
