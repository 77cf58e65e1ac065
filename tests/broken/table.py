"""Broken variants of the real plans: one small mistake each, and what is said of it, where.

The sign ⟪ stands where the finding must point, and is taken out before the file is written: the place is told by the
mistake itself, never by line numbers that a change of the plans would move.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

HERE = "⟪"

F11 = "plans/plan-2024/1.1-reponse-ami-cma.yaml"
F12 = "plans/plan-2024/1.2-open-innovation.yaml"
F21 = "plans/plan-2024/2.1-festival-des-transitions.yaml"
F23 = "plans/plan-2024/2.3-inauguration-response.yaml"
PLAN = "plans/plan-2024/plan.yaml"
ORGANISMES = "plans/organismes.yaml"
CONVENTION = "plans/conventions/dijon-metropole-2022-2025.yaml"


@dataclass(frozen=True)
class Edit:
    """One text replaced by another, the first time it stands there."""

    old: str
    new: str


@dataclass(frozen=True)
class Rewritten:
    """Another content altogether."""

    content: str | bytes


@dataclass(frozen=True)
class Encoded:
    """The same text saved in another encoding, without the signs that it lacks."""

    encoding: str


@dataclass(frozen=True)
class Added:
    """A file that wasn't there."""

    content: str


@dataclass(frozen=True)
class Renamed:
    to: str


@dataclass(frozen=True)
class Removed:
    pass


Change: TypeAlias = Edit | Rewritten | Encoded | Added | Renamed | Removed
REMOVED = Removed()


@dataclass(frozen=True)
class Broken:
    """A mistake, the rule it breaks and the English sentence that says so, its narrow spaces written as ordinary ones.

    ``at`` is a text of the changed file with ⟪ in it, for a finding elsewhere than in the edit; ``found_in`` the file that is
    pointed at when it isn't the changed one. ``also`` are the codes that truly follow from the same mistake.
    """

    name: str
    file: str
    change: Change
    code: str
    message: str
    at: str = ""
    found_in: str = ""
    also: tuple[str, ...] = ()


