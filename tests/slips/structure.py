"""Slips in keys and in what a value may be."""

from __future__ import annotations

from collections.abc import Iterator

from tests.slips.reading import LOST
from tests.slips.slip import (
    BOIS,
    CONVENTION,
    F22,
    F24,
    GRAND_EST,
    GREEN_CITY,
    ILE_DE_FRANCE,
    ORGANISMES,
    PLAN22,
    PLAN24,
    PLANS,
    SETTINGS,
    STUDY,
    Also,
    Slip,
    at,
    at_site,
    chance,
    fewer_over,
    line_of,
    misspelt,
    sites,
    slip,
)


def slips() -> Iterator[Slip]:
    yield from misspelt_keys()
    yield from moved_keys()
    yield from missing_keys()
    yield from shapes()
    yield from choices()
    yield from numbers_and_names()
    yield from texts()


def misspelt_keys() -> Iterator[Slip]:
    """Fingers slip on three keys of every file."""
    for file, text in PLANS.items():
        dice = chance(f"misspelt key {file}")
        keys = [
            site
            for site in sites(text)
            if isinstance(site.path[-1], str) and len(site.name) > 4 and not _is_a_name(file, site.path)
        ]
        for site in dice.sample(keys, 3 if file.startswith("plans/plan-") else 2):
            yield at_site(
                "misspelt-key",
                "CMQ102",
                file,
                site,
                misspelt(site.name, dice),
                of="key",
                unread=True,
                **_lost(file, site.path),
            )
    yield slip(
        "key-of-another-language", "CMQ102", F24["1.1"], "total: 50 000 €", "budget: 50 000 €", unread=True
    )
    yield slip("accented-key", "CMQ102", F24["1.1"], "modalites:", "modalités:", unread=True)
    yield slip("capital-key", "CMQ102", F24["2.3"], "titre: Inauguration", "Titre: Inauguration", unread=True)
    yield slip("singular-key", "CMQ102", F24["1.1"], "livrables: [", "livrable: [", unread=True)
    yield slip(
        "strange-key",
        "CMQ102",
        F24["1.1"],
        "calendrier: Décembre",
        "responsable: Direction\ncalendrier: Décembre",
        on="responsable",
        unread=True,
    )
    yield slip(
        "strange-key",
        "CMQ102",
        CONVENTION,
        "beneficiaire: estp\n\n",
        "beneficiaire: estp\nmontant: 40 000 €\n\n",
        on="montant: 40 000 €\n\n",
        unread=True,
    )


def _is_a_name(file: str, path: tuple[object, ...]) -> bool:
    """Keys that are names people choose: an organisme's identifier, a credit line's, a milestone's."""
    return (
        (file == ORGANISMES and len(path) == 1)
        or (len(path) > 1 and path[-2] == "lignes_credit")
        or (path[0] == "calendrier" and len(path) > 1)
    )


def _lost(file: str, path: tuple[object, ...]) -> dict[str, object]:
    if file == ORGANISMES:
        return {}
    return {**LOST.get(file, {}), **fewer_over(file)}


