"""Slips in dates, periods, years and lengths of time."""

from __future__ import annotations

from collections.abc import Iterator

from tests.slips.slip import (
    CONVENTION,
    F22,
    F24,
    GREEN_CITY,
    PLAN24,
    STUDY,
    Also,
    Slip,
    fewer_over,
    slip,
)


def slips() -> Iterator[Slip]:
    yield from calendars()
    yield from unreadable()
    yield from conventions()
    yield from labels()
    yield from decisions()


def calendars() -> Iterator[Slip]:
    for file, old in ((F24["1.1"], "Décembre 2024"), (F24["2.1"], "novembre 2024"), (F24["2.3"], "Été 2024")):
        yield slip(
            "after-the-convention", "CMQ301", file, f"calendrier: {old}", f"calendrier: {old[:-4]}2026"
        )
    yield slip(
        "before-the-convention",
        "CMQ301",
        F24["1.1"],
        "calendrier: Décembre 2024",
        "calendrier: Décembre 2021",
    )
    yield slip(
        "milestone-outside",
        "CMQ301",
        F24["1.2"],
        "Idéathon : 09 et 10 janvier 2024",
        "Idéathon : 09 et 10 janvier 2020",
    )
    yield slip(
        "milestone-outside", "CMQ301", F24["1.2"], "Hackathon : Novembre 2024", "Hackathon : Novembre 2027"
    )
    yield slip("other-year", "CMQ302", F24["2.1"], "calendrier: novembre 2024", "calendrier: novembre 2025")
    yield slip(
        "other-year",
        "CMQ302",
        F24["1.1"],
        "calendrier: Décembre 2024",
        "calendrier: décembre 2024 à mars 2025",
    )
    yield slip(
        "other-year", "CMQ302", F24["1.2"], "Idéathon : 09 et 10 janvier 2024", "Idéathon : 09 et 10 janvier 2023",
    )  # fmt: skip
    yield slip(
        "milestone-order",
        "CMQ304",
        F24["1.2"],
        "Idéathon : 09 et 10 janvier 2024",
        "Idéathon : 09 et 10 décembre 2024",
        on="Hackathon :",
    )
    yield slip(
        "milestone-after-the-end", "CMQ303", F24["2.1"], "calendrier: novembre 2024",
        "calendrier:\n  periode: septembre à novembre 2024\n  jalons:\n    - Ouverture : 12 décembre 2024", on="Ouverture",
    )  # fmt: skip
    yield slip(
        "done-too-soon",
        "CMQ320",
        F24["2.1"],
        "calendrier: novembre 2024",
        "suivi: {statut: réalisé}\ncalendrier: novembre 2024",
        also=[Also("CMQ615", F24["2.1"], "what is done too soon handed nothing over")],
    )
    yield slip("over", "CMQ312", F24["2.3"], "calendrier: Été 2024", "calendrier: mars 2024")


def unreadable() -> Iterator[Slip]:
    for text in (
        "Decenbre 2024",
        "31 novembre 2024",
        "décembre 20244",
        "13/2024",
        "hiver 2024",
        "de juin à mars 2024",
        "semestre 3 2024",
        "à définir",
        "32 mars 2024",
        "bientôt",
    ):
        yield slip(
            "unreadable-period",
            "CMQ105",
            F24["1.1"],
            "calendrier: Décembre 2024",
            f"calendrier: {text}",
            unread=True,
        )
    yield slip(
        "unreadable-period",
        "CMQ105",
        F24["2.2"],
        "Année scolaire 2024/2025",
        "Année scolaire 2024/2026",
        unread=True,
    )
    yield slip(
        "unreadable-period",
        "CMQ105",
        F24["1.2"],
        "Idéathon : 09 et 10 janvier 2024",
        "Idéathon : 09 et 10 janvié 2024",
        unread=True,
    )
    yield slip(
        "unreadable-period",
        "CMQ105",
        F22["2.1"],
        "du 7 au 8 décembre 2022",
        "du 8 au 7 décembre 2022",
        unread=True,
        **fewer_over(F22["2.1"]),
    )
    yield slip(
        "unreadable-period", "CMQ105", CONVENTION, "periode: 2022-2025", "periode: 2025-2022", unread=True
    )
    yield slip(
        "unreadable-period", "CMQ105", STUDY, "periode: octobre 2018", "periode: ocotbre 2018", unread=True
    )


def conventions() -> Iterator[Slip]:
    yield slip(
        "convention-too-short", "CMQ305", CONVENTION, "periode: 2022-2025", "periode: 2022-2023", in_file=PLAN24, on="exercice:",
        also=[Also("CMQ311", CONVENTION, "a convention that ended in 2023 owes its evaluation by now")], gone=[("CMQ302", F24["2.2"])],
    )  # fmt: skip
    yield slip(
        "plan-year", "CMQ305", PLAN24, "exercice: 2024\n", "exercice: 2027\n", gone=[("CMQ302", F24["2.2"])]
    )
    yield slip("subsidy-year", "CMQ313", CONVENTION, "  - exercice: 2022", "  - exercice: 2021")
    yield slip("subsidy-year", "CMQ313", CONVENTION, "  - exercice: 2022", "  - exercice: 2026")
    yield slip(
        "kept-other-year",
        "CMQ322",
        CONVENTION,
        "    delai: 3 mois\n",
        "    delai: 3 mois\n    tenus: [{exercice: 2019, date: 2020-03-01}]\n",
        on="tenus",
    )
    yield slip(
        "kept-to-come",
        "CMQ317",
        CONVENTION,
        "    delai: 3 mois\n",
        "    delai: 3 mois\n    tenus: [{exercice: 2023, date: 2025-03-01}]\n",
        on="tenus",
    )


def labels() -> Iterator[Slip]:
    debut = "    debut: 2022\n"
    lost = [("CMQ514", GREEN_CITY)]
    yield slip(
        "label-too-long", "CMQ307", GREEN_CITY, debut, debut + "    duree: 6 ans\n", on="duree", gone=lost
    )
    yield slip(
        "label-too-long", "CMQ307", GREEN_CITY, debut, debut + "    duree: 50 ans\n", on="duree", gone=lost
    )
    yield slip(
        "label-two-ends",
        "CMQ321",
        GREEN_CITY,
        debut,
        "    debut: 1er janvier 2022\n    duree: 5 ans\n    fin: 2025-12-31\n",
        on="fin:",
        gone=lost,
    )
    yield slip(
        "label-too-short",
        "CMQ306",
        GREEN_CITY,
        debut,
        "    debut: 1er janvier 2022\n    duree: 3 ans\n",
        in_file=CONVENTION,
        on="periode: 2022",
        gone=lost,
        also=[Also("CMQ314", GREEN_CITY, "a label that ends this year is to be renewed now")],
    )


def decisions() -> Iterator[Slip]:
    yield slip(
        "convened-after", "CMQ323", CONVENTION, "convocation: 17 juin 2022", "convocation: 27 juin 2022"
    )
    yield slip("vote-to-come", "CMQ317", CONVENTION, "  date: 23 juin 2022", "  date: 23 juin 2042")
    yield slip("subsidy-day", "CMQ319", CONVENTION, "date: 2022-06-23", "date: 2012-06-23")
    yield slip("step-to-come", "CMQ317", STUDY, "fait: 22 mai 2018", "fait: 22 mai 2028")
    yield slip(
        "steps-backwards", "CMQ512", STUDY, "periode: octobre 2018", "periode: octobre 2017",
    )  # fmt: skip
