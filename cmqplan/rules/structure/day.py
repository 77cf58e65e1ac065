"""CMQ112: a period where a day is needed, or a year that isn't one."""

from cmqplan.rules.declare import CONVENTION, ERROR, Rule, Said, Says, practice

RULE = Rule(
    "CMQ112",
    "day-or-year",
    ERROR,
    title=Said("Un jour ou une année qui n'en est pas", "A day or a year that isn't one"),
    says={
        "": Says(
            fr=(
                "« {text} » dure plus d'un jour, et « {key} » en demande un seul",
                "écrivez un jour, par exemple « {jour} »",
            ),
            en=(
                "“{text}” is longer than a day, and “{key}” takes one day",
                "write a day, such as “{jour}”",
            ),
        ),
        "year": Says(
            fr=(
                "« {text} » n'est pas une année, et « {key} » en demande une",
                "écrivez l'année en quatre chiffres, {annee}, ou, là où il peut y en avoir plusieurs, la première et la dernière : {annees}",
            ),
            en=(
                "“{text}” isn't a year, and “{key}” takes one",
                "write the year with four figures, {annee}, or, where there may be several, the first and the last: {annees}",
            ),
        ),
        "backwards": Says(
            fr=("« {text} » finit avant de commencer", "écrivez la première année d'abord : {suggestion}"),
            en=("“{text}” ends before it begins", "write the first year first: {suggestion}"),
        ),
    },
    reason=Said(
        "Une signature, un vote ou un versement a son jour, et les délais se comptent à partir de lui.",
        "A signature, a vote or a payment has its day, and deadlines are counted from it.",
    ),
    source=practice(
        "Comment sont datés les votes, les conventions et les versements",
        "How votes, conventions and payments are dated",
    ),
    fails=CONVENTION.plus("signature: mars 2024\n").at_line(9),
    passes=CONVENTION.plus("signature: 12 mars 2024\n"),
)
