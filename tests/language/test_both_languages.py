"""Every command says everything in the reader's language: no word of the other one reaches what is printed.

A person's own texts, what is quoted, YAML, documents and the field's words (fiche, financement, livrable) are not judged.
"""

from __future__ import annotations

import builtins
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cmqplan import language
from cmqplan.cli import output
from cmqplan.cli.app import COMMANDS
from cmqplan.model.keys import FILES
from cmqplan.rules.catalogue import FAMILIES
from tests.cli.test_help import WORDS
from tests.conftest import run_here

FOREIGN = {
    "fr": "the of is are not file folder line day days with without for and when what which write written needs overdue late committee "
    "error warning errors warnings default required nothing there here this it by from read found missing rule why name",
    "en": "le la les un une des du au aux est sont pas ou et avec pour dans aucun fichier fichiers dossier ligne jour retard "
    "erreur avertissement défaut obligatoire rien ici ce cette par lu règle pourquoi nom texte écrivez comité rapport venir échéance fait reste",
}  # fmt: skip
"""Reader's language → words of the other one that ours hasn't."""
QUOTED = re.compile(
    r"“[^”]*”|«[^»]*»|‹[^›]*›|\"[^\"\n]*\"|'[^'\n]*'(?!\w)|`[^`]*`|<[^>\n]*>|^.*[│^].*$|^[>$] .*$|^ +cmqplan .*$|--[a-z-]+|[\w./-]*\.ya?ml[\w:]*|[\w./@-]*/[\w./@-]*"
    r"|CMQ\d+ [a-z0-9-]+|\*[\w\\]+\*|\{[^{}\n]*\}|\((?:[^(),\n]+, ){2,}[^()\n]+\)"
    r"|Répertoire national des associations|code général des collectivités territoriales",
    re.MULTILINE,
)
"""What is somebody's own words, or a program's: quotations, excerpts, examples, options, paths, rules' codes, lists of words that a key takes; and French proper names."""
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LANGUAGES = ("fr", "en")


def foreign(said: str, reader: str) -> list[str]:
    """The lines that hold a word of the other language."""
    words = re.compile(rf"\b(?:{FOREIGN[reader].replace(' ', '|')})\b", re.IGNORECASE)
    plain = QUOTED.sub(" ", FENCED.sub("", said))
    return [line.strip() for line in plain.splitlines() if words.search(line)]


def say(reader: str, *words: str, cwd: Path) -> tuple[int, str]:
    done = run_here(*words, cwd=cwd, env={"CMQPLAN_LANG": reader, "COLUMNS": "200"})
    assert done.out + done.err, "something is said"
    return done.code, done.out + done.err


@pytest.fixture(scope="module")
def as_begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("begun")
    done = run_here(
        "init", "--year", "2027", "--title", "Actions", "--campus", "Campus Exemple", "--funder", "Métropole d'Exempleville",
        "--convention", "Accord", cwd=folder,
    )  # fmt: skip
    assert done.code == 0, done.err
    return folder


