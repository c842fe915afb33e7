"""Where sentences end: each line of the table is a clause of the rule."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from lapak.course.reading.sentences import split_sentences

TABLE = yaml.safe_load(Path(__file__).with_name("sentences.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", [case for cases in TABLE.values() for case in cases.splitlines()])
def test_a_text_is_parted_where_its_sentences_end(case: str) -> None:
    sentences = case.split(" ‖ ")
    assert split_sentences(" ".join(sentences)) == sentences


def test_an_empty_text_has_no_sentence() -> None:
    assert split_sentences(" ") == []
