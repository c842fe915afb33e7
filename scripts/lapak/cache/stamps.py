"""What finished files were made from, so that a command with nothing new to do ends at once.

A stamp is trusted only when the sources, the code and the date are the same and all its files are untouched.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lapak.cache.entries import hash_code, hash_files, hash_values
from lapak.dates import find_date
from lapak.writing.places import STAMP_FOLDER

SOURCE_FOLDERS = ("modules", "docs", "overrides")
DOCS = re.compile(r"""^docs_dir:\s*["']?([^"'#\n]+)""", re.MULTILINE)
"""Another folder in the place of docs/."""
INHERIT = re.compile(r"""^["']?INHERIT["']?\s*:\s*["']?([^"'#\s]+)""", re.MULTILINE)
NAMED = re.compile(r"""(?<![^\s"'\[\]{},])[^\s"'\[\]{},]{1,200}\.(?:py|ya?ml)\b""")
"""A hook, or a file to inherit from; it begins where a word does, so that a long line is read in one pass."""


def find_key(root: Path, output: Path) -> str:
    """A project → the hash of all that its outputs are made from, and of where they are written."""
    configs = _read_configs(root)
    return _find_key(root, output, configs, {name: hash_files(root / name) for name in _list_folders(root)})


def find_keys(root: Path, output: Path, files: Sequence[Path]) -> dict[Path, str]:
    """Editions' files → the same for the site of each: what another edition alone has does not count."""
    configs = _read_configs(root)
    folders = {name: hash_files(root / name) for name in _list_folders(root)}
    keys = {}
    for file in files:
        own = _find_chain(configs, file.name)
        foreign = [name for name in folders if _is_foreign(name, own, configs)]
        keys[file] = _find_key(root, output, own, {name: folders[name] for name in folders if name not in foreign})
    return keys


def _find_key(root: Path, output: Path, configs: Mapping[str, str], folders: Mapping[str, str]) -> str:
    named = {name: hash_values([file.read_bytes().hex()]) for name, file in _find_named(root, configs.values())}
    locks = [file.read_bytes().hex() for file in sorted(root.glob("*.lock.json"))]
    return hash_values([configs, named, locks, folders, hash_code(), find_date(root), output.resolve()])


def _list_folders(root: Path) -> list[str]:
    own = [folder.name for name in SOURCE_FOLDERS for folder in root.glob(f"{name}.*")]
    return [name for name in sorted({*SOURCE_FOLDERS, *own, *find_docs(root)}) if (root / name).is_dir()]


def _find_chain(configs: Mapping[str, str], name: str) -> dict[str, str]:
    """The texts of mkdocs files and the name of one → those that it is made of; all where that cannot be seen."""
    chain: dict[str, str] = {}
    while name not in chain:
        if name not in configs:
            return dict(configs)
        chain[name] = configs[name]
        found = INHERIT.search(configs[name])
        if not found:
            return chain
        name = found[1].removeprefix("./")
    return chain


def _is_foreign(folder: str, own: Mapping[str, str], configs: Mapping[str, str]) -> bool:
    """True for a folder such as `modules.pasar` when another edition has that name, and none of these files says it."""
    _, _, name = folder.partition(".")
    named = re.compile(rf"""\bname["']?\s*:\s*["']?{re.escape(name)}(?![\w-])""")
    says = {file for file, text in configs.items() if named.search(text)}
    return bool(name) and bool(says) and says.isdisjoint(own)


def _find_named(root: Path, configs: Iterable[str]) -> list[tuple[str, Path]]:
    """The files of the project that its configuration names, such as hooks."""
    names = sorted({name for text in configs for name in NAMED.findall(text)})
    return [(name, root / name) for name in names if (root / name).is_file()]


def find_docs(root: Path) -> list[str]:
    """A project → its folders in the place of docs/."""
    return [name.strip() for text in _read_configs(root).values() for name in DOCS.findall(text)]


def _read_configs(root: Path) -> dict[str, str]:
    return {file.name: file.read_bytes().decode(errors="replace") for file in sorted(root.glob("mkdocs*.yml"))}


class Stamp:
    """The stamp of one piece of work of a project."""

    def __init__(self, root: Path, name: str) -> None:
        self._root = root
        self._file = root / STAMP_FOLDER / f"{name}.json"

    def find(self, key: str) -> list[Path]:
        """What was told of the files that were made from just this; nothing when somebody has touched one since."""
        try:
            stamp = json.loads(self._file.read_text("utf-8"))
            is_whole = all(_hash_file(Path(path)) == checksum for path, checksum in stamp["files"].items())
            return [Path(path) for path in stamp["told"]] if stamp["key"] == key and is_whole else []
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return []

    def find_sums(self, folder: Path) -> dict[str, str]:
        """The sums of the files that were made below a folder, by their path there."""
        try:
            files = json.loads(self._file.read_text("utf-8"))["files"]
            places = {(self._root / path).resolve(): checksum for path, checksum in files.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}
        own = folder.resolve()
        return {path.relative_to(own).as_posix(): sum_ for path, sum_ in places.items() if path.is_relative_to(own)}

    def write(self, key: str, told: Sequence[Path], sums: Mapping[Path, str] | None = None) -> None:
        """Remembers what files were made from, and which of them to tell: all, unless the sums of more are given."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        sums = {file: _hash_file(file) for file in told} if sums is None else sums
        files = {file.as_posix(): checksum for file, checksum in sums.items()}
        stamp = {"key": key, "told": [file.as_posix() for file in told], "files": files}
        self._file.write_text(json.dumps(stamp), "utf-8")


def _hash_file(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
