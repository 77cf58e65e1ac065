"""What the rules advise, followed to the letter: for each rule's failing example, words of its help and the files once
somebody has done what they say. « … » is filled in; nothing else is added.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cmqplan.rules.catalogue import rules
from cmqplan.rules.declare import CAMPUS, CONVENTION, FICHE, FILES, ORGANISMES, PLAN

FOLDER = "plans/plan-exemple"


class Followed(NamedTuple):
    """``says`` stands in the help of the rule's finding in its failing example. ``files``: the texts that change once the
    advice is followed; None takes a file away."""

    code: str
    says: str
    files: Mapping[str, str | None]

    def __str__(self) -> str:
        return f"{self.code} {self.says}"


def write(code: str, says: str, old: str, new: str, file: str = "") -> Followed:
    """A passage of the failing example's file, or of another one, written as advised."""
    example = rules()[code].fails
    file = file or example.file
    text = {**FILES, **example.others, example.file: example.text}[file]
    assert text.count(old) == 1, f"{code} {says}: {old!r} stands {text.count(old)} times"
    return Followed(code, says, {file: text.replace(old, new)})


def add(code: str, says: str, new: str, file: str = "") -> Followed:
    """Lines added at a file's end."""
    example = rules()[code].fails
    file = file or example.file
    text = {**FILES, **example.others, example.file: example.text}.get(file, "")
    return Followed(code, says, {file: f"{text}{new}\n"})


def rename(code: str, says: str, new: str | None) -> Followed:
    """The failing example's file under another name, or nowhere."""
    example = rules()[code].fails
    return Followed(code, says, {example.file: None, **({new: example.text} if new else {})})


def both(first: Followed, second: Followed) -> Followed:
    """Two files of which one advice speaks."""
    return first._replace(files={**first.files, **second.files})


def fiche(numero: str) -> str:
    return FICHE.text.replace("numero: 1.1", f"numero: {numero}").replace("Forum des", f"Visite {numero} des")


OPENED = "{numero: 1, titre: Faire connaître les métiers}"
WITH_FORUM = (
    "{numero: 1, titre: Faire connaître les métiers, actions: [{numero: 1.1, titre: Forum des métiers}"
)
LABEL = "duree: 5 ans}"
COMITE = "texte: Un comité chaque année, frequence: annuelle}"
RAPPORT = "frequence: annuelle, delai: 3 mois}"
BILAN = "texte: Une évaluation au terme, frequence: fin de convention}"

READING = (
    rename("CMQ001", "déplacez le dossier", None),
    rename("CMQ001", "retirez « .yaml » de son nom", f"{FOLDER}/1.2-dossier/note.txt"),
    add("CMQ002", "enregistrez de nouveau le fichier en UTF-8", ""),
    Followed("CMQ003", "écrivez ce qu'il doit contenir (une fiche commence par « numero: 1.1 »", {FICHE.file: FICHE.text}),
    write("CMQ008", "retirez une virgule", ",,", ","),
    write("CMQ009", "gardez l'une des deux", "porteurs: [entreprise-exemple]\n", ""),
    write("CMQ011", "mettez chaque fiche dans un fichier à elle", "---\nnumero: 1.2\n", ""),
    write("CMQ012", "cherchez des crochets", "[" * 30 + "]" * 30, "[Programme]"),
    write("CMQ013", "retirez les tirets de la première colonne", "- numero: 1.1\n- titre: Forum des métiers",
          "numero: 1.1\ntitre: Forum\nporteurs: [campus-exemple]"),
    rename("CMQ014", "renommez-le en « 1.2-atelier.yaml »", f"{FOLDER}/1.2-atelier.yaml"),
    add("CMQ015", "ajoutez-y un « plan.yaml »", PLAN.text, "plans/plan-2025/plan.yaml"),
    write("CMQ017", "mettez le texte entre guillemets droits", "Forum #1 des métiers", '"Forum #1 des métiers"'),
    write("CMQ017", "mettez une espace après le « # »", "#1", "# 1"),
    rename("CMQ018", "renommez-le pour que son nom finisse par « .yaml »", f"{FOLDER}/1.2-atelier.yaml"),
    rename("CMQ018", "sortez-le de « plans »", None),
    write("CMQ019", "supprimez le commentaire", "  # cmqplan: ignore[CMQ201]", ""),
)  # fmt: skip

