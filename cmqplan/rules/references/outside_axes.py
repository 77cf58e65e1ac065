"""CMQ405: a fiche whose number hangs from no axe."""

from __future__ import annotations

from collections.abc import Iterable

from cmqplan.findings import N_, Finding, Related, Severity
from cmqplan.model.fiche import Fiche
from cmqplan.model.plan import Plan
from cmqplan.model.values import numero_key
from cmqplan.rules.example import FICHE
from cmqplan.rules.numbering import Key, in_one_of
from cmqplan.rules.rule import Example, Origin, Rule, Scene, Source
from cmqplan.rules.walk import axes_of
from cmqplan.workspace.memo import asked_again
from cmqplan.workspace.workspace import Entry


@asked_again
def _numbers(plan: Plan) -> tuple[tuple[str, ...], frozenset[Key], frozenset[Key]]:
    """The numbers of a plan's axes as written and as keys, and the keys of the actions they announce."""
    axes = tuple(axe for axe, _ in axes_of(plan))
    announced = (numero_key(action.numero) for axe in axes for action in axe.actions)
    return (
        tuple(axe.numero for axe in axes),
        frozenset(numero_key(axe.numero) for axe in axes),
        frozenset(announced),
    )


def check(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    if scene.plan is None:
        return ()
    axes, keys, announced = _numbers(scene.plan.model)
    key = numero_key(entry.model.numero)
    if in_one_of(keys, key) or key in announced:  # announced as it is: the axes' numbers are wrong, CMQ415
        return ()
    finding = Finding(
        "CMQ405",
        entry.at("numero"),
        {
            "numero": entry.model.numero,
            "axes": axes,
            "axe": entry.model.numero.split(".")[0],
            "example": f"{axes[0]}.1",
        },
        "axe-itself" if key in keys else "no-axe" if len(key) == 1 else "",
        related=(Related(scene.plan.at("axes", on="key"), N_("the plan's axes are declared here")),),
    )
    return (finding,)


RULE = Rule(
    code="CMQ405",
    slug="number-outside-axes",
    severity=Severity.ERROR,
    title=N_("A fiche's number that belongs to none of the plan's axes"),
    messages={
        "": N_("the number {numero} belongs to none of the plan's axes ({axes})"),
        "axe-itself": N_("{numero} is the number of an axe, not of an action in it"),
        "no-axe": N_("the number {numero} doesn't say which axe the action belongs to"),
    },
    helps={
        "": N_(
            "begin the number with that of its axe, for instance {example}; or add the axe {axe} to plan.yaml"
        ),
        "axe-itself": N_("write {numero}.1 for the first action of this axe"),
        "no-axe": N_("begin the number with that of its axe, for instance {example}"),
    },
    reason=N_(
        "A fiche hangs from the axe whose number its own begins with. One that hangs from none would stand in no chapter of the "
        "document and in no subtotal."
    ),
    source=Source(Origin.DOCUMENT, N_("The 2022 and 2024 plans: fiche 2.3 is the third action of axe 2")),
    failing=Example(FICHE, "numero: 3.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n", line=1),
    passing=Example(FICHE, "numero: 1.1\ntitre: Forum des métiers du bois\nporteurs: [cmq-bois]\n"),
    fiche=check,
)
