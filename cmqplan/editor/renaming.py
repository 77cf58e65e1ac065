"""Another name for what files name: everything that is to be written, and the file that is to be called otherwise."""

from __future__ import annotations

from typing import NamedTuple

from cmqplan.editor.names import NUMERO, Name, held, places_of
from cmqplan.findings import N_, Place
from cmqplan.model import values
from cmqplan.report.assemble import Sources
from cmqplan.source.yaml import NO_VALUE
from cmqplan.workspace.workspace import Workspace, unread

_FILES = ("campus", "convention")
"""What is named after its file."""
RENAMED = ("organisme", *_FILES, NUMERO)


class Renaming(NamedTuple):
    """``places`` take the new name; ``moved`` are files, each with its path to be."""

    places: tuple[Place, ...]
    moved: tuple[tuple[str, str], ...] = ()


class Refused(Exception):  # noqa: N818 - said in the user's words, never shown as an exception
    """Why a name can't be changed: a sentence, and what goes into it."""

    def __init__(self, said: str, **params: object) -> None:
        super().__init__(said)
        self.said, self.params = said, params


def renaming(workspace: Workspace, sources: Sources, name: Name, new: str, *, moves_files: bool) -> Renaming:
    """All that another name changes. Raises Refused. ``moves_files``: whether the editor can give files other names; where
    it can't, a fiche keeps its file, and what is named after its file keeps its name."""
    if files := unread(workspace):
        raise Refused(
            N_("“{name}” isn't renamed: it may stand in what can't be read without a mistake, {files}"),
            name=name.name, files=files,
        )  # fmt: skip
    moved = _moved_action(workspace, name, new) if name.of == NUMERO else _moved(workspace, name, new)
    if moved and not moves_files:
        if name.of != NUMERO:
            raise Refused(
                N_("this editor can't rename a file: “{name}” is the name of {file}"),
                name=name.name,
                file=moved[0][0],
            )
        moved = ()
    return Renaming(tuple(places_of(workspace, sources, name)), moved)


def _moved(workspace: Workspace, name: Name, new: str) -> tuple[tuple[str, str], ...]:
    if values.slug(new) != new or new in NO_VALUE or new in held(workspace, name.of):
        raise Refused(
            N_(
                "“{name}” can't be an identifier here: it is in use, or isn't small letters, digits and hyphens"
            ),
            name=new,
        )
    if name.of not in _FILES:
        return ()
    file = held(workspace, name.of)[name.name].file
    return _free(workspace, file, f"{file.rpartition('/')[0]}/{new}.yaml")


def _moved_action(workspace: Workspace, name: Name, new: str) -> tuple[tuple[str, str], ...]:
    """A fiche's file begins with its number."""
    key = values.numero_key(name.name)
    known = [one for one in workspace.actions(name.plan) if one.numero]
    mine = [one for one in known if values.numero_key(one.numero or "") == key]
    if len(mine) > 1:
        raise Refused(
            N_("{numero} isn't changed: it is the number of several fiches, {files}; write one's own in its file"),
            numero=name.name, files=tuple(one.file for one in mine),
        )  # fmt: skip
    free = any(one.axe for one in mine)
    form = values.NUMERO_LIBRE if free else values.NUMERO
    if len(new) > values.LONGEST_NUMERO or not form.fullmatch(new):
        raise Refused(N_("“{numero}” can't be this action's number; write one such as 1.2"), numero=new)
    plan = workspace.plans.get(name.plan)
    announced = (one.numero for axe in plan.model.tous_les_axes() for one in axe.actions) if plan else ()
    taken = {values.numero_key(numero) for numero in (*announced, *(one.numero or "" for one in known))}
    if values.numero_key(new) in taken - {key}:
        raise Refused(N_("{plan} has an action {numero} already"), plan=name.plan, numero=new)
    for one in mine:
        folder, _, called = one.file.rpartition("/")
        if one.plan == name.plan and called.startswith((f"{name.name}-", f"{name.name}.yaml")):
            return _free(workspace, one.file, f"{folder}/{new}{called.removeprefix(name.name)}")
    return ()


def _free(workspace: Workspace, file: str, to: str) -> tuple[tuple[str, str], ...]:
    """A file may take a path where nothing lies."""
    if file == to:
        return ()
    if (workspace.files.root / to).exists():
        raise Refused(N_("{file} is there already: the file can't be named so"), file=to)
    return ((file, to),)
