"""Workspaces with one long list: for every list a file may hold, right items and wrong ones.

A row says what there is many of, and which lines to add where: « # » stands for the item's rank, « §.§ » for a number that no
other item has.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

FICHE = "plans/p-1/1.1-forum.yaml"
PLAN = "plans/p-1/plan.yaml"
CAMPUS = "plans/campus/exemple.yaml"
CONVENTION = "plans/conventions/ville.yaml"
RESEAU = "plans/reseaux/grand-est.yaml"
ORGANISMES = "plans/organismes.yaml"
SETTINGS = "cmqplan.yaml"

BASE = {
    FICHE: "numero: 1.1\ntitre: Forum des métiers\nporteurs: campus-exemple\n",
    PLAN: "titre: Plan\nexercice: 2024\ncampus: exemple\nconvention: ville\nbase: TTC\n"
    "axes:\n- {numero: 1, titre: Faire connaître les métiers}\n",
    CAMPUS: "nom: Campus Exemple\norganisme: campus-exemple\nregion: Grand Est\nstade: labellisé\n",
    CONVENTION: "titre: Convention\nperiode: 2022-2025\ncampus: exemple\nparties: [campus-exemple, ville-de-dijon]\n",
    RESEAU: "nom: Réseau du Grand Est\nperimetre: {region: Grand Est}\neffectifs: {total: 1}\n",
    ORGANISMES: "campus-exemple: {nom: Campus Exemple, type: campus}\nville-de-dijon: {nom: Ville de Dijon, type: collectivité}\n"
    "groupe: {nom: Groupement, type: groupe, membres: [campus-exemple]}\n",
    SETTINGS: "regles: {CMQ602: info}\n",
}

MONEY = "moyens:\n  financiers:\n    total: 10 000 €\n"


class Many(NamedTuple):
    """Lines to add to a file: a head once, then one line an item. A « # » in the file's name: a file an item."""

    file: str
    head: str
    item: str


_DECLARED = Many(ORGANISMES, "", "lycee-#: {nom: Lycée polyvalent du secteur #, type: EPLE}")
_LINE = "    - {financeur: lycee-#, montant: 5 €, nature: subvention, statut: accordé}"
_FUNDED = Many(FICHE, f"{MONEY}    financements:", _LINE)

