"""CMQ239: a gap between what was planned and what was spent that nothing explains."""

from __future__ import annotations

from collections.abc import Iterator

from cmqplan.amounts import share
from cmqplan.findings import Finding, Place, Related
from cmqplan.model.fiche import Fiche, StatutSuivi
from cmqplan.model.lignes import doute_du_total, somme_depensee, total_declare
from cmqplan.rules.declare import SETTINGS, WARNING, Rule, Said, Says, Scene, fiche, law
from cmqplan.workspace.workspace import Entry

_FICHE = """\
    moyens:
      financiers:
        total: 5 000 €
        reste_a_financer: 5 000 €
    suivi:
      statut: réalisé
      depenses: [4 000 €]
    """
_SETTINGS = SETTINGS.saying("seuil_ecart: 10 %\n")

RULE = Rule(
    "CMQ239",
    "gap-unexplained",
    WARNING,
    title=Said("Un écart de dépense que rien n'explique", "A gap in spending that nothing explains"),
    says={
        "less": Says(
            "{depenses} sont payés sur {total} prévus, soit {difference} de moins ({ecart}) : au-delà de {seuil}, l'écart s'explique",
            "{depenses} are paid of {total} planned, {difference} less ({ecart}): beyond {seuil} a gap is to be explained",
        ),
        "more": Says(
            "{depenses} sont dépensés ou engagés pour {total} prévus, soit {difference} de plus ({ecart}) : au-delà de {seuil}, l'écart s'explique",
            "{depenses} are spent or committed for {total} planned, {difference} more ({ecart}): beyond {seuil} a gap is to be explained",
        ),
    },
    help=Said(
        "écrivez sous « suivi » ce qui l'explique : « ecarts: … », une phrase suffit",
        "write under “suivi” what explains it: “ecarts: …”, a sentence is enough",
    ),
    reason=Said(
        "Le compte rendu d'une subvention demande d'expliquer les écarts significatifs ; le seuil à partir duquel ils le sont est celui de vos réglages.",
        "A subsidy's account asks for an explanation of significant gaps; from what share on they are is what your settings say.",
    ),
    source=law(
        "Formulaire Cerfa 15059, annexe : « expliquer et justifier les écarts significatifs entre le budget prévisionnel de l'action et le budget final exécuté »",
        "Form Cerfa 15059, annex: significant gaps between the budget planned and the one carried out are to be explained",
    ),
    fails=fiche(_FICHE).at_line(10).beside(_SETTINGS),
    passes=fiche(_FICHE + "  ecarts: La location a coûté moins que le devis.\n").beside(_SETTINGS),
)


def check_fiche(entry: Entry[Fiche], scene: Scene) -> Iterator[Finding]:
    """What is paid of an action that is done; what is spent or committed beyond the total of any. A total that is a range
    is judged from its nearer bound."""
    threshold, suivi = scene.workspace.settings.seuil_ecart, entry.model.suivi
    financiers = entry.model.moyens.financiers
    if threshold is None or suivi.ecarts or financiers is None:
        return
    total = total_declare(financiers)
    if not total or not (suivi.depenses or suivi.statut is StatutSuivi.REALISE):
        return
    spent, least = somme_depensee(suivi.depenses), total - doute_du_total(financiers)[1]
    if spent.engage - total > threshold.of(total):
        variant, amount, planned = "more", spent.engage, total
    elif suivi.statut is StatutSuivi.REALISE and least - spent.paye > threshold.of(least):
        variant, amount, planned = "less", spent.paye, least
    else:
        return
    related = [
        Related(
            entry.at("moyens", "financiers", "total"),
            Said("{total} sont prévus ici", "{total} are planned here"),
            {"total": planned},
        ),
    ]
    settings = scene.workspace.files.settings
    if settings is not None:
        set_here = Said("le seuil est réglé ici", "the threshold is set here")
        related.append(Related(Place(settings, ("seuil_ecart",)), set_here))
    params = {
        "depenses": amount,
        "total": planned,
        "difference": abs(amount - planned),
        "ecart": share(amount - planned, planned),
        "seuil": threshold,
    }
    place = entry.at("suivi", "depenses" if suivi.depenses else "statut", on="key")
    yield RULE.found(place, variant, *related, **params)
