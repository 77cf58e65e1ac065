"""``cmqplan init``: a small workspace that is valid as it is written, or the example."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from cmqplan.beginnings.editor import editor_files
from cmqplan.beginnings.more import campus_file, convention_file, organismes_file, plan_files
from cmqplan.beginnings.names import Unfit, identifier, unfit_text
from cmqplan.beginnings.pages import Written
from cmqplan.language.gettext import N_
from cmqplan.model.champs import Declares
from cmqplan.workspace.load import declared_champs

IGNORED = "build/"
EXAMPLE = Path(__file__).parent / "exemple"
"""A whole workspace, wholly invented, that shows a plan through its life."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a first workspace is made of; an empty ``campus`` or ``convention`` is none."""

    year: int
    title: str
    carrier: str
    funder: str
    campus: str = ""
    region: str = "France"
    convention: str = ""


def begun(folder: Path, answers: Answers) -> Written | Unfit:
    """The files of a first workspace in a folder."""
    for text in (answers.title, answers.region):
        odd = unfit_text(text)
        if odd is not None:
            return odd
    known: dict[str, str] = {}
    for name in filter(None, (answers.carrier, answers.funder, answers.campus)):
        made = identifier(name)
        if isinstance(made, Unfit):
            return made
        if made in known.values() and name not in known:
            return Unfit(N_("“{name}” would have the same identifier as another one"), {"name": name})
        known[name] = made
    files = {"plans/organismes.yaml": organismes_file(known, answers.campus)}
    carrier, funder, campus = known[answers.carrier], known[answers.funder], known.get(answers.campus, "")
    convention = ""
    if answers.convention:
        made = identifier(answers.convention)
        if isinstance(made, Unfit):
            return made
        convention = made
        files[f"plans/conventions/{convention}.yaml"] = convention_file(
            answers.convention, answers.year, answers.year + 2, carrier, funder, campus
        )
    if campus:
        files[f"plans/campus/{campus}.yaml"] = campus_file(
            answers.campus,
            campus,
            answers.region,
            list(dict.fromkeys(one for one in (carrier, funder) if one != campus)),
        )
    written = Written(files)
    plan = plan_files(
        f"plan-{answers.year}",
        answers.title,
        answers.year,
        carrier,
        funder,
        campus=campus,
        convention=convention,
    )
    written = written.with_(plan)
    return _spared(folder, written)


def example(folder: Path) -> Written | Unfit:
    """The files of the example workspace in a folder."""
    files = (path for path in sorted(EXAMPLE.rglob("*")) if path.is_file())
    written = Written({path.relative_to(EXAMPLE).as_posix(): path.read_bytes() for path in files})
    return _spared(folder, written, declared_champs(EXAMPLE))


def _spared(folder: Path, written: Written, champs: Declares = MappingProxyType({})) -> Written | Unfit:
    """What is written where nothing stands in the way, and what an editor reads of it, its own keys (``champs``) among it;
    ``.gitignore`` may be there already and is left as it is."""
    plans = folder / "plans"
    there = next((file for file in written.files if os.path.lexists(folder / file)), None)
    if there is not None:
        return Unfit(
            N_(
                "{file} is there already, and nothing is written over it; go on with it (“cmqplan validate”), or begin in another folder: cmqplan init FOLDER"
            ),
            {"file": str(folder / there)},
        )
    if plans.is_dir() and any(entry.suffix == ".yaml" or entry.is_dir() for entry in plans.iterdir()):
        return Unfit(
            N_(
                "{folder} holds plans already; add to them with “cmqplan new plan”, or begin in another folder: cmqplan init FOLDER"
            ),
            {"folder": str(plans)},
        )
    written = written.with_(
        Written(
            {file: data for file, data in editor_files(champs).items() if not os.path.lexists(folder / file)}
        )
    )
    ignore = folder / ".gitignore"
    if not os.path.lexists(ignore):
        return written.with_(
            Written({".gitignore": f"# Les documents écrits par « cmqplan render »\n{IGNORED}\n".encode()})
        )
    return written.with_(
        Written(
            left=(
                Unfit(N_(".gitignore is there already and stays as it is; add this line to it: build/"), {}),
            )
        )
    )
