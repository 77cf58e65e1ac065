"""What is left of an action that goes on into the next plan: the money that its copy asks for, and what its officer decides.

Its total is what is neither paid nor committed. Who brings it is written where the file says so: what each line still awaits
makes it, or there is one line only. Else the lines stay, their amounts « à définir »: money that comes late pays what was spent
already, so that nothing is shared out by guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import fill

from cmqplan.amounts import Certitude, Montant, format_typed, sum_montants
from cmqplan.finance.verses import recu
from cmqplan.findings.finding import Path
from cmqplan.model.fiche import Fiche, MoyensFinanciers
from cmqplan.model.lignes import (
    ZERO,
    LigneFinancee,
    doute_du_total,
    lignes_financees,
    somme,
    somme_depensee,
    total_de,
)
from cmqplan.source.edits import Add, Change, Remove, Set
from cmqplan.source.yaml import Value

_FINANCIERS: Path = ("moyens", "financiers")
_DETAILS: Mapping[str, str] = {
    "par_exercice": "le coût par année",
    "depenses": "les dépenses prévues",
    "assiette": "le coût éligible",
    "credits_paiement": "les crédits de paiement",
}
"""What tells a total in detail, and no more tells what is left of it."""
UNKNOWN = Certitude.A_DEFINIR.value


@dataclass(frozen=True, slots=True)
class Reste:
    """An action's money once some of it is spent."""

    financiers: MoyensFinanciers
    total: Montant
    depense: Montant

    @property
    def reste(self) -> Montant:
        return self.total - self.depense

    @property
    def lignes(self) -> dict[int, Montant] | None:
        """What each cash line still brings, by rank, where that makes what is left; None where nothing says it."""
        lines = [line for line in lignes_financees(self.financiers) if not line.est_en_nature]
        awaited = {line.index: line.tenu - recu(line) for line in lines}
        more = self.financiers.reste_a_financer
        rest = ZERO if more is None else more
        if not all(map(_is_plain, lines)) or any(left < ZERO for left in awaited.values()):
            return None
        if somme(lines) + rest == self.total and self.depense == self.total - rest - sum_montants(
            awaited.values()
        ):
            return awaited
        return {lines[0].index: self.reste} if len(lines) == 1 and not rest else None


def reste_of(fiche: Fiche) -> Reste | None:
    """What is left of an action that isn't over, of which something was spent; None of any other, and where its total isn't firm."""
    statut, financiers = fiche.suivi.statut, fiche.moyens.financiers
    if financiers is None or (statut is not None and statut.est_clos):
        return None
    total, spent = total_de(financiers), somme_depensee(fiche.suivi.depenses).engage
    if total is None or doute_du_total(financiers)[0] is not Certitude.FERME or not ZERO < spent < total:
        return None
    return Reste(financiers, total, spent)


def changes(value: Mapping[str, Value], left: Reste, ranks: Mapping[int, int]) -> Iterator[Change]:
    """What writes it into a copy that says the same as the action did. ``ranks``: the lines' ranks there, by those they had."""
    moyens = value.get("moyens")
    money = moyens.get("financiers") if isinstance(moyens, dict) else None
    rest = format_typed(left.reste)
    if not isinstance(money, dict):
        yield Set(_FINANCIERS, rest)
        return
    yield (
        Set((*_FINANCIERS, "total"), rest)
        if "total" in money
        else Add((*_FINANCIERS, "total"), rest, tuple(MoyensFinanciers.model_fields))
    )
    yield from (Remove((*_FINANCIERS, key)) for key in _DETAILS if key in money and key != "depenses")
    yield from _expenses(money)
    yield from _parts(value)
    awaited = left.lignes
    if awaited is None and "reste_a_financer" in money:
        yield Remove((*_FINANCIERS, "reste_a_financer"))
    gone: list[Path] = []
    for line in lignes_financees(left.financiers):
        if line.index not in ranks or line.est_en_nature:
            continue
        path: Path = (*_FINANCIERS, "financements", ranks[line.index])
        if awaited is not None and not awaited[line.index]:
            gone.append(path)
            continue
        if line.financement.repartition:
            yield Remove((*path, "repartition"))
        if line.financement.taux is None:
            yield Set((*path, "montant"), UNKNOWN if awaited is None else format_typed(awaited[line.index]))
    yield from (Remove(path) for path in reversed(gone))


def comment(value: Mapping[str, Value], left: Reste, plan: str) -> str:
    """What is said on top of the copy, in the documents' language."""
    moyens = value.get("moyens")
    money = moyens.get("financiers") if isinstance(moyens, dict) else None
    said = [
        f"Suite de l'action de {plan} : {format_typed(left.depense)} sur {format_typed(left.total)} sont payés ou engagés ; le total est ce qui "
        f"reste, {format_typed(left.reste)}. Si elle recommence au lieu de continuer, écrivez ce qu'elle coûte cette fois."
    ]
    unsaid = [
        line
        for line in lignes_financees(left.financiers)
        if not line.est_en_nature and line.financement.taux is None
    ]
    if left.lignes is None and unsaid:
        said.append(f"À décider : qui apporte ces {format_typed(left.reste)} (les lignes « {UNKNOWN} »).")
    told = [words for key, words in _DETAILS.items() if isinstance(money, dict) and key in money]
    if told:
        said.append(f"À récrire pour ce qui reste : {', '.join(told)}.")
    said.append("À demander aux financeurs : si ce qu'ils ont accordé peut être reporté, ou se redemande.")
    return "".join(
        fill(text, 110, initial_indent="# ", subsequent_indent="# ", break_long_words=False) + "\n"
        for text in said
    )


def _expenses(money: Mapping[str, Value]) -> Iterator[Change]:
    """Without the cash that was planned to be spent; what is in kind stays."""
    listed = money.get("depenses")
    items = listed if isinstance(listed, list) else [listed] if listed is not None else []
    in_kind = [
        str(item.get("compte", "")).startswith("86") if isinstance(item, dict) else False for item in items
    ]
    if items and not any(in_kind):
        yield Remove((*_FINANCIERS, "depenses"))
        return
    yield from (
        Remove((*_FINANCIERS, "depenses", n)) for n, kept in reversed([*enumerate(in_kind)]) if not kept
    )


def _parts(value: Mapping[str, Value]) -> Iterator[Change]:
    """Without what the parts of the action cost, which was out of its whole total."""
    parts = value.get("sous_actions")
    for n, part in enumerate(parts) if isinstance(parts, list) else ():
        if isinstance(part, dict) and "montant" in part:
            yield Remove(("sous_actions", n, "montant"))


def _is_plain(line: LigneFinancee) -> bool:
    """Whether a line gives one firm amount."""
    written = line.financement.montant
    return written is not None and line.certitude is Certitude.FERME and written.par_an is None
