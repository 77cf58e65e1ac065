"""What is left out, left open, or left to be replaced."""

from __future__ import annotations

from collections.abc import Iterator

from tests.slips.slip import F24, PLAN24, PLANS, Slip, slip


def slips() -> Iterator[Slip]:
    yield slip("no-livrable", "CMQ601", F24["1.1"], "livrables: [Réponse à l'AMI CMA]\n", "", on="titre:")
    yield slip(
        "no-livrable",
        "CMQ601",
        F24["2.2"],
        "livrables: [Valorisation sur les réseaux sociaux]\n",
        "",
        on="titre:",
    )
    yield slip("no-calendrier", "CMQ607", F24["1.1"], "calendrier: Décembre 2024\n", "", on="titre:")
    yield slip("no-calendrier", "CMQ607", F24["2.1"], "calendrier: novembre 2024\n", "", on="titre:")
    yield slip(
        "no-partner",
        "CMQ612",
        F24["2.3"],
        'partenaires: [dijon-metropole, enedis, "..."]\n',
        "",
        on="porteurs:",
        gone=[("CMQ604", F24["2.3"])],
    )
    yield slip(
        "no-means",
        "CMQ609",
        F24["2.3"],
        "moyens:\n  humains: Animation, coordination et ingénierie\n  financiers: 5 000 €\n",
        "",
        on="titre:",
        gone=[("CMQ202", F24["2.3"])],
    )
    objectives = "objectifs: Rendre les étudiants attentifs, par la pratique, aux enjeux de la transition énergétique.\n"
    yield slip("no-objective", "CMQ608", F24["1.2"], objectives, "", on="titre:")
    yield slip(
        "placeholder", "CMQ606", F24["1.1"], "livrables: [Réponse à l'AMI CMA]", "livrables: [À compléter]"
    )
    yield slip("placeholder", "CMQ606", F24["1.2"], objectives, "objectifs: Lorem ipsum dolor sit amet.\n")
    yield slip("placeholder", "CMQ606", F24["2.3"], "titre: Inauguration RESPONSE", "titre: XXX")
    yield slip("repeated", "CMQ605", F24["1.2"], objectives, "objectifs: Évènement d'open innovation\n")
    yield slip(
        "pressenti",
        "CMQ603",
        F24["1.1"],
        "porteurs: [cmq-green-city]",
        "porteurs: [{organisme: cmq-green-city, statut: pressenti}]",
    )
    yield slip(
        "open-list", "CMQ604", F24["1.1"], "porteurs: [cmq-green-city]", 'porteurs: [cmq-green-city, "..."]'
    )
    yield slip(
        "no-target",
        "CMQ611",
        F24["1.1"],
        "calendrier:",
        "indicateurs: [Entreprises rencontrées]\ncalendrier:",
        gone=[("CMQ602", F24["1.1"])],
    )
    framing = PLANS[PLAN24].split("cadrage:\n")[1].split("principes:")[0]
    yield slip("no-framing", "CMQ610", PLAN24, "cadrage:\n" + framing, "", on="titre: Plan d'action")
