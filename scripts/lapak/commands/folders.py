"""What `lapak publish` and `lapak stage` have in common: a made folder is put where the user wants it."""

from __future__ import annotations

import shutil
from pathlib import Path

from lapak.build import finish_folder
from lapak.writing.drafts import open_draft
from lapak.writing.places import Place, check_contents, check_sites, find_own


def put_folder(made: Path, target: Path) -> None:
    """Puts a folder in its place, in one step; raises PlaceError when that holds what no command has made there."""
    root = Path.cwd()
    place = Place(target.resolve())
    check_sites([place], root, find_own(root))
    check_contents([place])
    target.parent.mkdir(parents=True, exist_ok=True)
    with open_draft(root) as draft:
        finished = draft.find_room(place.target.parent) / "pages" / place.target.name
        finished.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(made, finished)
        finish_folder(place, finished)
        draft.put(finished, place.target)
