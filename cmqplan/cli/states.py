"""The states of a plan that words on the command line name: today's, a frozen version's, another folder's, a revision's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cmqplan.cli.checking import UNREADABLE, examined, unpacked, version_called
from cmqplan.cli.output import plan_names, say, stop
from cmqplan.cli.streams import borrow_folder
from cmqplan.language import N_, translate

if TYPE_CHECKING:
    from datetime import date

    from cmqplan.versions.compare import Etat


def state(root: Path, word: str) -> Etat:
    """What a word names: « plan-2024 », « plan-2024@votee », or a folder of another workspace. What isn't there stops."""
    from cmqplan.workspace.files import NoWorkspace, discover, find_root

    files = discover(root)
    if "@" in word and word not in files.plans:
        version = version_called(files, word)
        found = read(unpacked(version), version.plan, version.nom, version.date)
        return replace(found, titre=version.titre, jour=version.date)
    path = Path(word)
    if word not in files.plans and path.is_dir():
        try:
            other = find_root(path)
        except NoWorkspace:
            stop(
                N_("“{folder}” holds no plan: name a folder of a workspace, or of one of its plans"),
                folder=word,
            )
        if other != root:
            names = plan_names(other, [word], discover(other).plans)
            if len(names) != 1:
                stop(
                    N_("“{folder}” holds several plans; name the folder of one: {known}"),
                    folder=word,
                    known=tuple(f"{word.rstrip('/')}/plans/{name}" for name in names),
                )
            return read(other, names[0], word)
    (name, *_others) = plan_names(root, [word], files.plans)
    return read(root, name, name)


def two_states(root: Path, word: str, since: str) -> tuple[Etat, Etat]:
    """A plan as it was and as it stands today: a version named by ``word`` or ``since``, a revision of git, or else the
    last version. Without any the run stops."""
    from cmqplan.workspace.files import discover

    plans = discover(root).plans
    if "@" in word and word not in plans:
        return state(root, word), state(root, word.partition("@")[0])
    (name, *_others) = plan_names(root, [word], plans)
    before = earlier(root, name, since)
    if before is None:
        stop(
            N_(
                "“{plan}” has no version to be compared with; name two plans, or a revision of git (--since), or keep one first: cmqplan freeze {plan} --as votée"
            ),
            plan=name,
        )
    return before, state(root, name)


def earlier(root: Path, plan: str, since: str) -> Etat | None:
    """A plan as it was in the version or the revision of git called ``since``, or in its last version; None where it has
    none. A word that names neither stops; a version that can't be read is said."""
    from cmqplan.versions.frozen import NotAVersion, called, stored
    from cmqplan.workspace.files import discover

    whole = []
    for path, version in stored(discover(root), plan):
        if isinstance(version, NotAVersion):
            say(UNREADABLE, file=path, reason=translate(version.reason))
        else:
            whole.append(version)
    found = called(since.removeprefix(f"{plan}@"), whole) if since else whole
    if since and len(found) != 1:
        found_there = read(_checked_out(root, since), plan, f"{plan} ({since})")
        return replace(found_there, jour=_day_of(root, since))
    return state(root, found[-1].nom) if found else None


def read(root: Path, plan: str, name: str, day: date | None = None) -> Etat:
    """A plan's state; what can't be read in it is said, and left out."""
    from cmqplan.rules.engine import UnknownPlan
    from cmqplan.versions.compare import Etat

    try:
        workspace = examined(root, [plan], day, keep=True).workspace
    except UnknownPlan:
        stop(N_("there is no plan “{plan}” in {name}"), plan=plan, name=name)
    left = tuple(resume.file for resume in workspace.resumes[plan] if not resume.valide)
    if plan not in workspace.plans:
        left = (workspace.files.plans[plan].plan_file, *left)
    if left:
        say(
            N_("{name}: left out, because it can't be read without a mistake: {files}"), name=name, files=left
        )
    return Etat(name, workspace, plan)


def _day_of(root: Path, revision: str) -> date:
    """The day of a revision that git knows."""
    from datetime import date

    shown = _git(root, "log", "-1", "--no-show-signature", "--format=%cs", "--end-of-options", revision, "--")
    assert shown is not None, "it was checked out"
    return date.fromisoformat(shown.decode().strip())


def _checked_out(root: Path, revision: str) -> Path:
    """The plans of a revision of git, in a folder that is gone when the run ends. Needs the program git."""
    import io
    from zipfile import ZipFile

    folder = Path(borrow_folder())
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        stop(
            N_(
                "“{revision}” is neither a version of this plan nor a revision that git knows; “cmqplan versions” and “git tag” list them"
            ),
            revision=revision,
        )
    asked = (commit.decode().strip(), "--", "plans", "cmqplan.yaml")
    names = (_git(root, "ls-tree", "--name-only", *asked) or b"").decode().split()
    wanted = (":(glob)plans/**/*.yaml" if name == "plans" else name for name in names)
    packed = _git(root, "archive", "--format=zip", *asked[:2], *wanted)
    if "plans" not in names or packed is None:
        stop(N_("there was no folder “plans” yet in “{revision}”"), revision=revision)
    with ZipFile(io.BytesIO(packed)) as archive:  # a link in it becomes a file that holds its target
        archive.extractall(folder)
    return folder


def _git(root: Path, *words: str) -> bytes | None:
    """What git answers in a folder; None where it refuses. Without git the run stops."""
    import subprocess

    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        stop(N_("--since takes the program git, which isn't installed here"))
    return done.stdout if done.returncode == 0 else None
