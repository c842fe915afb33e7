"""The licence of every package in the locks, and whether a campus may fork freely with it: run by `make licences`.

Python's come from the installed packages, those of the test tools from npm's lock.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
NPM_LOCK = "tests/node/package-lock.json"
ALLOWED = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "Bitstream-Vera", "CC0-1.0", "ISC"),
    *("MIT", "MIT-CMU", "MPL-1.1", "MPL-2.0", "OFL-1.1", "PSF-2.0", "Zlib"),
}
"""SPDX names. No AGPL, no GPL: nothing of it may reach what campuses fork."""
CHOSEN = {
    "pyphen": "MPL-1.1",  # offered under GPL, LGPL or MPL
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "dejavu-fonts-ttf": "Bitstream-Vera",
    "parse-cache-control": "BSD-3-Clause",
}
"""Where a package names several, or says it in a file only."""
ELSEWHERE = {"pyyaml-ft": "MIT"}
"""What only another Python or system installs, by the LICENSE in its wheel."""
SPELLINGS = {
    "Apache": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
}
"""What packages write instead of the SPDX name."""


class Licence(NamedTuple):
    """A package of a lock and its licence, an SPDX expression; "" where none can be found."""

    package: str
    version: str
    expression: str

    @property
    def is_allowed(self) -> bool:
        """True when one of its alternatives names allowed licences only."""
        choices = self.expression.strip("()").split(" OR ")
        return any(set(choice.split(" AND ")) <= ALLOWED for choice in choices)


def find_licences(root: Path) -> list[Licence]:
    """A checkout → the licences of all that its locks name, by name."""
    return sorted({*_find_python(root), *_find_node(root)}, key=lambda licence: licence.package.lower())


def _find_python(root: Path) -> Iterator[Licence]:
    pattern = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
    for name, version in (found for lock in LOCKS for found in pattern.findall((root / lock).read_text())):
        try:
            package = distribution(name)
        except PackageNotFoundError:
            yield Licence(name, version, ELSEWHERE.get(name, ""))
            continue
        yield Licence(name, package.version, CHOSEN.get(name) or _read(package))


def _read(package: Distribution) -> str:
    """What a package says of itself: the expression, else the one line of its field, else its one classifier."""
    metadata = package.metadata
    if metadata["License-Expression"]:
        return str(metadata["License-Expression"])
    classes = [line.split(" :: ")[-1] for line in metadata.get_all("Classifier") or [] if line.startswith("License")]
    field = str(metadata["License"] or "")
    said = field if field and "\n" not in field and field != "UNKNOWN" else " AND ".join(classes)
    return SPELLINGS.get(said, said)


def _find_node(root: Path) -> Iterator[Licence]:
    packages = json.loads((root / NPM_LOCK).read_text("utf-8"))["packages"]
    for path, package in packages.items():
        name = path.rpartition("node_modules/")[2]
        if name:
            yield Licence(name, package["version"], CHOSEN.get(name) or package.get("license", ""))


def main() -> None:
    """Prints the list; exit code 1 and the names of those that are not allowed, if there are any."""
    licences = find_licences(ROOT)
    for licence in licences:
        print(f"{licence.package:32} {licence.version:20} {licence.expression}")
    refused = [licence.package for licence in licences if not licence.is_allowed]
    if refused:
        sys.exit(f"not in the list of allowed licences (scripts/upkeep/licences.py): {', '.join(refused)}")


if __name__ == "__main__":
    main()