LISTS: Mapping[str, tuple[Many, ...]] = {
    # Who takes part.
    "partners": (_DECLARED, Many(FICHE, "partenaires:", "- lycee-#")),
    "partners in one line": (_DECLARED, Many(FICHE, "partenaires: [", " lycee-#,")),
    "partners unknown": (Many(FICHE, "partenaires:", "- lycee-#"),),
    "partners unknown, parties many": (_DECLARED, Many(FICHE, "partenaires:", "- licee-#")),
    "partners unknown in one line": (Many(FICHE, "partenaires: [", " lycee-#,"),),
    "partners by their name": (_DECLARED, Many(FICHE, "partenaires:", "- Lycée polyvalent du secteur #")),
    "partners the same": (Many(FICHE, "partenaires:", "- ville-de-dijon"),),
    "partners with a wrong key": (Many(FICHE, "partenaires:", "- {organisme: ville-de-dijon, rôle#: x}"),),
    "partners with a wrong statut": (Many(FICHE, "partenaires:", "- {organisme: ville-de-dijon, statut: s#}"),),
    "partners that are lists": (Many(FICHE, "partenaires:", "- [x#]"),),
    "partners empty": (Many(FICHE, "partenaires:", '- ""'),),
    "carriers unknown": (Many(FICHE.replace("1.1", "1.2"), "numero: 1.2\ntitre: Salon\nporteurs:", "- lycee-#"),),
    # Texts.
    "texts": (Many(FICHE, "modalites:", "- Réunir le groupe de travail numéro #"),),
    "texts the same": (Many(FICHE, "modalites:", "- Réunir le groupe de travail"),),
    "texts with markup": (Many(FICHE, "modalites:", "- Un **mot#** et [un lien](https://exemple.fr/#)"),),
    "texts with HTML": (Many(FICHE, "modalites:", "- Un <b>mot#</b>"),),
    "texts to complete": (Many(FICHE, "modalites:", "- À compléter (#)"),),
    "texts run together": (Many(FICHE, "modalites: |", "  -Réunir le groupe #"),),
    "texts empty": (Many(FICHE, "modalites:", "- ''"),),
    "words after a number sign": (Many(FICHE, "modalites:", "- Action n° #1#"),),
    "publics": (Many(FICHE, "publics:", "- Lycéens de #"),),
    "livrables": (Many(FICHE, "livrables:", "- Bilan #"),),
    "decisions": (Many(FICHE, "suivi:\n  decisions:", "  - Arrêter le point #"),),
    "notes": (Many(FICHE, "suivi:\n  notes:", "  - {date: 2024-03-01, texte: Note #}"),),
    "notes with a wrong day": (Many(FICHE, "suivi:\n  notes:", "  - {date: 2024-31-01, texte: Note #}"),),
    "indicators": (Many(FICHE, "indicateurs:", "- {nom: Élèves #, unite: élèves, cible: 5}"),),
    "values of an indicator": (
        Many(FICHE, "indicateurs:\n- nom: Élèves\n  valeurs:", "  - {exercice: 2024, valeur: v#}"),
    ),
    # Time.
    "milestones": (Many(FICHE, "calendrier:", "- Réunion # : mars 2024"),),
    "milestones in a mapping": (Many(FICHE, "calendrier:", "  Réunion #: mars 2024"),),
    "milestones in one text": (Many(FICHE, "calendrier: >-", "  Réunion r# : mars 2024 ;"),),
    "milestones out of order": (Many(FICHE, "calendrier:", "- Réunion # : avril 2024\n- Bilan # : mars 2024"),),
    "milestones outside": (Many(FICHE, "calendrier:", "- Réunion # : mars 2031"),),
    "milestones that can't be read": (Many(FICHE, "calendrier:", "- Réunion # : marsch 2024"),),
    "milestones in one text that can't be read": (Many(FICHE, "calendrier: >-", "  Réunion r# : marsch 2024 ;"),),
    # Money.
    "lines": (_DECLARED, _FUNDED),
    "lines of unknown funders": (_FUNDED,),
    "lines the same": (
        Many(FICHE, f"{MONEY}    financements:", "    - {financeur: ville-de-dijon, montant: 5 €}"),
    ),
    "lines with a share": (
        Many(FICHE, f"{MONEY}    financements:", "    - {financeur: ville-de-dijon, taux: 0.01 %, note: n#}"),
    ),
    "lines with an amount refused": (
        Many(FICHE, f"{MONEY}    financements:", "    - {financeur: ville-de-dijon, montant: cinq # €}"),
    ),
    "lines with an account refused": (
        Many(FICHE, f"{MONEY}    financements:", "    - {financeur: ville-de-dijon, montant: 5 €, compte: 9#}"),
    ),
    "lines with an unknown key": (
        Many(FICHE, f"{MONEY}    financements:", "    - {financeur: ville-de-dijon, montant: 5 €, clef#: x}"),
    ),
    "lines of an unknown convention": (
        Many(FICHE, f"{MONEY}    financements:", "    - {financeur: ville-de-dijon, montant: 5 €, convention: v#}"),
    ),
    "lines of an unknown credit line": (
        Many(FICHE, f"{MONEY}    financements:", "    - {financeur: ville-de-dijon, montant: 5 €, ligne_credit: c#}"),
    ),
    "lines with a beneficiary": (
        _DECLARED,
        Many(FICHE, f"{MONEY}    financements:", "    - {financeur: ville-de-dijon, montant: 5 €, beneficiaire: lycee-#}"),
    ),
    "lines in kind": (
        Many(
            FICHE,
            f"{MONEY}    financements:",
            "    - {financeur: ville-de-dijon, montant: 5 €, nature: contribution en nature, note: n#}",
        ),
    ),
    "lines refused": (
        Many(
            FICHE,
            f"{MONEY}    financements:",
            "    - {financeur: ville-de-dijon, montant: 5 €, statut: refusé, note: n#}",
        ),
    ),
    "lines of a group": (
        Many(ORGANISMES, "", "g-#: {nom: Groupe #, type: groupe, membres: [campus-exemple, ville-de-dijon]}"),
        Many(
            FICHE,
            f"{MONEY}    financements:",
            "    - {financeur: g-#, montant: 5 €, repartition: [{organisme: campus-exemple, montant: 2 €}]}",
        ),
    ),
    "shares of a group": (
        _DECLARED,
        Many(
            FICHE,
            f"{MONEY}    financements:\n    - financeur: groupe\n      montant: 10 000 €\n      repartition:",
            "      - {organisme: lycee-#, montant: 1 €}",
        ),
    ),
    "payments": (
        Many(
            FICHE,
            f"{MONEY}    financements:\n    - financeur: ville-de-dijon\n      montant: 5 €\n      versements:",
            "      - {montant: 1 €, date: 2024-03-01, recu: 2024-03-02, reference: r#}",
        ),
    ),
    "payments overdue": (
        Many(
            FICHE,
            f"{MONEY}    financements:\n    - financeur: ville-de-dijon\n      montant: 5 €\n      versements:",
            "      - {montant: 1 €, date: 2024-03-01}",
        ),
    ),
    "spending": (Many(FICHE, f"{MONEY}    depenses:", "    - {compte: 60, intitule: Achat #, montant: 1 €}"),),
    "spending on an unknown account": (Many(FICHE, f"{MONEY}    depenses:", "    - {compte: 9#, montant: 1 €}"),),
    "spent": (Many(FICHE, "suivi:\n  depenses:", "  - {montant: 5 €, exercice: 2024}"),),
    "totals of a year": (Many(FICHE, f"{MONEY}    par_exercice:", "    - {exercice: 2024, montant: 5 €}"),),
    # Keys and comments.
    "unknown keys": (Many(FICHE, "", "clef-#: x"),),
    "unknown keys near a known one": (Many(FICHE, "", "partenaire#: x"),),
    "unknown keys below": (Many(FICHE, "suivi:", "  clef-#: x"),),
    "the same key": (Many(FICHE, "", "publics: x#"),),
    "keys without a value": (Many(FICHE, "", "clef-#:"),),
    "comments that ignore": (Many(FICHE, "", "# cmqplan: ignore[CMQ201]"),),
    "comments that ignore a finding": (Many(FICHE, "partenaires:", "- lycee-# # cmqplan: ignore[CMQ301]"),),
    "comments that ignore an unknown rule": (Many(FICHE, "publics:", "- p# # cmqplan: ignore[X#]"),),
    "codes ignored in one comment": (Many(FICHE, "publics: x # cmqplan: ignore[", "X#, "),),
    "lines that aren't YAML": (Many(FICHE, "", "x#: [x"),),
    "anchors": (Many(FICHE, "publics:", "- &a# x"),),
    "documents": (Many(FICHE, "", "---\nx: #"),),
    # Parties.
    "parties": (_DECLARED,),
    "parties almost alike": (Many(ORGANISMES, "", "l-#: {nom: Lycée du secteur#, type: EPLE}"),),
    "parties that differ by a word": (Many(ORGANISMES, "", "l-#: {nom: Lycée ¤, type: EPLE}"),),
    "parties alike": (Many(ORGANISMES, "", "l-#: {nom: Lycée du secteur, type: EPLE}"),),
    "parties of a wrong type": (Many(ORGANISMES, "", "l-#: {nom: Lycée #, type: EPLEE}"),),
    "parties without a name": (Many(ORGANISMES, "", "l-#: {type: EPLE}"),),
    "parties badly named": (Many(ORGANISMES, "", "L_#: {nom: Lycée #, type: EPLE}"),),
    "parties with a wrong SIRET": (Many(ORGANISMES, "", "l-#: {nom: Lycée #, type: EPLE, siret: 123#}"),),
    "parties that are texts": (Many(ORGANISMES, "", "l-#: Lycée #"),),
    "aliases": (Many(ORGANISMES, "l: \n  nom: Lycée\n  type: EPLE\n  alias:", "  - lycée #"),),
    "logos": (Many(ORGANISMES, "l: \n  nom: Lycée\n  type: EPLE\n  logos:", "  - {fichier: logo-#.png, texte: Logo}"),),
    "members of a group": (_DECLARED, Many(ORGANISMES, "g: \n  nom: Groupe\n  type: groupe\n  membres:", "  - lycee-#")),
    "members of a group unknown": (Many(ORGANISMES, "g: \n  nom: Groupe\n  type: groupe\n  membres:", "  - lycee-#"),),
    "groups in a ring": (
        Many(ORGANISMES, "", "g-#: {nom: Groupe #, type: groupe, membres: [g-¶, campus-exemple]}"),
    ),
    "groups of themselves": (Many(ORGANISMES, "", "g-#: {nom: Groupe #, type: groupe, membres: [g-#, campus-exemple]}"),),
    "categories": (Many(ORGANISMES, "", "c-#: {nom: Les lycées #, type: categorie}"), Many(FICHE, "partenaires:", "- c-#")),
    # Campus, network.
    "members of a campus": (_DECLARED, Many(CAMPUS, "membres:", "- {organisme: lycee-#, role: r}")),
    "members of a campus unknown": (Many(CAMPUS, "membres:", "- lycee-#"),),
    "labels": (Many(CAMPUS, "labels:", "- {categorie: campus, debut: 2020, duree: 3 ans, note: n#}"),),
    "steps": (Many(CAMPUS, "etapes:", "- {nom: Étape #, periode: mars 2024, participants: [campus-exemple]}"),),
    "co-funders": (_DECLARED, Many(CAMPUS, "cofinanceurs:", "- {organisme: lycee-#, montant: 1 €}")),
    "fields unknown": (Many(CAMPUS, "filieres:", "- Filière #"),),
    "campuses": (Many("plans/campus/c-#.yaml", "nom: Campus #\nregion: Grand Est\nstade: labellisé", ""),),
    "campuses in error": (Many("plans/campus/c-#.yaml", "nom: Campus #\nregion: Grand Est\nstade: labelisé", ""),),
    "networks": (Many("plans/reseaux/r-#.yaml", "nom: R#\nperimetre: {region: Grand Est}\neffectifs: {total: 14}", ""),),
    # Conventions.
    "parties of a convention": (
        _DECLARED,
        Many("plans/conventions/x.yaml", "titre: X\nperiode: 2022-2025\nparties:", "- lycee-#"),
    ),
    "parties of a convention unknown": (
        Many("plans/conventions/x.yaml", "titre: X\nperiode: 2022-2025\nparties:", "- lycee-#"),
    ),
    "commitments": (
        Many(CONVENTION, "engagements:", "- {genre: rapport, texte: Rapport #, frequence: annuelle, organismes: [campus-exemple]}"),
    ),
    "credit lines of one funder each": (
        _DECLARED,
        Many(CONVENTION, "lignes_credit:", "  c-#: {nom: Ligne #, organisme: lycee-#}"),
        Many(
            FICHE,
            f"{MONEY}    financements:",
            "    - {financeur: lycee-#, montant: 5 €, convention: ville, ligne_credit: d-#}",
        ),
    ),
    "commitments unknown": (Many(CONVENTION, "engagements:", "- {genre: raport#, texte: Rapport #}"),),
    "commitments kept": (
        Many(
            CONVENTION,
            "engagements:\n- genre: rapport\n  texte: Rapport\n  frequence: annuelle\n  tenus:",
            "  - {exercice: 2023, date: 2024-02-01, note: n#}",
        ),
    ),
    "credit lines": (
        Many(CONVENTION, "lignes_credit:", "  c-#: {nom: Ligne #}"),
        Many(
            FICHE,
            f"{MONEY}    financements:",
            "    - {financeur: ville-de-dijon, montant: 5 €, convention: ville, ligne_credit: c-#}",
        ),
    ),
    "credit lines unused": (Many(CONVENTION, "lignes_credit:", "  c-#: {nom: Ligne #}"),),
    "credit lines of a plan": (Many(PLAN, "lignes_credit:", "- Ligne #"),),
    "subsidies": (
        Many(
            CONVENTION,
            "subventions:",
            "- {exercice: 2024, financeur: ville-de-dijon, montant: 5 €, plan: p-1, date: 2023-03-01}",
        ),
    ),
    "subsidies with a part": (
        Many(
            CONVENTION,
            "subventions:",
            "- {exercice: 2024, financeur: ville-de-dijon, montant: 5 €, plan: p-1, affectations: [{action: 1.1, montant: 5 €}]}",
        ),
    ),
    "subsidies of unknown funders": (
        Many(CONVENTION, "subventions:", "- {exercice: 2024, financeur: lycee-#, montant: 5 €, plan: q#}"),
    ),
    "parts of a subsidy": (
        Many(
            CONVENTION,
            "subventions:\n- exercice: 2024\n  financeur: ville-de-dijon\n  montant: 5 €\n  plan: p-1\n  affectations:",
            "  - {action: §.§, montant: 1 €, ligne_credit: c#}",
        ),
    ),
    "payments of a subsidy": (
        Many(
            CONVENTION,
            "subventions:\n- exercice: 2024\n  financeur: ville-de-dijon\n  montant: 5 €\n  plan: p-1\n  versements:",
            "  - {montant: 1 €, date: 2024-03-01, reference: r#}",
        ),
    ),
    "decisions of a vote": (
        Many(
            CONVENTION,
            "vote:\n  date: 2021-12-15\n  organisme: ville-de-dijon\n  pour: 3\n  decisions:",
            "  - Décision #",
        ),
    ),
    "conventions": (
        Many("plans/conventions/v-#.yaml", "titre: V#\nperiode: 2022-2025\nparties: [campus-exemple, ville-de-dijon]", ""),
    ),
    # Plans.
    "axes": (Many("plans/p-2/plan.yaml", "titre: P\nexercice: 2024\naxes:", "- {numero: §.§, titre: Axe #}"),),
    "axes the same": (Many("plans/p-2/plan.yaml", "titre: P\nexercice: 2024\naxes:", "- {numero: 1, titre: Axe #}"),),
    "actions": (
        Many(
            "plans/p-2/plan.yaml",
            "titre: P\nexercice: 2024\naxes:\n- numero: 1\n  titre: A\n  actions:",
            "  - {numero: 1.§.§, titre: Action #}",
        ),
    ),
    "bodies": (Many(PLAN, "gouvernance:", "- {nom: Comité #, membres: [campus-exemple]}"),),
    "members of a body": (_DECLARED, Many(PLAN, "gouvernance:\n- nom: Comité\n  membres:", "  - lycee-#")),
    "sections": (Many(PLAN, "cadrage:", "- {titre: Titre #, texte: Un texte.}"),),
    "signatories": (_DECLARED, Many(PLAN, "signataires:", "- lycee-#")),
    "signatories unknown": (Many(PLAN, "signataires:", "- lycee-#"),),
    "years": (Many("plans/p-2/plan.yaml", "titre: P\naxes: [{numero: 1, titre: A}]\nexercice:", "- 2024"),),
    "fiches": (
        Many("plans/p-1/§.§-fiche.yaml", "numero: §.§\ntitre: Fiche #\nporteurs: campus-exemple", ""),
    ),
    "fiches funded by one each": (
        _DECLARED,
        Many(
            "plans/p-1/§.§-fiche.yaml",
            "numero: §.§\ntitre: Fiche #\nporteurs: campus-exemple\n"
            "moyens: {financiers: {total: 5 €, financements: [{financeur: lycee-#, montant: 5 €}]}}",
            "",
        ),
    ),
    "fiches of one number": (Many("plans/p-1/1.2-f#.yaml", "numero: 1.2\ntitre: Fiche #\nporteurs: campus-exemple", ""),),
    "fiches without a plan": (Many("plans/p-2/1.1-f#.yaml", "numero: 1.1\ntitre: Fiche #\nporteurs: campus-exemple", ""),),
    "fiches empty": (Many("plans/p-1/1.2-f#.yaml", "", ""),),
    "plans": (
        Many(
            "plans/q-#/plan.yaml",
            "titre: Plan #\nexercice: 2024\ncampus: exemple\nconvention: ville\naxes: [{numero: 1, titre: A}]",
            "",
        ),
    ),
    "plans of an unknown campus": (
        Many("plans/q-#/plan.yaml", "titre: Plan #\nexercice: 2024\ncampus: b#\naxes: [{numero: 1, titre: A}]", ""),
    ),
    "plans in error": (Many("plans/q-#/plan.yaml", "titre: Plan #\naxe: x", ""),),
    "files nobody knows": (Many("plans/p-1/note-#.txt", "x", ""),),
    "folders nobody knows": (Many("plans/q-#/x.txt", "x", ""),),
    # Settings.
    "caps": (_DECLARED, Many(SETTINGS, "plafonds:", "- {financeur: lycee-#, taux_maximum: 5 %}")),
    "caps of unknown funders": (Many(SETTINGS, "plafonds:", "- {financeur: lycee-#, taux_maximum: 5 %}"),),
    "rules ignored": (Many(SETTINGS, "ignorer:", "- CMQ9#"),),
}  # fmt: skip


def write(folder: Path, name: str, count: int) -> None:
    """Write the workspace of a row with so many items."""
    files = dict(BASE)
    for many in LISTS[name]:
        if "#" in many.file or "§" in many.file:
            for rank in range(count):
                files[_numbered(many.file, rank)] = _numbered(many.head, rank) + "\n"
            continue
        one_line = many.head.endswith(("[", "ignore["))
        separator = "" if one_line else "\n"
        items = separator.join([many.head, *(_numbered(many.item, rank) for rank in range(count))]).lstrip(
            "\n"
        )
        files[many.file] = files.get(many.file, "") + items + ("]\n" if one_line else "\n")
    for file, text in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _numbered(text: str, rank: int) -> str:
    """A line with the item's rank put in: « # » the rank, « ¶ » the next one, « §.§ » a number of its own,
    « ¤ » a word of its own."""
    letters = "".join("abcdefghij"[int(figure)] for figure in f"{rank:08}")
    numero = f"{rank // 900 + 1}.{rank % 900 + 2}"
    return (
        text.replace("§.§", numero)
        .replace("¤", letters)
        .replace("¶", f"{rank + 1:05}")
        .replace("#", f"{rank:05}")
    )
