"""CMQ423: an action of another plan that can't be shown there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cmqplan.findings import Finding, Related
from cmqplan.model.values import NUMERO, NUMERO_LIBRE, numero_key
from cmqplan.rules.declare import ERROR, PLAN, Example, Rule, Said, Says, Scene, fiche, file_format
from cmqplan.rules.numbering import in_one_of, numbering
from cmqplan.rules.references.unknown_plan import plans_of
from cmqplan.workspace.workspace import Resume, Workspace

_OTHER = Example("plans/plan-climat/plan.yaml", PLAN.text)

RULE = Rule(
    "CMQ423",
    "shared-action",
    ERROR,
    title=Said(
        "Une action d'un autre plan qui n'y a pas sa place",
        "An action of another plan that has no place in it",
    ),
    says={
        "form": Says(
            fr=(
                "« {text} » ne dit pas quel plan et quel numéro",
                "écrivez le dossier du plan, une barre oblique et le numéro que l'action y porte : « {example} »",
            ),
            en=(
                "“{text}” doesn't say which plan and which number",
                "write the plan's folder, a slash and the number that the action has there: “{example}”",
            ),
        ),
        "plan": Says(
            fr=(
                "il n'y a pas de plan « {plan} » ; il y a {known}",
                "écrivez l'un de ceux-là, ou retirez « {text} »",
            ),
            en=("there is no plan “{plan}”; there are {known}", "write one of these, or take “{text}” out"),
        ),
        "plan-near": Says(
            fr=(
                "il n'y a pas de plan « {plan} » ; le plus proche est « {suggestion} »",
                "écrivez « {suggestion}/{numero} », ou retirez « {text} »",
            ),
            en=(
                "there is no plan “{plan}”; the nearest is “{suggestion}”",
                "write “{suggestion}/{numero}”, or take “{text}” out",
            ),
        ),
        "home": Says(
            fr=("« {plan} » est le plan de cette fiche : elle y est déjà", "retirez « {text} »"),
            en=("“{plan}” is this fiche's own plan: it is in it already", "take “{text}” out"),
        ),
        "taken": Says(
            fr=(
                "{plan} a déjà une action {numero}",
                "écrivez le numéro que cette action y porte, ou retirez l'autre fiche si c'est la même action",
            ),
            en=(
                "{plan} has an action {numero} already",
                "write the number that this action has there, or remove the other fiche if it is the same action",
            ),
        ),
        "outside": Says(
            fr=(
                "le numéro {numero} n'appartient à aucun axe de {plan}, et aucun axe n'y annonce cette action",
                "commencez le numéro par celui d'un de ses axes ({axes}), ou ajoutez l'action {numero} aux « actions » d'un axe dans plans/{plan}/plan.yaml",
            ),
            en=(
                "the number {numero} belongs to no axe of {plan}, and no axe announces this action there",
                "begin the number with that of one of its axes ({axes}), or add the action {numero} to the “actions” of an axe in plans/{plan}/plan.yaml",
            ),
        ),
    },
    reason=Said(
        "Une action de plusieurs plans s'écrit une fois. Pour la montrer ailleurs, il faut savoir dans quel plan, sous quel numéro et dans quel axe.",
        "An action of several plans is written once. To show it elsewhere one must know in which plan, under which number and in which axe.",
    ),
    source=file_format(
        "Une fiche est dans le dossier de son plan, et nomme les autres sous « aussi_dans »",
        "A fiche lies in its plan's folder, and names the others under “aussi_dans”",
    ),
    fails=fiche("aussi_dans: [plan-climats/1.1]\n").at_line(4).beside(_OTHER),
    passes=fiche("aussi_dans: [plan-climat/1.1]\n").beside(_OTHER),
)


def check_plan(scene: Scene, resumes: Sequence[Resume]) -> Iterator[Finding]:
    for resume in resumes:
        for n, text in enumerate(resume.aussi_dans):
            yield from _judge(scene.workspace, resume, n, text)


def _judge(workspace: Workspace, resume: Resume, n: int, text: str) -> Iterator[Finding]:
    plan, _, numero = text.rpartition("/")
    place = resume.at("aussi_dans", n)
    params: dict[str, object] = {"text": text, "plan": plan, "numero": numero}
    others = [name for name in workspace.files.plans if name != resume.plan]
    if not plan or not NUMERO_LIBRE.fullmatch(numero):
        yield RULE.found(place, "form", example=f"{others[0] if others else 'plan-climat'}/1.1", **params)
        return
    if plan == resume.plan:
        yield RULE.found(place, "home", **params)
        return
    if plan not in workspace.files.plans:
        known = plans_of(workspace)
        near = known.meant_by(plan)
        params |= {"suggestion": near, "known": known.identifiers}
        yield RULE.found(place, "plan-near" if near else "plan", **params)
        return
    declared, read = workspace.plans.get(plan), workspace.resumes.get(plan)
    if declared is None or read is None:
        return
    numbers, key = numbering(declared.model, read), numero_key(numero)
    others_there = [one.resume for one in workspace.invitees[plan] if numero_key(one.numero) == key]
    taken = next(
        (one for one in (*numbers.fiches.get(key, ()), *others_there) if one.file != resume.file), None
    )
    if taken is not None:
        note = Said("c'est le numéro de cette fiche", "it is the number of this fiche")
        at = taken.at("numero" if taken.plan == plan else "aussi_dans")
        yield RULE.found(place, "taken", Related(at, note), **params)
    elif key not in numbers.announced and not (NUMERO.fullmatch(numero) and in_one_of(numbers.axes, key)):
        params["axes"] = tuple(axe.numero for axe in declared.model.tous_les_axes())
        yield RULE.found(place, "outside", **params)
