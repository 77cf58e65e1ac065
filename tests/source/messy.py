"""Files as people write them: one plain value in every style that YAML has, with comments wherever they may stand."""

from __future__ import annotations

from random import Random

from cmqplan.source.yaml import Value

WORDS = [
    "edf", "cmq-bois", "dijon-metropole", "non", "1.10", "2024-01-09", "5 000 €", "12,5 k€", "l'action", "", "~",
    "Action : suite", "« R&D » #1", "dit \"oui\"", "C:\\temp", "- tiret", "-colle", "• puce", "# dièse", "[x]", "{y}",
    "*gras*", "& co", "50 %", "? quoi", "clé:", ":", "-", "|", ">", "%", "@a", "`b`", "a\tb", " avance", "recule ",
    "ligne\u2028faible", "\u00a0insécable", "nul\x00", "bell\x07", "é" * 30, "😀", "true", "=", "<<", "!tag", "x, y", "1,2",
    "Prévoir de quelles compétences les entreprises du territoire auront besoin pour accompagner la transition",
    "Un\nDeux", "Un\nDeux\n", "Un\n\nDeux\n\nTrois", "Un\n  retrait\nDeux\n", "fin\n\n", "\ndébut", "  deux\nUn\n", "\n", "a \nb",
    "# a\n# b\n", "Une phrase assez longue pour être pliée sur deux lignes au moins, si le fichier plie les siennes.\nUne autre.",
]  # fmt: skip
KEYS = [
    "titre",
    "numero",
    "porteurs",
    "moyens",
    "total",
    "suivi",
    "statut",
    "date",
    "é-clé",
    "a b",
    "1",
    "x:y",
    "edf",
    "non",
]
SIMPLE = set("abcdefghijklmnopqrstuvwxyzéABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.- €%")


def value(random: Random, depth: int = 0) -> Value:
    kind = random.random()
    if depth < 3 and kind < 0.25:
        return [value(random, depth + 1) for _ in range(random.choice((0, 1, 2, 3, 5)))]
    if depth < 3 and kind < 0.5:
        return mapping(random, depth + 1, random.choice((0, 1, 2, 3)))
    return random.choice(WORDS)


def mapping(random: Random, depth: int, count: int) -> dict[str, Value]:
    return {key: value(random, depth) for key in random.sample(KEYS, count)}


