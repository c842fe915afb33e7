"""Interface words: every language of ours has all of them, and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORDS = ROOT / "overrides" / "words"
PLACEHOLDER = re.compile(r"\{\w+\}")


def load_words(language: str) -> dict[str, object]:
    words: dict[str, object] = yaml.safe_load((WORDS / f"{language}.yml").read_text("utf-8"))
    return words


@pytest.mark.parametrize("language", ["jv", "su"])
def test_every_word_is_translated_with_its_placeholders(language: str) -> None:
    source, words = load_words("id"), load_words(language)

    read = {key: text for key, text in source.items() if not key.startswith("team_")}  # on papers of the team alone
    assert list(words) == list(read)
    for key, text in read.items():
        assert sorted(PLACEHOLDER.findall(str(text))) == sorted(PLACEHOLDER.findall(str(words[key]))), key


USES = (
    r"words\.(\w+)",  # in a template
    r"[\"'](\w+)[\"']",  # in Python, where many are chosen between
    r"\"(notice_\w+)\"",
)


def test_every_word_is_used_by_a_template_or_the_code() -> None:
    sources = [*(ROOT / "overrides").rglob("*.*"), *(ROOT / "scripts").rglob("*.py")]
    texts = "\n".join(
        file.read_text("utf-8") for file in sources if file.suffix in (".html", ".typ", ".js", ".py", ".svg")
    )
    used = {name for pattern in USES for name in re.findall(pattern, texts)} | {"months", "checked_on", "not_checked"}
    prefixes = (
        "file_",
        "use_",
        "for_",
        "mode_",
        "failed_",
        "palette_",
        "part_",
        "day_",
        "hint_",
        "cards_",
        "slide_",
        "say_",
        "screen_",
        "team_recap_",
        "team_who_",
    )

    assert [key for key in load_words("id") if key not in used and not key.startswith(prefixes)] == []
