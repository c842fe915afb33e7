"""Tools of the tests: a tiny project that builds, to which a test adds what it is about."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import fontpkg
import mkdocs.utils
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Playwright, sync_playwright
from rich.console import Console
from tests.costs import Costs
from tests.fonts import make_arimo, write_fontconfig

from lapak.cache.keys import SiteKey
from lapak.cli import main
from lapak.render.document import Documents, load_documents
from lapak.website.host.config import load_project
from lapak.writing.locking import Lock

ROOT = Path(__file__).resolve().parent.parent
TINY = ROOT / "tests" / "tiny"
ENVIRONMENT = dict(os.environ)
"""As it is before a test has changed it."""
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
"""With all its windows."""
SHELL = shutil.which("chromium-headless-shell") or CHROMIUM
"""The same without windows, which opens a page for half the price; what both can do is tested with it."""
UNUSED = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "OptimizationHints"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect"),
    *("NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
)
"""Parts of Chromium that no test needs: the pages behind its address bar, which cost each window 0.7 seconds of a
processor; and those that Playwright takes away, as Chromium heeds the last list alone."""
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    f"--disable-features={','.join(UNUSED)}",
]
"""Of Chromium."""
POLICY = "Content Security Policy"
"""Stands in what a browser tells of it."""
MAKING = ("build", "check", "publish")
"""Commands that make all papers and slides."""
Files = dict[str, str | bytes | None]
Once = Callable[[str, Callable[[Path], object]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")
    parser.addoption("--dearest", type=int, default=0, help="show so many tests that cost most of a processor")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Costs(config.getoption("--dearest")))


@pytest.fixture(autouse=True, scope="session")
def _quiet() -> None:
    """Material prints a notice about its future at each start."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs the real sites comes first: one process makes them while the others do what does not."""
    items.sort(key=lambda item: "sites" not in vars(item).get("fixturenames", ()))


@pytest.fixture(autouse=True, scope="session")
def _themes() -> None:
    """MkDocs looks through all installed packages for themes whenever it reads a file: once is enough for all tests."""
    mkdocs.utils.get_themes = cache(mkdocs.utils.get_themes)


@pytest.fixture(autouse=True, scope="session")
def _fonts(request: pytest.FixtureRequest) -> None:
    """Chromium, Firefox and LibreOffice see the packaged twin of Arial and none of the system's fonts."""
    cache: pytest.Cache = request.config.cache
    folder = cache.mkdir("arimo")
    lock = Lock(folder / "lock")
    lock.take(wait=True)  # the fonts are made once for all processes
    make_arimo(folder)
    lock.close()
    signs = fontpkg.path("Source Sans 3", nearest=True).parent
    own = cache.mkdir(f"fonts-{os.environ.get('PYTEST_XDIST_WORKER', '')}")
    os.environ["FONTCONFIG_FILE"] = str(write_fontconfig(own, [folder, signs], "Arimo"))


def write_project(folder: Path, files: Files) -> Path:
    """Writes tests/tiny with some files changed, added or (None) taken away; the templates are the real ones."""
    shutil.copytree(TINY, folder, dirs_exist_ok=True)
    (folder / "overrides").symlink_to(ROOT / "overrides")
    for name, content in files.items():
        file = folder / name
        if content is None:
            file.unlink()
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def build_project(project: Path) -> None:
    """A project whose site nobody builds again → its site, with all downloads."""
    from lapak.build import build_sites  # all that makes papers and slides, which most tests need not load

    build_sites({project / "mkdocs.yml": SiteKey("", {})}, project / "site", Console(quiet=True))


@pytest.fixture
def make_project(tmp_path: Path) -> Callable[[Files], Path]:
    """A function: files → the folder of a project that has them."""
    return lambda files: write_project(tmp_path / "project", files)


@pytest.fixture
def make_documents(make_project: Callable[[Files], Path]) -> Callable[[Files], Documents]:
    """A function: files → the documents of the tiny project with them."""
    return lambda files: load_documents(load_project(make_project(files) / "mkdocs.yml"))


@pytest.fixture
def run_lapak(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], keep_papers: Callable[[Path], None]
) -> Callable[..., tuple[int, str]]:
    """A function: a folder and arguments → exit code and everything printed."""

    def run(folder: Path, *arguments: str) -> tuple[int, str]:
        if arguments[0] in MAKING and (folder / "overrides").is_symlink():
            keep_papers(folder)
        monkeypatch.chdir(folder)
        try:
            main(arguments)
        except SystemExit as done:
            printed = capsys.readouterr()
            return int(done.code or 0), printed.out + printed.err
        finally:
            gc.enable()
        printed = capsys.readouterr()
        return 0, printed.out + printed.err

    return run


@pytest.fixture(scope="session")
def make_once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """A function: a name and what fills a folder → that folder, filled once for the tests of all processes."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def make(name: str, fill: Callable[[Path], object]) -> Path:
        lock = Lock(shared / f"{name}.lock")
        lock.take(wait=True)
        try:
            if not (shared / name).exists():
                fill(shared / f"{name}-draft")
                (shared / f"{name}-draft").rename(shared / name)
        finally:
            lock.close()
        return shared / name

    return make


@pytest.fixture(scope="session")
def keep_papers(make_once: Once) -> Callable[[Path], None]:
    """A function: a project without a cache finds papers and slides of tests/tiny there."""

    def keep(project: Path) -> None:
        cache = project / "build" / "cache"
        if not cache.exists():
            shutil.copytree(make_once("tiny", _build_tiny) / "build" / "cache", cache, copy_function=os.link)

    return keep


@pytest.fixture(scope="session")
def sites(make_once: Once) -> Path:
    """Both real editions, built once for the tests of all processes, which only read: the folder that holds them."""
    return make_once("sites", _build_sites)


def _build_sites(output: Path) -> None:
    """By this process alone: the other processors are doing other tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setattr("os.sched_getaffinity", lambda _: {0}, raising=False)
        main(["build", "--output", str(output)])
    gc.enable()
    sys.stdout.flush()


def _build_tiny(folder: Path) -> None:
    """In another process, whatever the test that asks for it has changed in this one."""
    command = [sys.executable, "-m", "lapak", "build"]
    subprocess.run(command, cwd=write_project(folder, {}), env=ENVIRONMENT, check=True, capture_output=True)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """A function: compares a text with its golden file, or writes it under --update-golden."""

    def compare(file: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8"), f"{file.name} differs; see --update-golden"

    return compare


def list_refusals(context: BrowserContext) -> list[str]:
    """A browser's context → a list that will hold whatever the policy of one of its pages refuses."""
    refused: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if POLICY in message.text:
            refused.append(message.text)

    context.on("console", note)
    return refused


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What starts browsers; one process can have it once at a time."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A real Chromium; each test opens pages of its own in it."""
    if not CHROMIUM:
        pytest.skip("needs Chromium: apt install chromium")
    started = playwright.chromium.launch(executable_path=SHELL, args=ARGUMENTS)
    yield started
    started.close()


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    """The same, without the pages that a test before has left open."""
    yield chromium
    for context in chromium.contexts:
        context.close()