STRUCTURE = (
    add("CMQ101", "ajoutez « porteurs: [campus-exemple] »", "porteurs: [campus-exemple]"),
    write("CMQ103", "écrivez un seul texte, par exemple « titre: Forum, Métiers »", "[Forum, Métiers]",
          "Forum, Métiers"),
    write("CMQ104", "écrivez 1 500 € ou 1,50 €", "1.500 €", "1 500 €"),
    write("CMQ104", "écrivez 1 500 € ou 1,50 €", "1.500 €", "1,50 €"),
    write("CMQ105", "ou « hiver 2024-2025 »", "hiver 2024", "hiver 2024-2025"),
    write("CMQ106", "recopiez-le", "00075", "00074"),
    write("CMQ107", "W212001234", "W21200123", "W212001234"),
    write("CMQ108", "écrivez sa valeur après le deux-points", "titre:", "titre: Forum"),
    write("CMQ109", "confirmé", "envisagé", "confirmé"),
    write("CMQ109", "pressenti", "envisagé", "pressenti"),
    write("CMQ109", "sollicité", "envisagé", "sollicité"),
    write("CMQ110", "écrivez « office-tourisme »", "Office_Tourisme:", "office-tourisme:"),
    write("CMQ111", "par exemple 1.1", "Action 1.1", "1.1"),
    write("CMQ112", "par exemple « 1er mars 2024 »", "mars 2024", "1er mars 2024"),
    write("CMQ113", "écrivez un pourcentage de 0 à 100 %", "160 %", "60 %"),
    write("CMQ114", "le gras s'écrit **ainsi**", "<b>Ils sont mal connus.</b>", "**Ils sont mal connus.**"),
    Followed("CMQ115", "gardez ce dont le lecteur a besoin pour décider", {FICHE.file: FICHE.text}),
    write("CMQ116", "écrivez « taux: 60 % »", "taux: 55 %", "taux: 60 %"),
    write("CMQ116", "retirez le taux", ", taux: 55 %", ""),
    Followed("CMQ116", "écrivez « montant: 5 500 € » et revoyez les autres lignes",
             {FICHE.file: rules()["CMQ116"].fails.text.replace("6 000 €", "5 500 €").replace("4 000 €", "4 500 €")}),
    write("CMQ117", "pour: 37", "pour: unanimité", "pour: 37"),
    write("CMQ118", "duree: 3 ans", "duree: plusieurs années", "duree: 3 ans"),
    write("CMQ118", "duree: 18 mois", "duree: plusieurs années", "duree: 18 mois"),
    write("CMQ119", "corrigez le numéro dans le fichier", "numero: 1.2", "numero: 1.1"),
    rename("CMQ119", "renommez-le en « 1.2-forum.yaml »", f"{FOLDER}/1.2-forum.yaml"),
    Followed("CMQ121", "écrivez le chemin depuis le dossier qui contient « plans »", {CAMPUS.file: CAMPUS.text}),
    write("CMQ126", "moins d'espaces devant leur tiret", f"{' ' * 18}- Le point 9", f"{' ' * 16}- Le point 9"),
    write("CMQ128", 'écrivez "#327881"', "#5bb5c0", "#327881"),
    write("CMQ122", "écrivez « https://www.example.org/forum »", "www", "https://www"),
    write("CMQ123", "vérifiez « pour »", "pour: 38", "pour: 37"),
    write("CMQ124", "ajoutez « montant: … »", "region, ", "region, montant: 0 €, "),
    write("CMQ124", "nommez l'organisme parmi les partenaires", "      - {financeur: region, statut: à solliciter}\n", ""),
    write("CMQ125", "écrivez « rubrique: objectifs »", "rubrique: objectif", "rubrique: objectifs"),
)  # fmt: skip