TABLE = (
    Broken(
        "tab",
        F11,
        Edit("  - estp\n", "⟪\t- estp\n"),
        "CMQ004",
        "this line is indented with a tab, which YAML forbids",
    ),
    Broken(
        "no-break space",
        F11,
        Edit("  humains:", "⟪\xa0\xa0humains:"),
        "CMQ004",
        "a no-break space stands here, where YAML wants an ordinary one",
    ),
    Broken(
        "colon in a title",
        F21,
        Edit("titre: Festival des transitions", "titre: Festival ⟪: les transitions"),
        "CMQ005",
        "the text of “titre” holds a colon followed by a space, which YAML takes for a new key",
    ),
    Broken(
        "no space after the colon",
        F11,
        Edit("titre: Acc", "titre⟪:Acc"),
        "CMQ007",
        "the colon after “titre” has no space behind it",
    ),
    Broken(
        "no colon",
        F11,
        Edit("numero: 1.1", "⟪numero 1.1"),
        "CMQ007",
        "“numero 1.1” stands here alone: neither a key with its colon, nor an item with its dash",
    ),
    Broken(
        "unclosed quote",
        F12,
        Edit("titre: Évènement d'open innovation", "titre: ⟪\"Évènement d'open innovation"),
        "CMQ006",
        'the text that begins with " here is never closed',
    ),
    Broken(
        "apostrophe in single quotes",
        F12,
        Edit("titre: Évènement d'open innovation", "titre: 'Évènement d⟪'open innovation'"),
        "CMQ006",
        "this apostrophe ends the text that began with '",
    ),
    Broken(
        "unclosed bracket",
        F11,
        Edit("porteurs: [cmq-green-city]", "porteurs: ⟪[cmq-green-city"),
        "CMQ006",
        "the “[” opened here isn't closed",
    ),
    Broken(
        "missing comma in braces",
        F11,
        Edit(
            "{financeur: dijon-metropole, montant: 5 000 €", "{financeur: dijon-metropole ⟪montant: 5 000 €"
        ),
        "CMQ006",
        "a comma is missing before “montant: 5 000 €”",
    ),
    Broken(
        "duplicate key",
        F11,
        Edit("livrables: [", "⟪porteurs: [estp]\nlivrables: ["),
        "CMQ009",
        "“porteurs” is written twice here",
    ),
    Broken(
        "a line indented too little",
        F11,
        Edit("    objet: Assistance", "⟪   objet: Assistance"),
        "CMQ007",
        "this line is indented by 3 spaces, which is no level opened above: 0, 2 and 4",
    ),
    Broken(
        "a bullet instead of a dash",
        F11,
        Edit("  - Mobiliser les partenaires", "  ⟪* Mobiliser les partenaires"),
        "CMQ016",
        "“*” isn't a list's bullet in YAML",
    ),
    Broken(
        "list on the line of its key",
        F11,
        Edit("livrables: [Réponse à l'AMI CMA]", "livrables: ⟪- Réponse à l'AMI CMA"),
        "CMQ007",
        "the list of “livrables” can't begin on the same line as its key",
    ),
    Broken(
        "at sign",
        F11,
        Edit("objet: Assistance", "objet: ⟪@Assistance"),
        "CMQ016",
        "a text can't begin with “@” unless it is in quotes",
    ),
    Broken(
        "anchor",
        F11,
        Edit("objet: Assistance", "objet: ⟪&amo Assistance"),
        "CMQ010",
        "“&amo” is a YAML anchor, which these files don't use",
    ),
    Broken(
        "second document",
        F11,
        Edit("livrables: [", "⟪---\nlivrables: ["),
        "CMQ011",
        "a second document begins here, after a line “---”",
    ),
    Broken(
        "words after a hash",
        F11,
        Edit("objet: Assistance", "objet: Lot ⟪#1 Assistance"),
        "CMQ017",
        "“#1 Assistance à maîtrise d'ouvrage (AMO)” is read as a comment, and is lost",
    ),
    Broken(
        "Latin-1",
        F11,
        Encoded("latin-1"),
        "CMQ002",
        "this file isn't in UTF-8: here stands a byte that Windows-1252 reads as “è”",
    ),
    Broken("UTF-16", F11, Encoded("utf-16"), "CMQ002", "this file is in UTF-16, not in UTF-8"),
    Broken("empty file", F11, Rewritten(""), "CMQ003", "this file is empty, or holds only comments"),
    Broken(
        "only comments",
        F11,
        Rewritten("# À écrire\n"),
        "CMQ003",
        "this file is empty, or holds only comments",
    ),
    Broken(
        "a list",
        F11,
        Rewritten("- numero: 1.1\n- titre: Réponse\n"),
        "CMQ013",
        "this file is a list, where keys with their values are expected",
    ),
    Broken(
        "a word processor's file",
        F11,
        Rewritten(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00"),
        "CMQ002",
        "this is a Word, Excel or LibreOffice file (or an archive), not a text file",
    ),
    Broken(
        "control character",
        F11,
        Edit("Mobiliser les", "Mobiliser⟪\x0bles"),
        "CMQ016",
        "an invisible line break stands here (U+000B)",
    ),
    Broken(
        "block text not indented",
        F21,
        Edit("constats: |\n  Dijon", "constats: |\n⟪Dijon"),
        "CMQ007",
        "the text of “constats” must be indented under its key",
    ),
    Broken(
        "a folder where a file belongs",
        "plans/plan-2024/1.3-dossier.yaml/note.md",
        Added("x"),
        "CMQ001",
        "“1.3-dossier.yaml” is a folder, where a file belongs",
        found_in="plans/plan-2024/1.3-dossier.yaml",
    ),
    Broken(
        ".yml",
        F11,
        Renamed("plans/plan-2024/1.1-reponse-ami-cma.yml"),
        "CMQ014",
        "“1.1-reponse-ami-cma.yml” isn't read: the name of a file of a plan ends in “.yaml”",
        found_in="plans/plan-2024/1.1-reponse-ami-cma.yml",
    ),
    Broken(
        ".yaml.txt",
        F11,
        Renamed("plans/plan-2024/1.1-reponse-ami-cma.yaml.txt"),
        "CMQ014",
        "“1.1-reponse-ami-cma.yaml.txt” isn't read: the name of a file of a plan ends in “.yaml”",
        found_in="plans/plan-2024/1.1-reponse-ami-cma.yaml.txt",
    ),
    Broken(
        "no plan.yaml",
        PLAN,
        REMOVED,
        "CMQ015",
        "the folder “plan-2024” holds fiches, but no “plan.yaml”",
        found_in="plans/plan-2024",
    ),
    Broken(
        "no organismes.yaml",
        ORGANISMES,
        REMOVED,
        "CMQ015",
        "there is no “plans/organismes.yaml”, so that no party can be named",
        found_in="plans",
    ),
    Broken(
        "typo in a key",
        F11,
        Edit("partenaires:", "⟪partenaire:"),
        "CMQ102",
        "“partenaire” isn't a key known here; did you mean “partenaires”?",
    ),
    Broken(
        "typo in a required key",
        F11,
        Edit("titre: Acc", "⟪titer: Acc"),
        "CMQ102",
        "“titer” isn't a key known here; did you mean “titre”?",
    ),
    Broken(
        "missing key",
        F11,
        Edit("titre: Accompagnement à la réponse volet 2 – AMI CMA PIA4\n", ""),
        "CMQ101",
        "this file has no “titre”, which can't be left out",
        at="⟪numero: 1.1",
    ),
    Broken(
        "key at the wrong level",
        F11,
        Edit("    objet: Assistance à maîtrise d'ouvrage (AMO)\n", "    ⟪livrables: Assistance\n"),
        "CMQ102",
        "“livrables” doesn't belong under “financiers”, but at the first level of the file",
    ),
    Broken(
        "ambiguous amount",
        F11,
        Edit("total: 50 000 €", "total: ⟪50.000 €"),
        "CMQ104",
        "“50.000” can be read as 50 000 € (thousands) or as 50 € (decimals)",
    ),
    Broken(
        "negative amount",
        F11,
        Edit("montant: 8 000 €", "montant: ⟪-8 000 €"),
        "CMQ104",
        "“-8 000 €” is negative: an amount is zero or more",
    ),
    Broken(
        "amount in words",
        F11,
        Edit("total: 50 000 €", "total: ⟪à définir"),
        "CMQ104",
        "“à définir” is not an amount",
    ),
    Broken(
        "bare winter",
        F23,
        Edit("calendrier: Été 2024", "calendrier: ⟪hiver 2024"),
        "CMQ105",
        "“hiver 2024” can be hiver 2023-2024 or hiver 2024-2025",
    ),
    Broken(
        "unknown month",
        F11,
        Edit("calendrier: Décembre 2024", "calendrier: ⟪Décembe 2024"),
        "CMQ105",
        "“Décembe” is not understood in a period",
    ),
    Broken(
        "bad SIRET",
        ORGANISMES,
        Edit("  nom: Enedis\n", "  nom: Enedis\n  siret: ⟪444 608 442 13632\n"),
        "CMQ106",
        "“444 608 442 13632” isn't a SIRET: its check digit doesn't agree with the others",
    ),
    Broken(
        "bad RNA",
        ORGANISMES,
        Edit("  nom: Les Fresques du climat\n", "  nom: Les Fresques du climat\n  rna: ⟪W1234\n"),
        "CMQ107",
        "“W1234” isn't a number of the Répertoire national des associations",
    ),
    Broken(
        "key without a value",
        F11,
        Edit("    objet: Assistance à maîtrise d'ouvrage (AMO)\n", "    ⟪objet:\n"),
        "CMQ108",
        "“objet” has no value",
    ),
    Broken(
        "a null for a text",
        F11,
        Edit("objet: Assistance à maîtrise d'ouvrage (AMO)\n", "objet: ⟪null\n"),
        "CMQ108",
        "“objet” has no value",
    ),
    Broken(
        "a conflict left by git in a text",
        F11,
        Edit("Mobiliser les", "Mobiliser\n  ⟪<<<<<<< HEAD\n  les\n  =======\n  vos\n  >>>>>>> autre\n  les"),
        "CMQ008",
        "two versions of what follows stand here: git left a conflict, and nobody has chosen yet",
    ),
    Broken(
        "a word that is no choice",
        F12,
        Edit("€, statut: sollicité", "€, statut: ⟪demandé"),
        "CMQ109",
        "“demandé” isn't among the choices for “statut”",
    ),
    Broken(
        "a choice misspelt",
        F12,
        Edit("€, statut: sollicité", "€, statut: ⟪solicité"),
        "CMQ109",
        "“solicité” isn't among the choices for “statut”; did you mean “sollicité”?",
    ),
    Broken(
        "bad identifier",
        ORGANISMES,
        Edit("\nenedis:\n", "\n⟪Enedis:\n"),
        "CMQ110",
        "“Enedis” isn't an identifier: small letters without accents, digits and hyphens",
    ),
    Broken(
        "bad number",
        F11,
        Edit("numero: 1.1", "numero: ⟪1.1 bis"),
        "CMQ111",
        "“1.1 bis” isn't the number of an action or an axis",
    ),
    Broken(
        "a month where a day is needed",
        CONVENTION,
        Edit("date: 23 juin 2022", "date: ⟪juin 2022"),
        "CMQ112",
        "“juin 2022” is longer than a day, and “date” takes one day",
    ),
    Broken(
        "a year that isn't one",
        PLAN,
        Edit("exercice: 2024", "exercice: ⟪24"),
        "CMQ112",
        "“24” isn't a year, and “exercice” takes one",
    ),
    Broken(
        "a list in a text",
        F11,
        Edit("livrables: [Réponse à l'AMI CMA]", "livrables:\n  ⟪-Réponse à l'AMI\n  -Gouvernance"),
        "CMQ120",
        "the dash has no space behind it: this is read as a text, not as an item of a list",
    ),
    Broken(
        "a share without its sign",
        F11,
        Edit("financeur: edf, montant: 8 000 €", "financeur: edf, taux: ⟪16"),
        "CMQ113",
        "“16” lacks the sign %",
    ),
    Broken(
        "a colon that makes a mapping",
        F11,
        Edit("  - Mobiliser les partenaires", "  - ⟪Mobiliser : les partenaires"),
        "CMQ103",
        "the colon after “Mobiliser” makes a key of it, where “modalites” takes a text",
    ),
    Broken(
        "a share and an amount",
        F11,
        Edit("financeur: edf, montant: 8 000 €", "financeur: edf, montant: 8 000 €, taux: ⟪16 %"),
        "CMQ116",
        "EDF has an amount (8 000 €) and a share (16 %) on one line",
    ),
    Broken(
        "HTML",
        F11,
        Edit("Mobiliser les partenaires", "Mobiliser ⟪<b>les</b> partenaires"),
        "CMQ114",
        "“<b>” is HTML: it will stand in the document as it is written",
    ),
    Broken(
        "a link without https",
        F11,
        Edit("Mobiliser les partenaires", "Mobiliser [les partenaires](⟪www.example.org)"),
        "CMQ122",
        "“www.example.org” isn't a full address",
    ),
    Broken(
        "votes",
        CONVENTION,
        Edit("pour: 37", "pour: ⟪38"),
        "CMQ123",
        "38 votes are counted for 37 voters (32 present and 5 proxies)",
    ),
    Broken(
        "a count in words",
        CONVENTION,
        Edit("presents: 32", "presents: ⟪trente-deux"),
        "CMQ117",
        "“trente-deux” isn't a whole number, and “presents” takes one",
    ),
    Broken(
        "a cent too much",
        F11,
        Edit("montant: 25 000 €", "montant: ⟪25 000,01 €"),
        "CMQ201",
        "the financements sum to 50 000,01 €, 0,01 € more than the total of 50 000 €",
    ),
    Broken(
        "a cent too little",
        F11,
        Edit("total: 50 000 €", "total: 50 000,01 €"),
        "CMQ201",
        "the financements sum to 50 000 €, 0,01 € less than the total of 50 000,01 €",
        at="montant: ⟪25 000 €",
    ),
    Broken(
        "affectations",
        CONVENTION,
        Edit("montant: 30 000 €", "montant: ⟪29 000 €"),
        "CMQ205",
        "the affectations sum to 39 000 € instead of 40 000 € (Dijon Métropole, 2022): action 2.3 gets 29 000 € here, 30 000 € in its fiche",
    ),
    Broken(
        "a funder that doesn't exist",
        F11,
        Edit("financeur: edf", "financeur: ⟪edff"),
        "CMQ401",
        "no organisme is declared as “edff”; the nearest is “edf” (EDF)",
    ),
    Broken(
        "a partner by its name",
        F11,
        Edit("  - edf\n", "  - ⟪EDF\n"),
        "CMQ402",
        "“EDF” is a name of the organisme “edf”, not its identifier",
    ),
    Broken(
        "a date in 2026",
        F11,
        Edit("calendrier: Décembre 2024", "calendrier: ⟪Décembre 2026"),
        "CMQ301",
        "the action runs until 31 December 2026, after the convention’s end (31 December 2025)",
    ),
    Broken(
        "same number twice",
        F12,
        Edit("numero: 1.2", "numero: ⟪1.1"),
        "CMQ404",
        "the number 1.1 is already that of 1.1-reponse-ami-cma.yaml",
    ),
    Broken(
        "a number outside the axes",
        F11,
        Edit("numero: 1.1", "numero: ⟪7.1"),
        "CMQ405",
        "the number 7.1 belongs to none of the plan's axes (1 and 2)",
    ),
    Broken(
        "unknown convention",
        PLAN,
        Edit("convention: dijon-metropole-2022-2025", "convention: ⟪dijon-metropole-2022"),
        "CMQ411",
        "there is no convention “dijon-metropole-2022”; the nearest is “dijon-metropole-2022-2025”",
    ),
    Broken(
        "unknown campus",
        PLAN,
        Edit("campus: green-city", "campus: ⟪green-cite"),
        "CMQ410",
        "there is no campus “green-cite”; the nearest is “green-city”",
    ),
    Broken(
        "the same funder twice",
        F11,
        Edit(
            "      - {financeur: edf, montant: 8 000 €}\n",
            "      - {financeur: edf, montant: 4 000 €}\n      - ⟪{financeur: edf, montant: 4 000 €}\n",
        ),
        "CMQ210",
        "EDF stands twice with the same amount, 4 000 €",
    ),
    Broken(
        "end before start",
        F11,
        Edit("calendrier: Décembre 2024", "calendrier: du ⟪12 au 3 décembre 2024"),
        "CMQ105",
        "“12 au 3 décembre 2024” ends before it starts",
    ),
)
