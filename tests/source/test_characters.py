"""Characters that no document can show: told where they stand, raw or as an escape, with a fix where it is safe."""

from __future__ import annotations

import re
import sys

import pytest

from cmqplan.findings import Finding
from cmqplan.fonts import is_shown
from cmqplan.source.characters import ORDINARY, misread_letters, told
from cmqplan.source.yaml import MOST, Refused, parse
from tests.source.test_remarks import told as told_of_file
from tests.source.test_syntax import mended, shown

CONTROLS = "\x00 \x07 \x1b \x7f \x9b \ufeff \u200b \u2060 \u2064 \ufff9 \ufffc \ufdd0 \ufffe \U0001fffe \U0002fffe \U0010ffff \U000e0041"
DIRECTIONS = "\u061c \u200e \u200f \u202a \u202e \u2066 \u2069"
BREAKS = "\x0b \x0c \x85 \u2028 \u2029"
ODD = {
    **dict.fromkeys(CONTROLS.split(" "), "CMQ016 control"),
    **dict.fromkeys(DIRECTIONS.split(" "), "CMQ016 direction"),
    **dict.fromkeys(BREAKS.split(" "), "CMQ016 line-break"),
    **dict.fromkeys(["\uf0b7", "\uf0a7", "\uf0d8", "\uf0fc", "\uf0e0"], "CMQ020 private-known"),
    **dict.fromkeys(["\ue000", "\uf8ff", "\U000f0000"], "CMQ020 private"),
    **dict.fromkeys(["大", "ㅤ", "\u0378", "🦊"], "CMQ020 unshown"),
    "\ufffd": "CMQ002 lost",
}
"""Each odd character, and what is said of it."""
PRINTED = [
    "\t",
    "é",
    "\u00a0",
    "\u202f",
    "\u2009",
    "\u00ad",
    "→",
    "✓",
    "😀",
    "ع",
    "e\u0301",
    "❤\ufe0f",
    "\u200d",
    "Â",
    "Å",
    "√",
]
"""Unusual characters that every format prints."""  # fmt: skip

FORMS = [
    # a file in which ~ is the character, and where it stands
    ("a: x~y\n", "1:5"),
    ("a: 'x~y'\n", "1:6"),
    ('a: "x~y"\n', "1:6"),
    ("a: |\n  un\n  x~y\n", "3:4"),
    ("a: un\n  x~y\n", "2:4"),
    ("a: [b, x~y]\n", "1:9"),
    ("x~y: b\n", "1:2"),
    ("é: b\r\nc: 😀x~y\r\n", "2:6"),
]


@pytest.mark.parametrize(("form", "place"), FORMS, ids=[ascii(form) for form, _ in FORMS])
@pytest.mark.parametrize("character", ODD, ids=ascii)
def test_an_odd_character_is_told_where_it_stands(form: str, place: str, character: str) -> None:
    found = told_of_file(form.replace("~", character).encode()) or told("f", form.replace("~", character))
    assert [shown(finding) for finding in found] == [f"{place} {ODD[character]}"]


@pytest.mark.parametrize("character", ODD, ids=ascii)
def test_an_odd_character_written_as_an_escape_is_told_at_the_escape(character: str) -> None:
    code = ord(character)
    forms = [f"\\U{code:08x}"]
    forms += [f"\\u{code:04x}"] if code <= 0xFFFF else []
    forms += [f"\\x{code:02x}"] if code <= 0xFF else []
    for escape in forms:
        text = f'a: "x{escape}y"\n'
        (finding,) = told("f", text)
        assert shown(finding) == f"1:6 {ODD[character]}"
        if finding.fix is not None:
            after = mended(text, finding.fix)
            assert "\\" not in after
            assert told("f", after) == []


@pytest.mark.parametrize("letter", "0abefvrNLP")
def test_the_short_escapes_without_a_shape_are_told(letter: str) -> None:
    (finding,) = told("f", f'a: "x\\{letter}y"\n')
    assert finding.code == "CMQ016"


@pytest.mark.parametrize(
    "text",
    [
        'a: "x\\ty\\nz"\n',
        'a: "C:\\\\e[31m"\n',
        'a: "\\\\x07"\n',
        "a: C:\\efface\n",
        "a: 'x\\e'\n",
        'a: "\\xe9\\_\\/"\n',
    ],
)
def test_escapes_and_backslashes_that_are_text_are_left_alone(text: str) -> None:
    assert told("f", text) == []


@pytest.mark.parametrize("character", PRINTED, ids=ascii)
def test_what_every_format_prints_is_read_without_a_word(character: str) -> None:
    for form, _ in FORMS:
        assert told("f", form.replace("~", character)) == []


def test_every_ordinary_character_has_a_shape() -> None:
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, sys.maxunicode + 1)]))
    ordinary = re.findall(f"[{ORDINARY}]", every)
    assert len(ordinary) > 300
    assert [character for character in ordinary if not is_shown(character)] == ["\t", "\n", "\r"]


@pytest.mark.parametrize(("character", "said"), ODD.items(), ids=map(ascii, ODD))
def test_of_a_comment_only_what_has_no_shape_is_told(character: str, said: str) -> None:
    text = f"a: b # x{character}y\n"
    found = [*told("f", text)] if readable(text) else told_of_file(text.encode())
    assert [shown(finding) for finding in found] == ([f"1:9 {said}"] if "CMQ016" in said else [])