MONEY = (
    write("CMQ201", "écrivez « total: 10 500 € »", "total: 10 000 €", "total: 10 500 €"),
    write("CMQ201", "serait de 4 000 € au lieu de 4 500 €", "4 500 €", "4 000 €"),
    add("CMQ202", "ajoutez une ligne par financeur sous « financements »",
        "    financements:\n      - {financeur: region, montant: 15 000 €}"),
    add("CMQ202", "écrivez « reste_a_financer: 15 000 € »", "    reste_a_financer: 15 000 €"),
    write("CMQ203", "écrivez « total: 9 500 € » et ramenez-y les financements",
          "    total: 10 000 €\n    reste_a_financer: 10 000 €", "    total: 9 500 €\n    reste_a_financer: 9 500 €"),
    write("CMQ203", "il manque 500 € de dépenses", "6 500 €", "7 000 €"),
    write("CMQ204", "écrivez « total: 6 000 € »", "total: 10 000 €", "total: 6 000 €"),
    write("CMQ204", "une autre nature, comme « fonds propres »", "contribution en nature", "fonds propres"),
    write("CMQ205", "écrivez « montant: 6 000 € »", "montant: 7 000 €", "montant: 6 000 €"),
    write("CMQ206", "écrivez le numéro d'une de ses fiches (1.1)", "action: 1.2", "action: 1.1"),
    add("CMQ206", "ajoutez la fiche de l'action 1.2", fiche("1.2"), f"{FOLDER}/1.2-visite.yaml"),
    write("CMQ207", "écrivez ici « montant: 6 000 € » et ajustez la répartition",
          "region, montant: 5 000 €}\n      - {financeur: campus-exemple, montant: 5 000 €}",
          "region, montant: 6 000 €}\n      - {financeur: campus-exemple, montant: 4 000 €}"),
    write("CMQ208", "le montant réellement demandé", "demande: 5 000 €", "demande: 6 000 €"),
    write("CMQ208", "écrivez le montant accordé, 5 000 € au plus", "accorde: 6 000 €", "accorde: 5 000 €"),
    write("CMQ209", "écrivez « montant: 4 000 € », puis trouvez 2 000 € ailleurs, écrivez « reste_a_financer: 2 000 € »",
          "    total: 6 000 €\n    financements:\n      - {financeur: region, montant: 6 000 €",
          "    total: 6 000 €\n    reste_a_financer: 2 000 €\n    financements:\n      - {financeur: region, montant: 4 000 €"),
    write("CMQ210", "dites ce qui les distingue : ligne_credit, nature",
          "subvention}\n      - {financeur: region, montant: 5 000 €, nature: subvention}",
          "subvention}\n      - {financeur: region, montant: 5 000 €, nature: mécénat}"),
    write("CMQ211", "ramenez son apport à 8 000 € au plus, et trouvez 500 € ailleurs",
          "8 500 €}\n      - {financeur: campus-exemple, montant: 1 500 €}", "8 000 €}\n      - {financeur: campus-exemple, montant: 2 000 €}"),
    write("CMQ212", "relevez les lignes dont la nature est « fonds propres » à 2 000 €",
          "8 500 €, nature: subvention}\n      - {financeur: campus-exemple, montant: 1 500 €",
          "8 000 €, nature: subvention}\n      - {financeur: campus-exemple, montant: 2 000 €"),
    write("CMQ213", "écrivez « droit: public » dans organismes.yaml", "type: association}", "type: association, droit: public}",
          ORGANISMES.file),
    both(write("CMQ213", "nommez-la sur la ligne (« convention: … »)", "club-exemple}", "club-exemple, convention: club}"),
         add("CMQ213", "", CONVENTION.text.replace("[region, campus-exemple]", "[metropole, club-exemple]") +
             "subventions:\n  - {exercice: 2024, financeur: metropole, beneficiaire: club-exemple, montant: 23 000,01 €, date: 2024-03-01}",
             "plans/conventions/club.yaml")),
    write("CMQ214", "2025 serait de 4 000 € au lieu de 3 000 €", "3 000 €", "4 000 €"),
    Followed("CMQ214", "écrivez « total: 9 000 € » et ramenez-y les financements",
             {FICHE.file: rules()["CMQ214"].fails.text.replace("10 000 €", "9 000 €")}),
    write("CMQ215", "écrivez « exercice: 2024 »", "exercice: 2025", "exercice: 2024"),
    write("CMQ215", "ajoutez 2025 à l'exercice du plan", "exercice: 2024", "exercice: [2024, 2025]", PLAN.file),
    write("CMQ216", "serait de 30 % au lieu de 40 %", "40 %", "30 %"),
    write("CMQ218", "serait de 5 000 € au lieu de 4 000 €", "4 000 €", "5 000 €"),
    write("CMQ219", "ils font 6 000 € au plus", "3 500 €", "3 000 €"),
    write("CMQ220", "ajoutez la ligne du financeur qui apporte 4 000 € à la place",
          "statut: refusé}", "statut: refusé}\n      - {financeur: entreprise-exemple, montant: 4 000 €}"),
    add("CMQ220", "écrivez « reste_a_financer: 4 000 € »", "    reste_a_financer: 4 000 €"),
    write("CMQ220", "baissez le total", "total: 10 000 €", "total: 6 000 €"),
    write("CMQ221", "écrivez « total: 10 000 € » au-dessus de « financements »", "    financements:",
          "    total: 10 000 €\n    financements:"),
    add("CMQ222", "ajoutez à ce fichier « base: TTC »", "base: TTC"),
    add("CMQ222", "base: net de taxe", "base: net de taxe"),
    write("CMQ223", "60 Achats", "compte: 74", "compte: 60"),
    write("CMQ224", "écrivez une ligne de crédit de Région Exemple (orientation)", "ligne_credit: jeunesse", "ligne_credit: orientation"),
    write("CMQ224", "corrigez le financeur", "financeur: region", "financeur: metropole"),
    write("CMQ225", "ajoutez à cette ligne « date: … »", "accordé}", "accordé, date: 2024-03-01}"),
    write("CMQ225", "reference: …", "accordé}", "accordé, reference: 24-118}"),
    write("CMQ226", "relevez le total à 5 000,01 € et dites qui apporte les 0,01 € de plus",
          "    total: 5 000 €\n    reste_a_financer: 5 000 €", "    total: 5 000,01 €\n    reste_a_financer: 5 000,01 €"),
    add("CMQ227", "ajoutez la subvention votée pour 2024 aux « subventions » de la convention",
        "subventions:\n  - {exercice: 2024, financeur: region, montant: 6 000 €, date: 2024-03-01}", CONVENTION.file),
    write("CMQ227", "écrivez « statut: sollicité »", "statut: accordé, date: 2024-03-01", "statut: sollicité"),
    write("CMQ227", "retirez « convention »", ", convention: region-2024-2026", ""),
    write("CMQ228", "écrivez « statut: accordé »", "statut: sollicité", "statut: accordé"),
    write("CMQ228", "retirez « accorde »", ", accorde: 6 000 €", ""),
    write("CMQ229", "écrivez « droit: public » dans organismes.yaml", "type: association}", "type: association, droit: public}",
          ORGANISMES.file),
    write("CMQ230", "par exemple « exercice: 2024 »", "2 000 €}", "2 000 €, exercice: 2024}"),
)  # fmt: skip

