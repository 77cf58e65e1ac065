"""Every message a person can see is in the French catalogue, translated."""

from __future__ import annotations

import re
import string

from cmqplan import language
from tests import catalogue


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_message_of_the_source_is_in_the_catalogue() -> None:
    known = {message.id for message in catalogue.read()}
    missing = [(file, line, text) for file, line, text in catalogue.messages() if text not in known]
    assert len(known) > 100
    assert not missing, "run “python -m tests.dev regenerate” and write their French"


def test_no_message_is_left_untranslated() -> None:
    assert not catalogue.untranslated(catalogue.read())


def test_a_translation_has_the_parameters_of_its_message() -> None:
    """French may leave a parameter out (a plural that says « une »), never have one of its own."""
    for message in catalogue.read():
        if not message.id:
            continue
        originals = message.id if isinstance(message.id, tuple | list) else (message.id,)
        translations = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if "%(" in originals[0]:
            continue
        allowed = set().union(*(_fields(text) for text in originals))
        for text in translations:
            assert _fields(text) <= allowed, message.id


def test_french_typography_keeps_its_spaces_unbreakable() -> None:
    """« : », « ; », « ! », « ? » and the inside of « » stand behind a no-break space, however the catalogue writes them."""
    language.use("fr")
    for message in catalogue.read():
        one, many = message.id if isinstance(message.id, tuple | list) else (message.id, message.id)
        shown = [language.translate(one), language.translate_plural(language.Plural(one, many), 2)]
        assert not [text for text in shown if re.search("« | [»:;!?]", text)]
    language.use("en")