def readable(text: str) -> bool:
    try:
        parse(text.encode())
    except Refused:
        return False
    return True


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("a: Les \ufeffjeunes\n", "a: Les jeunes\n"),
        ("a: \ufeffLes jeunes\n", "a: Les jeunes\n"),
        ("a: b\u2028c\n", "a: b c\n"),
        ("a: b\x0bc\n", "a: b c\n"),
        ("\u200ba: b\n", "a: b\n"),
        ('a: "b\\e[31mc"\n', 'a: "b[31mc"\n'),
        ('a: "b\\Lc"\n', 'a: "b c"\n'),
        ("a: x \uf0b7 b\n", "a: x • b\n"),
        ("a: mÃ©tiers et lycÃ©es\n", "a: métiers et lycées\n"),
        ("a: lâ\x80\x99action\n", "a: l’action\n"),
        # taken out, these would make a comment, a key, a list, an indentation: whoever wrote them must look
        ("a: b \u200b#c\n", None),
        ("a:\u200b b\n", None),
        ("a: b\u200b: c\n", None),
        ("-\u200b b\n", None),
        ("a: |\n\u2028b\n", None),
        ("a: x\ue000y\n", None),
        ("a: x\ufffdy\n", None),
        ("a: x大y\n", None),
    ],
    ids=ascii,
)
def test_a_fix_is_given_where_nothing_else_changes(wrong: str, right: str | None) -> None:
    found = told("f", wrong) if readable(wrong) else told_of_file(wrong.encode())
    fixes = [finding.fix for finding in found if finding.code in ("CMQ002", "CMQ016", "CMQ020")]
    assert fixes
    assert (mended(wrong, fixes[0]) if fixes[0] else None) == right


ROUNDS = [
    ("mÃ©tiers", "métiers"),
    ("mÃƒÂ©tiers", "métiers"),
    ("mÃƒÆ’Ã‚Â©tiers", "métiers"),
    ("m√©tiers", "métiers"),
    ("m├®tiers", "métiers"),
    ("lâ€™action", "l’action"),
    ("l‚Äôaction", "l’action"),
    ("jusquâ\x80\x99au", "jusqu’au"),
    ("5Â\u00a0000 â‚¬", "5\u00a0000 €"),
    ("Ã\u00a0 venir", "à venir"),
    ("Ã‰tÃ©", "Été"),
    ("Å“uvre", "œuvre"),
    ("â€“ puis", "– puis"),
    ("Â« oui Â»", "« oui »"),
]


@pytest.mark.parametrize(("wrong", "right"), ROUNDS, ids=ascii)
def test_letters_read_in_another_encoding_are_known(wrong: str, right: str) -> None:
    text = wrong
    for start, end, meant in reversed(list(misread_letters(wrong))):
        text = text[:start] + meant + text[end:]
    assert text == right


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "mac_roman", "cp850"])
@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_each_encoding_is_undone_as_often_as_it_was_done(codec: str, rounds: int) -> None:
    right = ["é", "è", "ê", "ç", "à", "ù", "ô", "î", "ë", "ï", "œ", "É", "À", "Ç", "«", "»", "’", "–", "€"]
    for character in right:
        wrong = character
        for _ in range(rounds):
            try:
                wrong = wrong.encode().decode(codec)
            except UnicodeDecodeError:
                break  # a byte that this encoding lacks: nobody could have read it so
        if wrong != character:
            assert [meant for _, _, meant in misread_letters(wrong)] == [character], (character, wrong)


@pytest.mark.parametrize(
    "text",
    ["CAFÉ»", "CAFÉ’", "L’ÂGE", "São Paulo", "SÃO", "MAÇÃO", "í\u00a0€", "Åland", "Malmö", "√2 ≈ 1,41", "tâche…", "« Ô »", "PÔLE", "ÉÈÊ", "éà"],
)  # fmt: skip
def test_rare_letters_that_are_right_are_left_alone(text: str) -> None:
    assert list(misread_letters(text)) == []
    assert told("f", f"a: {text}\n") == []


def test_a_text_read_in_another_encoding_is_one_finding() -> None:
    (finding,) = told("f", "a: Les mÃ©tiers des lycÃ©es, et mÃ©tropole\n")
    assert (shown(finding), finding.params) == (
        "1:9 CMQ002 misread",
        {"text": "mÃ©tiers", "right": "métiers"},
    )


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("mÃ©tiersdelÃ©nergie", "mÃ©tiersdelÃ©nergie", "métiersdelénergie"),
        ("x" * 30 + "Ã©" + "y" * 30, "x" * 20 + "Ã©" + "y" * 20, "x" * 20 + "é" + "y" * 20),
        ("Ã©" + "y" * 30 + "Ã©", "Ã©" + "y" * 20, "é" + "y" * 20),
    ],
)
def test_the_word_of_misread_letters_is_shown_and_not_a_page_of_them(
    text: str, wrong: str, right: str
) -> None:
    (finding,) = told("f", f"a: b {text} c\n")
    assert finding.params == {"text": wrong, "right": right}


def test_what_follows_each_other_is_told_at_once() -> None:
    (finding,) = told("f", "a: L'école 北京大学 de Pékin\n")
    assert finding.params["text"] == "北京大学"


@pytest.mark.parametrize("piece", ["\ufeffx", "\uf0b7x", "Ã©x", "Ã©", "Ã", "\ufffdx", "大x", "大", "\u2028x"])
def test_a_file_full_of_them_is_told_of_so_many_and_no_more(piece: str) -> None:
    found: list[Finding] = told("f", f"a: x{piece * 50_000}\n")
    assert len(found) <= MOST
