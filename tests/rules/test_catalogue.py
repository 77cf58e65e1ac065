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
from cmqplan.language import Plural
from cmqplan.report.assemble import Located, report
from cmqplan.rules.catalogue import FAMILIES, rules
from cmqplan.rules.example import run
from cmqplan.rules.rule import Message, Rule
from tests.conftest import ROOT

CODES = tuple(rules())


def located(rule: Rule, *, failing: bool, folder: Path) -> list[Located]:
    return list(report(run(rule.failing if failing else rule.passing, folder)).located)


def test_the_catalogue_holds_what_a_committee_would_ask_for() -> None:
    assert len(CODES) >= 45
    assert {code[:4] for code in CODES} == set(FAMILIES)


@pytest.mark.parametrize("code", CODES)
def test_a_failing_example_fails_at_its_line_and_for_nothing_else(code: str, tmp_path: Path) -> None:
    rule = rules()[code]
    found = located(rule, failing=True, folder=tmp_path)
    its_own = [item for item in found if item.rule.code == code]
    assert its_own, [item.rule.code for item in found]
    assert rule.failing.line in {item.site.span.line for item in its_own}
    assert {
        rule.failing.file.startswith(item.site.file)
        for item in its_own
        if item.site.span.line == rule.failing.line
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
    assert re.fullmatch(r"CMQ[0-6]\d\d", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.slug)
    assert isinstance(rule.severity, Severity)
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.reason.endswith(".")
    assert rule.source.text
    assert rule.failing.line > 0
    assert rule.passing.line == 0
    assert set(rule.helps) - {""} <= set(rule.messages), "a help for a variant that has no message"
    assert "" in rule.helps or set(rule.messages) <= set(rule.helps), "a variant without help"
    for message in texts(rule):
        assert message[0] == message[0].lower() or not message[0].isalpha() or message.split()[0].isupper(), (
            message
        )
        assert not message.endswith("."), message


def test_slugs_are_unique() -> None:
    slugs = [rule.slug for rule in rules().values()]
    assert len(slugs) == len(set(slugs))


def texts(rule: Rule) -> Iterator[str]:
    for message in (*rule.messages.values(), *rule.helps.values()):
        yield from both(message)


def both(message: Message) -> tuple[str, ...]:
    return (message.one, message.many) if isinstance(message, Plural) else (message,)


def placeholders(message: Message) -> set[str]:
    return {name for text in both(message) for _, name, _, _ in string.Formatter().parse(text) if name}


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
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("Finding", "refuse")
            ):
                emission = read_emission(node, f"{file.relative_to(ROOT)}:{node.lineno}")
                if emission is not None:
                    found.append(emission)
    return found


def read_emission(call: ast.Call, where: str) -> Emission | None:
    given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    names = (
        ("code", "place", "params", "variant")
        if isinstance(call.func, ast.Name) and call.func.id == "Finding"
        else ("code", "variant", "params")
    )
    given.update(zip(names, call.args, strict=False))
    code = given.get("code")
    if not (isinstance(code, ast.Constant) and isinstance(code.value, str)):
        return None
    params = given.get("params")
    known: frozenset[str] | None = frozenset() if params is None else None
    if isinstance(params, ast.Dict) and all(isinstance(key, ast.Constant) for key in params.keys):
        known = frozenset(
            key.value for key in params.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)
        )
    if known is not None and names[1] == "variant":
        known |= {"key"}
    return Emission(where, code.value, literal(given.get("variant")), known)


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


def test_every_finding_made_anywhere_has_its_rule() -> None:
    found = emissions()
    assert len(found) > 100
    assert {emission.code for emission in found} <= set(CODES)


def test_every_variant_made_anywhere_has_its_message() -> None:
    lacking = [
        (emission.where, emission.code, variant)
        for emission in emissions()
        for variant in emission.variants or ()
        if variant not in rules()[emission.code].messages
        and not (emission.code == "CMQ109" and variant == "")
    ]
    assert not lacking


def test_every_sentence_gets_its_parameters() -> None:
    lacking = []
    for emission in emissions():
        rule = rules()[emission.code]
        if emission.variants is None or emission.params is None:
            continue
        for variant in emission.variants:
            for templates in (rule.messages, rule.helps):
                message = templates.get(variant) or templates.get("", "")
                for name in placeholders(message) - emission.params:
                    lacking.append((emission.where, emission.code, variant, name))
    assert not lacking


@pytest.mark.parametrize("code", CODES)
def test_messages_can_be_formatted(code: str) -> None:
    for text in texts(rules()[code]):
        names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        assert all(name.isidentifier() for name in names), text
        text.format_map(dict.fromkeys(names, "x"))
