"""One mistake a person makes, with the English sentence that tells of it and the very column.

The sign ⟪ stands where the finding must point, and is taken out before the file is written: the place is told by the mistake
itself, never by line numbers that a change of the plans would move.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.slips.slip import CONVENTION, F24, GREEN_CITY, ORGANISMES, PLAN24, PLANS, Slip, line_of

HERE = "⟪"


def told(
    name: str,
    code: str,
    file: str,
    old: str,
    new: str,
    message: str,
    *,
    at: str = "",
    in_file: str = "",
    gone: Sequence[tuple[str, str]] = (),
) -> Slip:
    """A passage replaced the first time it stands in a file. ``at`` is a text of the changed file with ⟪ in it, for a finding
    elsewhere than in the edit; ``in_file`` the file that is pointed at when it isn't the changed one. Narrow spaces of the
    message are written as ordinary ones."""
    assert old in PLANS[file]
    marked = PLANS[file].replace(old, new, 1)
    text = marked.replace(HERE, "")
    offset = text.index(at.replace(HERE, "")) + at.index(HERE) if at else marked.find(HERE)
    line, column = (line_of(text, offset), offset - text.rfind("\n", 0, offset)) if offset >= 0 else (1, 1)
    return Slip(
        "told",
        name,
        {file: text.encode()},
        code,
        in_file or file,
        line,
        gone=tuple(gone),
        unread=True,
        column=column,
        message=message,
    )


def saved(file: str, encoding: str) -> bytes:
    """A file saved in another encoding, without the signs that it lacks."""
    return PLANS[file].replace("–", "-").replace("€", "EUR").encode(encoding)


def slips() -> Iterator[Slip]:
    yield told(
        "tab",
        "CMQ004",
        F24["1.1"],
        "  - estp\n",
        "⟪\t- estp\n",
        "this line is indented with a tab, which YAML forbids",
    )
    yield told(
        "no-break space",
        "CMQ004",
        F24["1.1"],
        "  humains:",
        "⟪\xa0\xa0humains:",
        "a no-break space stands here, where YAML wants an ordinary one",
    )
    yield told(
        "colon in a title",
        "CMQ005",
        F24["2.1"],
        "titre: Festival des transitions",
        "titre: Festival ⟪: les transitions",
        "the text of “titre” holds a colon followed by a space, which YAML takes for a new key",
    )
    yield told(
        "no space after the colon",
        "CMQ007",
        F24["1.1"],
        "titre: Acc",
        "titre⟪:Acc",
        "the colon after “titre” has no space behind it",
    )
    yield told(
        "no colon",
        "CMQ007",
        F24["1.1"],
        "numero: 1.1",
        "⟪numero 1.1",
        "“numero 1.1” stands here alone: neither a key with its colon, nor an item with its dash",
    )
    yield told(
        "unclosed quote",
        "CMQ006",
        F24["1.2"],
        "titre: Évènement d'open innovation",
        "titre: ⟪\"Évènement d'open innovation",
        'the text that begins with " here is never closed',
    )
    yield told(
        "apostrophe in single quotes",
        "CMQ006",
        F24["1.2"],
        "titre: Évènement d'open innovation",
        "titre: 'Évènement d⟪'open innovation'",
        "this apostrophe ends the text that began with '",
    )
    yield told(
        "unclosed bracket",
        "CMQ006",
        F24["1.1"],
        "porteurs: [cmq-green-city]",
        "porteurs: ⟪[cmq-green-city",
        "the “[” opened here isn't closed",
    )
    yield told(
        "missing comma in braces",
        "CMQ006",
        F24["1.1"],
        "{financeur: dijon-metropole, montant: 5 000 €",
        "{financeur: dijon-metropole ⟪montant: 5 000 €",
        "a comma is missing before “montant: 5 000 €”",
    )
    yield told(
        "duplicate key",
        "CMQ009",
        F24["1.1"],
        "livrables: [",
        "⟪porteurs: [estp]\nlivrables: [",
        "“porteurs” is written twice here",
    )
    yield told(
        "a line indented too little",
        "CMQ007",
        F24["1.1"],
        "    objet: Assistance",
        "⟪   objet: Assistance",
        "this line is indented by 3 spaces, which is no level opened above: 0, 2 and 4",
    )
    yield told(
        "a bullet instead of a dash",
        "CMQ016",
        F24["1.1"],
        "  - Mobiliser les partenaires",
        "  ⟪* Mobiliser les partenaires",
        "“*” isn't a list's bullet in YAML",
    )
    yield told(
        "list on the line of its key",
        "CMQ007",
        F24["1.1"],
        "livrables: [Réponse à l'AMI CMA]",
        "livrables: ⟪- Réponse à l'AMI CMA",
        "the list of “livrables” can't begin on the same line as its key",
    )
    yield told(
        "at sign",
        "CMQ016",
        F24["1.1"],
        "objet: Assistance",
        "objet: ⟪@Assistance",
        "a text can't begin with “@” unless it is in quotes",
    )
    yield told(
        "anchor",
        "CMQ010",
        F24["1.1"],
        "objet: Assistance",
        "objet: ⟪&amo Assistance",
        "“&amo” is a YAML anchor, which these files don't use",
    )
    yield told(
        "second document",
        "CMQ011",
        F24["1.1"],
        "livrables: [",
        "⟪---\nlivrables: [",
        "a second document begins here, after a line “---”",
    )
    yield told(
        "words after a hash",
        "CMQ017",
        F24["1.1"],
        "objet: Assistance",
        "objet: Lot ⟪#1 Assistance",
        "“#1 Assistance à maîtrise d'ouvrage (AMO)” is read as a comment, and is lost",
    )
    yield Slip(
        "told",
        "Latin-1",
        {F24["1.1"]: saved(F24["1.1"], "latin-1")},
        "CMQ002",
        F24["1.1"],
        1,
        unread=True,
        column=39,
        message="this file isn't in UTF-8: here stands a byte that Windows-1252 reads as “è”",
    )
    yield Slip(
        "told",
        "UTF-16",
        {F24["1.1"]: saved(F24["1.1"], "utf-16")},
        "CMQ002",
        F24["1.1"],
        1,
        unread=True,
        message="this file is in UTF-16, not in UTF-8",
    )
    yield Slip(
        "told",
        "empty file",
        {F24["1.1"]: b""},
        "CMQ003",
        F24["1.1"],
        1,
        unread=True,
        message="this file is empty, or holds only comments",
    )
    yield Slip(
        "told",
        "only comments",
        {F24["1.1"]: "# À écrire\n".encode()},
        "CMQ003",
        F24["1.1"],
        1,
        unread=True,
        message="this file is empty, or holds only comments",
    )
    yield Slip(
        "told",
        "a list",
        {F24["1.1"]: "- numero: 1.1\n- titre: Réponse\n".encode()},
        "CMQ013",
        F24["1.1"],
        1,
        unread=True,
        message="this file is a list, where keys with their values are expected",
    )
    yield Slip(
        "told",
        "a word processor's file",
        {F24["1.1"]: b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00"},
        "CMQ002",
        F24["1.1"],
        1,
        unread=True,
        message="this is a Word, Excel or LibreOffice file (or an archive), not a text file",
    )
    yield told(
        "control character",
        "CMQ016",
        F24["1.1"],
        "Mobiliser les",
        "Mobiliser⟪\x0bles",
        "an invisible line break stands here (U+000B)",
    )
    yield told(
        "block text not indented",
        "CMQ007",
        F24["2.1"],
        "constats: |\n  Dijon",
        "constats: |\n⟪Dijon",
        "the text of “constats” must be indented under its key",
    )
    yield Slip(
        "told",
        "a folder where a file belongs",
        {"plans/plan-2024/1.3-dossier.yaml/note.md": b"x"},
        "CMQ001",
        "plans/plan-2024/1.3-dossier.yaml",
        1,
        unread=True,
        message="“1.3-dossier.yaml” is a folder, where a file belongs",
    )
    yield Slip(
        "told",
        ".yml",
        {F24["1.1"]: None, "plans/plan-2024/1.1-reponse-ami-cma.yml": PLANS[F24["1.1"]].encode()},
        "CMQ014",
        "plans/plan-2024/1.1-reponse-ami-cma.yml",
        1,
        unread=True,
        message="“1.1-reponse-ami-cma.yml” isn't read: the name of a file of a plan ends in “.yaml”",
    )
    yield Slip(
        "told",
        ".yaml.txt",
        {F24["1.1"]: None, "plans/plan-2024/1.1-reponse-ami-cma.yaml.txt": PLANS[F24["1.1"]].encode()},
        "CMQ014",
        "plans/plan-2024/1.1-reponse-ami-cma.yaml.txt",
        1,
        unread=True,
        message="“1.1-reponse-ami-cma.yaml.txt” isn't read: the name of a file of a plan ends in “.yaml”",
    )
    yield Slip(
        "told",
        "no plan.yaml",
        {PLAN24: None},
        "CMQ015",
        "plans/plan-2024",
        1,
        unread=True,
        gone=(("CMQ302", F24["2.2"]),),
        message="the folder “plan-2024” holds fiches, but no “plan.yaml”",
    )
    yield Slip(
        "told",
        "no organismes.yaml",
        {ORGANISMES: None},
        "CMQ015",
        "plans",
        1,
        unread=True,
        gone=(("CMQ501", GREEN_CITY),),
        message="there is no “plans/organismes.yaml”, so that no party can be named",
    )
    yield told(
        "typo in a key",
        "CMQ102",
        F24["1.1"],
        "partenaires:",
        "⟪partenaire:",
        "“partenaire” isn't a key known here; did you mean “partenaires”?",
    )
    yield told(
        "typo in a required key",
        "CMQ102",
        F24["1.1"],
        "titre: Acc",
        "⟪titer: Acc",
        "“titer” isn't a key known here; did you mean “titre”?",
    )
    yield told(
        "missing key",
        "CMQ101",
        F24["1.1"],
        "titre: Accompagnement à la réponse volet 2 – AMI CMA PIA4\n",
        "",
        "this file lacks “titre”",
        at="⟪numero: 1.1",
    )
    yield told(
        "key at the wrong level",
        "CMQ102",
        F24["1.1"],
        "    objet: Assistance à maîtrise d'ouvrage (AMO)\n",
        "    ⟪livrables: Assistance\n",
        "“livrables” doesn't belong under “financiers”, but at the first level of the file",
    )
    yield told(
        "ambiguous amount",
        "CMQ104",
        F24["1.1"],
        "total: 50 000 €",
        "total: ⟪50.000 €",
        "“50.000” can be read as 50 000 € (thousands) or as 50 € (decimals)",
    )
    yield told(
        "negative amount",
        "CMQ104",
        F24["1.1"],
        "montant: 8 000 €",
        "montant: ⟪-8 000 €",
        "“-8 000 €” is negative: an amount is zero or more",
    )
    yield told(
        "amount in words",
        "CMQ104",
        F24["1.1"],
        "total: 50 000 €",
        "total: ⟪cinquante mille euros",
        "“cinquante mille euros” has no figure",
    )
    yield told(
        "bare winter",
        "CMQ105",
        F24["2.3"],
        "calendrier: Été 2024",
        "calendrier: ⟪hiver 2024",
        "“hiver 2024” can be hiver 2023-2024 or hiver 2024-2025",
    )
    yield told(
        "unknown month",
        "CMQ105",
        F24["1.1"],
        "calendrier: Décembre 2024",
        "calendrier: ⟪Décembe 2024",
        "“Décembe” is not understood in a period",
    )
    yield told(
        "bad SIRET",
        "CMQ106",
        ORGANISMES,
        "  nom: Enedis\n",
        "  nom: Enedis\n  siret: ⟪444 608 442 13632\n",
        "“444 608 442 13632” isn't a SIRET: its check digit doesn't agree with the others",
    )
    yield told(
        "bad RNA",
        "CMQ107",
        ORGANISMES,
        "  nom: Les Fresques du climat\n",
        "  nom: Les Fresques du climat\n  rna: ⟪W1234\n",
        "“W1234” isn't a number of the Répertoire national des associations",
    )
    yield told(
        "key without a value",
        "CMQ108",
        F24["1.1"],
        "    objet: Assistance à maîtrise d'ouvrage (AMO)\n",
        "    ⟪objet:\n",
        "“objet” has no value",
    )
    yield told(
        "a null for a text",
        "CMQ108",
        F24["1.1"],
        "objet: Assistance à maîtrise d'ouvrage (AMO)\n",
        "objet: ⟪null\n",
        "“objet” has no value",
    )
    yield told(
        "a conflict left by git in a text",
        "CMQ008",
        F24["1.1"],
        "Mobiliser les",
        "Mobiliser\n  ⟪<<<<<<< HEAD\n  les\n  =======\n  vos\n  >>>>>>> autre\n  les",
        "two versions of what follows stand here: git left a conflict, and nobody has chosen yet",
    )
    yield told(
        "a word that is no choice",
        "CMQ109",
        F24["1.2"],
        "€, statut: sollicité",
        "€, statut: ⟪demandé",
        "“demandé” isn't among the choices for “statut”; did you mean “sollicité”?",
    )
    yield told(
        "a choice misspelt",
        "CMQ109",
        F24["1.2"],
        "€, statut: sollicité",
        "€, statut: ⟪solicité",
        "“solicité” isn't among the choices for “statut”; did you mean “sollicité”?",
    )
    yield told(
        "bad identifier",
        "CMQ110",
        ORGANISMES,
        "\nenedis:\n",
        "\n⟪Enedis:\n",
        "“Enedis” isn't an identifier: small letters without accents, digits and hyphens",
    )
    yield told(
        "bad number",
        "CMQ111",
        F24["1.1"],
        "numero: 1.1",
        "numero: ⟪1.1 bis",
        "“1.1 bis” isn't the number of an action or an axis",
    )
    yield told(
        "a month where a day is needed",
        "CMQ112",
        CONVENTION,
        "date: 23 juin 2022",
        "date: ⟪juin 2022",
        "“juin 2022” is longer than a day, and “date” takes one day",
    )
    yield told(
        "a year that isn't one",
        "CMQ112",
        PLAN24,
        "exercice: 2024",
        "exercice: ⟪24",
        "“24” isn't a year, and “exercice” takes one",
        gone=[("CMQ302", F24["2.2"])],
    )
    yield told(
        "a list in a text",
        "CMQ120",
        F24["1.1"],
        "livrables: [Réponse à l'AMI CMA]",
        "livrables:\n  ⟪-Réponse à l'AMI\n  -Gouvernance",
        "the dash has no space behind it: this is read as a text, not as an item of a list",
    )
    yield told(
        "a share without its sign",
        "CMQ113",
        F24["1.1"],
        "financeur: edf, montant: 8 000 €",
        "financeur: edf, taux: ⟪16",
        "“16” lacks the sign %",
    )
    yield told(
        "a colon that makes a mapping",
        "CMQ103",
        F24["1.1"],
        "  - Mobiliser les partenaires",
        "  - ⟪Mobiliser : les partenaires",
        "the colon after “Mobiliser” makes a key of it, where “modalites” takes a text",
    )
    yield told(
        "a visa that says yes",
        "CMQ103",
        F24["1.1"],
        "titre: Accompagnement",
        "visas: ⟪oui\ntitre: Accompagnement",
        "“oui” says neither who agreed nor when",
    )
    yield told(
        "a share and an amount",
        "CMQ116",
        F24["1.1"],
        "financeur: edf, montant: 8 000 €",
        "financeur: edf, montant: 8 000 €, taux: ⟪15 %",
        "EDF brings 8 000 €, that is 16 % of 50 000 €, and its share of 15 % would make 7 500 €",
    )
    yield told(
        "HTML",
        "CMQ114",
        F24["1.1"],
        "Mobiliser les partenaires",
        "Mobiliser ⟪<b>les</b> partenaires",
        "“<b>” is HTML: it will stand in the document as it is written",
    )
    yield told(
        "a link without https",
        "CMQ122",
        F24["1.1"],
        "Mobiliser les partenaires",
        "Mobiliser [les partenaires](⟪www.example.org)",
        "“www.example.org” isn't a full address",
    )
    yield told(
        "votes",
        "CMQ123",
        CONVENTION,
        "pour: 37",
        "pour: ⟪38",
        "38 votes are counted for 37 voters (32 present and 5 proxies)",
    )
    yield told(
        "a count in words",
        "CMQ117",
        CONVENTION,
        "presents: 32",
        "presents: ⟪trente-deux",
        "“trente-deux” isn't a whole number, and “presents” takes one",
    )
    yield told(
        "a cent too much",
        "CMQ201",
        F24["1.1"],
        "montant: 25 000 €",
        "montant: ⟪25 000,01 €",
        "the financements sum to 50 000,01 €, 0,01 € more than the total of 50 000 €",
    )
    yield told(
        "a cent too little",
        "CMQ201",
        F24["1.1"],
        "total: 50 000 €",
        "total: 50 000,01 €",
        "the financements sum to 50 000 €, 0,01 € less than the total of 50 000,01 €",
        at="montant: ⟪25 000 €",
    )
    yield told(
        "affectations",
        "CMQ205",
        CONVENTION,
        "montant: 30 000 €",
        "montant: ⟪29 000 €",
        "the affectations sum to 39 000 € instead of 40 000 € (Dijon Métropole, 2022): action 2.3 gets 29 000 € here, 30 000 € in its fiche",
    )
    yield told(
        "a funder that doesn't exist",
        "CMQ401",
        F24["1.1"],
        "financeur: edf",
        "financeur: ⟪edff",
        "no organisme is declared as “edff”; the nearest is “edf” (EDF)",
    )
    yield told(
        "a partner by its name",
        "CMQ402",
        F24["1.1"],
        "  - edf\n",
        "  - ⟪EDF\n",
        "“EDF” is a name of the organisme “edf”, not its identifier",
    )
    yield told(
        "a date in 2026",
        "CMQ301",
        F24["1.1"],
        "calendrier: Décembre 2024",
        "calendrier: ⟪Décembre 2026",
        "the action runs until 31 December 2026, after the convention’s end (31 December 2025)",
    )
    yield told(
        "same number twice",
        "CMQ404",
        F24["1.2"],
        "numero: 1.2",
        "numero: ⟪1.1",
        "the number 1.1 is already that of 1.1-reponse-ami-cma.yaml",
    )
    yield told(
        "a number outside the axes",
        "CMQ405",
        F24["1.1"],
        "numero: 1.1",
        "numero: ⟪7.1",
        "the number 7.1 belongs to none of the plan's axes (1 and 2)",
    )
    yield told(
        "unknown convention",
        "CMQ411",
        PLAN24,
        "convention: dijon-metropole-2022-2025",
        "convention: ⟪dijon-metropole-2022",
        "there is no convention “dijon-metropole-2022”; the nearest is “dijon-metropole-2022-2025”",
    )
    yield told(
        "unknown campus",
        "CMQ410",
        PLAN24,
        "campus: green-city",
        "campus: ⟪green-cite",
        "there is no campus “green-cite”; the nearest is “green-city”",
    )
    yield told(
        "the same funder twice",
        "CMQ210",
        F24["1.1"],
        "      - {financeur: edf, montant: 8 000 €}\n",
        "      - {financeur: edf, montant: 4 000 €}\n      - ⟪{financeur: edf, montant: 4 000 €}\n",
        "EDF stands twice with the same amount, 4 000 €",
    )
    yield told(
        "end before start",
        "CMQ105",
        F24["1.1"],
        "calendrier: Décembre 2024",
        "calendrier: du ⟪12 au 3 décembre 2024",
        "“12 au 3 décembre 2024” ends before it starts",
    )