TIME = (
    write("CMQ231", "relevez son apport à 2 000 € au moins", "montant: 1 500 €}\n      - {financeur: campus-exemple, montant: 8 500 €",
          "montant: 2 000 €}\n      - {financeur: campus-exemple, montant: 8 000 €"),
    write("CMQ232", "ramenez-les à 8 000 € en tout, 1 000 € de moins, et trouvez cet argent ailleurs",
          "2 600 €, nature: subvention}\n      - {financeur: campus-exemple, montant: 1 000 €",
          "1 600 €, nature: subvention}\n      - {financeur: campus-exemple, montant: 2 000 €"),
    write("CMQ233", "écrivez « assiette: 10 000 € » au plus", "assiette: 12 000 €", "assiette: 10 000 €"),
    write("CMQ234", "écrivez « budget: 10 000 € »", "budget: 12 000 €", "budget: 10 000 €"),
    add("CMQ235", "écrivez « reste_a_financer: 1 000 € »", "    reste_a_financer: 1 000 €"),
    write("CMQ235", "« total: environ 14 000 € »", "environ 15 000 €", "environ 14 000 €"),
    write("CMQ238", "écrivez le montant TTC", "10 000 € HT", "12 000 € TTC\n    reste_a_financer: 2 000 €"),
    write("CMQ238", "corrigez « base » dans le plan si tous ses montants sont HT", "base: TTC", "base: HT", PLAN.file),
    write("CMQ239", "écrivez sous « suivi » ce qui l'explique : « ecarts: … »", "depenses: [4 000 €]",
          "depenses: [4 000 €]\n  ecarts: La location a coûté moins que le devis."),
    write("CMQ237", "ajoutez « accorde: … », le montant de la décision", "statut: accordé", "statut: accordé, accorde: 10 000 €"),
    write("CMQ301", "terminez au plus tard le 31 décembre 2026", "janvier 2027", "31 décembre 2026"),
    write("CMQ301", "corrigez sa « periode »", "periode: 2024-2026", "periode: 2024-2027", CONVENTION.file),
    write("CMQ302", "corrigez les dates", "année scolaire 2024-2025", "septembre 2024"),
    write("CMQ302", "ajoutez l'année à l'exercice du plan", "exercice: 2024", "exercice: [2024, 2025]", PLAN.file),
    write("CMQ303", "faites aller « periode » jusqu'au 5 juillet 2024", "de mars à juin 2024", "du 1er mars au 5 juillet 2024"),
    write("CMQ304", "mettez les jalons dans l'ordre de leurs dates", "  - Forum : 9 octobre 2024\n  - Bilan : mars 2024",
          "  - Bilan : mars 2024\n  - Forum : 9 octobre 2024"),
    write("CMQ305", "corrigez « exercice »", "exercice: 2027", "exercice: 2026"),
    write("CMQ305", "corrigez sa « periode »", "periode: 2024-2026", "periode: 2024-2027", CONVENTION.file),
    write("CMQ306", "ajoutez-le à « labels »", LABEL,
          f"{LABEL}\n  - {{categorie: campus, debut: 1er janvier 2028, {LABEL}", CAMPUS.file),
    write("CMQ307", "écrivez « duree: 4 ans »", "duree: 5 ans", "duree: 4 ans"),
    write("CMQ308", "ajoutez-le à « labels »", "duree: 23 mois}",
          f"duree: 23 mois}}\n  - {{categorie: campus, debut: 1er décembre 2024, {LABEL}", CAMPUS.file),
    write("CMQ309", "ajoutez sous cet engagement « tenus: [{exercice: 2024, date: …}] »", COMITE,
          COMITE[:-1] + ", tenus: [{exercice: 2024, date: 2024-11-05}]}"),
    write("CMQ310", "ajoutez sous cet engagement « tenus: [{exercice: 2024, date: …}] »", RAPPORT,
          RAPPORT[:-1] + ", tenus: [{exercice: 2024, date: 2025-03-05}]}"),
    write("CMQ311", "ajoutez sous cet engagement « tenus: [{exercice: 2026, date: …}] »", BILAN,
          BILAN[:-1] + ", tenus: [{exercice: 2026, date: 2026-12-05}]}"),
    add("CMQ312", "écrivez sous « suivi » « statut: réalisé »", "suivi:\n  statut: réalisé"),
    write("CMQ313", "corrigez « exercice »", "exercice: 2027", "exercice: 2026"),
    write("CMQ314", "écrivez « stade: en renouvellement »", "stade: labellisé", "stade: en renouvellement"),
    write("CMQ316", "ajoutez « recu: … » (le jour) à ce versement", "31 mai 2024}", "31 mai 2024, recu: 31 mai 2024}"),
    write("CMQ316", "corrigez sa date", "31 mai 2024}", "31 juillet 2024}"),
    write("CMQ317", "vérifiez le jour et l'année", "2 juin 2024", "2 mai 2024"),
    write("CMQ326", "vérifiez le jour et l'année", "3 mars 2023", "3 mars 2024"),
    write("CMQ319", "pas avant le 5 février 2024", "4 février 2024", "5 février 2024"),
    write("CMQ320", "écrivez « statut: à venir »", "statut: réalisé", "statut: à venir"),
    write("CMQ320", "corrigez les dates", "octobre 2024", "avril 2024"),
    write("CMQ321", "écrivez « fin: 2027-12-31 »", "fin: 31 décembre 2026", "fin: 2027-12-31"),
    write("CMQ321", "retirez celle des deux que l'arrêté ne donne pas", ", fin: 31 décembre 2026", ""),
    write("CMQ322", "écrivez l'année de la convention", "exercice: 2023", "exercice: 2024"),
    write("CMQ323", "convoquée, puis vote", "convocation: 6 février 2024", "convocation: 6 janvier 2024"),
)  # fmt: skip

