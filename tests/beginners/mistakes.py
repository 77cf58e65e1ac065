"""What people write who begin: one mistake a row, over the example workspace; the one finding it deserves; what its advice
says to write; and the files once that advice is followed.

The rows were written before the messages: from forms, Word and Excel files, mails, and other tools' words.
"""

from __future__ import annotations

from typing import NamedTuple

from cmqplan.rules.examples import CAMPUS, CONVENTION, FICHE, FILES, ORGANISMES, PLAN

PLANFILE, ORGA, CONV, CAMP = PLAN.file, ORGANISMES.file, CONVENTION.file, CAMPUS.file
FORUM = FICHE.file
FOLDER = "plans/plan-exemple/"


class Mistake(NamedTuple):
    """``made`` and ``mended`` are files' texts laid over the example workspace; None takes a file away. ``advice`` are words
    that the French advice must hold."""

    name: str
    code: str
    advice: str
    made: dict[str, str | None]
    mended: dict[str, str | None]

    def __str__(self) -> str:
        return self.name


def changed(
    name: str, file: str, old: str, new: str, code: str, advice: str, mended: str | None = None
) -> Mistake:
    """A passage of a file written wrongly. Following the advice gives ``mended``, else the passage as it was."""
    text = FILES[file]
    assert text.count(old) == 1, f"{name}: {old!r} stands {text.count(old)} times"
    right = old if mended is None else mended
    return Mistake(name, code, advice, {file: text.replace(old, new)}, {file: text.replace(old, right)})


def filed(
    name: str, file: str, text: str, code: str, advice: str, goes: str | None, gone: str | None = None
) -> Mistake:
    """A file under a name or in a place that is wrong; where the advice has it go (None: it is deleted or moved out).
    ``gone``: the right one that isn't there."""
    made: dict[str, str | None] = {file: text}
    mended: dict[str, str | None] = {file: None}
    if gone is not None:
        made[gone] = None
    if goes is not None:
        mended[goes] = text
    return Mistake(name, code, advice, made, mended)


ATELIER = FICHE.text.replace("numero: 1.1", "numero: 1.2").replace("Forum des métiers", "Atelier du soir")
PARTENAIRES = "partenaires: [lycee-exemple, metropole, entreprise-exemple]"
REGION = "      - {financeur: region, montant: 6 000 €, nature: subvention}\n"
CAMPUS_LINE = "      - {financeur: campus-exemple, montant: 4 000 €, nature: fonds propres}\n"
CONSTATS = "constats: Les jeunes connaissent mal ces métiers."
MODALITES = "modalites: [Une journée de rencontres dans chaque lycée]"
METROPOLE = "metropole: {nom: Métropole d'Exempleville, type: collectivité}"
CMQ = "campus-exemple: {nom: Campus Exemple, type: campus, alias: [CMQ Exemple]}"
NBSP = "\u00a0"

