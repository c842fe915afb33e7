"""Sets the project up in .venv and starts its commands: `python3 scripts/run.py site|test|…`, without make.

Standard library only, as it runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST_PYTHON = (3, 11)
DEBIAN_PROGRAMS = {
    "chromium": "chromium",
    "firefox-esr": "firefox-esr",
    "java": "default-jre-headless",
    "soffice": "libreoffice-impress",
}
FAST_BROWSER = "chromium-headless-shell"
"""Opens pages for half the price; not every system that has apt has it, so it is asked for alone."""
DEBIAN_JARS = {"jaxb-runtime.jar": "libjaxb-java", "epubcheck.jar": "epubcheck"}
SHARED = ("-n", "auto", "--dist", "worksteal")
"""The tests are shared by as many processes as there are processors."""
JARS = Path("/usr/share/java")


def set_up(lock_name: str) -> None:
    """Makes .venv hold exactly the packages of the lock, and the project itself; does nothing when it does."""
    lock = ROOT / lock_name
    wanted = hashlib.sha256(lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = VENV / f"installed-{lock.stem}"
    if stamp.exists() and stamp.read_text("utf-8") == wanted and PYTHON.exists():
        return
    if not PYTHON.exists():
        make_environment()
    print(f"Installing {lock_name} (once, a minute or two) …", flush=True)
    pip("install", "--quiet", "--require-hashes", "--requirement", str(lock))
    pip("install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp.write_text(wanted, "utf-8")


def make_environment() -> None:
    """Makes .venv with pip in it, or says which package of the system is missing."""
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode != 0:
        sys.exit("Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv")


def pip(*arguments: str) -> None:
    """Runs pip inside .venv and stops with its message when it fails."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        sys.exit("pip could not install the packages. Is there an internet connection?")


def install_test_programs() -> None:
    """Installs what pip cannot bring, where that is allowed; tests that lack a program are skipped by name."""
    missing = [package for program, package in DEBIAN_PROGRAMS.items() if not shutil.which(program)]
    missing += [package for jar, package in DEBIAN_JARS.items() if not (JARS / jar).exists()]
    may_install = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")
    spared = [FAST_BROWSER] if not shutil.which(FAST_BROWSER) else []
    if missing + spared and may_install:
        print(f"Installing for the tests: {' '.join(missing + spared)} …", flush=True)
        apt("update", "-qq")
        for packages in filter(None, (missing, spared)):
            apt("install", "-y", "-qq", "--no-install-recommends", *packages)


