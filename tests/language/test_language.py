"""Which language is spoken, and how French words typed as commands or options are answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.language.gettext import wanted
from tests.conftest import lay, run_here


@pytest.mark.parametrize(
    ("option", "environment", "system", "language"),
    [
        (None, {}, "fr_FR", "fr"),
        (None, {}, "fr-CA", "fr"),
        (None, {}, "de_DE", "en"),
        (None, {}, None, "en"),
        (None, {"LANG": "C"}, "fr_FR", "en"),
        (None, {"LANG": "en_GB.UTF-8"}, "fr_FR", "en"),
        (None, {"LANG": "de_DE"}, "fr_FR", "fr"),
        ("en", {"CMQPLAN_LANG": "fr"}, "fr_FR", "en"),
    ],
)
def test_the_system_is_asked_last(
    option: str | None, environment: dict[str, str], system: str | None, language: str
) -> None:
    assert wanted(option, environment, lambda: system) == language


@pytest.mark.parametrize(
    ("words", "ours"),
    [
        (["valider"], "cmqplan validate"),
        (["Vérifier"], "cmqplan validate"),
        (["aide"], "cmqplan --help"),
        (["réseau"], "cmqplan network"),
        (["budget", "--by-financeur"], "--by-funder"),
        (["budget", "--par-année"], "--by-year"),
        (["render", "--vers", "pdf"], "--to"),
        (["render", "--Sortie", "x"], "--output"),
        (["render", "--brouillon"], "--draft"),
        (["validate", "--corriger"], "--fix"),
        (["new", "action"], "cmqplan new fiche"),
        (["new", "partenaire", "EDF"], "cmqplan new organisme"),
        (["render", "--partenaire", "edf"], "--partner"),
        (["agenda", "--mois", "mars 2027"], "--month"),
        (["agenda", "--rappel", "15j"], "--remind"),
    ],
)
def test_french_words_are_answered_with_ours(words: list[str], ours: str, tmp_path: Path) -> None:
    done = run_here("--lang", "en", *words, cwd=lay(tmp_path, {}))
    assert done.code == 2
    assert f"did you mean “{ours}”?" in done.err


@pytest.mark.parametrize(
    "command",
    ["", "validate", "render", "budget", "network", "obligations", "agenda", "export scdl", "explain"],
)
def test_help_in_french_holds_none_of_the_librarys_english(command: str, tmp_path: Path) -> None:
    done = run_here("--lang", "fr", *command.split(), "--help", cwd=tmp_path)
    assert done.code == 0
    for word in (
        " TEXT ",
        "<str>",
        "INTEGER",
        " PATH",
        "default:",
        "Usage: ",
        "COMMAND ",
        "current shell",
        "this message",
    ):
        assert word not in done.out