FICHES = (
    # keys that are missing
    changed("no-porteurs", FORUM, "porteurs: [campus-exemple]\n", "", "CMQ101", "porteurs: [campus-exemple]"),
    changed("no-numero", FORUM, "numero: 1.1\n", "", "CMQ101", "numero: 1.1"),
    changed("no-titre", FORUM, "titre: Forum des métiers\n", "", "CMQ101", "titre: Forum"),
    changed("only-a-titre", FORUM, FICHE.text, "titre: Forum\n", "CMQ101", "« numero: 1.1 » et « porteurs: [campus-exemple] »",
            "titre: Forum\nnumero: 1.1\nporteurs: [campus-exemple]\n"),
    changed("no-financeur", FORUM, "{financeur: region, montant", "{montant", "CMQ101", "financeur: region",
            None),
    changed("indicateur-without-nom", FORUM, "{nom: Élèves présents, cible", "{cible", "CMQ101", "nom: "),
    # keys under other words
    changed("porteur", FORUM, "porteurs:", "porteur:", "CMQ102", "« porteurs: … »"),
    changed("pilote", FORUM, "porteurs:", "pilote:", "CMQ102", "« porteurs: … »"),
    changed("intitule", FORUM, "titre:", "intitulé:", "CMQ102", "« titre: … »"),
    changed("capital", FORUM, "titre:", "Titre:", "CMQ102", "« titre: … »"),
    changed("accent", FORUM, "modalites:", "modalités:", "CMQ102", "« modalites: … »"),
    changed("n-degree", FORUM, "numero:", "n°:", "CMQ102", "« numero: … »"),
    changed("echeance", FORUM, "calendrier:", "échéance:", "CMQ102", "« calendrier: … »"),
    changed("dates", FORUM, "calendrier:", "dates:", "CMQ102", "« calendrier: … »"),
    changed("budget", FORUM, "    total:", "    budget:", "CMQ102", "« total: … »"),
    changed("montant-under-financiers", FORUM, "    total:", "    montant:", "CMQ102", "« total: … »"),
    changed("cout-total", FORUM, "    total:", "    coût total:", "CMQ102", "« total: … »"),
    changed("financeurs", FORUM, "    financements:", "    financeurs:", "CMQ102", "« financements: … »"),
    changed("somme", FORUM, "region, montant:", "region, somme:", "CMQ102", "« montant: … »"),
    changed("demande-accent", FORUM, "nature: subvention", "demandé: 6 000 €", "CMQ102", "« demande: … »",
            "demande: 6 000 €"),
    changed("autofinancement", FORUM, CAMPUS_LINE, "    autofinancement: 4 000 €\n", "CMQ102",
            "« - {financeur: campus-exemple, montant: 4 000 €, nature: fonds propres} »"),
    changed("autofinancement-as-funder", FORUM, "financeur: campus-exemple", "financeur: autofinancement", "CMQ401",
            "nature: fonds propres"),
    changed("statut-at-top", FORUM, "suivi: {statut: réalisé}", "statut: réalisé", "CMQ102", "« suivi: {statut: …} »"),
    changed("financements-at-top", FORUM, "calendrier: mars 2024", "calendrier: mars 2024\nfinancements: []",
            "CMQ102", "« moyens: {financiers: {financements: …}} »", "calendrier: mars 2024"),
    changed("unknown-key", FORUM, "calendrier: mars 2024", "calendrier: mars 2024\nmeteo: beau temps", "CMQ102",
            "calendrier", "calendrier: mars 2024"),
    changed("key-with-no-break-space", FORUM, "titre:", f"titre{NBSP}:", "CMQ102", "« titre: … »"),
    # parties
    changed("partners-in-one-text", FORUM, PARTENAIRES, "partenaires: lycee-exemple, metropole, entreprise-exemple", "CMQ401",
            PARTENAIRES),
    changed("partners-with-semicolons", FORUM, PARTENAIRES, "partenaires: [lycee-exemple; metropole; entreprise-exemple]",
            "CMQ401", "[lycee-exemple, metropole, entreprise-exemple]"),
    changed("partners-with-et", FORUM, PARTENAIRES, "partenaires: metropole et region", "CMQ401",
            "[metropole, region]", "partenaires: [metropole, region]"),
    changed("partners-in-short", FORUM, PARTENAIRES, "partenaires: metropole et lycée", "CMQ401",
            "« partenaires: [metropole, lycee-exemple] »", "partenaires: [metropole, lycee-exemple]"),
    changed("partner-in-short", FORUM, PARTENAIRES, "partenaires: [lycée]", "CMQ401", "écrivez « lycee-exemple »",
            "partenaires: [lycee-exemple]"),
    changed("partners-open-in-guillemets", FORUM, PARTENAIRES, "partenaires: [metropole, « ... »]", "CMQ401", '"..."',
            'partenaires: [metropole, "..."]'),
    changed("partner-as-a-question", FORUM, PARTENAIRES, "partenaires: [metropole, (?)]", "CMQ401", '"..."',
            'partenaires: [metropole, "..."]'),
    changed("partner-to-confirm", FORUM, PARTENAIRES, "partenaires: [metropole, lycee-exemple (à confirmer)]",
            "CMQ401", "{organisme: lycee-exemple, statut: pressenti}",
            "partenaires: [metropole, {organisme: lycee-exemple, statut: pressenti}]"),
    changed("partner-by-name", FORUM, "lycee-exemple, metropole", "Lycée d'Exempleville, metropole", "CMQ402",
            "lycee-exemple"),
    changed("partner-by-alias", FORUM, "porteurs: [campus-exemple]", "porteurs: [CMQ Exemple]", "CMQ402", "campus-exemple"),
    changed("partner-misspelt", FORUM, "lycee-exemple, metropole", "lycee-exemple, metropol", "CMQ401",
            "« metropole »"),
    changed("person-as-partner", FORUM, PARTENAIRES, "partenaires: [metropole, Mme Claire Martin]", "CMQ401",
            "{organisme: campus-exemple, role: Chargé de mission}",
            "partenaires: [metropole, {organisme: lycee-exemple, role: Chargé de mission}]"),
    changed("person-as-porteur", FORUM, "porteurs: [campus-exemple]", "porteurs: [Jean Dupont]", "CMQ401",
            "l'identifiant de son organisme", "porteurs: [{organisme: campus-exemple, role: Chargé de mission}]"),
    changed("person-and-body", FORUM, "porteurs: [campus-exemple]", "porteurs: [M. Dupont (Campus Exemple)]", "CMQ401",
            "campus-exemple"),
    changed("dash-glued", FORUM, PARTENAIRES, "partenaires:\n  -lycee-exemple\n  -metropole", "CMQ120", "« - lycee-exemple »",
            "partenaires:\n  - lycee-exemple\n  - metropole"),
    changed("new-partner", FORUM, PARTENAIRES, "partenaires: [Office de tourisme]", "CMQ401",
            "office-de-tourisme: {nom: Office de tourisme, type: ", PARTENAIRES),
    changed("to-be-defined-partner", FORUM, PARTENAIRES, "partenaires: [à définir]", "CMQ401", '"..."',
            'partenaires: ["..."]'),
    # money
    changed("funder-as-key", FORUM, REGION, "      - region: 6 000 €\n", "CMQ103",
            "{financeur: region, montant: 6 000 €}", "      - {financeur: region, montant: 6 000 €}\n"),
    changed("funder-and-amount-in-a-text", FORUM, REGION, "      - region 6 000 €\n", "CMQ103",
            "{financeur: region, montant: 6 000 €}", "      - {financeur: region, montant: 6 000 €}\n"),
    changed("funder-alone", FORUM, REGION, "      - region\n", "CMQ103", "{financeur: region, montant: ",
            "      - {financeur: region, montant: 6 000 €}\n"),
    changed("letter-o", FORUM, "montant: 6 000 €", "montant: 6 OOO €", "CMQ104", "6 000 €"),
    changed("amount-in-words", FORUM, "montant: 6 000 €", "montant: six mille euros", "CMQ104", "en chiffres"),
    changed("amount-elsewhere", FORUM, "    total: 10 000 €", "    total: voir budget", "CMQ104", "en chiffres"),
    changed("amount-at-least", FORUM, "    total: 10 000 €", "    total: 10 000 € minimum", "CMQ104",
            "« environ 10 000 € »", "    total: environ 10 000 €"),
    changed("amount-range", FORUM, "    total: 10 000 €", "    total: entre 8 et 10 000 €", "CMQ104",
            "« entre 8 000 € et 10 000 € »", "    total: entre 8 000 € et 10 000 €"),
    changed("amount-in-dollars", FORUM, "    total: 10 000 €", "    total: 10 000 dollars", "CMQ104", "€"),
    changed("two-amounts", FORUM, "    total: 10 000 €", "    total: 6 000 + 4 000 €", "CMQ104", "€"),
    changed("amount-with-note", FORUM, "    total: 10 000 €", "    total: 10 000 € (devis de mars)", "CMQ104", "note",
            "    total: 10 000 €\n    note: devis de mars"),
    changed("share-in-montant", FORUM, "montant: 6 000 €", "montant: 60 %", "CMQ104", "taux: 60 %", "taux: 60 %"),
    changed("financements-mapping", FORUM, REGION + CAMPUS_LINE, "      region: 6 000 €\n      campus-exemple: 4 000 €\n",
            "CMQ103", "{financeur: region, montant: 6 000 €}",
            "      - {financeur: region, montant: 6 000 €}\n      - {financeur: campus-exemple, montant: 4 000 €}\n"),
    changed("totals-differ", FORUM, "montant: 6 000 €", "montant: 5 000 €", "CMQ201", "reste_a_financer"),
    changed("nature-word", FORUM, "nature: subvention", "nature: aide publique", "CMQ109", "subvention"),
    changed("funding-status-word", FORUM, "nature: subvention}", "statut: obtenu}", "CMQ109", "accordé",
            "nature: subvention, statut: accordé}"),
    # time
    changed("date-to-set", FORUM, "calendrier: mars 2024", "calendrier: date à fixer", "CMQ105", "supprimez la clé entière", ""),
    changed("to-define-date", FORUM, "calendrier: mars 2024", "calendrier: à définir", "CMQ105", "supprimez la clé entière", ""),
    changed("as-soon-as-possible", FORUM, "calendrier: mars 2024", "calendrier: dès que possible", "CMQ105", "2024"),
    changed("all-year-round", FORUM, "calendrier: mars 2024", "calendrier: au fil de l'eau", "CMQ105", "2024",
            "calendrier: 2024"),
    changed("impossible-day", FORUM, "calendrier: mars 2024", "calendrier: 31 avril 2024", "CMQ105", "30",
            "calendrier: 30 avril 2024"),
    changed("month-misspelt", FORUM, "calendrier: mars 2024", "calendrier: marss 2024", "CMQ105", "mars"),
    changed("milestone-and-date", FORUM, "calendrier: mars 2024", "calendrier: forum le 12 mars 2024", "CMQ105",
            "« [forum: le 12 mars 2024] »", "calendrier: [forum: le 12 mars 2024]"),
    changed("american-date", FORUM, "calendrier: mars 2024", "calendrier: 03/25/2024", "CMQ105", "25 mars 2024",
            "calendrier: 25 mars 2024"),
    changed("back-to-front", FORUM, "calendrier: mars 2024", "calendrier: de juin à mars 2024", "CMQ105", "2024",
            "calendrier: de mars à juin 2024"),
    changed("several-times-a-year", FORUM, "calendrier: mars 2024", "calendrier: tous les mardis", "CMQ105", "2024"),
    changed("milestone-statut", FORUM, "calendrier: mars 2024",
            "calendrier:\n  - {nom: Forum, periode: mars 2024, statut: fini}", "CMQ109", "réalisé",
            "calendrier:\n  - {nom: Forum, periode: mars 2024, statut: réalisé}"),
    changed("statut-word", FORUM, "statut: réalisé", "statut: clos", "CMQ109", "réalisé"),
    changed("statut-in-english", FORUM, "statut: réalisé", "statut: done", "CMQ109", "réalisé"),
    changed("statut-text-for-suivi", FORUM, "suivi: {statut: réalisé}", "suivi: réalisé", "CMQ103",
            "statut: réalisé"),
    # numbers
    changed("numero-comma", FORUM, "numero: 1.1", "numero: 1,1", "CMQ111", "1.1"),
    changed("numero-action", FORUM, "numero: 1.1", "numero: Action 1.1", "CMQ111", "1.1"),
    changed("numero-code", FORUM, "numero: 1.1", "numero: MOB-03", "CMQ111", "1.1"),
    changed("numero-letter", FORUM, "numero: 1.1", "numero: 1.a", "CMQ111", "1.1"),
    changed("numero-other-axe", FORUM, "numero: 1.1", "numero: 3.1", "CMQ405", "3"),
    changed("numero-of-axe", FORUM, "numero: 1.1", "numero: 1", "CMQ405", "1.1"),
    # writing
    changed("colon-in-title", FORUM, "titre: Forum des métiers", "titre: Forum : les métiers", "CMQ005",
            '"Forum : les métiers"', 'titre: "Forum : les métiers"'),
    changed("no-space-after-colon", FORUM, "titre: Forum", "titre:Forum", "CMQ007", "titre: "),
    changed("tab", FORUM, "  financiers:", "\tfinanciers:", "CMQ004", "espaces"),
    changed("quote-not-closed", FORUM, CONSTATS, 'constats: "Les jeunes connaissent mal ces métiers.', "CMQ006",
            'le " qui ferme'),
    changed("bracket-not-closed", FORUM, "porteurs: [campus-exemple]", "porteurs: [campus-exemple", "CMQ006", "]"),
    changed("key-twice", FORUM, CONSTATS, f"{CONSTATS}\nconstats: Ils partent.", "CMQ009", "constats"),
    changed("bullet-o", FORUM, MODALITES, "modalites:\n  o Une journée\n  o Une visite", "CMQ120", "« - Une journée »",
            "modalites:\n  - Une journée\n  - Une visite"),
    changed("bullet-point", FORUM, MODALITES, "modalites:\n  • Une journée\n  • Une visite", "CMQ120", "« - Une journée »",
            "modalites:\n  - Une journée\n  - Une visite"),
    changed("bullet-word", FORUM, MODALITES, f"modalites:\n  •{NBSP}Une journée\n  •{NBSP}Une visite", "CMQ120",
            "« - Une journée »", "modalites:\n  - Une journée\n  - Une visite"),
    changed("bullet-private", FORUM, MODALITES, "modalites:\n  \uf0b7 Une journée\n  \uf0b7 Une visite", "CMQ120",
            "« - Une journée »", "modalites:\n  - Une journée\n  - Une visite"),
    changed("smart-quotes", FORUM, 'cible: "300"', "cible: “300, environ”", "CMQ102",
            "« cible: \"300, environ\" »",
            'cible: "300, environ"'),
    changed("markdown-table", FORUM, CONSTATS, "constats: |\n  | Public | Nombre |\n  |---|---|\n  | Élèves | 300 |",
            "CMQ114", "- Élèves : 300", "constats: |\n  - Élèves : 300"),
    changed("html", FORUM, CONSTATS, "constats: Les <b>jeunes</b> partent.", "CMQ114", "**", "constats: Les **jeunes** partent."),
    changed("hash", FORUM, "titre: Forum des", "titre: Forum #1 des", "CMQ017", "guillemets"),
    changed("list-for-title", FORUM, "titre: Forum des métiers", "titre: [Forum, Métiers]", "CMQ103",
            "« titre: Forum, Métiers »", "titre: Forum, Métiers"),
    changed("empty-value", FORUM, CONSTATS, "constats:", "CMQ108", "retirez la clé", ""),
    changed("title-on-two-lines", FORUM, "titre: Forum des métiers", "titre: |\n  Forum\n  des métiers",
            "CMQ108", "une ligne"),
    changed("text-for-moyens", FORUM, FICHE.text[FICHE.text.index("moyens:"):FICHE.text.index("livrables:")],
            "moyens: deux personnes\n", "CMQ103", "humains: deux personnes", "moyens:\n  humains: deux personnes\n"),
    changed("no-yaml-at-all", FORUM, FICHE.text, "Forum des métiers\n\nUne belle action.\n", "CMQ013", "titre: "),
)  # fmt: skip

