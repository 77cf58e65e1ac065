"""Compile action plans from YAML: check them, budget them, render them.

Three functions are the whole public API; everything else may change. Each imports what it needs when it is called.
"""

from __future__ import annotations

from cmqplan.version import __version__

TYPE_CHECKING = False  # typing is dear to import where all that is asked for is the version
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from cmqplan.report.assemble import Report
    from cmqplan.workspace.workspace import Workspace

__all__ = ["__version__", "load", "render", "validate"]


def load(folder: Path, plans: Sequence[str] | None = None, *, today: date | None = None) -> Workspace:
    """Everything of a workspace (the folder that holds ``plans/``), with the valid fiches of these plans (None: all).

    What is wrong with the rest is for ``validate`` to say. ``today`` is the current day unless given. Raises
    ``cmqplan.rules.engine.UnknownPlan``.
    """
    from cmqplan.rules.engine import examine

    return examine(folder, plans, today=today, keep=True).workspace


def validate(folder: Path, plans: Sequence[str] | None = None, *, today: date | None = None) -> Report:
    """Every finding of a workspace, placed and worded; ``has_errors`` says whether its plans are valid. Raises
    ``cmqplan.rules.engine.UnknownPlan``."""
    from cmqplan.report.assemble import report
    from cmqplan.rules.engine import examine

    return report(examine(folder, plans, today=today))


def render(
    folder: Path, plan: str, document: str = "plan", output: str = "html", *, today: date | None = None
) -> bytes:
    """One document of a plan in one format: ``md``, ``html``, ``pdf`` or ``docx``.

    ``document`` is a folder of ``templates/`` that makes one document for a plan. The plan's errors are not looked at:
    ask ``validate`` first. Raises ``cmqplan.rules.engine.UnknownPlan``; ``ValueError`` for a format or a document that
    isn't there; ``cmqplan.documents.errors.TemplateRefused`` and ``DocumentRefused``; ``ImportError`` when the
    format's extra isn't installed.
    """
    from cmqplan.documents.jobs import jobs, maker
    from cmqplan.documents.render import Output, rendered
    from cmqplan.documents.templates import kinds, templates
    from cmqplan.documents.views import Request

    workspace = load(folder, [plan], today=today)
    ready = templates(workspace)
    kind = kinds(folder).get(document)
    if kind is None or kind.about != "plan":
        raise ValueError(f"there is no document {document!r}")
    made = maker(Request(workspace, plan, today=workspace.today), ready)
    content, context = made.make(jobs(made, kind)[0])
    return rendered(content, Output(output), ready, context)
