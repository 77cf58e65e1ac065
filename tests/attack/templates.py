"""Hostile templates, markup, images and Word documents in every format: refused or written in bounded time and memory; no program
runs, no file is read, no Python is printed."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from random import Random

import docx

from tests.attack.trial import COMMANDS, DAY, LOGO, TEMPLATE, Attempt, ran, started, workspace, wrong
from tests.documents.test_escapes import ATTACKS, BOMBS

SECRET = "c0nf1dent1el"
TOP = "<h1>Essai</h1>\n"

NAMES = ("plan", "fiches", "organismes", "finances", "campus", "convention", "images", "self", "loop", "range", "namespace", "cycler", "joiner",
         "lipsum", "dict", "caller", "varargs", "true", "none", "''", "()", "[]", "{}", "1", "1.5", "'{0.__class__}'")  # fmt: skip
STEPS = (".__class__", "['__class__']", ".__init__", ".__globals__", ".__mro__", ".__subclasses__()", "[0]", "[-1]", ".parse_raw('1')", ".parse_file('../secret.txt')",
         ".model_construct()", ".model_dump()", ".copy()", ".items()", ".values()", ".pop('x')", ".format(plan)", ".titre", ".numero", ".total", ".fiche", ".argent",
         "|attr('__class__')", "|map(attribute='__class__')|list", "|map('attr', '__init__')|list", "|first", "|last", "|list", "|string", "|join", "|safe", "|tojson", "|pprint",
         "|groupby('__class__')|list", "|sort(attribute='titre')|list", "|sum(attribute='total')", "|center(99999999)", "|montant", "|texte", "|ligne", "|enumere", "|date", "|nom",
         " * 99999999", " ** 999999", " ~ plan", " ~ fiches", " % plan", "()", "(plan)", "('../secret.txt')", ".func_globals", ".mro()", ".gi_frame", ".f_globals")  # fmt: skip
FRAMES = ("{{ %s }}", "{%% for a in %s %%}{{ a }}{%% endfor %%}", "{%% set x = %s %%}{{ x }}", "{%% if %s %%}x{%% endif %%}", "{%% include %s %%}", "{%% import %s as x %%}{{ x }}",
          "{%% macro m() %%}{{ %s }}{%% endmacro %%}{{ m() }}", "{%% for a in range(9999) %%}{{ %s }}{%% endfor %%}", "{%% with x = %s %%}{{ x }}{%% endwith %%}")  # fmt: skip


def _invented(random: Random) -> str:
    """A template nobody thought of: a name, some steps away from it, in some place."""
    steps = "".join(random.choice(STEPS) for _ in range(random.randint(0, 4)))
    return random.choice(FRAMES) % (random.choice(NAMES) + steps)


def _nested(opened: str, closed: str, times: int, inside: str = "x") -> str:
    return opened * times + inside + closed * times


MARKUP = {
    "deep sections": _nested("<section>", "</section>", 5000, "<p>x</p>"),
    "deep lists": _nested("<ul><li>", "</li></ul>", 3000),
    "deep lines": "<p>" + _nested("<strong>", "</strong>", 5000) + "</p>",
    "deep tables": _nested("<table><tr><td>", "</td></tr></table>", 500),
    "a wide cell": "<table><tr><td colspan='999999999'>x</td></tr></table>",
    "a tall cell": "<table><tr><td rowspan='999999999'>x</td></tr></table>",
    "a span of nothing": "<table><tr><td colspan='-1' rowspan='0'>x</td></tr></table>",
    "many columns": "<table><tr>" + "<td>x</td>" * 3000 + "</tr></table>",
    "many rows": "<table>" + "<tr><td>x</td></tr>" * 20000 + "</table>",
    "an empty table": "<table></table><table><tr></tr></table>",
    "many paragraphs": "<p>x</p>" * 30000,
    "one long word": f"<p>{'x' * 1_000_000}</p>",
    "unclosed": "<section><p><strong>",
    "crossed": "<p><strong><em>x</strong></em></p>",
    "a script": "<script>alert(1)</script>",
    "an event": "<p onclick='alert(1)'>x</p>",
    "an iframe": "<iframe src='file:///etc/passwd'></iframe>",
    "a stylesheet": "<link rel='stylesheet' href='https://example.org/x.css'>",
    "a javascript link": "<p><a href='java&#10;script:alert(1)'>x</a></p>",
    "a data link": "<p><a href='data:text/html,<script>alert(1)</script>'>x</a></p>",
    "a picture of the system": "<p><img src='/etc/passwd' alt='x'></p>",
    "many entities": "<p>" + "&amp;" * 200_000 + "</p>",
    "unknown entities": "<p>&nimporte; &#99999999; &#0; &#xD800; &#x1b;</p>",
    "a drawing without end": "<figure><svg width='1' height='1'><title>x</title>",
    "a huge drawing": "<figure><svg width='999999999' height='999999999'><title>x</title><desc>x</desc></svg></figure>",
    "a drawing of no size": "<figure><svg width='0' height='-1'><title>x</title><desc>x</desc></svg></figure>",
    "a drawing of many": "<figure><svg width='9' height='9'><title>x</title><desc>x</desc>" + "<rect width='1' height='1'/>" * 50_000 + "</svg></figure>",
    "a deep drawing": "<figure><svg width='9' height='9'><title>x</title><desc>x</desc>" + _nested("<g>", "</g>", 5000, "") + "</svg></figure>",
    "a drawing of files": "<figure><svg width='9' height='9'><title>x</title><desc>x</desc><image href='file:///etc/passwd' width='9' height='9'/></svg></figure>",
    "doctype": "<!DOCTYPE x [<!ENTITY a 'b'>]><p>&a;</p>",
    "typst": "<p>#read(\"/etc/passwd\") #import \"x\" $x$ @ref &lt;label&gt; \\u{1b}</p>",
    "headings skipped": "<h4>a</h4><h2></h2><h3> </h3>",
    "no title": "</h1><h1>",
    "the same id": "<p id='a'>x</p>" * 9,
    "noncharacters": "<p>\ufffe\uffff\U0001ffff \ue000 \ufeff \u2028</p>",
    "right to left": "<p>\u202e\u2066abc</p>",
}  # fmt: skip


def _png(width: int, height: int, data: bytes = b"\0" * 100) -> bytes:
    def part(kind: bytes, inside: bytes) -> bytes:
        return struct.pack(">I", len(inside)) + kind + inside + struct.pack(">I", zlib.crc32(kind + inside))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", zlib.compress(data)) + part(b"IEND", b"")
    )


def _svg(inside: str, top: str = "", root: str = 'viewBox="0 0 9 9"') -> bytes:
    return f'{top}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {root}>{inside}</svg>'.encode()


LAUGHS = (
    "<!DOCTYPE svg [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(12))
    + "]>"
)
IMAGES = {
    "a huge PNG": _png(60000, 60000, b"\0" * 60000),
    "a PNG of 4 billion pixels": _png(2**31 - 1, 2),
    "a PNG of nothing": _png(0, 0, b""),
    "a PNG cut off": _png(8, 8)[:60],
    "a PNG of 4 MB of zeros": _png(20000, 20000, b"\0" * (20000 * 3 + 1) * 600),
    "a JPEG cut off": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "an SVG of laughs": _svg("<text>&a12;</text>", LAUGHS),
    "an SVG of files": _svg('<image xlink:href="/etc/passwd" width="9" height="9"/>'),
    "an SVG of entities": _svg("<text>&x;</text>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "an SVG of scripts": _svg("<script>alert(1)</script>"),
    "an SVG without end": b"<svg>",
    "a huge SVG": _svg("", root='width="1e30" height="1e30"'),
    "an SVG of no size": _svg("", root='width="0" height="0" viewBox="0 0 0 0"'),
    "a deep SVG": _svg(_nested("<g>", "</g>", 20000, "")),
    "an SVG of patterns": _svg("".join(f'<pattern id="p{n}" width="1" height="1"><rect fill="url(#p{n + 1})" width="9" height="9"/></pattern>' for n in range(40)) + '<rect fill="url(#p0)" width="9" height="9"/>'),
    "an SVG of uses": _svg('<g id="u0"><path d="M0 0h1"/></g>' + "".join(f'<g id="u{n + 1}">{f"<use xlink:href=&quot;#u{n}&quot;/>".replace("&quot;", chr(34)) * 10}</g>' for n in range(12))),
    "an SVG in itself": _svg('<g id="a"><use xlink:href="#a"/></g>'),
    "no image": b"GIF89a",
}  # fmt: skip

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t xml:space='preserve'>{text.replace('&', '&amp;').replace('<', '&lt;')}</w:t></w:r></w:p>"


def _word(body: str | bytes | None, parts: Mapping[str, bytes] | None = None) -> bytes:
    """An ordinary Word document whose body, or other parts, are these."""
    plain, made = io.BytesIO(), io.BytesIO()
    docx.Document().save(plain)
    changed = dict(parts or {})
    if body is not None:
        changed["word/document.xml"] = body if isinstance(body, bytes) else (HEAD + BODY % body).encode()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {**dict.fromkeys(old.namelist()), **changed}:
            new.writestr(name, changed.get(name, b"") if name in changed else old.read(name))
    return made.getvalue()


WORDS: dict[str, Callable[[], bytes]] = {
    "no archive": lambda: b"PK nothing",
    "empty": lambda: b"",
    "an archive of nothing": lambda: b"PK\x05\x06" + b"\0" * 18,
    "cut off": lambda: _word(_paragraph("{{ plan.titre }}"))[:-200],
    "no body": lambda: _word(b""),
    "bad XML": lambda: _word(b"<w:document><w:body>"),
    "another XML": lambda: _word(b"<html><body>{{ plan.titre }}</body></html>"),
    "no XML": lambda: _word(bytes(range(256))),
    "bad relations": lambda: _word(None, {"word/_rels/document.xml.rels": b"<x/>", "_rels/.rels": b"<x"}),
    "bad styles": lambda: _word(None, {"word/styles.xml": b"<w:styles"}),
    "bad types": lambda: _word(None, {"[Content_Types].xml": b"<Types/>"}),
    "200 MB of spaces": lambda: _word((HEAD + BODY % (" " * 200_000_000)).encode()),
    "100 MB beside": lambda: _word(_paragraph("x"), {"word/media/x.bin": b"\0" * 100_000_000}),
    "200,000 paragraphs": lambda: _word(_paragraph("x") * 200_000),
    "deep XML": lambda: _word(_nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 5000, _paragraph("x"))),
    "deep tables": lambda: _word(_nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 2000, _paragraph("x"))),
    "laughs": lambda: _word((LAUGHS.replace("svg [", "w:document [") + BODY % "<w:p><w:r><w:t>&a12;</w:t></w:r></w:p>").encode()),
    "entities": lambda: _word(('<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + BODY % "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>").encode()),
    "names that climb": lambda: _word(_paragraph("x"), {"../../pwned.txt": b"x", "/pwned.txt": b"x"}),
    "Jinja in a header": lambda: _word(None, {"word/header1.xml": b"<w:hdr>{{ plan.__class__ }}</w:hdr>"}),
    "Jinja cut by a run": lambda: _word("<w:p><w:r><w:t>{{ plan</w:t></w:r><w:r><w:t>.__class__ }}</w:t></w:r></w:p>"),
    "an unclosed row": lambda: _word("<w:tbl><w:tr><w:tc>" + _paragraph("{%tr for f in fiches %}") + "</w:tc></w:tr></w:tbl>"),
    "a row out of a table": lambda: _word(_paragraph("{%tr for f in fiches %}{%tr endfor %}")),
    "values of one character": lambda: _word(_paragraph("{{ '\x0b' }} \ufffe \ud83d".encode("utf-8", "replace").decode())),
}  # fmt: skip


def attempts(random: Random) -> Iterator[Attempt]:
    formats = ("md", "html", "pdf", "docx")
    table = [
        (f"markup {name} to {to}", partial(_markup, text, to))
        for name, text in MARKUP.items()
        for to in formats
    ]
    table += [
        (f"image {name} to {to}", partial(_image, data, to))
        for name, data in IMAGES.items()
        for to in formats
    ]
    table += [(f"Word {name}", partial(_fill, make)) for name, make in WORDS.items()]
    table += [(f"template {text}", partial(_markup, f"<p>{text}</p>", "md")) for text in (*ATTACKS, *BOMBS)]
    random.shuffle(table)
    for name, tried in table:
        yield Attempt(name, tried)
        text = _invented(random)
        if random.random() < 0.5:
            yield Attempt(f"template {text}", partial(_markup, f"<p>{text}</p>", random.choice(formats)))
        else:
            yield Attempt(f"Word template {text}", partial(_fill, lambda text=text: _word(_paragraph(text))))
    while True:
        text = _invented(random)
        yield Attempt(f"template {text}", partial(_markup, f"<p>{text}</p>", random.choice(formats)))


def _render(folder: Path, *words: str) -> Iterator[str]:
    (folder / "secret.txt").write_text(SECRET)
    done = ran(started(("render", "--date", DAY, "-o", "out", *words), folder))
    yield from wrong(done, folder)
    if (folder / "pwned.txt").exists():
        yield "a program was run"
    written = b"".join(path.read_bytes() for path in (folder / "out").iterdir())
    for sign in (SECRET, "root:x:0", "object at 0x", "&lt;class", "<class '", "<function", "<bound method"):
        if sign.encode() in written or (done and sign in done.said):
            yield f"{sign!r} came out"
    if done and done.code == 0 and not any(path.suffix for path in (folder / "out").iterdir()):
        yield "exit code 0 without a document"


def _markup(text: str, to: str, folder: Path) -> Iterator[str]:
    yield from _render(workspace(folder, {TEMPLATE: TOP + text}), "--document", "lettre", "--to", to)


def _image(data: bytes, to: str, folder: Path) -> Iterator[str]:
    yield from wrong(ran(started(COMMANDS["validate"], workspace(folder, {LOGO: data}))), folder)
    yield from _render(folder, "--draft", "--to", to)


def _fill(make: Callable[[], bytes], folder: Path) -> Iterator[str]:
    yield from _render(
        workspace(folder, {"lettre.docx": make()}), "--to", "docx", "--docx-template", "lettre.docx"
    )
