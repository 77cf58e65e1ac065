"""What an answer to « cmqplan export saisie » says, shown before anything of it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cmqplan.cli.intake import differences, line, show_organismes
from cmqplan.intake.form.changes import Fate, Told
from cmqplan.language import N_, NN_

if TYPE_CHECKING:
    from cmqplan.intake.form.answer import Answer
    from cmqplan.intake.form.changes import Returned

_WORDS = {
    Fate.CHANGED: N_("{where}: {sent} → {answered}"),
    Fate.ADDED: N_("{where}: a new line, {answered}"),
    Fate.REMOVED: N_("{where}: taken out, {sent}"),
    Fate.NOTED: N_("{where}: a remark, kept among the notes: {answered}"),
    Fate.KEPT: N_("{where}: has no place of its own and is kept under import_reste: {answered}"),
    Fate.SIGNED: N_("{where}: agreed to on {sent}: {answered}"),
    Fate.UNSIGNED: N_("{where}: “{answered}” isn't signed: {why}"),
    Fate.HELD: N_(
        "{where}: {sent} → {answered} isn't written either, since the same row is in conflict: agree on all of it, then write it yourself"
    ),
    Fate.CONFLICT: N_(
        "{where}: sent “{sent}”, answered “{answered}”, but the file now says “{today}”; nothing of it is written: agree, then write it yourself"
    ),
    Fate.LOCKED: N_(
        "{where}: sent “{sent}”, answered “{answered}”; it isn't theirs to change, and isn't written"
    ),
    Fate.UNREAD: N_("{where}: “{answered}” isn't written: {why}"),
    Fate.GONE: N_("{where}: {why}"),
}


def show(answer: Answer, made: Returned) -> None:
    """What is taken, then what isn't, then how the files change."""
    line(
        N_("{file}: an answer for {plan}, sent on {day}"), file=answer.name, plan=answer.plan, day=answer.day
    )
    taken = [told for told in made.told if told.fate.is_written]
    left = [told for told in made.told if not told.fate.is_written]
    for told in (*taken, *left):
        _line(told)
    line(
        NN_("{count} thing that is answered is taken", "{count} things that are answered are taken"),
        count=len(taken),
    )
    if left:
        line(
            NN_("{count} isn't written; it is said above", "{count} aren't written; they are said above"),
            count=len(left),
        )
    show_organismes(made.new, made.near)
    differences(made.written)


def _line(told: Told) -> None:
    from cmqplan.language import translate

    nothing = translate(N_("nothing"))
    line(
        "  " + translate(_WORDS[told.fate]),
        where=", ".join(told.where),
        sent=told.sent or nothing,
        answered=told.answered or nothing,
        today=told.today or nothing,
        why=translate(told.why),
    )
