"""CMQ422: a link to a plan or an action that isn't there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cmqplan.findings import Finding, Place, nearest
from cmqplan.model.liens import Lien
from cmqplan.model.memo import asked_again
from cmqplan.model.values import numero_key
from cmqplan.rules.declare import ERROR, Rule, Said, Says, Scene, fiche, file_format
from cmqplan.rules.references.unknown_plan import plans_of
from cmqplan.workspace.workspace import Resume, Workspace

RULE = Rule(
    "CMQ422",
    "link-nowhere",
    ERROR,
    title=Said(
        "Un lien vers un plan ou une action qui n'existent pas",
        "A link to a plan or an action that isn't there",
    ),
    says={
        "plan": Says(
            fr=(
                "il n'y a pas de plan « {text} » ; il y a {known}",
                "écrivez l'un de ceux-là ; pour un document qui n'est pas dans ce dossier, écrivez « titre: {text} » à la place de « plan »",
            ),
            en=(
                "there is no plan “{text}”; there are {known}",
                "write one of these; for a document that isn't in this workspace, write “titre: {text}” instead of “plan”",
            ),
        ),
        "plan-near": Says(
            fr=(
                "il n'y a pas de plan « {text} » ; le plus proche est « {suggestion} »",
                "écrivez « plan: {suggestion} » ; pour un document qui n'est pas dans ce dossier, écrivez « titre: {text} »",
            ),
            en=(
                "there is no plan “{text}”; the nearest is “{suggestion}”",
                "write “plan: {suggestion}”; for a document that isn't in this workspace, write “titre: {text}”",
            ),
        ),
        "numero": Says(
            fr=("{plan} n'a pas d'action {text}", "écrivez le numéro d'une de ses actions : {known}"),
            en=("{plan} has no action {text}", "write the number of one of its actions: {known}"),
        ),
        "numero-near": Says(
            fr=(
                "{plan} n'a pas d'action {text} ; la plus proche est {suggestion}",
                "écrivez « numero: {suggestion} », ou un autre de ces numéros : {known}",
            ),
            en=(
                "{plan} has no action {text}; the nearest is {suggestion}",
                "write “numero: {suggestion}”, or another of these numbers: {known}",
            ),
        ),
        "empty": Says(
            fr=("ce lien ne dit pas où il mène", "ajoutez « plan », « numero », « titre » ou « adresse »"),
            en=("this link doesn't say where it leads", "add “plan”, “numero”, “titre” or “adresse”"),
        ),
    },
    reason=Said(
        "Un lien se suit : s'il ne mène nulle part, le lecteur cherche une page qui n'existe pas.",
        "A link is followed: where it leads nowhere, the reader looks for a page that isn't there.",
    ),
    source=file_format(
        "Un plan se nomme par son dossier, une action par son numéro",
        "A plan is named by its folder, an action by its number",
    ),
    fails=fiche("liens: [{plan: plan-exemples, texte: suite}]\n").at_line(4),
    passes=fiche("liens: [{plan: plan-exemple, texte: suite}, {titre: Plan climat 2020-2026}]\n"),
)


def check_plan(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    if scene.plan is not None:
        for n, link in enumerate(scene.plan.model.liens):
            yield from _judge(scene, link, scene.plan.at("liens", n))
    for resume in resumes:
        for n, link in enumerate(resume.liens):
            yield from _judge(scene, link, resume.at("liens", n))


def _judge(scene: Scene, link: Lien, place: Place) -> Iterator[Finding]:
    workspace = scene.workspace
    if link.plan is not None and link.plan not in workspace.files.plans:
        known = plans_of(workspace)
        near = known.meant_by(link.plan)
        params = {"text": link.plan, "suggestion": near, "known": known.identifiers}
        yield RULE.found(_under(place, "plan"), "plan-near" if near else "plan", **params)
    elif link.numero is not None:
        plan = link.plan or scene.nom
        numbers = _numbers(workspace, plan)
        if numbers is None or numero_key(link.numero) in numbers:
            return
        known_numbers = tuple(numbers.values())
        suggestion = nearest(link.numero, known_numbers)
        params = {
            "plan": plan,
            "text": link.numero,
            "suggestion": suggestion,
            "known": known_numbers or ("—",),
        }
        yield RULE.found(_under(place, "numero"), "numero-near" if suggestion else "numero", **params)
    elif link.plan is None and link.titre is None and link.adresse is None:
        yield RULE.found(place, "empty")


def _under(place: Place, key: str) -> Place:
    return place._replace(path=(*place.path, key))


@asked_again
def _numbers(workspace: Workspace, plan: str) -> Mapping[tuple[int, ...], str] | None:
    """The numbers of a plan's fiches and of the actions it announces; None where its fiches weren't read."""
    if plan not in workspace.resumes or plan not in workspace.plans:
        return None
    announced = (
        action.numero for axe in workspace.plans[plan].model.tous_les_axes() for action in axe.actions
    )
    fiches = (resume.numero for resume in workspace.resumes[plan] if resume.numero)
    invited = (one.numero for one in workspace.invitees.get(plan, ()))
    return dict(sorted((numero_key(number), number) for number in {*announced, *fiches, *invited}))
