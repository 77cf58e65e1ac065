"""What a document can't be made of is said in a sentence: too much, too deep, broken; and what is right comes out whole."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from benchmarks.lists import write
from cmqplan.documents.context import matrices
from cmqplan.documents.dom import parse
from cmqplan.documents.errors import TemplateRefused
from cmqplan.documents.images import is_reasonable
from cmqplan.documents.jobs import jobs, maker
from cmqplan.documents.templates import kinds, templates
from cmqplan.documents.views import Request
from cmqplan.finance import dimensions
from cmqplan.finance.ecritures import Sommes
from cmqplan.finance.tableau import Rang, Rubrique, Tableau, Tete
from cmqplan.rules.engine import examine
from cmqplan.rules.examples import FICHE, PLAN
from tests.conftest import lay, run_here

TOP = "{#\npour: plan\n#}\n<h1>Essai</h1>\n"
FORMATS = "md,html,pdf,docx"


def put(root: Path, name: str, text: str | bytes) -> None:
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_an_axis_that_holds_axes_alone_is_in_every_format(tmp_path: Path) -> None:
    plan = PLAN.text
    start = plan.index("axes:")
    root = lay(
        tmp_path,
        {
            PLAN.file: plan[:start]
            + "axes:\n  - numero: 1\n    titre: Axe\n    axes:\n      - numero: 1.1\n        titre: Sous-axe\n"
            "        axes:\n          - numero: 1.1.1\n            titre: Sous-sous-axe\n  - {numero: 2, titre: Vide}\n",
            FICHE.file: FICHE.text.replace("numero: 1.1\n", "numero: 1.1.1.1\n"),
        },
    )
    done = run_here("render", "--draft", "--document", "all", "--to", FORMATS, cwd=root)
    assert (done.code, "panick" in done.err) == (0, False), done.err
    text = (root / "build" / "plan-exemple" / "plan.md").read_text("utf-8")
    assert all(word in text for word in ("Sous-axe", "Sous-sous-axe", "Vide"))


def test_a_title_longer_than_word_keeps_is_whole_in_the_document(tmp_path: Path) -> None:
    import docx

    title = "Plan " + "très " * 60 + "long"
    line = next(line for line in PLAN.text.splitlines() if line.startswith("titre:"))
    root = lay(tmp_path, {PLAN.file: PLAN.text.replace(line, f"titre: {title}")})
    done = run_here("render", "--draft", "--to", "docx", cwd=root)
    assert done.code == 0, done.err
    made = docx.Document(str(root / "build" / "plan-exemple" / "plan.docx"))
    assert len(made.core_properties.title) <= 255
    assert title in [paragraph.text for paragraph in made.paragraphs]


def nested(text: str, levels: int) -> list[str]:
    """Texts with a list so deep: item under item, all on one line, half and half, numbered, starred."""
    half = "- " * (levels // 2)
    return [
        "\n".join(f"{'  ' * level}- {text}" for level in range(levels)),
        f"{'- ' * levels}{text}",
        f"{half}{text}\n{' ' * len(half)}{'- ' * (levels - levels // 2)}{text}",
        "\n".join(f"{'   ' * level}1. {text}" for level in range(levels)),
        f"Avant.\n\n{'* ' * levels}{text}\n\nAprès.",
    ]


@pytest.mark.parametrize(("levels", "told"), [(8, []), (9, ["CMQ126"])])
def test_a_list_too_deep_for_a_document_is_told_at_its_line_and_no_other_is(
    levels: int, told: list[str], tmp_path: Path
) -> None:
    bare = FICHE.without("constats").without("livrables").text
    for n, text in enumerate(nested("Le bois", levels)):
        block = text.replace("\n", "\n  ")
        livrables = f"livrables:\n  - {json.dumps(text)}\n  - Un compte rendu\n"
        root = lay(tmp_path / str(n), {FICHE.file: f"{bare}constats: |\n  {block}\n{livrables}"})
        outcome = examine(root, keep=True)
        found = [finding for finding in outcome.findings if finding.code == "CMQ126"]
        assert [finding.code for finding in found] == told * 2, text
        if not told:
            made = maker(Request(outcome.workspace, "plan-exemple"), templates(outcome.workspace))
            assert made.make(jobs(made, kinds(root)["plan"])[0])


@pytest.mark.parametrize(
    "command", [("render", "--to", "pdf"), ("budget", "--format", "xlsx", "-o", "b.xlsx")]
)
@pytest.mark.parametrize("epoch", ["hier", "-1", "1e9", "²", "9" * 40])
def test_an_epoch_that_is_none_is_said(example: Path, epoch: str, command: tuple[str, ...]) -> None:
    done = run_here(*command, cwd=example, env={"SOURCE_DATE_EPOCH": epoch})
    assert done.code == 2
    assert f"SOURCE_DATE_EPOCH is a number of seconds since 1970, not “{epoch[:40]}”" in done.err


@pytest.mark.parametrize("name", ["lettre/document.html.j2", "_parts/mien.html.j2", "_page/style.css"])
@pytest.mark.parametrize(
    ("written", "says"),
    [
        (lambda text: b"\xef\xbb\xbf" + text.encode(), ""),
        (lambda text: text.encode("cp1252"), "isn't UTF-8 text"),
        (lambda text: text.encode("utf-16"), "isn't UTF-8 text"),
        (lambda text: text.encode() + b"x" * 1_000_001, "1 MB at most"),
    ],
    ids=["byte-order mark", "Windows-1252", "UTF-16", "too large"],
)
def test_how_a_template_is_saved(example: Path, name: str, written, says: str) -> None:
    texts = {
        "lettre/document.html.j2": TOP + "{% include '_parts/mien.html.j2' %}",
        "_parts/mien.html.j2": "<p>été</p>",
        "_page/style.css": "/* été */",
    }
    for file, text in texts.items():
        text = text + "{# é #}" if file.endswith(".j2") else text
        put(example, file, written(text) if file == name else text)
    done = run_here("render", "--document", "lettre", cwd=example)
    assert done.code == (2 if says else 0), done.err
    assert says in done.err
    assert not says or f"templates/{name}" in done.err


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<section>" * 60 + "<p>a</p>" + "</section>" * 60, "<section> stands too deep: 40"),
        ("<p>" + "<em>" * 60 + "a" + "</em>" * 60 + "</p>", "<em> stands too deep: 40"),
        ("<ul><li>" * 10 + "a" + "</li></ul>" * 10, "<ul> stands too deep: 9"),
        ("<table><tbody><tr><td colspan='999999999'>a</td></tr></tbody></table>", "colspan of <td>"),
        ("<table><tbody><tr><td rowspan='20000'>a</td></tr></tbody></table>", "rowspan of <td>"),
        ("<ol start='99999999999999'><li>a</li></ol>", "start of <ol>"),
        ("<figure><svg width='9999999' height='1'><title>t</title></svg></figure>", "an <svg> is at most"),
        ("<figure><svg width='nan' height='1'><title>t</title></svg></figure>", "an <svg> is at most"),
        ("<figure><svg width='9' height='9' viewBox='0 0 1 100000'><title>t</title></svg></figure>", "an <svg> is at most"),
        ("<figure><svg width='9' height='9'><title>t</title>" + "<g>" * 999 + "</g>" * 999 + "</svg></figure>", "an <svg> is at most"),
    ],
)  # fmt: skip
def test_too_much_is_said(body: str, says: str) -> None:
    with pytest.raises(TemplateRefused) as refused:
        parse(f"<h1>Essai</h1>{body}")
    assert says in refused.value.message.format(**refused.value.params)


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (height * ((width + 7) // 8 + 1) if width * height < 10**8 else 100))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(*one) for one in ((b"IHDR", header), *chunks, (b"IDAT", rows), (b"IEND", b""))
    )


def svg(attributes: str, inside: str = "", before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


PICTURES = {
    "wide": png(100_000, 100),
    "huge": png(50_000, 50_000),
    "none": png(0, 0),
    "profile": png(8, 8, (b"iCCP", b"x\0\0" + zlib.compress(b"\0" * 50_000_000))),
    "cut": png(8, 8)[:10],
    "jpeg": b"\xff\xd8\xff\xe0\x00\x04ab" + b"\xff\xc0\x00\x11\x08\xff\xff\xff\xff" + b"\0" * 20,
    "svg huge": svg('width="9999999" height="9999999"'),
    "svg slim": svg('viewBox="0 0 1 99999"'),
    "svg deep": svg('width="9" height="9"', "<g>" * 5000 + "</g>" * 5000),
    "svg entities": svg('width="9" height="9"', "&a;", '<!DOCTYPE svg [<!ENTITY a "b">]>'),
    "svg no size": svg(""),
    "svg cut": svg('width="9" height="9"')[:-4],
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_logo_that_would_fill_the_memory_is_refused(example: Path, name: str) -> None:
    (example / "logo").write_bytes(PICTURES[name])
    campus = example / "plans/campus/exemple.yaml"
    campus.write_text(campus.read_text() + "logos: [{fichier: logo, texte: Logo}]\n")
    done = run_here("render", "--draft", "--to", FORMATS, cwd=example)
    assert done.code == 2
    assert "the logo logo is too large a picture" in done.err
    assert not (example / "build").exists()


def test_an_ordinary_logo_is_taken() -> None:
    assert is_reasonable(png(300, 100), "image/png")
    assert is_reasonable(svg('viewBox="0 0 300 100"'), "image/svg+xml")
    assert is_reasonable((Path(__file__).parent / "pdf" / "logo.png").read_bytes(), "image/png")


def word(folder: Path, part: str, data: bytes) -> Path:
    import docx

    path = folder / "lettre.docx"
    docx.Document().save(str(path))
    with ZipFile(path) as old:
        parts = {entry.filename: old.read(entry) for entry in old.infolist()}
    parts[part] = data
    with ZipFile(path, "w", ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("part", "data", "says"),
    [
        (
            "word/document.xml",
            b"<w:document",
            "the part word/document.xml of the Word template lettre.docx is broken",
        ),
        ("word/document.xml", b"<a>" * 5000 + b"</a>" * 5000, "word/document.xml"),
        ("word/styles.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "word/styles.xml"),
        ("word/media/x.bin", b"\0" * 200_000_000, "unpacks into more than 100 MB"),
        ("[Content_Types].xml", b"<a/>", "is no Word document"),
        ("word/document.xml", b"<a/>", "lettre.docx"),
    ],
)
def test_a_word_template_that_is_broken_or_a_bomb(example: Path, part: str, data: bytes, says: str) -> None:
    pytest.importorskip("docxtpl", reason="the docx-template extra isn't installed")
    path = word(example, part, data)
    done = run_here("render", "--docx-template", path.name, cwd=example)
    assert done.code == 2
    assert says in done.err
    assert "Traceback" not in done.err


def test_a_part_that_stops_is_one_sentence_and_a_report(example: Path) -> None:
    """A layout that typst panics or stops on, as it did on an axis of axes alone."""
    code = (
        "import sys, typst\n"
        "from cmqplan.cli import main\n"
        "class Panic(BaseException): pass\n"
        "def panics(*given, **named): raise Panic('a library broke down')\n"
        "typst.compile = panics\n"
        "sys.argv = ['cmqplan', 'render', '--to', 'pdf']\n"
        "main()\n"
    )
    import os
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=example, capture_output=True, text=True, check=False,
        env={**os.environ, "CMQPLAN_LANG": "en", "TMPDIR": str(example)},
    )  # fmt: skip
    assert done.returncode == 2
    assert "“plan” can't become pdf: a part of cmqplan stopped on it (Panic). A report is in " in done.stderr
    assert "a library broke down" in next(example.glob("cmqplan-*.txt")).read_text()


def test_nothing_leaves_a_document_without_a_word(tmp_path: Path) -> None:
    """Fourteen fiches whose carrier isn't confirmed, and thirty funders: what isn't shown is counted."""
    fiche = FICHE.text
    carrier = next(line for line in fiche.splitlines() if line.startswith("porteurs:"))
    made = fiche.replace(carrier, "porteurs: [{organisme: entreprise-exemple, statut: pressenti}]")
    files = {
        f"plans/plan-exemple/1.{n}-x.yaml": made.replace("numero: 1.1\n", f"numero: 1.{n}\n")
        for n in range(2, 16)
    }
    root = lay(tmp_path, files)
    done = run_here("render", "--draft", "--document", "synthese", "--stdout", "--to", "md", cwd=root)
    assert done.code == 0, done.err
    (line,) = (line for line in done.out.splitlines() if "confirmer ceux de" in line)
    assert all(f"1.{n}" in line for n in range(2, 16))


def test_a_chart_counts_the_rows_it_has_no_room_for() -> None:
    from cmqplan.amounts import Montant
    from cmqplan.documents.pictures import LONGEST, amounts
    from cmqplan.documents.views import Matrice, RangMontants
    from cmqplan.finance.ecritures import Sommes

    sums = Sommes(acquis=Montant.of(1))
    rows = [
        RangMontants(f"financeur {n}", None, (), sums.total, None, sums, Sommes()) for n in range(LONGEST + 6)
    ]
    figure = amounts("f", "Qui finance", "", Matrice((), tuple(rows), rows[0], 1, 1))
    assert figure is not None
    assert ">7 autres<" in figure.dessin
    assert ">7\u202f€ · " in figure.dessin


def rendered(root: Path, name: str, count: int) -> str:
    write(root, name, count)
    done = run_here("render", "p-1", "--draft", "--to", "md,html", cwd=root)
    assert done.code == 0, done.err
    return (root / "build" / "p-1" / "plan.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["milestones", "milestones out of order"])
def test_a_long_calendar_is_drawn_in_several_pictures(name: str, tmp_path: Path) -> None:
    assert "Réunion 00159" in rendered(tmp_path, name, 160)


def test_a_maquette_without_money_has_a_total_as_wide_as_its_head() -> None:
    nothing = Rang(Tete(Rubrique.VALEUR), Sommes(), Sommes(), {})
    (table,) = matrices(Tableau(dimensions.FICHE, dimensions.FINANCEUR, ("grand",), (), (), nothing))
    assert (table.colonnes, table.total.cellules) == ((), ())


def test_a_table_of_many_funders_grows_with_what_is_in_it(tmp_path: Path) -> None:
    name = "fiches funded by one each"
    shorter, longer = (len(rendered(tmp_path / str(count), name, count)) for count in (80, 160))
    assert longer < 2.1 * shorter
