"""Slips in what a campus, a convention and a network must have."""

from __future__ import annotations

from collections.abc import Iterator

from tests.slips.slip import (
    CONVENTION,
    F24,
    GRAND_EST,
    GREEN_CITY,
    ILE_DE_FRANCE,
    ORGANISMES,
    PLANS,
    STUDY,
    Also,
    Slip,
    slip,
)

ENGAGEMENTS = PLANS[CONVENTION].split("engagements:\n")[1]


def _engagement(genre: str) -> str:
    """One engagement of the convention, as it is written."""
    start = ENGAGEMENTS.index(f"  - genre: {genre}\n")
    return ENGAGEMENTS[start : ENGAGEMENTS.index("  - genre:", start + 1)]


def slips() -> Iterator[Slip]:
    yield slip(
        "committee-removed",
        "CMQ503",
        CONVENTION,
        _engagement("comité"),
        "",
        on="engagements:",
        gone=[("CMQ309", CONVENTION)],
    )
    yield slip(
        "report-removed",
        "CMQ504",
        CONVENTION,
        _engagement("rapport"),
        "",
        on="engagements:",
        gone=[("CMQ310", CONVENTION)],
    )
    yield slip("evaluation-removed", "CMQ505", CONVENTION, _engagement("évaluation"), "", on="engagements:")
    yield slip(
        "committee-once",
        "CMQ503",
        CONVENTION,
        "    frequence: annuelle\n  - genre: rapport",
        "    frequence: fin de convention\n  - genre: rapport",
        gone=[("CMQ309", CONVENTION)],
    )
    party = "  - organisme: dijon-metropole\n    role: Collectivité qui subventionne le programme annuel\n"
    yield slip("party-removed", "CMQ507", CONVENTION, party, "", on="parties:")
    yield slip("excellence", "CMQ502", GREEN_CITY, "categorie: campus", "categorie: excellence")
    yield slip(
        "stage",
        "CMQ508",
        GREEN_CITY,
        "stade: labellisé",
        "stade: étude",
        gone=[("CMQ501", GREEN_CITY), ("CMQ514", GREEN_CITY)],
    )
    yield slip(
        "stage", "CMQ508", GREEN_CITY, "stade: labellisé", "stade: échu", gone=[("CMQ501", GREEN_CITY)]
    )
    yield slip("carrier", "CMQ506", F24["1.2"], "porteurs: [cmq-green-city]", "porteurs: [enedis]")
    yield slip(
        "counts",
        "CMQ510",
        GRAND_EST,
        "effectifs: {total: 11, excellence: 6}",
        "effectifs: {total: 11, excellence: 16}",
    )
    yield slip(
        "counts",
        "CMQ510",
        ILE_DE_FRANCE,
        "labellises: 6, excellence: 5, en_projet: 8",
        "labellises: 6, excellence: 5, en_projet: 9",
    )
    yield slip("counts", "CMQ510", ILE_DE_FRANCE, "total: 14", "total: 41")
    yield slip(
        "person",
        "CMQ516",
        GREEN_CITY,
        "direction: >-\n",
        "direction: M. Jean Dupont, directeur\nlieu: >-\n",
        on="M. Jean",
    )
    yield slip("support-removed", "CMQ509", GREEN_CITY, "etablissement_support: estp\n", "", on="stade:")
    members = PLANS[GREEN_CITY].split("membres:\n")[1].split("stade:")[0]
    yield slip(
        "members-removed",
        "CMQ515",
        GREEN_CITY,
        "membres:\n" + members,
        "",
        on="stade:",
        gone=[("CMQ501", GREEN_CITY)],
    )
    yield slip(
        "funders-removed",
        "CMQ511",
        STUDY,
        "cofinanceurs: [departement-seine-saint-denis, ademe]\n",
        "",
        on="stade:",
        also=[
            Also("CMQ409", ORGANISMES, "the study alone names the département"),
            Also("CMQ409", ORGANISMES, "and the ADEME"),
        ],
    )
    yield slip(
        "label-removed",
        "CMQ514",
        GREEN_CITY,
        "labels:\n  - categorie: campus\n    debut: 2022\n    note: Renouvelé en 2022, la catégorie Excellence étant en vue\n",
        "",
        on="stade:",
        gone=[("CMQ514", GREEN_CITY)],
    )
