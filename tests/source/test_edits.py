"""The pen, by example: a file, what is asked, the file afterwards."""

from __future__ import annotations

from typing import Any

import pytest

from cmqplan.source.edits import (
    Add,
    Change,
    Move,
    Reason,
    Refusal,
    Remove,
    Rename,
    RenameAll,
    Set,
    apply,
)
from cmqplan.source.edits.pen import begun
from cmqplan.source.yaml import DEEPEST, Value

ORDER = ("numero", "titre", "porteurs", "partenaires", "moyens", "livrables", "calendrier", "suivi")

CASES: list[tuple[str, str, Change, str]] = [
    # Values
    ("a text", "titre: Forum\n", Set(("titre",), "Salon"), "titre: Salon\n"),
    ("the comment behind it stays", "titre: Forum   # en 2024\n", Set(("titre",), "Salon"), "titre: Salon   # en 2024\n"),
    ("its quotes stay", "titre: 'Forum'\n", Set(("titre",), "Salon"), "titre: 'Salon'\n"),
    ("but for the other ones", "titre: 'Forum'\n", Set(("titre",), "Salon de l'eau"), 'titre: "Salon de l\'eau"\n'),
    ("the other ones where that spares escapes", "titre: Forum\n", Set(("titre",), 'dit "oui" : a'), "titre: 'dit \"oui\" : a'\n"),
    ("an apostrophe doubled", "titre: 'Forum'\n", Set(("titre",), 'l\'eau « "eau" »'), "titre: 'l''eau « \"eau\" »'\n"),
    ("quotes where they must be", "titre: Forum\n", Set(("titre",), "Forum : suite"), 'titre: "Forum : suite"\n'),
    ("quotes as the file has them", "nom: 'a'\ntitre: b\n", Set(("titre",), "- b"), "nom: 'a'\ntitre: '- b'\n"),
    ("a text that is one to YAML only", "titre: a\n", Set(("titre",), "non"), "titre: non\n"),
    ("words behind « # »", "titre: a\n", Set(("titre",), "Action #1"), 'titre: "Action #1"\n'),
    ("what looks like a dash", "titre: a\n", Set(("titre",), "-lycee"), 'titre: "-lycee"\n'),
    ("a text that YAML takes for nothing", "titre: ~ # rien\n", Set(("titre",), "null"), 'titre: "null" # rien\n'),
    ("nothing, everywhere", "a: null\nb: ''\nc: '~'\n", RenameAll("", "à définir"), "a: à définir\nb: 'à définir'\nc: '~'\n"),
    ("an empty text", "titre: a\n", Set(("titre",), ""), 'titre: ""\n'),
    ("a value for an empty key", "titre:   # à trouver\nnumero: 1\n", Set(("titre",), "Forum"), "titre: Forum   # à trouver\nnumero: 1\n"),
    ("a text over lines", "a: un\n  deux\nb: 3\n", Set(("a",), "quatre"), "a: quatre\nb: 3\n"),
    ("a text of lines", "a: un # c\nb: 2\n", Set(("a",), "un\ndeux\n"), "a: | # c\n  un\n  deux\nb: 2\n"),
    ("a block's text", "a: |  # c\n  un\n  deux\n\nb: 2\n", Set(("a",), "un\n\ntrois\n"), "a: |  # c\n  un\n\n  trois\n\nb: 2\n"),
    ("a block no longer needed", "a: |\n  un\n  deux\nb: 2\n", Set(("a",), "un"), "a: un\nb: 2\n"),
    ("a block that keeps its blank lines", "a: |+\n  un\n\n\nb: 2\n", Set(("a",), "deux"), "a: deux\n\n\nb: 2\n"),
    ("a block the file ends with", "a: un", Set(("a",), "un\ndeux\n"), "a: |\n  un\n  deux\n"),
    ("a block without last line break", "a: un", Set(("a",), "un\ndeux"), "a: |-\n  un\n  deux"),
    ("a folded text stays folded", "a: >-\n  " + "mot " * 20 + "\n  fin\n", Set(("a",), "mot " * 25 + "fin"),
     "a: >-\n  " + "mot " * 19 + "mot\n  mot mot mot mot mot fin\n"),
    ("a folded text of two paragraphs", "a: >-\n  " + "mot " * 20 + "\n  fin\n", Set(("a",), "mot " * 25 + "fin\ntrois"),
     "a: >-\n  " + "mot " * 19 + "mot\n  mot mot mot mot mot fin\n\n  trois\n"),
    ("what is the same keeps its bytes", 'a: "\\x41"\nb: c\n', Set((), {"a": "A", "b": "d"}), 'a: "\\x41"\nb: d\n'),
    ("words that folding would bring together", "a: >-\n  " + "mot " * 20 + "\n  fin\n", Set(("a",), "mot " * 25 + " fin"), "a: " + "mot " * 25 + " fin\n"),
    ("spaces that end the lines", "a: un\n", Set(("a",), "un\n "), 'a: "un\\n "\n'),
    ("what no block can hold", "a: un\n", Set(("a",), " un\ndeux"), 'a: " un\\ndeux"\n'),
    ("a signe that must be escaped", "a: un\n", Set(("a",), "un\u2028deux\x07"), 'a: "un\\u2028deux\\u0007"\n'),
    ("in brackets", "a: [un,  deux ]\n", Set(("a", 1), "x, y"), 'a: [un,  "x, y" ]\n'),
    ("a decimal comma in braces", "a: {montant: 5 k€, b: c}\n", Set(("a", "montant"), "12,5 k€"), "a: {montant: 12,5 k€, b: c}\n"),
    ("a decimal comma in brackets", "a: [5 k€]\n", Set(("a", 0), "12,5 k€"), 'a: ["12,5 k€"]\n'),
    ("an empty value in braces", "a: {b: , c}\n", Set(("a", "c"), "d"), "a: {b: , c: d}\n"),
    ("lines in brackets", "a: [un]\n", Set(("a", 0), "x\ny"), 'a: ["x\\ny"]\n'),
    ("the whole file", "# c\n- un\n", Set((), {"a": "b"}), "# c\n{a: b}\n"),
    # A list or a mapping
    ("only what differs", "a:\n  - un # 1\n  - deux # 2\n", Set(("a",), ["un", "trois"]), "a:\n  - un # 1\n  - trois # 2\n"),
    ("an item in the middle", "a: [un, trois]\n", Set(("a",), ["un", "deux", "trois"]), "a: [un, deux, trois]\n"),
    ("a mapping", "a:\n  b: 1 # b\n  c: 2\n", Set(("a",), {"b": "1", "d": "3"}), "a:\n  b: 1 # b\n  d: 3\n"),
    ("a list for a text", "a: un # c\nb: [x]\n", Set(("a",), ["un", "deux"]), "a: [un, deux] # c\nb: [x]\n"),
    ("where only lists of mappings stand in brackets", "a: [{b: 1}]\nb:\n- x\nc: d\n", Set(("c",), ["un", "deux"]), "a: [{b: 1}]\nb:\n- x\nc:\n- un\n- deux\n"),
    ("a list of lines for a text", "a: un # c\nb:\n- x\n", Set(("a",), ["un", "deux"]), "a: # c\n- un\n- deux\nb:\n- x\n"),
    ("a text for a list", "a: # c\n  - un\n  - deux\nb: x\n", Set(("a",), "un"), "a: un # c\nb: x\n"),
    ("an empty list", "a:\n  - un\nb: x\n", Set(("a",), []), "a: []\nb: x\n"),
    # Keys
    ("a key where the order has it", "numero: 1.1\ncalendrier: 2024\n", Add(("titre",), "Forum", ORDER), "numero: 1.1\ntitre: Forum\ncalendrier: 2024\n"),
    ("the first key", "# Le plan\n\ntitre: a\n", Add(("numero",), "1.1", ORDER), "# Le plan\n\nnumero: 1.1\ntitre: a\n"),
    ("before a key and its comment", "# Le plan\n\n# c\ntitre: a\n", Add(("numero",), "1", ORDER), "# Le plan\n\nnumero: 1\n# c\ntitre: a\n"),
    ("the last key", "titre: a", Add(("suivi",), {"statut": "en cours"}, ORDER), "titre: a\nsuivi:\n  statut: en cours"),
    ("a key the order doesn't know", "titre: a\nsuivi: b\n", Add(("x",), "y", ORDER), "titre: a\nsuivi: b\nx: y\n"),
    ("behind a value of several lines", "porteurs:\n  - a\n  # b ?\ncalendrier: c\n", Add(("livrables",), ["d"], ORDER),
     "porteurs:\n  - a\n  # b ?\nlivrables:\n  - d\ncalendrier: c\n"),
    ("behind a block that ends the file", "numero: |\n  1", Add(("titre",), "a"), "numero: |-\n  1\ntitre: a"),
    ("behind one that says its indentation", "numero: |2\n    1", Add(("titre",), "a"), "numero: |-2\n    1\ntitre: a"),
    ("behind a block that keeps its blank lines", "a: |+\n  un\n\n", Add(("b",), "x"), "a: |+\n  un\n\nb: x\n"),
    ("behind an empty block", "numero: |", Add(("titre",), "a"), "numero: |-\ntitre: a"),
    ("a key written with « ? »", "? a\n: 1\nb: 2\n", Remove(("a",)), "b: 2\n"),
    ("keys set apart by blank lines", "a:\n  nom: A\n\nb:\n  nom: B\n\n# fin\n", Add(("c",), {"nom": "C"}),
     "a:\n  nom: A\n\nb:\n  nom: B\n\nc:\n  nom: C\n\n# fin\n"),
    ("as deep as lists and mappings are elsewhere", "a:\n   - x\nb:\n    c: d\n", Add(("e",), {"f": ["u"], "g": {"h": "i"}}), "a:\n   - x\nb:\n    c: d\ne:\n    f:\n       - u\n    g:\n        h: i\n"),
    ("a key in an item", "a:\n  - b: 1\n    c: 2\n", Add(("a", 0, "x"), "3", ("x", "b")), "a:\n  - x: 3\n    b: 1\n    c: 2\n"),
    ("a key in braces", "a: {b: 1, c: 2}\n", Add(("a", "x"), "3", ("b", "x")), "a: {b: 1, x: 3, c: 2}\n"),
    ("as deep as the file indents", "a:\n    b: 1\n", Add(("c",), {"d": "2"}), "a:\n    b: 1\nc:\n    d: 2\n"),
    ("in an empty file", "# vide", Add(("titre",), "a"), "# vide\ntitre: a"),
    ("a key renamed", "titr : a # c\nb: 1\n", Rename(("titr",), "titre"), "titre : a # c\nb: 1\n"),
    ("a key in quotes renamed", "{'titr': a}\n", Rename(("titr",), "titre"), "{'titre': a}\n"),
    ("a key removed", "a: 1\nb: 2\nc: 3\n", Remove(("b",)), "a: 1\nc: 3\n"),
    ("with its comments", "a: 1 # a\n# b\nb: # b\n  - 2\n    # b\n# c\nc: 3\n", Remove(("b",)), "a: 1 # a\n# c\nc: 3\n"),
    ("but no other", "a: 1\n\n# Partie 2\n\nb: 2\n  # fin\n\nc: 3\n", Remove(("b",)), "a: 1\n\n# Partie 2\n\nc: 3\n"),
    ("the first key, not the file's comment", "# Le plan\na: 1\nb: 2\n", Remove(("a",)), "# Le plan\nb: 2\n"),
    ("the first key, below blank lines", "\n\na: 1\n\nb: 2\n", Remove(("a",)), "\n\nb: 2\n"),
    ("the last key", "a: 1\n\nb: 2\n", Remove(("b",)), "a: 1\n"),
    ("the last key, the file without line break", "a: 1\nb: 2", Remove(("b",)), "a: 1"),
    ("the only key of a mapping", "a:\n  b: 1\nc: 2\n", Remove(("a", "b")), "a: {}\nc: 2\n"),
    ("the only key of a file", "# c\na: 1\n", Remove(("a",)), "# c\n{}\n"),
    ("the first key of an item", "- a: 1 # a\n  b: 2\n- c: 3\n", Remove((0, "a")), "- b: 2\n- c: 3\n"),
    ("a key in braces", "a: {b: 1, c: 2, d: 3}\n", Remove(("a", "c")), "a: {b: 1, d: 3}\n"),
    # Items
    ("an item of lines", "a:\n- un\n- trois # 3\n", Add(("a", 1), "deux"), "a:\n- un\n- deux\n- trois # 3\n"),
    ("the first item", "a:\n  # un\n  -  un\n", Add(("a", 0), "zéro"), "a:\n  -  zéro\n  # un\n  -  un\n"),
    ("as far behind the dash as elsewhere", "a:\n-   x\nb: c\n", Set(("b",), ["u", "v"]), "a:\n-   x\nb:\n-   u\n-   v\n"),
    ("on lines as its neighbour, whatever others do", "a:\n  - {b: 1}\nc:\n  - d: 1\n", Add(("c", 1), {"d": "2"}), "a:\n  - {b: 1}\nc:\n  - d: 1\n  - d: 2\n"),
    ("a mapping in braces behind a text", "a:\n  - un\n", Add(("a", 1), {"b": "c"}), "a:\n  - un\n  - {b: c}\n"),
    ("as far behind the dash as its neighbour", "a:\n- x\n-   y\n", Add(("a", 2), "z"), "a:\n- x\n-   y\n-   z\n"),
    ("an item of several lines", "a:\n  - un\nb: 2\n", Add(("a", 1), "x\ny\n"), "a:\n  - un\n  - |\n    x\n    y\nb: 2\n"),
    ("a mapping, as its neighbour", "a:\n  - {b: 1, c: 2}\n", Add(("a", 1), {"b": "3", "c": "4"}), "a:\n  - {b: 1, c: 2}\n  - {b: 3, c: 4}\n"),
    ("a mapping on lines, as its neighbour", "a:\n  - b: 1\n    c: 2\n", Add(("a", 1), {"b": "3", "c": "4"}), "a:\n  - b: 1\n    c: 2\n  - b: 3\n    c: 4\n"),
    ("an item in brackets", "a: [un, deux]\n", Add(("a", 2), "trois"), "a: [un, deux, trois]\n"),
    ("spaced as the file spaces", "a: [ un,deux ]\nb: []\n", Add(("b", 0), "trois"), "a: [ un,deux ]\nb: [ trois ]\n"),
    ("spaced as the file's braces", "a: { b: 1 }\nc: [d]\ne: {}\n", Add(("e", "x"), "2"), "a: { b: 1 }\nc: [d]\ne: { x: 2 }\n"),
    ("with the file's own comma", "a: [un,deux]\nb: [trois]\n", Add(("b", 1), "x"), "a: [un,deux]\nb: [trois,x]\n"),
    ("with the comma of lists whose texts hold none", 'a: ["un,deux",  trois]\nb: [u,v]\n', Add(("b", 2), "x"), 'a: ["un,deux",  trois]\nb: [u,v,x]\n'),
    ("an item in brackets over lines", "a: [\n  un,\n  deux # 2\n]\n", Add(("a", 2), "trois"), "a: [\n  un,\n  deux, # 2\n  trois\n]\n"),
    ("a comment that holds a comma", "a: [\n  un # 1, 2\n]\n", Add(("a", 1), "x"), "a: [\n  un, # 1, 2\n  x\n]\n"),
    ("the first of those lines", "a: [\n  un, # 1\n  deux\n]\n", Add(("a", 0), "x"), "a: [\n  x,\n  un, # 1\n  deux\n]\n"),
    ("the first in brackets", "a: [un, deux]\n", Add(("a", 0), "x"), "a: [x, un, deux]\n"),
    ("with a comma behind the last one", "a: [\n  un, # 1\n  deux, # 2\n]\n", Add(("a", 1), "x"), "a: [\n  un, # 1\n  x,\n  deux, # 2\n]\n"),
    ("at the end of brackets that only wrap", "a: [un, deux,\n    trois]\nb: c\n", Add(("a", 3), "x"), "a: [un, deux,\n    trois, x]\nb: c\n"),
    ("in brackets that only wrap", "a: [un, deux,\n    trois]\n", Add(("a", 2), "x"), "a: [un, deux, x,\n    trois]\n"),
    ("an item removed", "a:\n  - un\n  # 2\n  - deux\n  - trois\n", Remove(("a", 1)), "a:\n  - un\n  - trois\n"),
    ("the only item", "a: # c\n- un\nb: 2\n", Remove(("a", 0)), "a: [] # c\nb: 2\n"),
    ("an item removed from brackets", "a: [un, deux, trois]\n", Remove(("a", 0)), "a: [deux, trois]\n"),
    ("the last item of brackets", "a: [un, deux, trois ]\n", Remove(("a", 2)), "a: [un, deux ]\n"),
    ("the only item of brackets", "a: [un]\n", Remove(("a", 0)), "a: []\n"),
    ("an item removed from brackets over lines", "a: [\n  un, # 1\n  # 2\n  deux # 2\n]\n", Remove(("a", 1)), "a: [\n  un # 1\n]\n"),
    ("behind a text that keeps its blank lines", "- |+\n  un\n\n- deux\n\n- trois\n", Remove((1,)), "- |+\n  un\n\n- trois\n"),
    ("the last item, behind such a text", "- |+\n  un\n\n- deux\n", Remove((1,)), "- |+\n  un\n\n"),
    ("an item moved", "- un # 1\n\n# deux\n- deux\n- trois\n", Move((1,), 0), "# deux\n- deux\n\n- un # 1\n- trois\n"),
    ("an item of several lines moved", "- a: 1\n  b: 2\n- c\n- d", Move((0,), 2), "- c\n- d\n- a: 1\n  b: 2"),
    ("an item moved in brackets", "a: [un,  deux, {trois: 3}]\n", Move(("a", 2), 0), "a: [{trois: 3},  un, deux]\n"),
    ("with its comment", "a: [\n  un, # 1\n  deux # 2\n]\n", Move(("a", 1), 0), "a: [\n  deux, # 2\n  un # 1\n]\n"),
    # Everywhere
    ("a word everywhere", "edf: {nom: EDF}\na: [edf, x-edf]\nb: 'edf'\nc:\n  edf: edf et edf\n", RenameAll("edf", "edf-sa"),
     "edf-sa: {nom: EDF}\na: [edf-sa, x-edf]\nb: 'edf-sa'\nc:\n  edf-sa: edf et edf\n"),
    ("a word that holds a comma", "a: edf\nb: [edf]\n", RenameAll("edf", "x, y"), 'a: x, y\nb: ["x, y"]\n'),
    # The file's own bytes
    ("a byte-order mark, CRLF, no last line break", "\ufeffa: 1\r\nb: 2", Add(("c",), ["x"]), "\ufeffa: 1\r\nb: 2\r\nc: [x]"),
    ("a block in CRLF", "a: 1\r\nb: 2\r\n", Set(("a",), "x\ny\n"), "a: |\r\n  x\r\n  y\r\nb: 2\r\n"),
    ("spaces and tabs at a line's end", "a: 1 \t\nb: 2\t# c\t\n", Set(("b",), "3"), "a: 1 \t\nb: 3\t# c\t\n"),
    ("between marks of a document", "---\na: 1\n...\n", Add(("b",), "2"), "---\na: 1\nb: 2\n...\n"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "change", "after"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_change_does_this_and_nothing_else(before: str, change: Change, after: str) -> None:
    done = apply(before.encode(), [change])
    assert done == after.encode(), done.decode() if isinstance(done, bytes) else done


DEEP: Value = "a"
for _ in range(DEEPEST):
    DEEP = [DEEP]

REFUSALS: list[tuple[str, bytes, Change, Reason]] = [
    ("a file that can't be read", b"a: [", Set(("a",), "b"), Reason.UNREAD),
    ("no UTF-8", b"a: \xe9\n", Set(("a",), "b"), Reason.UNREAD),
    ("a file of another kind", b"PK\x03\x04", Set(("a",), "b"), Reason.UNREAD),
    ("an anchor", b"a: &x b\n", Set(("a",), "b"), Reason.UNREAD),
    ("no such key", b"a: b\n", Set(("c",), "b"), Reason.NOWHERE),
    ("no such item", b"a: [b]\n", Remove(("a", 1)), Reason.NOWHERE),
    ("an item for a text", b"a: b\n", Add(("a", 1), "c"), Reason.NOWHERE),
    ("a key for a list", b"a: [b]\n", Add(("a", "b"), "c"), Reason.NOWHERE),
    ("too far", b"a: [b, c]\n", Move(("a", 0), 2), Reason.NOWHERE),
    ("from too far", b"a: [b, c]\n", Move(("a", 2), 0), Reason.NOWHERE),
    ("of a text", b"a: b\n", Move(("a", 0), 0), Reason.NOWHERE),
    ("another name for what isn't there", b"a: b\n", Rename(("b",), "c"), Reason.NOWHERE),
    ("a name for an item", b"a: [b]\n", Rename(("a", 0), "c"), Reason.NOWHERE),
    ("the whole file", b"a: b\n", Remove(()), Reason.NOWHERE),
    ("a key that is there", b"a: b\nc: d\n", Add(("a",), "c"), Reason.TAKEN),
    ("a key's name that is there", b"a: b\nc: d\n", Rename(("a",), "c"), Reason.TAKEN),
    ("two keys made one", b"a: b\nc: d\n", RenameAll("a", "c"), Reason.TAKEN),
    ("two keys of a mapping made one", b"x: {a: b, c: d}\n", RenameAll("a", "c"), Reason.TAKEN),
    ("two keys of an item made one", b"- {a: b, c: d}\n", RenameAll("a", "c"), Reason.TAKEN),
    ("no text", b"a: b\n", Set(("a",), 1), Reason.UNWRITABLE),  # type: ignore[arg-type]
    ("half a character", b"a: b\n", Set(("a",), "\ud83d"), Reason.UNWRITABLE),
    ("deeper than files may be", b"a: b\n", Set(("a",), DEEP), Reason.UNLIKE),
    ("deeper than any file may be", b"a: b\n", Set(("a",), [DEEP]), Reason.UNWRITABLE),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "change", "reason"), [case[1:] for case in REFUSALS], ids=[case[0] for case in REFUSALS]
)
def test_what_cannot_be_done_is_refused(data: bytes, change: Change, reason: Reason) -> None:
    assert apply(data, [change]) == Refusal(reason, None if reason is Reason.UNREAD else change)


def test_changes_are_made_one_after_the_other_or_not_at_all() -> None:
    before = b"a: [un]\n"
    first, second = Add(("a", 1), "deux"), Move(("a", 1), 0)
    assert apply(before, [first, second]) == b"a: [deux, un]\n"
    assert apply(before, [first, Remove(("b",))]) == Refusal(Reason.NOWHERE, Remove(("b",)))
    assert apply(before, []) == before
    again = [Set(("a",), "x"), Add(("b",), "y"), Rename(("a",), "c"), Set(("c",), "z"), Set(("c",), "w")]
    assert apply(b"a: un\n", again) == b"c: w\nb: y\n"


@pytest.mark.parametrize(
    ("comments", "value", "made"),
    [
        ("# c\n", {"a": "b", "l": ["un", "deux"]}, b"# c\n\na: b\nl: [un, deux]\n"),
        ("# c", {"a": "\ud83d"}, Refusal(Reason.UNWRITABLE)),
        ("c", {"a": "b"}, Refusal(Reason.UNLIKE)),
    ],
)
def test_a_new_file_says_what_was_asked_or_is_refused(
    comments: str, value: dict[str, Value], made: bytes | Refusal
) -> None:
    assert begun(comments, value) == made


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"# t\na: {b: c}\n", b"a:\n  b: c\n# fin\n", b"{a: b}", b"a: |\n  b\n\n", b"a: b"]
)
def test_keys_put_last_together_stand_as_those_put_last_one_by_one(data: bytes) -> None:
    changes = [Add((f"clé-{n}",), {"nom": f"Nom {n}"}) for n in range(5)] + [
        Add(("clé-3", "type"), "autre"),
        Add(("z",), ["1"]),
    ]
    one_by_one: bytes | Refusal = data
    for change in changes:
        assert isinstance(one_by_one, bytes)
        one_by_one = apply(one_by_one, [change])
    assert apply(data, changes) == one_by_one


def nested(depth: int, inner: Value = "x") -> Value:
    """A text in so many lists and mappings by turns."""
    for n in range(depth):
        inner = [inner] if n % 2 else {"k": inner}
    return inner


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (nested(DEEPEST), True),
        (nested(DEEPEST + 1), False),
        (nested(DEEPEST + 2), False),
        (chr(0xD800), False),
        (chr(0xDFFF), False),
        ("\ue000", True),
        (["a", "\udabc"], False),
        ({"\udabc": "a"}, False),
        ({"k": None}, False),
        (3, False),
    ],
    ids=lambda value: repr(value)[-24:],
)
def test_what_no_file_can_hold_is_refused(value: Any, written: bool) -> None:
    for change in (Set(("a",), value), Add(("b",), value)):
        done = apply(b"a: c\n", [change])
        assert isinstance(done, bytes) or done.reason in (Reason.UNWRITABLE, Reason.UNLIKE)
        assert written or done == Refusal(Reason.UNWRITABLE, change)