REGISTER = (
    changed("organisme-as-text", ORGA, CMQ, "campus-exemple: Campus Exemple", "CMQ103", "campus-exemple: {nom: Campus Exemple, type: "),
    changed("organismes-as-list", ORGA, ORGANISMES.text,
            "- campus-exemple\n- lycee-exemple\n", "CMQ013", "campus-exemple: {nom: "),
    changed("organismes-as-list-of-names", ORGA, ORGANISMES.text,
            "- {nom: Campus Exemple, type: campus}\n", "CMQ013", "campus-exemple: {nom: Campus Exemple, type: campus}"),
    changed("type-metropole", ORGA, METROPOLE, METROPOLE.replace("collectivité", "métropole"), "CMQ109",
            "type: collectivité"),
    changed("type-region", ORGA, "nom: Région Exemple, type: collectivité", "nom: Région Exemple, type: région", "CMQ109",
            "type: collectivité"),
    changed("type-lycee", ORGA, "type: EPLE", "type: lycée", "CMQ109", "type: EPLE"),
    changed("type-universite", ORGA, "type: EPLE", "type: université", "CMQ109", "type: enseignement supérieur",
            "type: enseignement supérieur"),
    changed("type-commune", ORGA, "nom: Métropole d'Exempleville, type: collectivité", "nom: Métropole, type: commune", "CMQ109",
            "type: collectivité"),
    changed("no-type", ORGA, METROPOLE, "metropole: {nom: Métropole d'Exempleville}", "CMQ101", "type: "),
    changed("no-nom", ORGA, METROPOLE, "metropole: {type: collectivité}", "CMQ101", "nom: "),
    changed("empty-organisme", ORGA, METROPOLE, "metropole:", "CMQ108", "nom: Metropole"),
    changed("identifier-with-capitals", ORGA, METROPOLE, "Metropole: {nom: Métropole d'Exempleville, type: collectivité}", "CMQ110",
            "« metropole »"),
    changed("identifier-with-accent", ORGA, METROPOLE, "métropole: {nom: Métropole d'Exempleville, type: collectivité}", "CMQ110",
            "« metropole »"),
    changed("short-siret", ORGA, METROPOLE, "metropole: {nom: Métropole d'Exempleville, type: collectivité, siret: 123456789}",
            "CMQ106", "annuaire-entreprises"),
)  # fmt: skip

