"""Two states of a plan side by side: in money, in words, by what fiches say and not by their numbers."""

from __future__ import annotations

import html
import json
import re
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cmqplan import amounts
from cmqplan.rules.engine import examine
from cmqplan.versions.compare import Comparaison, Etat, compare
from cmqplan.versions.values import Changement, applied
from tests.conftest import ROOT, Done, run_here

FICHES = "plans/plan-2024"


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text, (file, old)
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def changed(real: Path) -> Path:
    """plan-2024, frozen; then more money, another number, a text, a fiche dropped, one added."""
    assert run_here("freeze", "plan-2024", "--as", "votée", "--date", "2024-03-12", cwd=real).code == 0
    edit(real, f"{FICHES}/1.1-reponse-ami-cma.yaml", "total: 50 000 €", "total: 52 000 €")
    edit(real, f"{FICHES}/1.1-reponse-ami-cma.yaml", "montant: 5 000 €", "montant: 7 000 €")
    edit(real, f"{FICHES}/2.1-festival-des-transitions.yaml", "numero: 2.1", "numero: 2.4")
    (real / FICHES / "2.1-festival-des-transitions.yaml").rename(real / FICHES / "2.4-festival.yaml")
    (real / FICHES / "2.3-inauguration-response.yaml").unlink()
    (real / FICHES / "1.3-visite.yaml").write_text(
        "numero: 1.3\ntitre: Visite de chantiers\nporteurs: [cmq-green-city]\nobjectifs: Voir\nmodalites: [Y aller]\n"
        "moyens:\n  financiers:\n    total: 1 000 €\n    financements: [{financeur: edf, montant: 1 000 €}]\n"
        "livrables: [Un compte rendu]\ncalendrier: mai 2024\n",
        "utf-8",
    )
    edit(real, f"{FICHES}/plan.yaml", "sous_titre: Année 2024", "sous_titre: Année 2024, révisé")
    return real


def comparison(root: Path, *words: str) -> dict[str, Any]:
    done = run_here("compare", *words, "--format", "json", cwd=root)
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_the_money_that_changed_is_told_by_each_cut(changed: Path) -> None:
    found = comparison(changed, "plan-2024")
    assert (found["avant"], found["apres"]) == ("plan-2024@votee", "plan-2024")
    assert [found["total"][key] for key in ("avant", "apres", "ecart")] == [
        "100000.00",
        "98000.00",
        "-2000.00",
    ]
    by_funder = {row["cle"]: row["ecart"] for row in found["par_financeur"]}
    assert by_funder == {"dijon-metropole": "2000.00", "edf": "1000.00", "reste à financer": "-5000.00"}
    for cut in ("par_financeur", "par_exercice"):
        assert sum(Decimal(row["ecart"]) for row in found[cut]) == Decimal("-2000.00")
    assert [
        (one["numero_avant"], one["numero"], one["total"]["ecart"], [row["libelle"] for row in one["lignes"]])
        for one in found["fiches"]
    ] == [
        ("1.1", "1.1", "2000.00", ["Dijon Métropole, 2024"]),
        (None, "1.3", "1000.00", ["EDF, 2024"]),
        ("2.1", "2.4", "0.00", []),
        ("2.3", None, "-5000.00", ["à trouver, 2024"]),
    ]


def test_the_difference_laid_on_what_was_gives_what_is(changed: Path) -> None:
    found = comparison(changed, "plan-2024@votee")
    (version,) = (changed / FICHES / "versions").iterdir()
    was = yaml.load(version.read_text("utf-8"), Loader=yaml.BaseLoader)["fichiers"]
    seen = set()
    for part in (*found["fiches"], *found["cadre"].values()):
        laid = [Changement.of_plain(change) for change in part["changements"]]
        if part["fichier"] is None:
            assert not (changed / part["fichier_avant"]).exists()
            continue
        before = part["fichier_avant"] and yaml.load(was[part["fichier_avant"]], Loader=yaml.BaseLoader)
        now = yaml.load((changed / part["fichier"]).read_text("utf-8"), Loader=yaml.BaseLoader)
        assert applied(before, laid) == now
        seen.add(part["fichier"])
    assert seen == {f"{FICHES}/{name}" for name in ("1.1-reponse-ami-cma.yaml", "1.3-visite.yaml", "2.4-festival.yaml", "plan.yaml")}  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_table_reads_in_both_languages(changed: Path, language: str) -> None:
    done = run_here("--lang", language, "compare", "plan-2024", cwd=changed, env={"COLUMNS": "250"})
    heads = {
        "fr": (
            "Avant", "à trouver", "La fiche 1.3 « Visite de chantiers » est ajoutée au plan, pour 1 000 €",
            "La fiche 2.3 « Inauguration RESPONSE » est retirée du plan", "La fiche 2.1 devient la fiche 2.4",
            "Le coût total de la fiche 1.1 passe de 50 000 € à 52 000 €, soit 2 000 € de plus",
        ),
        "en": (
            "Before", "to find", "Fiche 1.3 “Visite de chantiers” is added to the plan, for 1 000 €",
            "Fiche 2.3 “Inauguration RESPONSE” is dropped from the plan", "Fiche 2.1 becomes fiche 2.4",
            "The total cost of fiche 1.1 goes from 50 000 € to 52 000 €, 2 000 € more",
        ),
    }  # fmt: skip
    shown = " ".join(done.out.replace("\u202f", " ").replace("\xa0", " ").split())
    assert [said for said in heads[language] if said not in shown] == [], shown
    assert "–2 000 €" in shown.replace("−", "–")


