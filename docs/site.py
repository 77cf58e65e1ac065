"""Build the documentation site: ``python docs/site.py`` writes ``build/site/html``, in French at its top and in English below ``en``.

The pages of ``docs`` are read on a forge too, where they link to files beside them and to the other language. Here each page
gets its place on the site, what it links to comes along, and the pictures of documents are made from the example workspace.
Then zensical builds each language, and refuses a link that leads nowhere.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
BUILD = ROOT / "build" / "site"
LINK = re.compile(r"(?<=\]\()([^)\s#]+)")
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
PICTURE_WIDTH = 210
SHOWN = 3
"""How many pages of a document its pictures show."""


@dataclass(frozen=True)
class Language:
    """A language of the site: where its pages come from, and its few words of its own."""

    name: str
    front: str
    """The page of the repository that is the site's first."""
    folder: str
    """Its place in the site; empty at the top."""
    gallery: str
    title: str
    intro: str
    opens: str
    described: str
    """The attribute of a document that says what it is."""
    more: Mapping[str, str] = field(default_factory=dict)
    """Pages from elsewhere in the repository, and their names here."""


LANGUAGES = (
    Language(
        "fr", "LISEZMOI.md", "", "galerie.md", "Les documents en images",
        "Les premières pages de chaque document, rendu depuis l'espace d'exemple (`cmqplan init --example`).",
        "Ouvrir le PDF", "description",
    ),
    Language(
        "en", "README.md", "en", "gallery.md", "The documents as pictures",
        "The first pages of each document, rendered from the example workspace (`cmqplan init --example`).",
        "Open the PDF", "english", {"CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"},
    ),
)  # fmt: skip


def places() -> dict[Path, tuple[Language, str]]:
    """Every page of the repository → its language and its name in that language's pages."""
    found: dict[Path, tuple[Language, str]] = {}
    for language in LANGUAGES:
        folder = DOCS / language.name
        found[ROOT / language.front] = (language, "index.md")
        for page in sorted(folder.rglob("*.md")):
            name = page.relative_to(folder).as_posix()
            found[page] = (language, "pages.md" if name == "index.md" else name)
        for name, here in language.more.items():
            found[ROOT / name] = (language, here)
    return found


def order(language: Language) -> list[Any]:
    """The navigation: the list of ``docs/<language>/index.md``, a bold beginning its section, each link a page."""
    where = places()
    index = DOCS / language.name / "index.md"
    text = index.read_text(encoding="utf-8")
    sections: list[Any] = ["index.md", language.gallery]
    for item in re.findall(r"^- (.+?)(?=^- |\Z)", text, re.DOTALL | re.MULTILINE):
        title = re.sub(r"[\[\]*]|\(.*?\)", "", re.split(r" ?:|\*\*,", item)[0]).strip()
        pages = [where.get((index.parent / link).resolve()) for link in LINK.findall(item)]
        names = [place[1] for place in pages if place and place[0] is language]
        sections += names if len(names) < 2 else [{title: names}]
    return sections


def lay(language: Language, pages: Path) -> None:
    """Write this language's pages, with links as they hold on the site, and the files that they link to."""
    where = places()
    for source, (of, name) in where.items():
        if of is not language:
            continue
        target = pages / name
        target.parent.mkdir(parents=True, exist_ok=True)

        def leading(match: re.Match[str], source: Path = source, target: Path = target) -> str:
            return _address(match[0], source, target, language, where, pages)

        text = source.read_text(encoding="utf-8")
        prose = FENCE.split(text)
        code = FENCE.findall(text)
        parts = [LINK.sub(leading, part) for part in prose]
        target.write_text("".join(a + b for a, b in zip(parts, [*code, ""], strict=True)), encoding="utf-8")


def _address(
    link: str,
    source: Path,
    target: Path,
    language: Language,
    where: Mapping[Path, tuple[Language, str]],
    pages: Path,
) -> str:
    """What a link of a page of the repository becomes on the site."""
    file = (source.parent / link).resolve()
    if re.match(r"[a-z]+:", link) or not file.exists():
        return link
    if file in where:
        of, name = where[file]
        if of is language:
            return os.path.relpath(pages / name, target.parent)
        page = Path(of.folder) / Path(name).with_suffix(".html")
        return os.path.relpath(page, Path(language.folder) / target.parent.relative_to(pages))
    kept = pages / "fichiers" / file.relative_to(ROOT)
    kept = kept if kept.suffix else kept.with_suffix(".txt")
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, kept)
    return os.path.relpath(kept, target.parent)


def documents(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each kind of document of the example workspace, rendered to PDF: its name and its file."""
    from cmqplan.documents.templates import kinds

    example = folder / "exemple"
    _cmqplan("init", "--example", str(example))
    for plan in ("plan-2026", "plan-2025"):
        _cmqplan("render", plan, "--document", "all", "--to", "pdf", "--date", "2026-06-01", cwd=example)
    _cmqplan(
        "network", "--format", "pdf", "--output", "build/reseau.pdf", "--date", "2026-06-01", cwd=example
    )
    for name in kinds(example):
        files = sorted((example / "build").rglob(f"{name}*.pdf"))
        if files:
            yield name, files[-1]


def _cmqplan(*words: str, cwd: Path = ROOT) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "CMQPLAN_LANG": "fr"}
    subprocess.run(
        [sys.executable, "-m", "cmqplan", *words], cwd=cwd, env=environment, check=True, capture_output=True
    )


def show(language: Language, pages: Path, made: Mapping[str, Path]) -> None:
    """Write the gallery: pictures of each document's first pages, and the document."""
    import pypdfium2

    from cmqplan.documents.templates import kinds

    folder = pages / "documents"
    folder.mkdir()
    lines = [f"# {language.title}\n", language.intro]
    for name, file in made.items():
        said = getattr(kinds(ROOT)[name], language.described)
        shutil.copy(file, folder / f"{name}.pdf")
        lines.append(f"\n## {name}\n\n{said}. [{language.opens}](documents/{name}.pdf)\n")
        for number, page in enumerate(list(pypdfium2.PdfDocument(file))[:SHOWN], 1):
            picture = page.render(scale=2 * PICTURE_WIDTH / page.get_width()).to_pil()
            picture.convert("P", palette=1, colors=32).save(folder / f"{name}-{number}.png", optimize=True)
            lines.append(
                f"![{name}, page {number}](documents/{name}-{number}.png){{ width={PICTURE_WIDTH} }}"
            )
    (pages / language.gallery).write_text("\n".join(lines) + "\n", encoding="utf-8")


def build() -> Path:
    """The whole site, both languages; raises where zensical warns of anything."""
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    made = dict(documents(BUILD))
    html = BUILD / "html"
    base = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    for language in LANGUAGES:
        pages = BUILD / language.name
        lay(language, pages)
        for name in (*base["extra_css"], *base["extra_javascript"]):
            shutil.copy(DOCS / name, pages / name)
        show(language, pages, made)
        alternate = [
            {**one, "link": os.path.relpath(Path(other.folder), language.folder) + "/index.html"}
            for one, other in zip(base["extra"]["alternate"], LANGUAGES, strict=True)
        ]
        settings = {
            **base,
            "docs_dir": language.name,
            "site_dir": f"html/{language.folder}",
            "nav": order(language),
            "theme": {**base["theme"], "language": language.name},
            "extra": {**base["extra"], "alternate": alternate},
        }
        file = BUILD / f"{language.name}.yml"
        file.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "zensical", "build", "--strict", "-f", str(file)], cwd=BUILD, check=True
        )
    return html


if __name__ == "__main__":
    print(build() / "index.html")