@pytest.fixture
def begun(as_begun: Path, tmp_path: Path) -> Path:
    """A small workspace of its own."""
    shutil.copytree(as_begun, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def wrong(begun: Path) -> Path:
    """The same with a mistake in every file."""
    for path in begun.rglob("*.yaml"):
        text = re.sub(r"(?m)^(titre|nom):", r"\1s:", path.read_text("utf-8"))
        path.write_text(text.replace("montant:", "montants:"), "utf-8")
    return begun


@pytest.mark.parametrize("reader", LANGUAGES)
@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_help_and_wrong_words(words: tuple[str, ...], reader: str, begun: Path, tmp_path: Path) -> None:
    for more in (("--help",), ("--option",), ("--lang",), ("valider", "de", "trop")):
        _, said = say(reader, *words, *more, cwd=begun)
        assert not foreign(said, reader), more
    if words and words[0] not in ("parse", "explain", "init"):
        (tmp_path / "vide").mkdir()
        _, said = say(reader, *words, "--help", cwd=tmp_path / "vide")
        assert not foreign(said, reader)


EVERYDAY: list[tuple[str, ...]] = [
    (), ("--version",), ("validat",), ("comparer",), ("--lang", "de", "validate"), ("-C", "absent", "validate"),
    ("validate",), ("validate", "absent"), ("validate", "plan-2027/1.1"), ("validate", "plan-2027/9"), ("validate", "--diff"),
    ("validate", "--fix"), ("validate", "--infos", "--strict"), ("validate", "--select", "XYZ"), ("validate", "--date", "hier"),
    ("validate", "--format", "word"), ("validate", "--diff", "--format", "json"),
    ("render",), ("render", "--list"), ("render", "--to", "odt"), ("render", "--document", "courrier"), ("render", "--stdout"),
    ("render", "--fiche", "9"), ("render", "--partner", "absent"), ("render", "--docx-template", "absent.docx"),
    ("render", "-o", "plans"), ("render", "--document", "reseau"), ("render", "--document", "deliberation"), ("render", "--draft"),
    ("budget",), ("budget", "--by-fiche", "--by-status"), ("budget", "--by-year", "--by-nature", "--by-axis"),
    ("budget", "--by-credit-line"), ("budget", "--convention", "absent"), ("budget", "--view", "maquette"),
    ("budget", "--view", "subventions"), ("budget", "--view", "maquette", "--by-year"), ("budget", "--excel"),
    ("budget", "--format", "xlsx"), ("budget", "-o", "plans"), ("budget", "-o", "x.docx"), ("budget", "-o", "absent/x.txt"),
    ("budget", "--format", "markdown"), ("budget", "--groups"),
    ("network",), *(("network", "--by", by) for by in ("region", "academie", "filiere", "stade")), ("network", "--by", "pays"),
    ("obligations", "--date", "2028-02-01"), ("obligations", "--all"), ("obligations", "--date", "jamais"),
    ("obligations", "--date", "2035-01-01"),
    ("agenda", "--date", "2027-06-01", "--all"), ("agenda", "--month", "2031-01"), ("agenda", "--month", "mars"),
    ("agenda", "--remind", "15j"), ("agenda", "--format", "ics", "--remind", "2 mois"), ("agenda", "absent"),
    ("parse", "period", "mars 2027", "hiver 2027", "31 avril 2027", "à définir", ""), ("parse", "amount", "12,5 k€", "beaucoup", "1.500"),
    ("parse", "period", "x", "--exercice", "12"), ("export", "scdl"), ("export", "scdl", "plan-2027/1.1"),
    ("export", "scdl", "--funder", "absent"), ("explain",), ("explain", "XYZ"),
    ("new", "plan", "plan-2027"), ("new", "plan"), ("new", "plan", "plan-2028", "--like", "plan-2027"), ("new", "plan", "--year", "x"),
    ("new", "fiche"), ("new", "fiche", "9.9"), ("new", "fiche", "1.1"), ("new", "fiche", "--axe", "9"), ("new", "fiche", "--carrier", "absent"),
    ("new", "fiche", "--like", "9.9"), ("new", "organisme", "Campus Exemple"), ("new", "organisme", "EDF"),
    ("new", "organisme", "Loin", "--type", "lune"), ("new", "convention", "Autre"), ("new", "convention"),
    ("new", "campus", "Campus Exemple"), ("new", "campus", "Campus Exemple"), ("new", "document", "courrier"), ("new", "document", "plan"),
    ("init",), ("init", "autre"), ("init", "autre", "--year", "x"),
    ("freeze", "plan-2027", "--as", "votée"), ("freeze", "plan-2027", "--as", "…"), ("versions",), ("versions", "absent"),
    ("validate", "plan-2027@absent"),
]  # fmt: skip


@pytest.mark.parametrize("reader", LANGUAGES)
@pytest.mark.parametrize("words", EVERYDAY, ids=" ".join)
def test_an_everyday_run(words: tuple[str, ...], reader: str, begun: Path) -> None:
    _, said = say(reader, *words, cwd=begun)
    assert not foreign(said, reader)


@pytest.mark.parametrize("reader", LANGUAGES)
@pytest.mark.parametrize(
    "name", [name for name in COMMANDS if name not in ("init", "parse", "explain", "lsp")]
)
def test_a_workspace_that_is_wrong_and_none_at_all(
    name: str, reader: str, wrong: Path, tmp_path: Path
) -> None:
    words = {
        "export": ("export", "scdl"),
        "new": ("new", "fiche"),
        "freeze": ("freeze", "plan-2027", "--as", "x"),
    }
    asked = words.get(name, (name,))
    _, said = say(reader, *asked, cwd=wrong)
    assert not foreign(said, reader)
    empty = tmp_path / "vide" / "plans"
    empty.mkdir(parents=True)
    for folder in (empty.parent, Path("/")):
        _, said = say(reader, *asked, cwd=folder)
        assert not foreign(said, reader)


@pytest.mark.parametrize("reader", LANGUAGES)
@pytest.mark.parametrize("page", [*FAMILIES, *FILES])
def test_the_pages_of_rules_and_of_keys(page: str, reader: str, tmp_path: Path) -> None:
    _, said = say(reader, "explain", page, "--markdown", cwd=tmp_path)
    assert not foreign(said, reader)


@pytest.mark.parametrize("reader", LANGUAGES)
def test_questions(reader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(question: str) -> str:
        print(question)
        return next(answers, "")

    monkeypatch.setattr("cmqplan.cli.asking.asks", lambda **_: True)
    monkeypatch.setattr(builtins, "input", answer)
    for words in (("init",), ("new", "fiche"), ("new", "convention"), ("new", "plan")):
        answers: Iterator[str] = iter(["x\ty"])
        code, said = say(reader, *words, cwd=tmp_path)
        assert (code, foreign(said, reader)) == (0, [])


MISSING = {
    "typst": ("render", "--to", "pdf"),
    "docx": ("render", "--to", "docx"),
    "xlsxwriter": ("budget", "--format", "xlsx", "-o", "b.xlsx"),
    "icalendar": ("obligations", "--format", "ics"),
    "watchfiles": ("render", "--watch"),
}


@pytest.mark.parametrize("reader", LANGUAGES)
@pytest.mark.parametrize("part", MISSING)
def test_a_part_that_is_not_installed(
    part: str, reader: str, begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, part, None)
    code, said = say(reader, *MISSING[part], cwd=begun)
    assert (code, foreign(said, reader)) == (2, [])
    assert "install" in said


@pytest.mark.parametrize("reader", LANGUAGES)
def test_watching(reader: str, begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fiche = begun / "plans" / "plan-2027" / "1.1-premiere-action.yaml"

    def turns(*_: object, **__: object) -> Iterator[set[str]]:
        text = fiche.read_text("utf-8")
        for change in (text, text.replace("titre:", "titres:"), text):
            fiche.write_text(change, "utf-8")
            yield {"changed"}
        raise SystemExit(130)

    monkeypatch.setattr("watchfiles.watch", turns)
    code, said = say(reader, "render", "--watch", cwd=begun)
    assert (code, foreign(said, reader)) == (130, [])
    assert "\n- " in said


@pytest.mark.parametrize("reader", LANGUAGES)
@pytest.mark.parametrize(
    "error", [RuntimeError("the file is not there"), MemoryError(), FileNotFoundError(2, "No such file or directory", "x"), OSError(28, "No space left")]
)  # fmt: skip
def test_what_stops_a_command(
    error: Exception, reader: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["cmqplan"])
    language.use(reader)
    output.say_failure(error)
    language.use("en")
    said = capsys.readouterr().err
    assert said
    assert not foreign(said, reader)


def test_a_word_of_the_other_language_is_seen() -> None:
    assert foreign("écrit : the file", "fr")
    assert foreign("written: le fichier", "en")
    assert not foreign("written: “le fichier” plans/le/x.yaml", "en")