@pytest.mark.parametrize("width", ["80", "120"])
def test_a_long_sentence_ends_in_a_terminal_and_the_table_says_where_it_is_whole(
    changed: Path, width: str
) -> None:
    words = " ".join(f"mot{n}" for n in range(300))
    edit(changed, f"{FICHES}/plan.yaml", "sous_titre: Année 2024, révisé", f"sous_titre: {words}")
    done = run_here("compare", "plan-2024", cwd=changed, env={"COLUMNS": width})
    assert max(map(len, done.out.splitlines())) <= int(width)
    assert "mot299" not in done.out
    assert "What ends with … is whole with --format markdown." in " ".join(done.out.split())
    assert "mot299" in run_here("compare", "plan-2024", "--format", "markdown", cwd=changed).out


def test_two_plans_two_folders_and_a_revision_are_compared(
    changed: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert comparison(changed, "plan-2022", "plan-2024")["total"]["ecart"] == "58000.00"
    other = tmp_path_factory.mktemp("other")
    subprocess.run(["cp", "-r", ROOT / "plans", other], check=True)
    by_folder = comparison(changed, str(other / "plans/plan-2024"), "plan-2024")
    by_version = comparison(changed, "plan-2024")
    assert by_folder["fiches"] == by_version["fiches"]
    assert by_folder["avant"] == str(other / "plans/plan-2024")


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


@pytest.mark.parametrize("inside", ["", "regions/est"])
def test_a_revision_of_git_is_compared_wherever_the_workspace_lies_in_it(
    real: Path, tmp_path_factory: pytest.TempPathFactory, inside: str
) -> None:
    repository = tmp_path_factory.mktemp("repository")
    root = repository / inside
    subprocess.run(["cp", "-r", real, root], check=True) if inside == "" else None
    if inside:
        root.parent.mkdir(parents=True)
        subprocess.run(["cp", "-r", real, root], check=True)
    else:
        root = root / real.name
    (root / "plans/lien.pdf").symlink_to("/etc/passwd")
    git(repository, "init", "--quiet")
    git(repository, "add", "-A")
    git(repository, "commit", "--quiet", "-m", "voted")
    git(repository, "tag", "v2024")
    git(repository, "branch", "plans")  # a folder's name too
    edit(root, f"{FICHES}/1.1-reponse-ami-cma.yaml", "titre: Accompagnement", "titre: Appui")
    for revision in ("v2024", "plans"):
        found = comparison(root, "plan-2024", "--since", revision)
        assert found["avant"] == f"plan-2024 ({revision})"
        assert [one["changements"][0]["chemin"] for one in found["fiches"]] == [["titre"]]


def test_a_signed_revision_is_dated_where_git_is_set_to_show_signatures(real: Path) -> None:
    signer = real / "signer.sh"
    signer.write_text(
        "#!/bin/sh\ncat >/dev/null; echo '[GNUPG:] SIG_CREATED ' >&2; echo 'Good signature' >&2\n"
        "printf -- '-----BEGIN PGP SIGNATURE-----\\n\\nabcd\\n-----END PGP SIGNATURE-----\\n'\n"
    )
    signer.chmod(0o755)
    git(real, "init", "--quiet")
    git(real, "config", "gpg.program", str(signer))
    git(real, "config", "log.showSignature", "true")
    git(real, "add", "plans")
    git(real, "commit", "--quiet", "-S", "-m", "voted")
    shown = subprocess.run(["git", "log", "-1", "--format=%cs"], cwd=real, capture_output=True, check=True)
    assert b"signature" in shown.stdout
    assert comparison(real, "plan-2024", "--since", "HEAD")["fiches"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plan-2022",), "“plan-2022” has no version to be compared with"),
        (("plan-2024", "plan-204"), "did you mean “plan-2024”?"),
        (
            ("plan-2024", "--since", "--output=x"),
            "“--output=x” is neither a version of this plan nor a revision that git knows",
        ),
        (
            ("plan-2024", "--since", "v1"),
            "“v1” is neither a version of this plan nor a revision that git knows",
        ),
        (("plan-2024", "plan-2022", "--since", "v1"), "--since says what the plan is compared from"),
        (("/", "plan-2024"), "“/” holds no plan"),
        (("plan-2024@x",), "there is no version “plan-2024@x”"),
    ],
)
def test_what_cannot_be_compared_is_said(changed: Path, words: tuple[str, ...], said: str) -> None:
    done: Done = run_here("compare", *words, cwd=changed)
    assert done.code == 2
    assert said in " ".join(done.err.split())


