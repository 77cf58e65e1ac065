"""An answer is given again to the very same question only."""

from __future__ import annotations

from collections.abc import Callable

from cmqplan.model.memo import asked_again


def counting() -> tuple[list[object], Callable[..., str]]:
    asked: list[object] = []

    @asked_again
    def answer(*subjects: object, shout: bool = False) -> str:
        asked.append(subjects)
        return f"{subjects}{'!' if shout else ''}"

    return asked, answer


def test_the_same_question_is_answered_from_memory() -> None:
    asked, answer = counting()
    one, other = [1], [1]
    assert answer(one) == answer(one) == answer(other)
    assert len(asked) == 2, "equal isn't the same"
    assert answer(one, other) == "([1], [1])"
    assert answer(one) == "([1],)"
    assert len(asked) == 4


def test_what_is_asked_by_name_is_worked_out_anew() -> None:
    _, answer = counting()
    subject = [1]
    assert answer(subject, shout=True) == "([1],)!"
    assert answer(subject) == "([1],)"
    assert answer(subject, shout=True) == "([1],)!"


def test_an_error_is_not_remembered() -> None:
    @asked_again
    def inverse(number: list[int]) -> float:
        return 1 / number[0]

    number = [0]
    for _ in range(2):
        try:
            inverse(number)
        except ZeroDivisionError:
            number[0] = 2
    assert inverse(number) == 0.5