FRAME = (
    changed("no-axes", PLANFILE, "axes:\n  - {numero: 1, titre: Faire connaître les métiers}\n", "", "CMQ101", "axes:"),
    changed("no-exercice", PLANFILE, "exercice: 2024\n", "", "CMQ101", "exercice: 2024"),
    changed("annee", PLANFILE, "exercice:", "année:", "CMQ102", "« exercice: … »"),
    changed("exercice-in-words", PLANFILE, "exercice: 2024", "exercice: année 2024", "CMQ112", "2024"),
    changed("axes-as-texts", PLANFILE, "  - {numero: 1, titre: Faire connaître les métiers}",
            "  - Faire connaître les métiers", "CMQ103", "{numero: 1, titre: Faire connaître les métiers}"),
    changed("unknown-convention", PLANFILE, "convention: region-2024-2026", "convention: region-2024", "CMQ411",
            "region-2024-2026"),
    changed("unknown-campus", PLANFILE, "campus: exemple", "campus: Campus Exemple", "CMQ410", "exemple"),
    changed("base-word", PLANFILE, "base: TTC", "base: toutes taxes", "CMQ109", "TTC"),
    changed("no-periode", CONV, "periode: 2024-2026\n", "", "CMQ101", "periode: "),
    changed("parties-in-one-text", CONV, "parties: [region, campus-exemple]", "parties: region, campus-exemple", "CMQ401",
            "parties: [region, campus-exemple]"),
    changed("stade-word", CAMP, "stade: labellisé", "stade: label obtenu", "CMQ109", "labellisé"),
    changed("broken-plan", PLANFILE, "exercice: 2024", "exercice: 2024\n exercice: 2025", "CMQ007", "retrait"),
    Mistake("broken-plan-and-a-month-alone", "CMQ007", "retrait",
            {PLANFILE: PLAN.text.replace("exercice: 2024", "exercice: 2024\n exercice: 2025"),
             FORUM: FICHE.text.replace("mars 2024", "mars")},
            {FORUM: FICHE.text.replace("mars 2024", "mars")}),
)  # fmt: skip

