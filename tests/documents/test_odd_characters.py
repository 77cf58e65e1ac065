"""What ``validate`` calls valid can be printed in every format, whatever characters stand in it."""

from __future__ import annotations

from pathlib import Path
from random import Random

from cmqplan.report.assemble import report
from cmqplan.rules.engine import examine
from tests.conftest import DAY, lay, run_here
from tests.source.test_characters import ODD, PRINTED

FICHE = """\
numero: {numero}
titre: {plain}
porteurs: [campus-exemple]
constats: |
  Un texte
  {text}
objectifs: "{quoted}"
modalites:
  - {plain}
  - "{quoted}"
moyens:
  financiers:
    total: 10 000 €
    financements:
      - {{financeur: region, montant: 10 000 €, nature: subvention}}
livrables: [Programme]
suivi: {{statut: réalisé}}
calendrier: mars 2024
"""
ODDER = [
    *ODD, *PRINTED, "&", "<b>", "*", "_", "`", "#", "|", "$", "%", "~", "@", "[x](y)", "=1+1", "]]>", "{{ x }}", "{% x %}", "\u00a0",
    "\U0001f469\u200d\U0001f3eb", "🇫🇷", "Ã©", "ﬁ", "½", "∑", "ﷺ", "ẞ", "ō̈", "\u0489", "\u2003", "\u1680", "\u3000", "\u2800", "\ufb4f",
]  # fmt: skip
"""Pieces of texts that some format could stumble over."""


def fiche(numero: int, pieces: list[str]) -> str:
    text = "a" + "".join(f"{piece} b" for piece in pieces)
    escapes = "a" + "".join("".join(f"\\U{ord(c):08x}" for c in piece) + " b" for piece in pieces)
    plain = text if not {" #", ": ", "\x85"} & {text[n : n + 2] for n in range(len(text))} else "a"
    return FICHE.format(numero=f"1.{numero}", plain=plain, text=text, quoted=escapes)


def test_what_is_valid_is_printed_in_every_format(tmp_path: Path) -> None:
    random = Random(12)
    texts = [[piece] for piece in ODDER]
    texts += [random.sample([*PRINTED, *ODDER], random.randint(2, 5)) for _ in range(60)]
    plan = "titre: Plan\nexercice: 2024\naxes: [{numero: 1, titre: Axe}]\n"
    lay(
        tmp_path,
        {
            "plans/plan-exemple/plan.yaml": plan,
            "plans/plan-exemple/1.1-forum.yaml": None,
            **{
                f"plans/plan-exemple/1.{n}-x.yaml": fiche(n, pieces).encode()
                for n, pieces in enumerate(texts, 1)
            },
        },
    )
    told = report(examine(tmp_path, today=DAY))
    broken = {item.site.file for item in told.located if item.severity.name == "ERROR"}
    assert all(file.startswith("plans/plan-exemple/1.") for file in broken), broken
    assert len(broken) > len(ODD)
    assert len(texts) - len(broken) > len(PRINTED)
    for file in broken:
        (tmp_path / file).unlink()
    for command in (
        ("validate", "--date", "2024-06-01"),
        ("render", "--to", "md,html,pdf,docx", "--date", "2024-06-01"),
        ("budget", "--by-fiche", "--by-nature", "--format", "csv", "-o", "budget.csv"),
        ("budget", "--by-fiche", "--by-nature", "--format", "xlsx", "-o", "budget.xlsx"),
        ("budget", "--by-fiche", "--format", "json"),
        ("budget", "--by-fiche", "--format", "markdown"),
        ("budget", "--by-fiche"),
    ):
        done = run_here(*command, cwd=tmp_path)
        assert done.code == 0, (command, done.out[-2000:], done.err[-2000:])
    written = {path.suffix for path in (tmp_path / "build").rglob("*") if path.is_file()}
    assert written >= {".md", ".html", ".pdf", ".docx"}
