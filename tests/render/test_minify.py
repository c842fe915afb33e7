"""Pages lose bytes and nothing else."""

from __future__ import annotations

from lapak.render.minify import minify_page


def test_drawing_ends_where_it_ended() -> None:
    drawing = '<svg><path d="M2,3H4"/></svg><b>a</b><svg><circle r="3"></circle></svg>'

    assert minify_page(drawing) == "<svg><path d=M2,3H4 /></svg><b>a</b><svg><circle r=3 /></svg>"