def moved_keys() -> Iterator[Slip]:
    """A key that exists, one level too high or too low."""
    fiche = F24["1.2"]
    yield slip(
        "one-level-up",
        "CMQ102",
        fiche,
        "    financements:\n      - {financeur: dijon-metropole, montant: 10 000 €, statut: sollicité}\n",
        "financements:\n  - {financeur: dijon-metropole, montant: 10 000 €, statut: sollicité}\n",
        unread=True,
    )
    yield slip(
        "one-level-up",
        "CMQ102",
        F24["2.2"],
        "  financiers:\n    total: 15 000 €\n",
        "total: 15 000 €\n",
        unread=True,
    )
    yield slip(
        "one-level-up", "CMQ102", F24["2.3"], "moyens:\n  humains: Animation, coordination et ingénierie\n  financiers: 5 000 €\n",
        "humains: Animation, coordination et ingénierie\nmoyens:\n  financiers: 5 000 €\n", unread=True,
    )  # fmt: skip
    yield slip(
        "one-level-down",
        "CMQ102",
        F24["2.3"],
        "  financiers: 5 000 €\nlivrables:\n",
        "  financiers: 5 000 €\n  livrables:\n",
        unread=True,
    )
    yield slip(
        "one-level-down",
        "CMQ102",
        CONVENTION,
        "    montant: 40 000 €\n",
        "    montant: 40 000 €\n    lignes_credit: [developpement-economique]\n",
        on="    lignes_credit",
        unread=True,
    )
    yield slip(
        "in-the-wrong-file",
        "CMQ102",
        F24["2.3"],
        "titre: Inauguration",
        "exercice: 2024\ntitre: Inauguration",
        unread=True,
    )
    yield slip(
        "in-the-wrong-file", "CMQ102", BOIS, "stade: labellisé", "type: campus\nstade: labellisé", unread=True
    )


def missing_keys() -> Iterator[Slip]:
    for number in ("1.1", "2.1"):
        yield slip("missing", "CMQ101", F24[number], f"numero: {number}\n", "", on="titre:", unread=True)
    yield slip(
        "missing", "CMQ101", F24["2.3"], "titre: Inauguration RESPONSE\n", "", on="numero:", unread=True
    )
    yield slip("missing", "CMQ101", F24["1.2"], "porteurs: [cmq-green-city]\n", "", on="numero:", unread=True)
    yield slip("missing", "CMQ101", PLAN24, "exercice: 2024\n", "", on="titre: Plan", **_unread(PLAN24))
    yield slip(
        "missing",
        "CMQ101",
        PLAN22,
        "titre: Programme d'action 2022 du CMQ Green City\n",
        "",
        on="sous_titre:",
        **_unread(PLAN22),
    )
    yield slip(
        "missing", "CMQ101", CONVENTION, "periode: 2022-2025\n", "", on="titre: Convention", unread=True
    )
    yield slip("missing", "CMQ101", ORGANISMES, "  nom: EDF\n", "", on="edf:", **_unread(ORGANISMES))
    yield slip(
        "missing",
        "CMQ101",
        ORGANISMES,
        "  nom: Enedis\n  type: entreprise\n",
        "  nom: Enedis\n",
        on="enedis:",
        **_unread(ORGANISMES),
    )
    yield slip("missing", "CMQ101", GREEN_CITY, "stade: labellisé\n", "", on="nom: >-", unread=True)
    yield slip(
        "missing",
        "CMQ101",
        CONVENTION,
        "montant: 5 000 €, ligne_credit: developpement",
        "ligne_credit: developpement",
        unread=True,
    )
    yield slip(
        "missing",
        "CMQ101",
        F24["1.1"],
        "{financeur: edf, montant: 8 000 €}",
        "{montant: 8 000 €}",
        unread=True,
    )
    yield slip(
        "missing",
        "CMQ101",
        STUDY,
        "  - nom: Journée de concertation\n    periode: octobre 2018\n",
        "  - nom: Journée de concertation\n",
        on="- nom: Journée",
        unread=True,
    )
    yield slip(
        "missing", "CMQ101", ILE_DE_FRANCE, "perimetre: {region: Île-de-France}\n", "", on="nom:", unread=True
    )


