"""The catalogue of rules: each shown by its own two examples, each sentence complete, each code declared once."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cmqplan.findings import Severity
from cmqplan.language import Plural, Said, Text
from cmqplan.report.assemble import Located, report
from cmqplan.rules.catalogue import CHECKS, FAMILIES, modules, rules
from cmqplan.rules.declare import Rule
from cmqplan.rules.trial import run
from tests.conftest import ROOT

CODES = tuple(rules())


def located(rule: Rule, *, failing: bool, folder: Path) -> list[Located]:
    return list(report(run(rule.fails if failing else rule.passes, folder)).located)


def test_the_catalogue_holds_what_a_committee_would_ask_for() -> None:
    assert len(CODES) >= 45
    assert {code[:4] for code in CODES} == set(FAMILIES)


@pytest.mark.parametrize("code", CODES)
def test_a_failing_example_fails_at_its_line_and_for_nothing_else(code: str, tmp_path: Path) -> None:
    rule = rules()[code]
    found = located(rule, failing=True, folder=tmp_path)
    its_own = [item for item in found if item.rule.code == code]
    assert its_own, [item.rule.code for item in found]
    assert rule.fails.line in {item.site.span.line for item in its_own}
    assert {
        rule.fails.file.startswith(item.site.file)
        for item in its_own
        if item.site.span.line == rule.fails.line
    } >= {True}
    others = [
        (item.rule.code, item.message)
        for item in found
        if item.rule.code != code and item.severity is Severity.ERROR
    ]
    assert not others


@pytest.mark.parametrize("code", CODES)
def test_a_passing_example_passes(code: str, tmp_path: Path) -> None:
    found = located(rules()[code], failing=False, folder=tmp_path)
    unwanted = [item for item in found if item.rule.code == code or item.severity is Severity.ERROR]
    assert not [(item.rule.code, item.site.file, item.site.span.line, item.message) for item in unwanted]


@pytest.mark.parametrize("code", CODES)
def test_a_failing_example_can_be_read(code: str, tmp_path: Path) -> None:
    """Every placeholder of the sentences has its value, and no sentence is empty."""
    for item in located(rules()[code], failing=True, folder=tmp_path):
        assert item.message
        assert item.help
        assert not re.search(r"\{\w*\}", item.message)


@pytest.mark.parametrize("code", CODES)
def test_a_fixable_rule_says_so(code: str, tmp_path: Path) -> None:
    found = [item for item in located(rules()[code], failing=True, folder=tmp_path) if item.rule.code == code]
    assert rules()[code].fixable >= any(item.finding.fix is not None for item in found)


@pytest.mark.parametrize("code", CODES)
def test_a_rule_is_filed_and_worded_like_the_others(code: str) -> None:
    rule = rules()[code]
    assert re.fullmatch(r"CMQ[0-7]\d\d", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.slug)
    assert isinstance(rule.severity, Severity)
    assert rule.fails.line > 0
    assert rule.passes.line == 0
    for title, reason, source in zip(
        both(rule.title), both(rule.reason), both(rule.source.text), strict=True
    ):
        assert title
        assert not title.endswith(".")
        assert reason.endswith(".")
        assert source
    assert [variant for variant in rule.variants if rule.advice(variant) is None] == [], (
        "a variant without help"
    )
    for message in texts(rule):
        assert message[0] == message[0].lower() or not message[0].isalpha() or message.split()[0].isupper(), (
            message
        )
        assert not message.endswith("."), message


def test_slugs_are_unique() -> None:
    slugs = [rule.slug for rule in rules().values()]
    assert len(slugs) == len(set(slugs))


def texts(rule: Rule) -> Iterator[str]:
    """Every sentence a rule says, in both languages and both numbers."""
    for said in sentences(rule):
        yield from both(said)


def sentences(rule: Rule) -> Iterator[Said]:
    for variant in rule.variants:
        yield rule.message(variant)
        yield rule.advice(variant) or Said("", "")


def both(said: Said) -> tuple[str, ...]:
    """The text in each language, with its plural where it has one."""
    return tuple(text for words in said for text in numbers(words))


def numbers(words: Text) -> tuple[str, ...]:
    return (words.one, words.many) if isinstance(words, Plural) else (words,)


def placeholders(said: Said) -> set[str]:
    return {name for text in both(said) for _, name, _, _ in string.Formatter().parse(text) if name}


@dataclass(frozen=True)
class Emission:
    """A place in the program that makes a finding: what can be read of it without running it."""

    where: str
    code: str
    variants: tuple[str, ...] | None
    """None when the variant is worked out."""
    params: frozenset[str] | None
    """None when the parameters are worked out."""


def emissions() -> list[Emission]:
    found = []
    for file in sorted((ROOT / "cmqplan").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        declared = next((code_of(node) for node in tree.body if code_of(node)), "")
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                found += read_emission(node, declared, f"{file.relative_to(ROOT)}:{node.lineno}")
    return found


def code_of(node: ast.stmt) -> str:
    """The code of the rule that a module declares."""
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "RULE":
        return str(ast.literal_eval(node.value.args[0])) if isinstance(node.value, ast.Call) else ""
    return ""


def read_emission(call: ast.Call, declared: str, where: str) -> Iterator[Emission]:
    name = ast.unparse(call.func)
    given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    if name == "RULE.found" and declared:
        variant = call.args[1] if len(call.args) > 1 else None
        known = frozenset(given) if len(given) == len(call.keywords) else None
        yield Emission(where, declared, literal(variant), known)
        return
    if name not in ("Finding", "refuse"):
        return
    names = ("code", "place", "params", "variant") if name == "Finding" else ("code", "variant", "params")
    given.update(zip(names, call.args, strict=False))
    code, params = given.get("code"), given.get("params")
    if not (isinstance(code, ast.Constant) and str(code.value).startswith("CMQ")):
        return  # a refusal that isn't a rule's: an amount's, a period's
    known = frozenset() if params is None else None
    if isinstance(params, ast.Dict) and all(isinstance(key, ast.Constant) for key in params.keys):
        known = frozenset(str(key.value) for key in params.keys if isinstance(key, ast.Constant))
    if known is not None and name == "refuse":
        known |= {"key"}
    yield Emission(where, code.value, literal(given.get("variant")), known)


def literal(node: ast.expr | None) -> tuple[str, ...] | None:
    """The texts an expression may be: a constant, or a choice between constants."""
    if node is None:
        return ("",)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return (node.value,)
    if isinstance(node, ast.IfExp):
        left, right = literal(node.body), literal(node.orelse)
        return None if left is None or right is None else left + right
    return None


def test_every_code_that_stands_in_the_program_is_a_rule_s() -> None:
    """So no finding has a code that ``cmqplan explain`` doesn't know."""
    codes = {
        node.value
        for file in (ROOT / "cmqplan").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        if isinstance(node.value, str) and re.fullmatch(r"CMQ\d{3}", node.value)
    }
    assert codes == set(CODES)


def test_every_check_is_one_that_is_asked() -> None:
    named = {name for module in modules() for name in vars(module) if name.startswith("check_")}
    assert named == set(CHECKS)


def test_every_variant_made_anywhere_has_its_message() -> None:
    found = emissions()
    assert len(found) > 250
    lacking = [
        (emission.where, emission.code, variant)
        for emission in found
        for variant in emission.variants or ()
        if variant not in rules()[emission.code].variants
    ]
    assert not lacking


def test_every_sentence_gets_its_parameters() -> None:
    lacking = []
    for emission in emissions():
        rule = rules()[emission.code]
        if emission.variants is None or emission.params is None:
            continue
        for variant in emission.variants:
            for said in (rule.message(variant), rule.advice(variant) or Said("", "")):
                for name in placeholders(said) - emission.params:
                    lacking.append((emission.where, emission.code, variant, name))
    assert not lacking


@pytest.mark.parametrize("code", CODES)
def test_messages_can_be_formatted(code: str) -> None:
    for text in texts(rules()[code]):
        names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        assert all(name.isidentifier() for name in names), text
        text.format_map(dict.fromkeys(names, "x"))