REFERENCES = (
    write("CMQ401", "écrivez « metropole »", "metropol]", "metropole]"),
    add("CMQ401", "déclarez « metropol » dans plans/organismes.yaml", "metropol: {nom: Le Metropol, type: entreprise}", ORGANISMES.file),
    write("CMQ403", "gardez-en un et mettez le nom de l'autre dans ses « alias »",
          "type: entreprise}\nentreprise-exemples: {nom: Entreprise Exemples, type: entreprise}", "type: entreprise, alias: [Entreprise Exemples]}"),
    write("CMQ403", "leurs SIRET les distingueront",
          "type: entreprise}\nentreprise-exemples: {nom: Entreprise Exemples, type: entreprise}",
          "type: entreprise, siret: 732 829 320 00074}\nentreprise-exemples: {nom: Entreprise Exemples, type: entreprise, siret: 356 000 000 00048}"),
    rename("CMQ404", "donnez un autre numéro à l'une des deux ; 1.2 est libre", f"{FOLDER}/1.2-visites.yaml")._replace(
        files={f"{FOLDER}/1.2-visites.yaml": fiche("1.2")}),
    write("CMQ405", "commencez le numéro par celui de son axe (1)", "numero: 3.1", "numero: 1.1"),
    add("CMQ406", "écrivez sa fiche dans plans/plan-exemple/1.2-visites-d-entreprises.yaml",
        fiche("1.2"), f"{FOLDER}/1.2-visites-d-entreprises.yaml"),
    write("CMQ406", "retirez l'action de cette liste", "      - {numero: 1.2, titre: Visites d'entreprises}\n", ""),
    write("CMQ407", "ajoutez « {numero: 1.2, titre: Visites d'entreprises} » aux « actions » de son axe",
          WITH_FORUM, WITH_FORUM + ", {numero: 1.2, titre: Visites d'entreprises}", PLAN.file),
    rename("CMQ407", "supprimez la fiche", None),
    write("CMQ408", "donnez à cette fiche le numéro 1.2", "numero: 1.3", "numero: 1.2")._replace(
        files={f"{FOLDER}/1.3-visites.yaml": None, f"{FOLDER}/1.2-visites.yaml": fiche("1.2")}),
    write("CMQ409", "supprimez-le d'organismes.yaml", "onf: {nom: Office national des forêts, type: établissement public}\n", ""),
    write("CMQ410", "écrivez « exemple »", "campus: exempl", "campus: exemple"),
    write("CMQ411", "écrivez « region-2024-2026 »", "region-2024-2027", "region-2024-2026"),
    write("CMQ412", "gardez-le dans « porteurs »", "  - campus-exemple\n", ""),
    write("CMQ413", "membres: [campus-exemple, …]", "type: groupe}", "type: groupe, membres: [campus-exemple, entreprise-exemple]}"),
    write("CMQ414", "écrivez « orientation »", "orientations", "orientation"),
    write("CMQ414", "déclarez « orientations » sous « lignes_credit »", "lignes_credit:\n",
          "lignes_credit:\n  orientations: {nom: Orientations, organisme: region}\n", CONVENTION.file),
    write("CMQ415", "donnez à chaque axe un numéro à lui", "numero: 1, titre: Former", "numero: 2, titre: Former"),
    write("CMQ416", "écrivez le code d'une règle (CMQ202)", "CMQ999", "CMQ202"),
    write("CMQ417", "écrivez « plan-exemple »", "plan-exemples", "plan-exemple"),
    write("CMQ418", "supprimez-la", "  orientation: {nom: Orientation}\n", ""),
    write("CMQ418", "écrivez « ligne_credit: orientation » sur ce qu'elle paie",
          "      - {action: 1.1, montant: 6 000 €, ligne_credit: formation}",
          "      - {action: 1.1, montant: 5 000 €, ligne_credit: formation}\n"
          "      - {action: 1.1, montant: 1 000 €, ligne_credit: orientation}"),
    write("CMQ419", "nommez les organismes qui composent le groupe", "[entreprise-exemple, pole]", "[entreprise-exemple]"),
    write("CMQ420", "nommez l'organisme lui-même", "financeur: entreprises", "financeur: entreprise-exemple"),
    write("CMQ420", "reste_a_financer: …", "financements:\n      - {financeur: entreprises, montant: 6 000 €}",
          "reste_a_financer: 6 000 €"),
    add("CMQ421", "écrivez « convention: region-2024-2026 » dans le plan.yaml", "convention: region-2024-2026", PLAN.file),
    rename("CMQ421", "supprimez-la", None),
)  # fmt: skip