class Writer:
    """Writes a value in styles chosen at random; each comment has a number of its own."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0
        self.comments = random.choice((0.0, 0.1, 0.3))
        self.blanks = random.choice((0.0, 0.1, 0.5))
        self.trailing = random.choice((0.0, 0.0, 0.2))

    def document(self, root: dict[str, Value]) -> bytes:
        random = self.random
        lines = self.block(root, 0) if root else ["{}"]
        if random.random() < 0.3:
            lines = [
                *(self.comment() for _ in range(random.choice((1, 2)))),
                *random.choice(([], [""])),
                *lines,
            ]
        if random.random() < 0.2:
            lines = ["---", *lines]
        if random.random() < 0.2:
            lines += random.choice(([""], ["", ""], [self.comment()], ["", self.comment()]))
        line_break = random.choice(("\n", "\n", "\r\n", "\r"))
        text = line_break.join(lines) + random.choice((line_break, line_break, ""))
        return random.choice((b"", b"", b"\xef\xbb\xbf")) + text.encode()

    def comment(self) -> str:
        self.count += 1
        return f"#{self.random.choice((' ', ' ', chr(9)))}c{self.count}c"

    def behind(self) -> str:
        if self.random.random() < self.comments:
            return self.random.choice((" ", "   ", "\t")) + self.comment()
        return "  " if self.random.random() < self.trailing else ""

    def between(self, indent: int) -> list[str]:
        lines = [""] if self.random.random() < self.blanks else []
        if self.random.random() < self.comments:
            lines += [" " * self.random.choice((indent, indent, indent, indent + 1, 0)) + self.comment()]
            lines += [""] if self.random.random() < self.blanks else []
        return lines

    def block(self, value: Value, indent: int) -> list[str]:
        """The lines of a list or a mapping that isn't empty."""
        lines: list[str] = []
        gap = self.random.choice((1, 1, 1, 3))
        deeper = self.random.choice((2, 2, 3, 4))
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            if lines or indent:
                lines += self.between(indent)
            begin = " " * indent + (self.key(key) if isinstance(key, str) else "-")
            lines += self.entry(begin, inner, indent, indent + deeper, None if isinstance(key, str) else gap)
        return lines

    def entry(self, begin: str, inner: Value, indent: int, deeper: int, gap: int | None) -> list[str]:
        random = self.random
        space = " " * (gap or 1)
        if isinstance(inner, str):
            return self.text(begin + space, inner, deeper)
        if not inner or random.random() < 0.35:
            if random.random() < 0.3 and inner:
                return self.long_flow(begin + space, inner, deeper)
            return [begin + space + self.flow(inner) + self.behind()]
        if gap is not None and random.random() < 0.8:
            first, *rest = self.block(inner, indent + 1 + gap)
            while not first.strip() or first.lstrip().startswith("#"):
                first, *rest = self.block(inner, indent + 1 + gap)
            return [begin + space + first.lstrip(" "), *rest]
        if isinstance(inner, list) and gap is None:
            deeper = indent + random.choice((0, 2, 2, 4))
        return [begin + self.behind(), *self.block(inner, deeper)]

    def key(self, key: str) -> str:
        plain = set(key) <= SIMPLE
        style = self.random.choice(("", "", "", "'", '"')) if plain else '"'
        return style + key + style + self.random.choice((":", ":", ":", " :"))

    def text(self, begin: str, text: str, deeper: int) -> list[str]:
        random = self.random
        pad = " " * deeper
        safe = not any(sign in text for sign in "\x00\x07\u2028")
        body = text.rstrip("\n")
        ends = len(text) - len(body)
        if (
            safe
            and body.strip()
            and not body.split("\n")[0][:1].isspace()
            and body[:1]
            and random.random() < 0.6
        ):
            chomp = "-" if ends == 0 else random.choice(("", "+")) if ends == 1 else "+"
            lines = [pad + line if line else "" for line in body.split("\n")] + [""] * (ends - 1)
            if "\n" in text or random.random() < 0.1:
                return [f"{begin}|{chomp}{self.behind()}", *lines]
            if random.random() < 0.3 and "  " not in body and len(body.split()) > 1:
                middle = body.find(" ", len(body) // 2)
                if middle > 0 and body[middle + 1 :].strip():
                    return [f"{begin}>{chomp}{self.behind()}", pad + body[:middle], pad + body[middle + 1 :]]
        if set(text) <= SIMPLE and text == text.strip() and text and text[0] != "-":
            if " " in text and random.random() < 0.2:
                first, rest = text.split(" ", 1)
                if first and rest.strip() and rest == rest.strip() and rest[0] not in "-%":
                    return [begin + first, pad + rest + self.behind()]
            return [begin + text + self.behind()] if text[0] not in "%" else [begin + self.double(text)]
        if not text and random.random() < 0.5:
            return [begin.rstrip() + self.behind()]
        return [begin + self.quoted(text) + self.behind()]

    def quoted(self, text: str) -> str:
        if self.random.random() < 0.3 and not any(sign in text for sign in "\n\x00\x07\u2028"):
            return "'" + text.replace("'", "''") + "'"
        return self.double(text)

    def double(self, text: str) -> str:
        escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\x00": "\\0", "\x07": "\\a", "\u2028": "\\L"}
        return '"' + "".join(escapes.get(sign, sign) for sign in text) + '"'

    def flow_text(self, text: str) -> str:
        plain = text and set(text) <= SIMPLE and text == text.strip() and text[0] not in "-%"
        return text if plain and self.random.random() < 0.8 else self.quoted(text)

    def pieces(self, value: Value) -> list[str]:
        if isinstance(value, list):
            return [self.flow(item) for item in value]
        return [f"{self.flow_text(key)}: {self.flow(item)}" for key, item in value.items()]  # type: ignore[union-attr]

    def flow(self, value: Value) -> str:
        if isinstance(value, str):
            return self.flow_text(value)
        pad = self.random.choice(("", "", " "))
        opener, closer = "[]" if isinstance(value, list) else "{}"
        comma = self.random.choice((", ", ", ", ",", " , "))
        last = "," if value and self.random.random() < 0.1 else ""
        return opener + pad + comma.join(self.pieces(value)) + last + pad + closer

    def long_flow(self, begin: str, value: Value, deeper: int) -> list[str]:
        opener, closer = "[]" if isinstance(value, list) else "{}"
        pieces = self.pieces(value)
        pad = " " * deeper
        if self.random.random() < 0.5:  # an item a line
            lines = [begin + opener + self.behind()]
            for number, piece in enumerate(pieces):
                lines += self.between(deeper)
                comma = "," if number < len(pieces) - 1 or self.random.random() < 0.4 else ""
                lines.append(pad + piece + comma + self.behind())
            return [*lines, pad + closer + self.behind()]
        middle = self.random.randrange(len(pieces))
        head, tail = ", ".join(pieces[:middle]), ", ".join(pieces[middle:])
        return [
            begin + opener + head + ("," if head else "") + self.behind(),
            pad + tail + closer + self.behind(),
        ]