def shapes() -> Iterator[Slip]:
    yield slip(
        "list-for-text",
        "CMQ103",
        F24["2.1"],
        "titre: Festival des transitions",
        "titre: [Festival, transitions]",
        unread=True,
    )
    yield slip(
        "mapping-for-text",
        "CMQ103",
        F24["1.2"],
        "titre: Évènement d'open innovation",
        "titre: {fr: Évènement}",
        unread=True,
    )
    yield slip(
        "text-for-mapping",
        "CMQ103",
        F24["2.3"],
        "moyens:\n  humains: Animation, coordination et ingénierie\n  financiers: 5 000 €\n",
        "moyens: Animation et coordination\n",
        on="moyens:",
        unread=True,
    )
    yield slip(
        "text-for-mapping",
        "CMQ103",
        ORGANISMES,
        "eseo:\n  nom: ESEO\n  type: enseignement supérieur\n",
        "eseo: ESEO\n",
        **_unread(ORGANISMES),
    )
    yield slip(
        "list-for-mapping",
        "CMQ103",
        GRAND_EST,
        "effectifs: {total: 11, excellence: 6}",
        "effectifs: [11, 6]",
        unread=True,
    )
    yield slip(
        "text-for-line",
        "CMQ103",
        F24["1.2"],
        "{financeur: dijon-metropole, montant: 10 000 €, statut: sollicité}",
        "dijon-metropole 10 000 €",
        unread=True,
    )
    yield slip(
        "dashes-without-space",
        "CMQ120",
        F24["2.1"],
        "  - Communiqué de presse et éléments de communication\n  - Programme",
        "  -Communiqué de presse et éléments de communication\n  -Programme",
    )


def choices() -> Iterator[Slip]:
    yield slip("nature", "CMQ109", F24["1.1"], "nature: subvention}", "nature: subention}", unread=True)
    yield slip("nature", "CMQ109", F24["1.1"], "nature: fonds propres}", "nature: fonds}", unread=True)
    yield slip("statut", "CMQ109", F24["1.2"], "€, statut: sollicité}", "€, statut: demandé}", unread=True)
    yield slip(
        "statut",
        "CMQ109",
        F22["2.3"],
        "statut: accordé",
        "statut: acordé",
        unread=True,
        **fewer_over(F22["2.3"]),
    )
    yield slip(
        "type",
        "CMQ109",
        ORGANISMES,
        "type: association\n  alias",
        "type: assoc\n  alias",
        **_unread(ORGANISMES),
    )
    yield slip("stade", "CMQ109", BOIS, "stade: labellisé", "stade: label", unread=True)
    yield slip(
        "filiere",
        "CMQ109",
        BOIS,
        "- Matériaux, matériaux innovants",
        "- Matériaux, materiaux inovants",
        unread=True,
    )
    yield slip("genre", "CMQ109", CONVENTION, "genre: rapport", "genre: raport", unread=True)
    yield slip(
        "frequence", "CMQ109", CONVENTION, "frequence: fin de convention", "frequence: à la fin", unread=True
    )
    yield slip(
        "suivi",
        "CMQ109",
        F24["2.1"],
        "calendrier: novembre 2024",
        "suivi: {statut: fini}\ncalendrier: novembre 2024",
        unread=True,
    )
    yield slip(
        "base",
        "CMQ109",
        PLAN24,
        "exercice: 2024\n",
        "exercice: 2024\nbase: toutes taxes\n",
        on="base:",
        on_after="exercice",
        unread=True,
        gone=LOST[PLAN24]["gone"],
    )