GOVERNANCE = (
    write("CMQ501", "ajoutez les lycées du campus aux « membres »", "[campus-exemple, entreprise-exemple]", "[campus-exemple, entreprise-exemple, lycee-exemple]"),
    add("CMQ502", "écrivez « lieu: … »", "lieu: Maison des métiers, Exempleville"),
    add("CMQ503", "« {genre: comité, texte: …, frequence: annuelle} »", "  - {genre: comité, texte: Un comité, frequence: annuelle}"),
    add("CMQ504", "« {genre: rapport, texte: …, organismes: […], frequence: annuelle, delai: 3 mois} »",
        "  - {genre: rapport, texte: Un compte rendu, organismes: [campus-exemple], frequence: annuelle, delai: 3 mois}"),
    add("CMQ505", "« {genre: évaluation, texte: …, frequence: fin de convention} »",
        "  - {genre: évaluation, texte: Un bilan, frequence: fin de convention}"),
    write("CMQ506", "ajoutez « metropole » aux « membres » du campus", "campus-exemple, entreprise-exemple]", "campus-exemple, entreprise-exemple, metropole]", CAMPUS.file),
    write("CMQ506", "confiez l'action à un membre", "[metropole]", "[campus-exemple]"),
    write("CMQ507", "parties: [region, campus-exemple]", "parties: [region]", "parties: [region, campus-exemple]"),
    write("CMQ508", "écrivez « stade: échu »", "stade: labellisé", "stade: échu"),
    write("CMQ508", "ajoutez la nouvelle attribution à « labels »", LABEL,
          f"{LABEL}\n  - {{categorie: campus, debut: 1er janvier 2028, {LABEL}"),
    add("CMQ509", "écrivez « etablissement_support: … »", "etablissement_support: lycee-exemple"),
    write("CMQ510", "écrivez « total: 14 »", "total: 13", "total: 14"),
    add("CMQ511", "« etapes: [{nom: Journée de concertation, periode: octobre 2024}] »",
        "etapes: [{nom: Journée de concertation, periode: octobre 2024}]"),
    write("CMQ512", "écrivez « fait: » et le jour", "periode: mars 2024}", "periode: mars 2024, fait: 2024-03-12}"),
    write("CMQ512", "donnez-lui une nouvelle « periode »", "periode: mars 2024}", "periode: octobre 2024}"),
    write("CMQ514", "duree: 5 ans", "1er janvier 2023}", "1er janvier 2023, duree: 5 ans}"),
    add("CMQ515", "ajoutez « membres »", "membres: [lycee-exemple, campus-exemple, entreprise-exemple]"),
    write("CMQ516", "« Directrice du campus »", "Mme Jeanne Exemple", "Directrice du campus"),
    add("CMQ517", "demandez-lui un nouveau visa",
        "  - {organisme: region, date: 2024-05-15, argent: {total: 10 000 €, lignes: [{montant: 6 000 €, exercice: 2024, nature: subvention}]}}"),
    write("CMQ517", "ou remettez ce qui était", "6 000 €, nature: subvention}\n",
          "5 000 €, nature: subvention}\n      - {financeur: metropole, montant: 1 000 €, nature: subvention}\n"),
)  # fmt: skip

