"""The drawings that every course shares: two women talk beside an exercise for two, fingers beside a quiz."""

from __future__ import annotations

from lapak.course.project import Project
from lapak.render.document import Tree
from lapak.slides.deck.tree_text import to_image

FOLDER = "slides/drawings"
NARROW = ("keypoints", "right", "rules")
"""Drawings higher than wide; they leave more room for words."""


class Signs:
    """Finds them in the template roots, a campus's own first."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def find(self, name: str, alt: str) -> Tree | None:
        """A name and what the sign says → an image, of class 'narrow' where it is; None when there is none."""
        file = self._project.find_own(f"{FOLDER}/{name}.svg")
        if file is None:
            return None
        image = to_image(self._project.show(file), alt)
        if name in NARROW:
            image.set("class", "narrow")
        return image
