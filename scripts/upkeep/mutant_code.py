"""A changed file → the functions of it that have changed, and how they get their new code while a process runs."""

from __future__ import annotations

import gc
from types import CodeType, FunctionType

IS_FUNCTION = 2
"""The flag of code that has local variables of its own: of functions, not of files and classes."""
Changed = dict[tuple[str, int], CodeType]
"""Name and first line of a function → its new code."""


def find_changed(old: str, new: str, file: str) -> Changed | None:
    """Two texts of a file → new code of its functions; None when more than functions has changed."""
    return _compare(compile(old, file, "exec"), compile(new, file, "exec"))


def _compare(old: CodeType, new: CodeType) -> Changed | None:
    """The code of two files or classes."""
    if _to_rest(old) != _to_rest(new):
        return None
    changed: Changed = {}
    for before, after in zip(_find_parts(old), _find_parts(new), strict=True):
        if before == after:
            continue
        if before.co_flags & IS_FUNCTION and (before.co_name == "<lambda>" or not before.co_name.startswith("<")):
            changed[before.co_qualname, before.co_firstlineno] = after
            continue
        inner = None if before.co_flags & IS_FUNCTION else _compare(before, after)
        if inner is None:
            return None
        changed |= inner
    return changed


def _to_rest(code: CodeType) -> tuple[object, ...]:
    """All but lines and the code of its functions; 1 and True are not the same."""
    values = [repr(value) for value in code.co_consts if not isinstance(value, CodeType)]
    return code.co_code, code.co_names, values, [part.co_name for part in _find_parts(code)]


def _find_parts(code: CodeType) -> list[CodeType]:
    return [value for value in code.co_consts if isinstance(value, CodeType)]


def put_in(changed: Changed, file: str) -> bool:
    """Gives the functions of this process that came from a file their new code; False when one is not to be found."""
    found = set()
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename == file:
            key = (thing.__code__.co_qualname, thing.__code__.co_firstlineno)
            if key in changed:
                thing.__code__ = changed[key]
                found.add(key)
    return found == set(changed)