COMPLETENESS = (
    add("CMQ601", "« livrables: [Rapport de l'action] »", "livrables: [Rapport de l'action]"),
    add("CMQ602", "« indicateurs: [{nom: Élèves présents, cible: \"300\"}] »",
        'indicateurs: [{nom: Élèves présents, cible: "300"}]'),
    write("CMQ603", "écrivez « statut: confirmé »", "statut: pressenti", "statut: confirmé"),
    write("CMQ603", "retirez le statut", ", statut: pressenti", ""),
    write("CMQ604", "retirez « ... »", '  - "..."\n', ""),
    write("CMQ605", "écrivez ce que le titre ne dit pas", "objectifs: Forum des métiers", "objectifs: Faire connaître ces métiers."),
    write("CMQ605", "retirez la rubrique", "objectifs: Forum des métiers\n", ""),
    write("CMQ606", "retirez-le", "  - Lieu à définir\n", ""),
    add("CMQ607", "ajoutez « calendrier: mars 2024 »", "calendrier: mars 2024"),
    add("CMQ608", "dites pourquoi il faut cette action (constats)", "constats: Les jeunes connaissent mal ces métiers."),
    add("CMQ609", "« moyens: {humains: …, autres: …} »", "moyens: {humains: Une animatrice, autres: Un local}"),
    add("CMQ609", "« moyens: {financiers: {note: …}} »", "moyens: {financiers: {note: Devis demandé}}"),
    add("CMQ610", "ajoutez « cadrage: [{titre: Le territoire, texte: …}] »", "cadrage: [{titre: Le territoire, texte: La forêt.}]"),
    write("CMQ611", "cible: …", "{nom: Élèves présents}", '{nom: Élèves présents, cible: "300"}'),
    add("CMQ612", "ajoutez « partenaires: [metropole, lycee-exemple] »", "partenaires: [metropole, lycee-exemple]"),
    add("CMQ612", "« partenaires: [\"...\"] »", 'partenaires: ["..."]'),
    add("CMQ613", "écrivez la première dans plans/plan-suivant/1.1-titre.yaml", fiche("1.1"), "plans/plan-suivant/1.1-titre.yaml"),
    write("CMQ615", "« livrables: [{texte: Programme du forum, remis: …}] »", "- Programme du forum",
          "- {texte: Programme du forum, remis: 20 mars 2024}"),
    write("CMQ616", "« motif: … », une phrase suffit", "abandonné", "abandonné, motif: La halle est en travaux"),
    Followed("CMQ614", "supprimez-le ; supprimez « import_reste » quand il est vide", {FICHE.file: FICHE.text}),
    write("CMQ701", "notification_ue: non", "montant: 6 000 €\n", "montant: 6 000 €\n    notification_ue: non\n"),
)  # fmt: skip

