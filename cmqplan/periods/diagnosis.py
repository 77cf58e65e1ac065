"""Why a text is no period, said better than the place where reading stopped: loaded only when one is refused."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from cmqplan.periods.cursor import known_words, nearest_word
from cmqplan.periods.frequence import Frequence
from cmqplan.periods.reading import is_read
from cmqplan.periods.refusals import PeriodeRefusee, example_of, refusal
from cmqplan.periods.tokens import fold
from cmqplan.periods.words import MONTHS, WEEKDAYS

_DAYS: Final = "|".join(name for name in WEEKDAYS if len(name) > 3)
_EVERY: Final = r"(?:chaque|tous les|toutes les)"
_TIMES: Final = r"(?:(?:une|1) fois |1 ?x ?|(?:une |1 )(?:reunion|seance|rencontre|edition|session)s? )?"
_FREQUENCIES: Final = (
    (Frequence.BIENNALE, rf"{_EVERY} (?:2|deux) ans|bisannuel(?:le)?s?|biennale?s?"),
    (Frequence.SEMESTRIELLE, rf"(?:2|deux) (?:fois |x ?)?(?:par |/ ?)an|2x ?(?:par |/ ?)an|{_EVERY} (?:(?:6|six) mois|semestres?)|semestriel(?:le)?(?:ment)?s?|{_TIMES}par semestre|biannuel(?:le)?s?"),
    (Frequence.BIMESTRIELLE, rf"{_EVERY} (?:2|deux) mois|bimestriel(?:le)?s?"),
    (Frequence.TRIMESTRIELLE, rf"{_EVERY} (?:(?:3|trois) mois|trimestres?)|trimestriel(?:le)?(?:ment)?s?|{_TIMES}par trimestre|(?:4|quatre) fois par an"),
    (Frequence.MENSUELLE, rf"{_EVERY} mois|mensuel(?:le)?(?:ment)?s?|{_TIMES}(?:par |/ ?)mois"),
    (Frequence.HEBDOMADAIRE, rf"{_EVERY} semaines?|hebdomadaire(?:ment)?s?|{_TIMES}(?:par |/ ?)semaine|{_EVERY} (?:{_DAYS})s?"),
    (Frequence.QUOTIDIENNE, rf"{_EVERY} jours?|quotidien(?:ne)?(?:ment)?s?"),
    (Frequence.ANNUELLE, rf"{_EVERY} (?:ans?|annees?)|annuel(?:le)?(?:ment)?s?|{_TIMES}(?:par an|par annee|/ ?an|l'an)"),
)  # fmt: skip
_FREQUENCY: Final = re.compile(
    "|".join(rf"(?P<{frequency.name}>(?<![a-z])(?:{words})(?![a-z]))" for frequency, words in _FREQUENCIES)
)

_DONE: Final = (
    r"(?:realise|termine|acheve|fini|fait|lance|demarre|engage|commence|abandonne|reporte|suspendu)e?s?"
)
_TO_SET: Final = r"(?:a|reste a|reste) (?:definir|preciser|determiner|confirmer|fixer|planifier|programmer|caler|arreter|convenir|venir|etudier|valider|prevoir)"
_MONTH: Final = "|".join(MONTHS)

_WHOLE: Final = (
    ("no-period", r"sans objet|neant|n ?/ ?a|na|-+|/|aucune?|non concernee?s?|x{2,}|_+|\.{3,}|…"),
    ("soon", r"(?:des|aussitot|le plus vite) que? ?possible|(?:au plus|le plus) (?:vite|tot)(?: possible)?|a\.?s\.?a\.?p\.?|immediate?s?|immediatement|sans delai|(?:tres )?rapidement|(?:en )?urgent(?:e|ce)?"),
    ("term", r"(?:a |au |le )?(?:tres )?(?:court|moyen|long)(?: ?(?:/|a|et|-) ?(?:moyen|long))? termes?"),
    ("status", rf"(?:action |actions |projet |travaux |etude )?(?:deja |est |sont )?(?:en cours(?: (?:de|d')[a-z ']+)?|{_DONE})"),
    ("other-period", r"(?:(?:pendant|durant|sur|pour|toute|tout au long de) )*(?:la |toute la )?duree (?:du|de la|de l'|des) ?[a-z ']+|(?:tout au long|au cours|pendant|durant|sur|le temps) (?:de la|de l'|du|le|la|l') ?(?:mandat|contrat|plan|programme|programmation|convention|projet|action|label)(?: [a-z ']+)?"),
    ("relative-year", r"(?:l')?(?:annees? )?n(?: ?\+ ?[0-9])?(?: ?(?:a|et|,|-|/) ?n? ?\+? ?[0-9])*|annees? [1-9](?: ?(?:a|et|-|/) ?[1-9])?|[1-9](?:re|ere|er|e|eme) annee"),
    ("undecided", rf"(?:les? )?(?:date|dates|calendrier|periode|echeance|planning)?s? ?{_TO_SET}.*|(?:non|pas|pas encore|non encore) (?:determine|defini|connu|fixe|arrete|precise|planifie|communique|programme)e?s?|n\.? ?[cd]\.?|t\.?b\.?[acd]\.?|\?+|en (?:attente|cours de definition|reflexion).*"),
)  # fmt: skip
_WHOLES: Final = tuple((kind, re.compile(rf"(?:{words})\.?")) for kind, words in _WHOLE)

_PARTS: Final = (
    ("time-of-day", re.compile(r"(?:(?:,| -|(?<=[0-9])t|(?<![a-z])(?:a|de|des|vers|entre)) ?)?(?<![0-9])[0-9]{1,2} ?(?:h|heures?|:)(?: ?[0-5][0-9])?(?![a-z0-9]).*")),
    ("to-confirm", re.compile(rf"[(,-]? ?{_TO_SET} ?\)?|[(,-]? ?sous reserve.*")),
    ("status", re.compile(rf"^{_DONE}(?: en| le| depuis)?(?= )|[(,] ?{_DONE} ?\)?$")),
)  # fmt: skip
"""What a text that holds a period says besides."""

_SHORT_YEAR: Final = re.compile(rf"(?:{_MONTH})\.?-([0-9]{{2}})")

_NO_NAMES: Final = known_words() | {"noel", "paques", "toussaint", "ascension", "pentecote"}
"""Words that no name of something that takes place ends with."""

_PLACES: Final = frozenset(
    {
        "unknown-word",
        "misplaced-word",
        "unfinished",
        "missing-month",
        "relative-word",
        "vague-word",
        "recurring",
    }
    | {"undecided", "duration", "uncertain-sign", "time-of-day", "no-such-day"}
)
"""The kinds that say no more than where reading stopped, or that know one word only."""


def said_better(error: PeriodeRefusee, text: str, exercice: int | None, annee: int) -> PeriodeRefusee:
    """The refusal with the cause of the whole text where one is known, and nothing offered that would be refused."""
    if error.kind in _PLACES:
        error = (
            _cause(text, exercice, annee) or _mended(error, text, exercice) or _named(error, text, exercice)
        )
    return _sure(error, exercice, annee)


def _mended(error: PeriodeRefusee, text: str, exercice: int | None) -> PeriodeRefusee | None:
    """The refusal of a word that is nearly one of ours, when the text reads with ours."""
    if error.kind != "unknown-word" or error.suggestion is not None:
        return None
    nearest = nearest_word(text[error.start : error.end])
    suggestion = f"{text[: error.start]}{nearest}{text[error.end :]}"
    if nearest is None or not is_read(suggestion, exercice):
        return None
    return refusal(error.kind, text, error.start, error.end, suggestion)


def _cause(text: str, exercice: int | None, annee: int) -> PeriodeRefusee | None:
    folded, origin = fold(text)
    if origin is not None:
        return None
    core = folded.strip()
    start = folded.find(core)
    for kind, pattern in _WHOLES:
        if pattern.fullmatch(core):
            return refusal(kind, text, start, start + len(core), example=example_of(kind, annee))
    match = _FREQUENCY.search(folded)
    if match and match.lastgroup:
        left = _left(text, match.span(), exercice)
        example = _in_year(left, annee) or example_of("frequency", annee)
        frequency = Frequence[match.lastgroup].value
        return refusal("frequency", text, *match.span(), example=example, frequence=frequency)
    short = _SHORT_YEAR.fullmatch(core)
    if short:
        year = start + short.start(1)
        suggestion = f"{text[: year - 1]} 20{short[1]}"
        return refusal("two-digit-year", text, year, year + 2, suggestion)
    for kind, pattern in _PARTS:
        found = pattern.search(folded)
        if found:
            left = _left(text, found.span(), exercice)
            if left or kind == "time-of-day":
                return refusal(kind, text, *found.span(), left)
    return None


def _left(text: str, span: tuple[int, int], exercice: int | None) -> str | None:
    """What a text is without some of its characters, when that is a period."""
    left = f"{text[: span[0]].rstrip()} {text[span[1] :].lstrip()}".strip(" ,;:()-–")
    if not left:
        return None
    return left if is_read(left, exercice or 2024) else None


def _in_year(text: str | None, annee: int) -> str | None:
    """A period with the year that it lacks."""
    if text is None or is_read(text, None):
        return text
    bare = re.sub(r"^(?:en|au|aux|dans|pour) ", "", text)
    return f"{bare} {annee}" if is_read(f"{bare} {annee}", None) else None


def _named(error: PeriodeRefusee, text: str, exercice: int | None) -> PeriodeRefusee:
    """The refusal of « lancement en 2024 », which offers « 2024 »: words that name something, then a period."""
    if error.kind not in ("unknown-word", "misplaced-word") or error.suggestion is not None:
        return error
    words = list(re.finditer(r"\S+", text))[:8]
    if not text.strip()[:1].isalpha():
        return error
    for word, following in pairwise(words):
        rest = text[following.start() :].strip(" :()-–")
        last = fold(word[0])[0].strip(" :(-")
        if any(char.isdigit() for char in word[0]):
            break
        if last and last not in _NO_NAMES and is_read(rest, exercice):
            name = text[words[0].start() : following.start()].rstrip(" :(-–")
            return refusal("named", text, words[0].start(), words[0].start() + len(name), rest, name=name)
    return error


def _sure(error: PeriodeRefusee, exercice: int | None, annee: int) -> PeriodeRefusee:
    """The refusal, its suggestion and its example left out or replaced when they would be refused in their turn."""
    suggestion, params = error.suggestion, dict(error.params)
    if suggestion is not None and not is_read(suggestion, exercice):
        suggestion = None
        del params["suggestion"]
    if params["example"] == example_of(error.kind) or not is_read(params["example"], exercice):
        params["example"] = example_of(error.kind, annee)
    if "annee" in params:
        params["annee"] = str(annee)
    return PeriodeRefusee(error.kind, params, error.start, error.end, suggestion)