def numbers_and_names() -> Iterator[Slip]:
    yield slip("numero", "CMQ111", F24["1.2"], "numero: 1.2", "numero: 1,2", unread=True)
    yield slip("numero", "CMQ111", F24["2.1"], "numero: 2.1", "numero: II.1", unread=True)
    yield slip("numero", "CMQ111", CONVENTION, "action: 2.1", "action: 2,1", unread=True)
    yield slip(
        "siret",
        "CMQ106",
        ORGANISMES,
        "  nom: EDF\n",
        "  nom: EDF\n  siret: 55208131766523\n",
        on="siret",
        **_unread(ORGANISMES),
    )
    yield slip(
        "siret",
        "CMQ106",
        ORGANISMES,
        "  nom: Enedis\n",
        "  nom: Enedis\n  siret: 444 608 442\n",
        on="siret",
        **_unread(ORGANISMES),
    )
    yield slip(
        "rna",
        "CMQ107",
        ORGANISMES,
        "  nom: Les Fresques du climat\n",
        "  nom: Les Fresques du climat\n  rna: 751234567\n",
        on="rna",
        **_unread(ORGANISMES),
    )
    yield slip("identifier", "CMQ110", ORGANISMES, "direccte:\n", "Direccte:\n")
    yield slip("whole-number", "CMQ117", CONVENTION, "pour: 37", "pour: trente-sept", unread=True)
    yield slip("whole-number", "CMQ117", GRAND_EST, "excellence: 6", "excellence: 6 sur 11", unread=True)
    yield slip(
        "length-of-time", "CMQ118", CONVENTION, "delai: 3 mois", "delai: un certain temps", unread=True
    )
    yield slip("day", "CMQ112", CONVENTION, "date: 23 juin 2022", "date: juin 2022", unread=True)
    yield slip("day", "CMQ105", CONVENTION, "date: 2022-06-23", "date: 2022-06-31", unread=True)
    yield slip("year", "CMQ112", CONVENTION, "  - exercice: 2022", "  - exercice: 2022/2023", unread=True)
    yield slip("year", "CMQ112", PLAN24, "exercice: 2024\n", "exercice: 20224\n", **_unread(PLAN24))
    yield slip("vote", "CMQ123", CONVENTION, "pour: 37", "pour: 73")
    yield slip("vote", "CMQ123", CONVENTION, "procurations: 5", "procurations: 4", on="pour: 37")
    yield slip("share", "CMQ113", F24["1.2"], "montant: 10 000 €, statut", "taux: dix %, statut", unread=True)
    yield Slip(
        "file-number", "1.2 as 1.3", {F24["1.2"]: None, F24["1.2"].replace("1.2-", "1.3-"): PLANS[F24["1.2"]].encode()}, "CMQ119",
        F24["1.2"].replace("1.2-", "1.3-"), line_of(PLANS[F24["1.2"]], at(PLANS[F24["1.2"]], "numero:")),
        also=(Also("CMQ602", F24["1.2"].replace("1.2-", "1.3-"), "what was said of the file is said under its new name"),), gone=(("CMQ602", F24["1.2"]),),
    )  # fmt: skip


def texts() -> Iterator[Slip]:
    yield slip("empty", "CMQ108", F24["2.3"], "titre: Inauguration RESPONSE", "titre:", unread=True)
    yield slip("empty", "CMQ108", F24["1.1"], "calendrier: Décembre 2024", "calendrier:", unread=True)
    yield slip("empty", "CMQ108", F24["1.1"], "porteurs: [cmq-green-city]", "porteurs: []", unread=True)
    yield slip(
        "empty",
        "CMQ108",
        F24["1.1"],
        "{financeur: edf, montant: 8 000 €}",
        "{financeur: edf, montant:}",
        unread=True,
    )
    yield slip(
        "html",
        "CMQ114",
        F24["1.2"],
        "objectifs: Rendre les étudiants",
        "objectifs: Rendre les <b>étudiants</b>",
    )
    long = "Longue phrase de plus. " * 900
    yield slip(
        "too-long",
        "CMQ115",
        F24["1.2"],
        "objectifs: Rendre les étudiants",
        f"objectifs: {long}",
        on="objectifs:",
        unread=True,
    )
    yield slip(
        "link",
        "CMQ122",
        F24["1.2"],
        "objectifs: Rendre les étudiants",
        "objectifs: Rendre les [étudiants](www.exemple.fr)",
    )
    yield slip(
        "logo",
        "CMQ121",
        ORGANISMES,
        "  nom: EDF\n",
        "  nom: EDF\n  logos: {fichier: logos/edf.png, texte: EDF}\n",
        on="logos",
    )
    yield Slip("settings-shape", "list", {SETTINGS: b"- CMQ602\n"}, "CMQ013", SETTINGS, 1)


def _unread(file: str) -> dict[str, object]:
    return {"unread": True, **LOST.get(file, {})}
