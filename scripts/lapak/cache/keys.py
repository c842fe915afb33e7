"""Of what the outputs of a project are made, as hashes: of all of it, and of each edition's site.

A translation into a language that an edition does not have is no part of its site.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lapak.cache.entries import hash_code, hash_values, is_source
from lapak.dates import find_date

SOURCE_FOLDERS = ("modules", "docs", "overrides")
DOCS = re.compile(r"""^docs_dir:\s*["']?([^"'#\n]+)""", re.MULTILINE)
"""Another folder in the place of docs/."""
INHERIT = re.compile(r"""^["']?INHERIT["']?\s*:\s*["']?([^"'#\s]+)""", re.MULTILINE)
NAMED = re.compile(r"""(?<![^\s"'\[\]{},])[^\s"'\[\]{},]{1,200}\.(?:py|ya?ml)\b""")
"""A hook, or a file to inherit from; it begins where a word does, so that a long line is read in one pass."""


TRANSLATION = re.compile(r"[^/.]+\.([^/.]+)\.md\Z")
"""The name of a text in another language than Indonesian: 'index.jv.md'."""
PERSONAL = re.compile(r"@|\d(?:[\s().+-]{0,2}\d){8}")
"""What `check` may take for an address or a number of a person: it is told whatever the language, so it counts for all
editions (SUSPECT of course/checks/privacy.py)."""
LARGE = 100_000
"""Bytes: whether a text is too large is told whatever the language, too."""


@dataclass(frozen=True)
class SiteKey:
    """Of what a site is made: hashes of what counts for it anyway, and of the translations by language."""

    shared: str
    translated: Mapping[str, str]

    def to_text(self, languages: Collection[str] | None = None) -> str:
        """One hash; with the translations into these languages alone, or into all where none are named."""
        own = {code: kept for code, kept in self.translated.items() if languages is None or code in languages}
        return hash_values([self.shared, own])


def find_key(root: Path, output: Path) -> str:
    """A project → the hash of all that its outputs are made from, and of where they are written."""
    configs = _read_configs(root)
    return _find_key(root, output, configs, [_Folder.read(root / name) for name in _list_folders(root)]).to_text()


def find_keys(root: Path, output: Path, files: Sequence[Path]) -> dict[Path, SiteKey]:
    """Editions' files → the same for the site of each: what another edition alone has does not count."""
    configs = _read_configs(root)
    folders = [_Folder.read(root / name) for name in _list_folders(root)]
    keys = {}
    for file in files:
        own = _find_chain(configs, file.name)
        mine = [folder for folder in folders if not _is_foreign(folder.name, own, configs)]
        keys[file] = _find_key(root, output, own, mine)
    return keys


@dataclass(frozen=True)
class _Folder:
    """A folder of sources."""

    name: str
    names: tuple[str, ...]
    """Of all files in it."""
    files: Mapping[str, str]
    """The hash of each file that counts in any case."""
    translated: Mapping[str, Mapping[str, str]]
    """By language the hashes of the others."""

    @classmethod
    def read(cls, folder: Path) -> _Folder:
        """A folder as it is now."""
        files: dict[str, str] = {}
        translated: dict[str, dict[str, str]] = {}
        names = sorted((file.relative_to(folder).as_posix(), file) for file in folder.rglob("*") if is_source(file))
        for name, file in names:
            data = file.read_bytes()
            found = TRANSLATION.search(name)
            place = translated.setdefault(found[1], {}) if found and not _is_told(data) else files
            place[name] = hashlib.sha256(data).hexdigest()
        return cls(folder.name, tuple(name for name, _ in names), files, translated)


def _is_told(data: bytes) -> bool:
    """True for a text of which something may be told even where its language is not read."""
    return len(data) > LARGE or PERSONAL.search(data.decode(errors="replace")) is not None


def _find_key(root: Path, output: Path, configs: Mapping[str, str], folders: Sequence[_Folder]) -> SiteKey:
    named = {name: hash_values([file.read_bytes().hex()]) for name, file in _find_named(root, configs.values())}
    locks = [file.read_bytes().hex() for file in sorted(root.glob("*.lock.json"))]
    own = [(folder.name, folder.names, folder.files) for folder in folders]
    shared = hash_values([configs, named, locks, own, hash_code(), find_date(root), output.resolve()])
    codes = {code for folder in folders for code in folder.translated}
    translated = {
        code: hash_values((folder.name, folder.translated[code]) for folder in folders if code in folder.translated)
        for code in codes
    }
    return SiteKey(shared, translated)


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