def apt(*arguments: str) -> None:
    """Asks the system for packages; what it does not have, the tests skip by name or do without."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", *arguments], check=False, env=environment, stdout=subprocess.DEVNULL)


def install_node_tools() -> None:
    """Installs what the browser tests need from npm (axe, the Nu checker, Lighthouse) where there is npm."""
    npm, folder = shutil.which("npm"), ROOT / "tests" / "node"
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules" / "installed"
    if not npm or (stamp.exists() and stamp.read_text("utf-8") == wanted):
        return
    print("Installing the test tools of npm …", flush=True)
    quiet = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run([npm, *quiet], cwd=folder, check=False, stdout=subprocess.DEVNULL).returncode == 0:
        stamp.write_text(wanted, "utf-8")
    elif os.environ.get("CI"):
        sys.exit("npm could not install the test tools; CI does not skip what a missing tool would hide.")


def run(*command: str) -> None:
    """Runs one command of .venv in the project and stops with its exit code when it fails."""
    program = BIN / command[0]
    # What Python has compiled is kept, whatever the machine says: else each of hundreds of processes does it again.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([str(program), *command[1:]], cwd=ROOT, env=environment, check=False)
    if done.returncode != 0:
        sys.exit(done.returncode)


def setup(arguments: list[str]) -> None:
    """Sets everything up, and builds nothing."""
    set_up("requirements.lock")


def site(arguments: list[str]) -> None:
    """Builds every edition with its downloads into site/."""
    set_up("requirements.lock")
    run("lapak", "build", *arguments)


def check(arguments: list[str]) -> None:
    """Checks the sources and all that is made of them."""
    set_up("requirements.lock")
    run("lapak", "check", *arguments)


def serve(arguments: list[str]) -> None:
    """Shows a live preview of one edition."""
    set_up("requirements.lock")
    run("lapak", "serve", *arguments)


def test(arguments: list[str]) -> None:
    """Runs the quick tests."""
    set_up("requirements-dev.lock")
    install_test_programs()
    install_node_tools()
    run("pytest", *SHARED, "--dearest=10", "-m", "not slow", *arguments)


def test_all(arguments: list[str]) -> None:
    """Runs every test, the slow ones too."""
    set_up("requirements-dev.lock")
    install_test_programs()
    install_node_tools()
    run("pytest", *SHARED, *arguments)


def fuzz(arguments: list[str]) -> None:
    """Draws 20,000 inputs and builds 2,000, as test-all does; and sets what that leaves out: tables, long patterns."""
    set_up("requirements-dev.lock")
    os.environ["LAPAK_FUZZ"] = "1"
    run(
        "pytest", *SHARED, "-v", "tests/fuzz", "tests/handout/test_tables.py", "tests/course/test_limits.py", *arguments
    )


def lint(arguments: list[str]) -> None:
    """Checks format, style and types."""
    set_up("requirements-dev.lock")
    run("ruff", "format", "--check", "scripts", "tests", "bench")
    run("ruff", "check", "scripts", "tests", "bench")
    run("mypy")


def licences(arguments: list[str]) -> None:
    """Lists the licence of every locked package; fails when one is not allowed."""
    set_up("requirements-dev.lock")
    run(PYTHON.name, "-m", "upkeep.licences")


def audit(arguments: list[str]) -> None:
    """Asks PyPI whether a locked version has a known hole; fails too when it cannot ask."""
    set_up("requirements-dev.lock")
    command = [str(BIN / "pip-audit"), "--strict", "--require-hashes", "--disable-pip", "-r", "requirements-dev.lock"]
    if subprocess.run([*command, *arguments], cwd=ROOT, check=False).returncode != 0:
        sys.exit("The audit found something, or could not ask pypi.org about all packages: see above.")


def sbom(arguments: list[str]) -> None:
    """Writes build/sbom.json: all installed packages with versions and licences, as CycloneDX."""
    set_up("requirements-dev.lock")
    (ROOT / "build").mkdir(exist_ok=True)
    options = ["--pyproject", "pyproject.toml", "--output-reproducible", "--output-file", "build/sbom.json"]
    run("cyclonedx-py", "environment", *options, str(PYTHON))
    print("build/sbom.json")


def guards(arguments: list[str]) -> None:
    """Takes out each guard of tests/guards.yml in a copy and looks whether its test notices (slow; or: names)."""
    set_up("requirements-dev.lock")
    run(PYTHON.name, "-m", "upkeep.guards", *arguments)


def mutants(arguments: list[str]) -> None:
    """Draws 300 small wrong changes and looks whether quick tests notice (slow; or: files, --count=, --seed=)."""
    set_up("requirements-dev.lock")
    run(PYTHON.name, "-m", "upkeep.mutants", *arguments)


def bare(arguments: list[str]) -> None:
    """Runs the quick tests as on a machine without LibreOffice, Java, npm, Firefox and fonts (or: tests)."""
    set_up("requirements-dev.lock")
    run(PYTHON.name, "-m", "upkeep.bare", *arguments)


def bench(arguments: list[str]) -> None:
    """Measures pages beside other tools, and builds (--pages, --builds, --peer NAME)."""
    set_up("requirements-dev.lock")
    run(PYTHON.name, "-m", "bench", *arguments)


COMMANDS: dict[str, Callable[[list[str]], None]] = {
    "setup": setup,
    "site": site,
    "check": check,
    "serve": serve,
    "test": test,
    "test-all": test_all,
    "fuzz": fuzz,
    "lint": lint,
    "licences": licences,
    "audit": audit,
    "sbom": sbom,
    "guards": guards,
    "mutants": mutants,
    "bare": bare,
    "bench": bench,
}


def main() -> None:
    """Starts the command named on the command line; exit code 2 for a wrong one."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit("Lapak Belajar needs Python 3.11 or newer.")
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in COMMANDS:
        print("Use: python3 scripts/run.py COMMAND\n")
        for known, command in COMMANDS.items():
            print(f"  {known:10} {command.__doc__}")
        sys.exit(2)
    COMMANDS[name](sys.argv[2:])


if __name__ == "__main__":
    main()