OTHER_KEYS = (
    write("CMQ236", "portez le total à 11 000 €", "total: 10 000 €", "total: 11 000 €"),
    write("CMQ236", "corrigez l'un de ces montants", "5 000 €", "4 000 €"),
    write("CMQ324", "ajoutez une cible pour la fin du plan", "{valeur: 300, echeance: 2030}",
          "[{valeur: 200, echeance: décembre 2024}, {valeur: 300, echeance: 2030}]"),
    write("CMQ325", "ajoutez « valeurs: [{exercice: 2024, valeur: …}] » à l'indicateur", "mars 2024}",
          "mars 2024}, valeurs: [{exercice: 2024, valeur: 287}]"),
    write("CMQ325", "corrigez l'échéance", "mars 2024}", "décembre 2024}"),
    write("CMQ422", "écrivez « plan: plan-exemple »", "plan-exemples", "plan-exemple"),
    write("CMQ423", "écrivez « plan-climat/1.1 »", "plan-climats/1.1", "plan-climat/1.1"),
    write("CMQ423", "retirez « plan-climats/1.1 »", "aussi_dans: [plan-climats/1.1]\n", ""),
    write("CMQ424", "retirez ce visa", "visas: [{organisme: entreprise-exemple, date: 2024-02-12, calendrier: mars 2024}]\n", ""),
    write("CMQ424", "nommez « entreprise-exemple » parmi les porteurs, les partenaires", "metropole]", "metropole, entreprise-exemple]"),
    write("CMQ422", "écrivez « titre: plan-exemples »", "plan: plan-exemples", "titre: plan-exemples"),
)  # fmt: skip

FOLLOWED = (*READING, *STRUCTURE, *MONEY, *TIME, *REFERENCES, *GOVERNANCE, *COMPLETENESS, *OTHER_KEYS)