def test_nothing_changed_is_said(real: Path) -> None:
    run_here("freeze", "plan-2024", "--as", "votée", cwd=real)
    done = run_here("compare", "plan-2024", cwd=real)
    assert (done.code, done.out) == (0, "nothing differs between plan-2024@votee and plan-2024\n")


_amounts = st.sampled_from(["1 000 €", "2 500,50 €", "10 €"])
_line = st.fixed_dictionaries(
    {"financeur": st.sampled_from(["edf", "region"]), "montant": _amounts},
    optional={
        "exercice": st.sampled_from(["2024", "2025"]),
        "statut": st.sampled_from(["accordé", "refusé"]),
    },
)
_fiche = st.fixed_dictionaries({"total": _amounts, "financements": st.lists(_line, max_size=3)})
_plan = st.dictionaries(st.sampled_from(["1.1", "1.2", "1.3"]), _fiche, min_size=1)


def built(folder: Path, fiches: dict[str, Any]) -> Etat:
    (folder / "plans/p").mkdir(parents=True)
    (folder / "plans/organismes.yaml").write_text(
        "edf: {nom: EDF, type: entreprise}\nregion: {nom: Région, type: collectivité}\n", "utf-8"
    )
    (folder / "plans/p/plan.yaml").write_text("titre: Plan\nexercice: 2024-2025\n", "utf-8")
    for number, money in fiches.items():
        whole = {
            "numero": number, "titre": f"Action {number}", "porteurs": ["edf"], "moyens": {"financiers": money},
        }  # fmt: skip
        (folder / f"plans/p/{number}-a.yaml").write_text(yaml.safe_dump(whole, allow_unicode=True), "utf-8")
    return Etat(folder.name, examine(folder, ["p"], keep=True).workspace, "p")


@settings(max_examples=40)
@given(_plan, _plan)
def test_the_differences_of_a_cut_add_up_to_the_difference_of_the_totals(
    tmp_path_factory: pytest.TempPathFactory, before: dict[str, Any], after: dict[str, Any]
) -> None:
    found: Comparaison = compare(
        built(tmp_path_factory.mktemp("a"), before), built(tmp_path_factory.mktemp("b"), after)
    )
    whole = found.total.ecart.centimes
    for rows in (*found.argent.values(), [one.total for one in found.fiches]):
        assert sum(row.ecart.centimes for row in rows) == whole
    for one in found.fiches:
        assert sum(row.ecart.centimes for row in one.lignes) == one.total.ecart.centimes


def test_an_avenant_says_all_that_changed(changed: Path) -> None:
    """Each fiche that changed, by its title, and each amount before and after; nothing as a file writes it."""
    done = run_here("render", "plan-2024", "--document", "avenant", "--to", "md,html,pdf,docx", cwd=changed)
    assert done.out.split() == [
        f"build/plan-2024/avenant.{ending}" for ending in ("md", "html", "pdf", "docx")
    ]
    text = (changed / "build/plan-2024/avenant.md").read_text("utf-8")
    shown = "".join(text.split())
    assert "a été arrêté le 12 mars 2024" in text.replace("\u00a0", " ")
    for one in comparison(changed, "plan-2024")["fiches"]:
        assert one["titre"].replace(" ", "") in shown
        if one["numero"] and one["numero_avant"]:
            for row in (one["total"], *one["lignes"]):
                for side in ("avant", "apres") if row["avant"] != row["apres"] else ():
                    assert str(amounts.parse(row[side].removesuffix(".00"))).replace("\u202f", "") in shown
    table = run_here("--lang", "fr", "compare", "plan-2024", "--format", "markdown", cwd=changed).out
    _, _, sentences = table.partition("| Où | Ce qui change |")
    told = [line.split(" | ")[-1].strip(" |") for line in sentences.splitlines()[2:] if line.startswith("|")]
    assert len(told) > 5
    assert [said for said in told if "".join(said.split()) not in shown] == []
    assert [key for key in ("financements", "porteurs", "edf", "›", "{") if key in text] == []


