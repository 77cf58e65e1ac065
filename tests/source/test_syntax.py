"""Malformed files: the real cause, at its place, however far below the parser noticed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cmqplan.findings import Finding, Place
from cmqplan.language.values import fill
from cmqplan.rules.catalogue import rules
from cmqplan.source.lines import Lines
from cmqplan.source.syntax import explain
from cmqplan.source.yaml import LONGEST, Refused, parse
from tests.conftest import golden


def told(text: str | bytes) -> list[str]:
    """Each finding as « line:column CODE variant »."""
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(Refused):
        parse(data)
    return [shown(finding) for finding in explain("f.yaml", data)]


def shown(finding: Finding) -> str:
    span = finding.place.span
    assert span is not None
    assert (span.line, span.column) <= (span.end_line, span.end_column), "it ends before it begins"
    return f"{span.line}:{span.column} {finding.code} {finding.variant}".strip()


def sentence(finding: Finding) -> str:
    rule = rules()[finding.code]
    return f"{fill(rule.message(finding.variant), finding.params)}; {fill(rule.advice(finding.variant), finding.params)}"


GOLDEN = Path(__file__).parent / "golden" / "mistakes.txt"
FIRST = "numero: 1.1\n"
LAST = "\nporteurs: [a]\nlivrables: [b]\n"

ONE_MISTAKE = [
    # what is written on line 2 and after it, where the cause is
    # Tabs and no-break spaces
    ("\ttitre: x", "2:1 CMQ004"),
    ("a:\n\tb: c\n\td: e", "3:1 CMQ004"),
    ("a:\n  \tb: c", "3:3 CMQ004"),
    ("a:\n  - b\n\t- c", "4:1 CMQ004"),
    ("a: >-\n\tx", "3:1 CMQ004"),
    ("a:\n\tb: c\n\t# note\n\td: e", "3:1 CMQ004"),
    ("a:\n   x: y\nb:\n\tc: d", "5:1 CMQ004"),
    ("a:\n     x: y\nb:\n\tc: d", "5:1 CMQ004"),
    ("z:\n    y: x\n  \na:\n\tb: c", "6:1 CMQ004"),
    ("a:\n\tb: c\n  d: e", "3:1 CMQ004"),
    ("m: [b,\n\tc: d: e]", "2:4 CMQ006 bracket"),
    ("titre:\u00a0Action", "2:7 CMQ004 no-break-space"),
    ("a:\n\u00a0\u00a0b", "3:1 CMQ004 no-break-space"),
    ("a:\n\u00a0\u00a0b: c\n  d: e", "3:1 CMQ004 no-break-space"),
    ("a:\n  -\u00a0\u00a0b: c\n  - d: e", "3:4 CMQ004 no-break-space"),
    # Colons
    ("titre: Action : suite", "2:15 CMQ005"),
    ("titre: 😀 Action : suite", "2:17 CMQ005"),
    ('titre: "Action" : suite', "2:17 CMQ005 with-quotes"),
    ("constats: Un texte\n  sur deux lignes : oui", "3:19 CMQ005 next-line"),
    ("m: {nom: Atelier : bilan, x: y}", "2:18 CMQ005 in-brackets"),
    ("m: [a: b: c]", "2:9 CMQ005 in-brackets"),
    ("m: {a: b, c: d: e}", "2:15 CMQ005 in-brackets"),
    ("titre: 'a' : b", "2:12 CMQ005"),
    ("titre: Un : deux\n\n  trois", "2:11 CMQ005"),
    ("a:\n  b: c : d\n  e: f", "3:8 CMQ005"),
    ("m:\n  - nom: Atelier : bilan", "3:18 CMQ005"),
    ("titre: a\n  b - c: d", "3:8 CMQ005 next-line"),
    # Quotes and brackets
    ('titre: "abc', "2:8 CMQ006 quote"),
    ("titre: 'abc", "2:8 CMQ006 quote"),
    ('"un \\" mot\ndeux', "2:1 CMQ006 quote"),
    ('titre: "abc\n' + "a: b\n" * 40 + 'x: "def"', "2:8 CMQ006 quote-later"),
    ("titre: 'l'action'", "2:10 CMQ006 apostrophe"),
    ("titre: 'l'a", "2:10 CMQ006 apostrophe"),
    ("m: ['l'action']", "2:7 CMQ006 apostrophe"),
    ('m: ["a" b, c]', "2:9 CMQ006 after-quote"),
    ('titre: "a" b, c', "2:12 CMQ006 after-quote"),
    ('titre: "a" b', "2:12 CMQ006 after-quote"),
    ('titre: "Le "Forum" du bois"', "2:13 CMQ006 after-quote"),
    ("m: [a, b", "2:4 CMQ006 bracket"),
    ("m: {a: b", "2:4 CMQ006 bracket"),
    ("m: [a, 'b'\nc: d", "2:4 CMQ006 bracket"),
    ("m: {x: [a, b\nc: d", "2:8 CMQ006 bracket"),
    ("m: [a, b\n  c, d\ne: f", "2:4 CMQ006 bracket"),
    ("m:\n  - {a: b\n  - {c: d}", "3:5 CMQ006 bracket"),
    ('m:\n  - {a: "b}\n  - {c: "d"}', "3:9 CMQ006 quote-later"),
    ("m: {a: b]", "2:9 CMQ006 wrong-bracket"),
    ("m: [a, b}", "2:9 CMQ006 wrong-bracket"),
    ("m: {a: b c: d}", "2:10 CMQ006 comma"),
    ("m: {a: un deux c: d}", "2:16 CMQ006 comma"),
    ("m: [{a: b c: d}]", "2:11 CMQ006 comma"),
    ("m: [{a: b} {c: d}]", "2:12 CMQ006 comma"),
    ('m: ["a" "b"]', "2:9 CMQ006 comma"),
    ("m: [b, c\n  d: e]", "3:3 CMQ006 comma"),
    ("m: ]", "2:4 CMQ006 no-opener"),
    ("a: b\n]", "3:1 CMQ006 no-opener"),
    ("m: [a]]", "2:7 CMQ006 after-bracket"),
    ("m: [b, c] d", "2:11 CMQ006 after-bracket"),
    # Layout
    ("titre:Action", "2:6 CMQ007 no-space-after-colon"),
    ("modalités:Action", "2:10 CMQ007 no-space-after-colon"),
    ("titre Action", "2:1 CMQ007 no-colon"),
    ("http://exemple.fr/x", "2:1 CMQ007 no-colon"),
    ("*x", "2:1 CMQ007 no-colon"),
    ('"abc"', "2:1 CMQ007 no-colon"),
    ("titre: - item", "2:8 CMQ007 dash-after-key"),
    ("titre: -", "2:8 CMQ007 lone-dash"),
    ('"titre": - a', "2:10 CMQ007 dash-after-key"),
    ("- x", "2:1 CMQ007 dash-among-keys"),
    ("-a\n-b", "2:1 CMQ007 no-space-after-dash"),
    ("l:\n  - a\n  b: c", "4:3 CMQ007 key-among-dashes"),
    ("l:\n  - a\n  b:\n    c: d", "4:3 CMQ007 key-among-dashes"),
    ("l:\n  - a\n  'b c': d", "4:3 CMQ007 key-among-dashes"),
    ("a:\n  b: |\n    c\n  - d", "5:3 CMQ007 dash-among-keys"),
    ("m:\n  - a: b\n    - c: d", "4:5 CMQ007 dash-among-keys"),
    ("m:\n    a: b\n  # note\n   c: d", "5:1 CMQ007 between"),
    ("m:\n    a: b\n\n   c: d", "5:1 CMQ007 between"),
    ("m:\n    a: un\n      deux\n   e: f", "5:1 CMQ007 between"),
    ("a:\n  constats: |\n    Un\n b: c", "5:1 CMQ007 between"),
    ("m: [a]\n  b: c", "3:1 CMQ007 between"),
    ("l:\n  - a\n - b", "4:1 CMQ007 between"),
    ("a:\n  b: c\n d: e", "4:1 CMQ007 between"),
    ("a:\n  b:\n    c: d\n   e: f", "5:1 CMQ007 between"),
    ("titre: a\n  b: c", "3:1 CMQ007 deeper"),
    ("  titre: a", "2:1 CMQ007 deeper"),
    ("a: x\n  - b: c", "3:3 CMQ007 deeper-dash"),
    (" - x: y", "2:2 CMQ007 deeper-dash"),
    ("m:\n  - a\n    b: c", "4:1 CMQ007 deeper"),
    (": b", "2:1 CMQ007 no-key"),
    ("constats: |\nUn texte", "3:1 CMQ007 text-not-indented"),
    ("constats: | Un texte", "2:11 CMQ007 text-after-bar"),
    ("m:\n  - | Un texte", "3:5 CMQ007 text-after-bar"),
    ("constats: |\n   Un\n  texte", "4:1 CMQ007 text-less-indented"),
    # Signs that mean something to YAML
    ("titre: @x", "2:8 CMQ016 special"),
    ("titre: @a, b", "2:8 CMQ016 special"),
    ("m: [@a, b]", "2:5 CMQ016 special"),
    ("titre: `x", "2:8 CMQ016 special"),
    ("titre: %x", "2:8 CMQ016 special"),
    ("titre: ? x", "2:8 CMQ016 special"),
    ("titre: , x", "2:8 CMQ016 special"),
    ("titre: &é x", "2:8 CMQ016 special"),
    ("titre: * x", "2:8 CMQ016 special"),
    ("m:\n  * x", "3:3 CMQ016 bullet"),
    ("m:\n  *\tx", "3:3 CMQ016 bullet"),
    ("• x", "2:1 CMQ016 bullet"),
    ("•x", "2:1 CMQ016 bullet"),
    ("•\u00a0x", "2:1 CMQ016 bullet"),
    ("*", "2:1 CMQ016 special"),
    ('titre: "C:\\dossier"', "2:11 CMQ016 backslash"),
    ('titre: "C:\\d\\x"', "2:11 CMQ016 backslash"),
    ("titre: a\x07b", "2:9 CMQ016 control"),
    ("titre: a\x0bb", "2:9 CMQ016 line-break"),
    ("titre: a\x00b", "2:9 CMQ016 control"),
    ("\ufefftitre: a", "2:1 CMQ016 control"),
    # YAML's machinery
    ("titre: !x y", "2:8 CMQ010 tag"),
    ("titre: &a x", "2:8 CMQ010 anchor"),
    ("titre: *x", "2:8 CMQ010 alias"),
    ("l: &a [x]", "2:4 CMQ010 anchor"),
    ("m: !t {a: b}", "2:4 CMQ010 tag"),
    ("<<: *a", "2:5 CMQ010 alias"),
    ("? [a]\n: b", "2:3 CMQ010 complex-key"),
    ("numero: 1.2", "2:1 CMQ009"),
    ("---\nx: y", "2:1 CMQ011"),
    ("l: " + "[" * 100_000, "2:27 CMQ012"),
    # The rest
    ("...\n", "2:1 CMQ008 after-end"),
    ("%titre: x", "2:1 CMQ008 directive"),
    ("m: {un (deux):}", "2:14 CMQ008 near"),
    ("m: {a:[b]}", "2:6 CMQ008 near"),
    ("m: {a:}", "2:5 CMQ108"),
    ("l: [b,, c]", "2:7 CMQ008 empty-item"),
]


@pytest.mark.parametrize(
    ("written", "expected"),
    ONE_MISTAKE,
    ids=[f"{n}-{line[:20]!r}" for n, (line, _) in enumerate(ONE_MISTAKE)],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
def test_the_cause_is_named_where_it_is(written: str, expected: str, line_break: str, mark: str) -> None:
    text = mark + (FIRST + written + LAST).replace("\n", line_break)
    assert told(text) == [expected]
    assert all(sentence(finding) for finding in explain("f.yaml", text.encode()))


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("numero 1.1", "2:1 CMQ007 no-colon"),
        ("numero:1.1", "2:7 CMQ007 no-space-after-colon"),
        ("numero: 1.1 : x", "2:13 CMQ005"),
        ('numero: "1.1', "2:9 CMQ006 quote"),
    ],
)
def test_a_mistake_on_the_first_line_is_named_there(first: str, expected: str) -> None:
    assert told(f"# La fiche\n{first}\ntitre: Forum\nporteurs: [a]\n") == [expected]


FIXES: list[tuple[str, str | None]] = [
    # what is written on line 2 and after it, and what its fixes make of it
    ("titre: Action : suite", 'titre: "Action : suite"'),
    ("titre: L'action : suite", 'titre: "L\'action : suite"'),
    ("titre:Action", "titre: Action"),
    ("titre: 'l'action'", 'titre: "l\'action"'),
    ("titre: @x", 'titre: "@x"'),
    ("titre: *Important* : y", 'titre: "*Important* : y"'),
    ("titre: !x y", 'titre: "!x y"'),
    ("m: [a, b", "m: [a, b]"),
    ("m: {nom: Atelier : bilan, x: y}", 'm: {nom: "Atelier : bilan", x: y}'),
    ("m: [@a, b]", 'm: ["@a", b]'),
    ("a:\n\tb: c\n\td:\n\t\t- e", "a:\n  b: c\n  d:\n    - e"),
    ("a: # note\n\n\tb: c\n# note\nd: |\n\te", "a: # note\n\n  b: c\n# note\nd: |\n  e"),
    # what a tab is worth is not known beside spaces: the key could land under another one
    ("a:\n  b:\n    c:\n      - d: e\n        f: g\n\th: i", None),
    ("a:\n\tb:\n    c: d\ne:\n  f: g", None),
    ("a:\n\tb:\n\t  c: d", None),
    ("a:\n  \tb: c", None),
    ("a: b\n\tc: d", None),
    ("a: b\n\tc: d\ne:\n\tf: g", None),
    ("z:\n    y: x\na:\n\tb: c", "z:\n    y: x\na:\n    b: c"),
    ("m:\n  * x\n  * y", "m:\n  - x\n  - y"),
    ("m:\n  •x\nn:o", "m:\n  •x\nn: o"),
    ("titre:\u00a0Action", "titre: Action"),
    ('titre: Le "Forum" : bois', None),
    ("titre: Action : suite # note", None),
    ("a: Un : deux\n  trois", None),
    ("a: &x b\nc: *x", None),
    ("a: &ax b\nc: *x", 'a: "&ax b"\nc: "*x"'),
    ("a: &x b\nc: *ax", 'a: "&x b"\nc: "*ax"'),
    ("titre: !!str 1.10", None),
    ("titre Action", None),
]


WHOLE = [
    # a whole file, where its cause is
    ("\ta: b\nc:\n", "1:1 CMQ004"),
    ("\t", "1:1 CMQ008 unknown"),
    ("a: [b  \n\n", "1:4 CMQ006 bracket"),
    ("a: {b", "1:4 CMQ006 bracket"),
    ("a: b\n...\nc", "2:1 CMQ008 after-end"),
    ("titre\nb: c\n", "1:1 CMQ013 text"),
    ("- - a\n - b\n", "2:1 CMQ007 between"),
    ("a\nb: c\nd:\n", "1:1 CMQ007 no-colon"),
    ("1.1\ntitre: Forum\nporteurs: [a]\n", "2:6 CMQ008 near"),
    ("l'eau: x\ntitre: a : b\nporteurs: [a]\n", "2:10 CMQ005"),
    ("a: " + "b" * 2_100 + " : c\n", "1:2105 CMQ005"),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE, ids=[repr(text[:20]) for text, _ in WHOLE])
def test_the_cause_is_named_in_a_whole_file(text: str, expected: str) -> None:
    assert told(text) == [expected]


def test_all_that_is_said_of_each_mistake() -> None:
    """Where it begins and ends, what its sentences are filled with, what is shown beside it, and what its fix writes."""
    written = [*dict([*ONE_MISTAKE, *FIXES])]
    files = [*((text, FIRST + text + LAST) for text in written), *((text, text) for text, _ in WHOLE)]
    golden(GOLDEN, "\n".join(f"{repr(text)[:80]}\n{_all_of(file)}" for text, file in files))


def _all_of(text: str) -> str:
    lines = []
    for finding in explain("f.yaml", text.encode()):
        lines.append(f"  {_extent(finding.place)} {finding.code} {finding.variant} {dict(finding.params)}")
        lines += [f"    beside {_extent(related.place)}" for related in finding.related]
        lines += (
            [f"    fix {_extent(edit.place)} {edit.text!r}" for edit in finding.fix.edits]
            if finding.fix
            else []
        )
    return "".join(f"{line}\n" for line in lines)


def _extent(place: Place) -> str:
    span = place.span
    assert span is not None
    return f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"


def test_of_an_indent_all_that_follows_the_tab_is_pointed_at() -> None:
    (finding,) = explain("f.yaml", b"a:\n \t  b: c\n")
    span = finding.place.span
    assert span is not None
    assert (span.line, span.column, span.end_line, span.end_column) == (2, 2, 2, 5)


SIDES = "<<<<<<< HEAD\n{0}a: b\n{0}=======\n{0}a: c\n{0}>>>>>>> branche\n"

CONFLICTS = [
    # what stands in the file, where its conflicts begin
    (SIDES.format(""), ["1:1"]),
    ("\ufeff" + SIDES.format(""), ["1:1"]),
    ("x: y\n" + SIDES.format("") + "z: t\n", ["2:1"]),
    ("x:\n  " + SIDES.format("  ") + "z: t\n", ["2:3"]),
    ("x: |\n  texte\n  " + SIDES.format("  ") + "z: t\n", ["3:3"]),
    ("x: un texte\n  " + SIDES.format("  ") + "z: t\n", ["2:3"]),
    ("x:\n\t" + SIDES.format("\t") + "z: t\n", ["2:2"]),
    ((SIDES.format("") + "x: y\n") * 2, ["1:1", "7:1"]),
    ("a: b\n<<<<<<< HEAD\n||||||| base\n=======\na: c\n>>>>>>> branche\n", ["2:1"]),
    ("a: b\n>>>>>>> branche\n", ["2:1"]),
    ("<<<<<<<\na: b\n", ["1:1"]),
    ("a: 'b\n<<<<<<< HEAD\nc: [d\n", ["2:1"]),
    ('a: "b\n' + SIDES.format("") + '  c"\n', ["2:1"]),
]


@pytest.mark.parametrize(("text", "places"), CONFLICTS, ids=[ascii(text)[:40] for text, _ in CONFLICTS])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_conflict_that_git_left_is_one_finding_and_the_only_one(
    text: str, places: list[str], line_break: str
) -> None:
    assert told(text.replace("\n", line_break)) == [f"{place} CMQ008 conflict" for place in places]


def test_a_conflict_shows_its_two_sides() -> None:
    (finding,) = explain("f.yaml", SIDES.format("").encode())
    assert [related.place.span and related.place.span.line for related in finding.related] == [3, 5]


@pytest.mark.parametrize("text", ["a: |\n  Titre\n  =======\n", "a: x <<<<<<< y\n", "a: |\n  >>>>>>>>\n"])
def test_signs_that_are_no_conflict_are_read(text: str) -> None:
    assert parse(text.encode())


def test_every_mistake_of_a_file_is_named_at_once() -> None:
    text = "titre: Un : deux\nmodalites:\n  * x\n  * y\nw:y\nx: y\nx: z\nsuivi: *en cours\nlivrables: [a, b\ncalendrier: @mars\n"
    assert told(text) == [
        "1:11 CMQ005",
        "3:3 CMQ016 bullet",
        "4:3 CMQ016 bullet",
        "5:2 CMQ007 no-space-after-colon",
        "7:1 CMQ009",
        "8:8 CMQ010 alias",
        "9:12 CMQ006 bracket",
        "10:13 CMQ016 special",
    ]


def test_what_is_beyond_a_mistake_that_cant_be_mended_in_thought_isnt_guessed() -> None:
    assert told('a: "b\nc: [d\ne:f\n') == ["1:4 CMQ006 quote"]


@pytest.mark.parametrize(
    ("data", "expected", "said"),
    [
        ("a: Évènement – 5 €".encode("cp1252"), "1:4 CMQ002", "Windows-1252 reads as “É”"),
        ("a: b\nc: Évènement".encode("mac_roman"), "2:4 CMQ002", "Mac OS Roman reads as “É”"),
        ("a: b\nc: été, puis été".encode() + "é".encode("cp1252"), "2:17 CMQ002", "“é”"),
        ("a: b".encode("utf-16"), "1:1 CMQ002 other-encoding", "UTF-16"),
        ("a: b\nc: d".encode("utf-16-le"), "1:1 CMQ002 other-encoding", "UTF-16"),
        ("a: b\nc: d".encode("utf-16-be"), "1:1 CMQ002 other-encoding", "UTF-16"),
        ("a: b".encode("utf-32"), "1:1 CMQ002 other-encoding", "UTF-32"),
        (b"a: \x81\x8d", "1:4 CMQ002 invalid", "no character"),
        (b"a: \x80\x81", "1:4 CMQ002 invalid", "no character"),
        (b"a: \x80\x80\x81", "1:4 CMQ002", "“€”"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "1:1 CMQ002 office", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "1:1 CMQ002 office", "Word"),
        (b"%PDF-1.7\n%\xe2\xe3", "1:1 CMQ002 pdf", "PDF"),
        (b"{\\rtf1\\ansi{\\fonttbl}}", "1:1 CMQ002 rtf", "word processor"),
        (b"\x89PNG\r\n\x1a\n", "1:1 CMQ002 image", "image"),
        (b"a: " + b"x" * LONGEST, "1:1 CMQ001 too-large", str(LONGEST)),
        ("Compte rendu de la réunion\n\nPrésents : tous\n- a\n".encode(), "1:1 CMQ013 text", "plain text"),
        (b"numero;titre\n1.1;Forum: bois\n", "1:1 CMQ013 text", "plain text"),
        (b"<!DOCTYPE html>\n<p>a: b</p>\n", "1:1 CMQ013 text", "plain text"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_another_kind_of_file_is_called_by_its_name(data: bytes, expected: str, said: str) -> None:
    assert told(data) == [expected]
    assert said in sentence(explain("f.yaml", data)[0])


@pytest.mark.parametrize(("wrong", "right"), FIXES)
def test_a_fix_changes_nothing_but_the_mistake(wrong: str, right: str | None) -> None:
    """Where a fix is given, the file then reads as it was meant; where doubt is left, none is given."""
    text = FIRST + wrong + LAST
    for _ in range(5):
        try:
            parse(text.encode())
        except Refused:
            fixes = [finding.fix for finding in explain("f", text.encode()) if finding.fix is not None]
            if not fixes:
                break
            text = mended(text, fixes[0])
    if right is None:
        assert text == FIRST + wrong + LAST
        with pytest.raises(Refused):
            parse(text.encode())
    else:
        assert text == FIRST + right + LAST
        parse(text.encode())


def mended(text: str, fix: object) -> str:
    lines = Lines(text)
    for edit in sorted(fix.edits, key=lambda e: e.place.span, reverse=True):  # type: ignore[attr-defined]
        span = edit.place.span
        text = (
            text[: lines.offset(span.line, span.column)]
            + edit.text
            + text[lines.offset(span.end_line, span.end_column) :]
        )
    return text


@pytest.mark.parametrize(
    "data",
    [
        b"a: b" + b" " * 1_900_000 + b": c",
        b"a:\n" + b"\t" * 1_900_000 + b"b",
        b"a: b: " + b"x " * 900_000,
        b"x: y: z\n" * 5_000,
        b"a: b\n" * 100_000,
        b"[" * 1_000_000,
        b"{a: " * 100_000,
        b"? " * 100_000,
        b'a: "' + b"x\n" * 300_000,
        b"<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n" * 40_000,
        b"a:\n" + b"\tb: c\n" * 250_000,
        b"{m: 1" + b",1" * 900_000 + b"}",
    ],
    ids=lambda data: repr(data[:12]),
)
def test_files_made_to_break_a_reader_are_told_of_in_a_few_words(data: bytes) -> None:
    assert 1 <= len(told(data)) <= 50


@pytest.mark.parametrize(
    ("text", "variant", "above"),
    [
        ("numero: 1.1\n\ntitre: a\n  \n  b: c\n", "deeper", (3, 1, 9)),
        ("m:\n  a: x   \n    - b: c\n", "deeper-dash", (2, 3, 7)),
    ],
)
def test_the_line_above_is_shown_with_one_that_cant_stand_under_it(
    text: str, variant: str, above: tuple[int, int, int]
) -> None:
    finding = explain("f.yaml", text.encode())[0]
    spans = [related.place.span for related in finding.related]
    assert finding.variant == variant
    assert [(span.line, span.column, span.end_column) for span in spans if span] == [above]
