"""Whatever stands in the sources: `lapak check` says what is wrong with it, where, and soon; and it writes nothing.

Thousands of inputs are read alone (`--fast`); those that are built too are checked whole before.

Seeds are fixed: a run draws the same inputs as the one before. LAPAK_TRACEBACK takes the last net away, so an error
that nobody foresaw fails the test although an author would get a message.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from tests.fuzz.drawing import FINE_MODULES, modules
from tests.fuzz.mutations import mutate
from tests.fuzz.runs import MODULE, TRANSLATION, Spoiler, find_fault, run, write_base

from lapak.course.net import SWITCH

NAMES = (
    *(
        MODULE,
        MODULE,
        MODULE,
        TRANSLATION,
        TRANSLATION,
        "modules/shared/index.md",
        "docs/index.md",
        "modules/facts.yml",
    ),
    *("modules/glossary.yml", "modules/privacy.yml", "mkdocs.yml", "mkdocs.yml", "modules/01-awal/images/hp.svg"),
    *("modules/01-awal/translations.lock.json", "overrides/handout/theme.toml", "overrides/words/jv.yml"),
)
"""What is spoilt, and how often beside the others."""
DRAWN, MUTATED, BUILT = 120, 180, 20
IS_LONG = bool(os.environ.get("LAPAK_FUZZ"))
"""`make fuzz`, an hour of two processors: what a night is for."""
ALL_DRAWN, ALL_MUTATED, ALL_BUILT = 8_000, 12_000, 2_000
PARTS = range(1, 11)
"""The many are done in parts, which processors share; each part draws other inputs than the rest."""
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
def alone(tmp_path_factory: pytest.TempPathFactory) -> Spoiler:
    """The same without the module's translation, which would have to fit it."""
    project = write_base(tmp_path_factory.mktemp("alone") / "project")
    (project / TRANSLATION).unlink()
    (project / "modules/01-awal/translations.lock.json").unlink()
    return Spoiler(project)


def check_mutated(spoiler: Spoiler, seeds: range) -> list[str]:
    """Spoils one file for each seed → the seeds whose check did not end well, and how."""
    faults = []
    for number in seeds:
        random = Random(number)
        name = random.choice(NAMES)
        outcome = spoiler.run({name: mutate(spoiler.read(name), random)}, "check", "--fast")
        if fault := find_fault(outcome):
            faults.append(f"seed {number}, {name}: {fault}")
    return faults


def test_spoilt_file_is_a_message_or_fine(spoiler: Spoiler) -> None:
    assert check_mutated(spoiler, range(MUTATED)) == []
    assert spoiler.find_written() == set()


@pytest.mark.slow
@pytest.mark.skipif(not IS_LONG, reason="`make fuzz` does it: an hour")
@pytest.mark.parametrize("part", PARTS)
def test_spoilt_file_is_a_message_or_fine_many_times(spoiler: Spoiler, part: int) -> None:
    most = ALL_MUTATED // len(PARTS)
    assert check_mutated(spoiler, range(part * most, part * most + most)) == []
    assert spoiler.find_written() == set()


def check_drawn(spoiler: Spoiler, count: int, part: int = 0) -> None:
    """Draws modules and checks each of them."""

    @seed(part)
    @settings(QUICK, max_examples=count)
    @given(modules())
    def check(text: str) -> None:
        outcome = spoiler.run({MODULE: text.encode("utf-8", "surrogatepass")}, "check", "--fast")
        assert find_fault(outcome) == ""

    check()
    assert spoiler.find_written() == set()


def test_drawn_module_is_a_message_or_fine(spoiler: Spoiler) -> None:
    check_drawn(spoiler, DRAWN)


@pytest.mark.slow
@pytest.mark.skipif(not IS_LONG, reason="`make fuzz` does it: an hour")
@pytest.mark.parametrize("part", PARTS)
def test_drawn_module_is_a_message_or_fine_many_times(spoiler: Spoiler, part: int) -> None:
    check_drawn(spoiler, ALL_DRAWN // len(PARTS), part)


def build_drawn(spoiler: Spoiler, count: int, output: Path, part: int = 0) -> int:
    """Draws modules and builds each that `check` calls fine; returns how many those were."""
    built = 0

    @seed(part)
    @settings(QUICK, max_examples=count)
    @given(FINE_MODULES)
    def build(text: str) -> None:
        nonlocal built
        files = {MODULE: text.encode("utf-8", "surrogatepass")}
        if spoiler.run(files, "check").code == 0:
            outcome = spoiler.run(files, "build", "--output", str(output))
            assert outcome.code == 0, outcome.printed
            built += 1

    build()
    return built


def test_what_check_calls_fine_can_be_built(alone: Spoiler, tmp_path: Path) -> None:
    assert build_drawn(alone, BUILT, tmp_path / "site") >= BUILT // 3


@pytest.mark.slow
@pytest.mark.skipif(not IS_LONG, reason="`make fuzz` does it: an hour")
@pytest.mark.parametrize("part", PARTS)
def test_what_check_calls_fine_can_be_built_many_times(alone: Spoiler, tmp_path: Path, part: int) -> None:
    most = ALL_BUILT // len(PARTS)
    assert build_drawn(alone, most, tmp_path / "site", part) >= most // 3