PLACES = (
    filed("yml", f"{FOLDER}1.2-atelier.yml", ATELIER, "CMQ014", "1.2-atelier.yaml", f"{FOLDER}1.2-atelier.yaml"),
    filed("yaml-txt", f"{FOLDER}1.2-atelier.yaml.txt", ATELIER, "CMQ014", "1.2-atelier.yaml",
          f"{FOLDER}1.2-atelier.yaml"),
    filed("txt", f"{FOLDER}1.2-atelier.txt", ATELIER, "CMQ018", "1.2-atelier.yaml", f"{FOLDER}1.2-atelier.yaml"),
    filed("docx", f"{FOLDER}1.2-atelier.docx", "PK", "CMQ018", "1.2-atelier.yaml", None),
    filed("fiche-in-conventions", "plans/conventions/1.2-atelier.yaml", ATELIER, "CMQ014", "plans/plan-exemple",
          f"{FOLDER}1.2-atelier.yaml"),
    filed("fiche-in-plans", "plans/1.2-atelier.yaml", ATELIER, "CMQ014", "plans/plan-exemple",
          f"{FOLDER}1.2-atelier.yaml"),
    filed("fiche-beside-plans", "1.2-atelier.yaml", ATELIER, "CMQ014", "plans/plan-exemple",
          f"{FOLDER}1.2-atelier.yaml"),
    filed("fiche-12", f"{FOLDER}fiche12.yaml", ATELIER, "CMQ119", "« 1.2-atelier-du-soir.yaml »",
          f"{FOLDER}1.2-atelier-du-soir.yaml"),
    filed("plan-capital", f"{FOLDER}Plan.yaml", PLAN.text, "CMQ014", "plan.yaml", PLAN.file, PLAN.file),
    filed("copy", f"{FOLDER}1.1-forum - Copie.yaml", FICHE.text, "CMQ404", "Copie", None),
    filed("organismes-misnamed", "plans/Organismes.yaml", ORGANISMES.text, "CMQ014", "organismes.yaml",
          ORGANISMES.file, ORGANISMES.file),
    filed("organismes-in-plan", f"{FOLDER}organismes.yaml", ORGANISMES.text, "CMQ014", "plans/organismes.yaml",
          ORGANISMES.file, ORGANISMES.file),
    filed("convention-in-plan", f"{FOLDER}convention.yaml", CONVENTION.text, "CMQ014", "plans/conventions", None),
)  # fmt: skip

MISTAKES = (*FICHES, *REGISTER, *FRAME, *PLACES)
