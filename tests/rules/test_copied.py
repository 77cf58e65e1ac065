"""What a message says to write can be copied: YAML has no space before its colon, in French neither."""

from __future__ import annotations

import re

import pytest

from cmqplan.rules.catalogue import rules
from tests.rules.test_catalogue import CODES, numbers, sentences


@pytest.mark.parametrize("code", CODES)
def test_no_space_stands_before_the_colon_of_a_key(code: str) -> None:
    for said in sentences(rules()[code]):
        for text in numbers(said.fr):
            for written in re.findall(r"« ([^»]*) »", text):
                assert not re.match(r"[a-z_{}]+[ \u00a0\u202f]:(?: |$)", written), text