def test_an_avenant_without_a_version_says_how_to_keep_one(real: Path) -> None:
    done = run_here("render", "plan-2024", "--document", "avenant", cwd=real)
    assert done.code == 2
    assert "cmqplan freeze plan-2024 --as votée" in " ".join(done.err.split())
    assert run_here("render", "plan-2024", "--document", "all", "--to", "md", cwd=real).code == 0


def test_an_avenant_that_changes_nothing_is_said_to(real: Path) -> None:
    run_here("freeze", "plan-2024", "--as", "votée", "--date", "2024-03-12", cwd=real)
    done = run_here("render", "plan-2024", "--document", "avenant", "--to", "md", cwd=real)
    assert (done.code, "the avenant changes nothing" in done.err) == (0, True)


@pytest.mark.parametrize(
    ("language", "top", "where"), [("fr", "Revenir en haut", "Où"), ("en", "Back to the top", "Where")]
)
def test_a_comparison_is_a_page_that_says_what_its_tables_say(
    changed: Path, language: str, top: str, where: str
) -> None:
    asked = ("--lang", language, "compare", "plan-2024", "--format")
    page = run_here(*asked, "html", cwd=changed).out
    assert f'<html lang="{language}">' in page
    assert re.findall('<table class="([^"]*)"', page) == ["amounts stacked"] * 3
    assert top in page
    text = "".join(re.sub("<[^>]*>", "", html.unescape(page)).replace("’", "'").casefold().split())
    tables = run_here(*asked, "markdown", cwd=changed).out
    cells = [
        cell.strip(" *") for line in tables.splitlines() if line.startswith("|") for cell in line.split("|")
    ]
    told = text + "---:"
    assert {cell for cell in cells if "".join(cell.replace("’", "'").casefold().split()) not in told} <= {
        where
    }


def test_a_page_of_a_comparison_names_itself_and_each_fiche_once(changed: Path) -> None:
    page = html.unescape(
        run_here("--lang", "fr", "compare", "plan-2024", "--format", "html", cwd=changed).out
    )
    assert re.findall("<caption>(.*?)</caption>", page)[:3] == ["Financeur", "Exercice", "Fiche"]
    groups = re.findall('<tbody><tr class="group"><th scope="rowgroup" colspan="1">(.*?)</th></tr>', page)
    assert [group.split()[0] for group in groups] == ["Le", "1.1", "1.3", "2.4", "2.3"]


def test_a_page_of_the_workspace_s_own_that_fails_is_named(changed: Path) -> None:
    (changed / "templates/_page").mkdir(parents=True, exist_ok=True)
    (changed / "templates/_page/page.html.j2").write_text("<main>\n{{ nothing }}", "utf-8")
    done = run_here("compare", "plan-2024", "--format", "html", cwd=changed)
    assert done.code == 2
    assert done.err.startswith("templates/_page/page.html.j2:2: ")


def test_an_avenant_sets_what_it_quotes_and_leaves_the_settings_to_compare(real: Path) -> None:
    run_here("freeze", "plan-2024", "--as", "votée", "--date", "2024-03-12", cwd=real)
    (real / "cmqplan.yaml").write_text('apparence: {couleur: "#1f3f77"}\n')
    edit(
        real,
        f"{FICHES}/1.1-reponse-ami-cma.yaml",
        "Mobiliser les partenaires",
        "Mobiliser les *partenaires du bassin*",
    )
    assert run_here("render", "plan-2024", "--document", "avenant", "--to", "html", cwd=real).code == 0
    page = (real / "build/plan-2024/avenant.html").read_text("utf-8")
    contents = page[page.index("<main") :]
    assert "<em>partenaires du bassin</em>" in contents
    assert "*partenaires" not in contents
    assert "#1f3f77" not in contents
    assert "#1f3f77" in run_here("compare", "plan-2024", cwd=real).out
