"""What may stand in a drawing and in a text: lists of the harmless. What nobody thought of is on neither."""

from __future__ import annotations

import re
from collections.abc import Mapping

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

DRAWING_TAGS = frozenset(
    {"svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
    | {"linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker"}
)
"""Of SVG: shapes that stand still, without words; no animation, link, filter, photo or other language."""
SILENT_TAGS = frozenset({"title", "desc", "metadata"})
"""Of SVG: what a program says about a drawing. It is left out, as the alt text says what is seen."""
PAINT = frozenset(
    {"clip-path", "clip-rule", "color", "display", "fill", "fill-opacity", "fill-rule", "marker", "marker-end"}
    | {"marker-mid", "marker-start", "mask", "opacity", "overflow", "paint-order", "stop-color", "stop-opacity"}
    | {"stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"}
    | {"stroke-opacity", "stroke-width", "vector-effect", "visibility", "shape-rendering"}
)
"""How a shape looks: as an attribute, or as a property of a style."""
GEOMETRY = frozenset(
    {"d", "points", "transform", "viewBox", "preserveAspectRatio", "width", "height", "x", "y", "x1", "x2", "y1", "y2"}
    | {"r", "rx", "ry", "cx", "cy", "fx", "fy", "fr", "offset", "pathLength", "gradientUnits", "gradientTransform"}
    | {"spreadMethod", "clipPathUnits", "maskUnits", "maskContentUnits", "patternUnits", "patternContentUnits"}
    | {"patternTransform", "markerWidth", "markerHeight", "markerUnits", "refX", "refY", "orient"}
)
DRAWING_ATTRIBUTES = PAINT | GEOMETRY
"""Beside them `id` and `href`, which only lead from one part of a drawing to another."""
FUNCTIONS = frozenset({"matrix", "translate", "scale", "rotate", "skewx", "skewy", "rgb", "rgba", "hsl", "hsla", "var"})
"""What a value may call, beside `url(#…)`."""

COMMON_ATTRIBUTES = frozenset({"class", "lang", "dir"})
PLAIN: frozenset[str] = frozenset()
TEXT_TAGS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("b", "br", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span"), PLAIN),
    **dict.fromkeys(
        ("strong", "sub", "sup", "u", "blockquote", "div", "figure", "figcaption", "hr", "p", "pre"), PLAIN
    ),
    **dict.fromkeys(("ul", "table", "thead", "tbody", "tr", "dl", "dt", "dd", "summary"), PLAIN),
    **dict.fromkeys(("cite", "dfn", "samp", "var"), PLAIN),
    "a": frozenset({"href", "title"}),
    "abbr": frozenset({"title"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "title"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start"}),
    "td": frozenset({"style"}),
    "th": frozenset({"style"}),
}
"""Elements of a text with what each may have beside the common attributes: those that every output shows."""
VALUES: Mapping[str, re.Pattern[str]] = {
    "open": re.compile("(open)?"),
    "style": re.compile(r"text-align: ?(left|right|center);?"),
    "lang": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "start": re.compile(r"[0-9]{1,4}"),
    "value": re.compile(r"[0-9]{1,4}"),
}
"""What an attribute may say; the one style is what Markdown gives to an aligned column."""
VOID_TAGS = frozenset({"br", "hr", "img"})
BLOCK_TAGS = frozenset({"blockquote", "details", "div", "dl", "figure", "hr", "ol", "p", "pre", "table", "ul"})
"""A paragraph cannot hold them: a browser ends it there."""
CHILDREN: Mapping[str, frozenset[str]] = {
    "table": frozenset({"thead", "tbody", "tr"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": frozenset({"th", "td"}),
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "dl": frozenset({"dt", "dd"}),
}
"""All that these may hold; and what is named here stands nowhere else."""
