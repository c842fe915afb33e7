"""Whatever stands in the sources: `lapak check` says what is wrong with it, where, and soon; and it writes nothing.

Thousands of inputs are read alone (`--fast`); those that are built too are checked whole before. Files of modules
stand in batches, each in a module of one project, so that all of it is done in a few minutes.

Seeds are fixed: a run draws the same inputs as the one before. LAPAK_TRACEBACK takes the last net away, so an error
that nobody foresaw fails the test although an author would get a message.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy
from tests.fuzz.batches import FIRST, build_fine, find_spoilt, part_batches, write_shelf
from tests.fuzz.drawing import FINE_MODULES, modules
from tests.fuzz.mutations import mutate
from tests.fuzz.runs import Spoiler, find_fault, run, write_base

from lapak.course.net import SWITCH

TEXT_NAMES = (*("index.md",) * 3, *("index.jv.md",) * 2, "images/hp.svg", "translations.lock.json")
"""What is spoilt of a module, and how often beside the others."""
OTHER_NAMES = (
    *("modules/shared/index.md", "docs/index.md", "modules/facts.yml", "modules/glossary.yml", "modules/privacy.yml"),
    *("mkdocs.yml", "mkdocs.yml", "overrides/handout/theme.toml", "overrides/words/jv.yml"),
)
"""And of the rest: each of these alone, as a mistake in it hides what is wrong with a module."""
DRAWN, TEXTS, OTHERS, BUILT = 30, 30, 20, 12
PARTS = range(1, 11)
"""The many are done in parts, which processors share; each part draws other inputs than the rest."""
ALL_DRAWN, ALL_TEXTS, ALL_OTHERS, ALL_BUILT = 800, 900, 300, 200
"""Of each part: 20,000 inputs that are checked and 2,000 that are built too, in 15 minutes of one processor."""
QUICK = settings(database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def spoiler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spoiler]:
    """One project for all inputs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SWITCH, "1")
        project = write_base(tmp_path_factory.mktemp("fuzz") / "project")
        outcome = run(project, "check")
        assert outcome.code == 0, outcome.printed
        yield Spoiler(project)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spoiler]:
    """A project of many modules, for batches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SWITCH, "1")
        yield Spoiler(write_shelf(tmp_path_factory.mktemp("shelf") / "project"))


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Spoiler:
    """The same without the modules' translations, which would have to fit them."""
    return Spoiler(write_shelf(tmp_path_factory.mktemp("alone") / "project", is_translated=False))


def draw_texts(strategy: SearchStrategy[str], count: int, part: int = 0) -> list[bytes]:
    """Texts of modules, others for each part."""
    drawn: list[bytes] = []

    @seed(part)
    @settings(QUICK, max_examples=count)
    @given(strategy)
    def draw(text: str) -> None:
        drawn.append(text.encode("utf-8", "surrogatepass"))

    draw()
    return drawn


def spoil(spoiler: Spoiler, number: int, names: Sequence[str], folder: str = "") -> tuple[str, bytes]:
    """A seed → one of the files, spoilt."""
    random = Random(number)
    name = random.choice(names)
    return name, mutate(spoiler.read(folder + name), random)


def check_each(spoiler: Spoiler, seeds: range, names: Sequence[str]) -> list[str]:
    """Spoils one file for each seed → the seeds whose check did not end well, and how."""
    faults = []
    for number in seeds:
        name, content = spoil(spoiler, number, names)
        if fault := find_fault(spoiler.run({name: content}, "check", "--fast")):
            faults.append(f"seed {number}, {name}: {fault}")
    return faults


def check_all(shelf: Spoiler, texts: Sequence[tuple[str, bytes]]) -> list[str]:
    """Files of modules → those whose check did not end well, and how."""
    return [fault for batch in part_batches(texts) for fault in find_spoilt(shelf, batch)]


def check_modules(shelf: Spoiler, seeds: range) -> list[str]:
    """Spoils a file of a module for each seed → those whose check did not end well, and how."""
    return check_all(shelf, [spoil(shelf, number, TEXT_NAMES, FIRST) for number in seeds])


def test_spoilt_file_is_a_message_or_fine(spoiler: Spoiler, shelf: Spoiler) -> None:
    assert check_each(spoiler, range(OTHERS), OTHER_NAMES) == []
    assert check_modules(shelf, range(TEXTS)) == []
    assert spoiler.find_written() | shelf.find_written() == set()


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_spoilt_file_is_a_message_or_fine_many_times(spoiler: Spoiler, part: int) -> None:
    assert check_each(spoiler, range(part * ALL_OTHERS, (part + 1) * ALL_OTHERS), OTHER_NAMES) == []
    assert spoiler.find_written() == set()


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_spoilt_module_is_a_message_or_fine_many_times(shelf: Spoiler, part: int) -> None:
    assert check_modules(shelf, range(part * ALL_TEXTS, (part + 1) * ALL_TEXTS)) == []
    assert shelf.find_written() == set()


def test_drawn_module_is_a_message_or_fine(shelf: Spoiler) -> None:
    assert check_all(shelf, [("index.md", text) for text in draw_texts(modules(), DRAWN)]) == []
    assert shelf.find_written() == set()


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_drawn_module_is_a_message_or_fine_many_times(shelf: Spoiler, part: int) -> None:
    assert check_all(shelf, [("index.md", text) for text in draw_texts(modules(), ALL_DRAWN, part)]) == []
    assert shelf.find_written() == set()


def test_what_check_calls_fine_can_be_built(alone: Spoiler, tmp_path: Path) -> None:
    assert build_fine(alone, draw_texts(FINE_MODULES, BUILT), tmp_path / "site") >= BUILT // 6


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_what_check_calls_fine_can_be_built_many_times(alone: Spoiler, tmp_path: Path, part: int) -> None:
    batches = part_batches(draw_texts(FINE_MODULES, ALL_BUILT, part))
    assert sum(build_fine(alone, batch, tmp_path / "site") for batch in batches) >= ALL_BUILT // 6
