"""CMQ405: a fiche whose number hangs from no axe."""

from __future__ import annotations

from collections.abc import Iterable

from cmqplan.findings import Finding, Related
from cmqplan.model.fiche import Fiche
from cmqplan.model.memo import asked_again
from cmqplan.model.plan import Plan
from cmqplan.model.values import numero_key
from cmqplan.rules.declare import ERROR, FICHE, Rule, Said, Says, Scene, document
from cmqplan.rules.numbering import Key, hangs, key_in_name, written
from cmqplan.rules.walk import axes_of
from cmqplan.workspace.workspace import Entry

RULE = Rule(
    "CMQ405",
    "number-outside-axes",
    ERROR,
    title=Said(
        "Un numéro de fiche qui n'appartient à aucun axe du plan",
        "A fiche's number that belongs to none of the plan's axes",
    ),
    says={
        "": Says(
            fr=(
                "le numéro {numero} n'appartient à aucun axe du plan ({axes})",
                "ajoutez l'axe {axe} à plan.yaml, ou commencez le numéro par celui de son axe ({axes})",
            ),
            en=(
                "the number {numero} belongs to none of the plan's axes ({axes})",
                "add the axe {axe} to plan.yaml, or begin the number with that of its axe ({axes})",
            ),
        ),
        "axe-itself": Says(
            fr=(
                "{numero} est le numéro d'un axe, pas d'une action de cet axe",
                "écrivez {example} pour une action de cet axe",
            ),
            en=(
                "{numero} is the number of an axe, not of an action in it",
                "write {example} for an action in it",
            ),
        ),
        "no-axe": Says(
            fr=(
                "le numéro {numero} ne dit pas à quel axe l'action appartient",
                "commencez le numéro par celui de son axe, par exemple {example}, ou gardez-le et ajoutez « axe: {first} », avec le numéro de l'axe",
            ),
            en=(
                "the number {numero} doesn't say which axe the action belongs to",
                "begin the number with that of its axe, for instance {example}, or keep it and add “axe: {first}”, with the axe's number",
            ),
        ),
        "axe": Says(
            fr=(
                "le plan n'a pas d'axe {axe}",
                "écrivez « axe: » avec le numéro d'un de ses axes ({axes}), ou ajoutez l'axe {axe} à plan.yaml",
            ),
            en=(
                "the plan has no axe {axe}",
                "write “axe: ” with the number of one of its axes ({axes}), or add the axe {axe} to plan.yaml",
            ),
        ),
    },
    reason=Said(
        "Une fiche se rattache à l'axe qu'elle nomme sous « axe », ou à celui dont le numéro commence le sien. Sans axe, elle ne figurerait dans aucun chapitre du document ni dans aucun sous-total.",
        "A fiche hangs from the axe that it names under “axe”, or from the one whose number its own begins with. One that hangs from none would stand in no chapter of the document and in no subtotal.",
    ),
    source=document(
        "Les plans 2022 et 2024 : la fiche 2.3 est la troisième action de l'axe 2",
        "The 2022 and 2024 plans: fiche 2.3 is the third action of axe 2",
    ),
    fails=FICHE.saying("numero: 3.1\ntitre: Forum des métiers\nporteurs: [campus-exemple]\n").at_line(1),
    passes=FICHE,
)


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


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterable[Finding]:
    if scene.plan is None:
        return ()
    axes, keys, announced = _numbers(scene.plan.model)
    fiche = entry.model
    key = numero_key(fiche.numero)
    if hangs(keys, fiche) or (
        not fiche.axe and key in announced
    ):  # announced as it is: the axes' numbers are wrong, CMQ415
        return ()
    finding = RULE.found(
        entry.at("axe" if fiche.axe else "numero"),
        "axe" if fiche.axe else "axe-itself" if key in keys else "no-axe" if len(key) == 1 else "",
        Related(
            scene.plan.at("axes", on="key"),
            Said("les axes du plan sont déclarés ici", "the plan's axes are declared here"),
        ),
        numero=fiche.numero,
        axes=axes,
        axe=fiche.axe or fiche.numero.split(".")[0],
        first=axes[0],
        example=_free(entry, scene, key if key in keys else numero_key(axes[0])),
    )
    return (finding,)


def _free(entry: Entry[Fiche], scene: Scene, axe: Key) -> str:
    """The number in an axe that the file's own name bears, else the one after those that the names of other files bear."""
    files = scene.workspace.files.plans[scene.plan.name].fiches if scene.plan else ()
    own, *taken = (key_in_name(file) for file in (entry.file, *files))
    if own is not None and own[:-1] == axe:
        return written(own)
    return written((*axe, max((key[-1] for key in taken if key and key[:-1] == axe), default=0) + 1))
