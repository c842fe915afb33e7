"""Signs within a line that only another program understands → what shows the same here, or nothing, which is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from lapak.course.reading.masking import SPAN

Found = re.Match[str]


class MarkdownSign(NamedTuple):
    """A way to write, and what stands in its place."""

    pattern: re.Pattern[str]
    put: str | Callable[[Found], str] = ""
    told: str = ""
    """What is said of it; '' where nothing was lost."""


def _to_keys(found: Found) -> str:
    return " ".join(f"<kbd>{key.capitalize()}</kbd>" for key in found[1].split("+") if key)


def _to_image(found: Found) -> str:
    """An image with attributes behind it: of those only the alt text is meant for readers."""
    said = ALT.search(found[3])
    alt = next(filter(None, said.groups()), "").replace("[", "(").replace("]", ")") if said else ""
    alt = re.sub(r"\\(?=['\"])", "", alt)
    if not alt or alt == found[1]:
        return f"![{alt or found[1]}]({found[2]})"
    caption = f' "{found[1]}"' if found[1] and '"' not in found[1] and " " not in found[2] else ""
    return f"![{alt}]({found[2]}{caption})"


ALT = re.compile(r"\b(?:fig-)?alt\s*=\s*(?:\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'|“([^”]*)”)")
FRAME = re.compile(
    r"<(?:iframe|video|audio|embed)\b[^<>]*?\bsrc\s*=\s*[\"'](https?://[^\"'<>\s]+)[\"'][^<>]*>(?:.*?</(?:iframe|video|audio)>)?",
    re.IGNORECASE,
)
"""What another page shows within this one."""
ORDER = "an order to another program is left out"
SIGNS = (
    MarkdownSign(re.compile(r"\{%-?\s*tool\s*\[([^\]]*)\]\(.*?\)\s*-?%\}"), r"**\1**"),
    MarkdownSign(re.compile(r"\{%-?\s*(?:icon|raw|endraw|comment|endcomment)\b.*?%\}\s?")),
    MarkdownSign(re.compile(r"\{%-?\s*link\s+(\S+)\s*-?%\}"), r"\1"),
    MarkdownSign(re.compile(r"\{%.*?%\}"), "", ORDER),
    MarkdownSign(re.compile(r"\{\{<\s*video\s+(https?://[^\s>]+).*?>\}\}"), r"<\1>"),
    MarkdownSign(re.compile(r"\{\{<\s*kbd\s+(?:\w+=)?([\w-]+).*?>\}\}"), r"<kbd>\1</kbd>"),
    MarkdownSign(re.compile(r"\{\{[<%].*?[>%]\}\}"), "", ORDER),
    MarkdownSign(re.compile(r"(?:--)?\{\{\s*\|?>?\s*\d+(?:-\d+)?[^{}]*\}\}(?:--)?"), ""),
    MarkdownSign(re.compile(r"(?<![\w{}])\{\d+(?:-\d+)?\}\{([^{}\n]*)\}"), r"\1"),
    MarkdownSign(re.compile(r"\{\{\s*(?:page|site)\.[\w.]+\s*\}\}"), "", ORDER),
    MarkdownSign(re.compile(r"[!?]{2}\[([^\]\n]*)\]\("), r"[\1](", "a film or a recording is a link now"),
    MarkdownSign(re.compile(r"!\?\[([^\]\n]*)\]\("), r"[\1](", "a film or a recording is a link now"),
    MarkdownSign(FRAME, r"<\1>", "a film or a recording is a link now"),
    MarkdownSign(re.compile(r"!\[([^\]\n]*)\]\(([^)\n]*)\)\s?\{:?((?:\"[^\"\n]*\"|[^{}\n])*)\}"), _to_image),
    MarkdownSign(re.compile(r"(?<=\))\s?\{:?\s*[^{}\n]*\}")),
    MarkdownSign(
        re.compile(r"(?<![!\]])\[([^\[\]\n]+)\]\((?!\w+:|//|#)[^()\s]+\.(?:q?md|Rmd|html?|ipynb)(?:#[^()\s]*)?\)"),
        r"\1",
        "a link to a text that did not come along is only words now",
    ),
    MarkdownSign(re.compile(r"(?<=:)\{\s*\.[^{}\n]*\}")),
    MarkdownSign(re.compile(r"(?<!\])\[([^\[\]\n]+)\]\{[^{}\n]*\}"), r"\1"),
    MarkdownSign(re.compile(r"\s*\{:\s*[.#\w][^{}\n]*\}")),
    MarkdownSign(re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]+)(?<=[^\s=])==(?![=\w])"), r"**\1**"),
    MarkdownSign(re.compile(r"(?<![\w+{])\+\+([\w-]+(?:\+[\w-]+)*)\+\+(?![\w+])"), _to_keys),
    MarkdownSign(re.compile(r"\^\^(\S[^^\n]*)\^\^"), r"<u>\1</u>"),
    MarkdownSign(re.compile(r"(?<=\w)~(\w{1,10})~(?!~)"), r"<sub>\1</sub>"),
    MarkdownSign(re.compile(r"(?<=\w)\^(\w{1,10})\^"), r"<sup>\1</sup>"),
)
LONE = (
    MarkdownSign(re.compile(r"^\s*(?:\[TOC\]|\[\[_?TOC_?\]\]|[-*+1.]*\s*TOC|\{:toc\})\s*$", re.IGNORECASE)),
    MarkdownSign(re.compile(r"^\s*\{[:.#]?\s*[.#:\w][^{}\n]*\}\s*$")),
    MarkdownSign(re.compile(r"^\s*\\(?:newpage|pagebreak|clearpage)\b.*$")),
    MarkdownSign(re.compile(r"^\s*</?(?:div|section|center|article|span)\b[^<>]*>\s*$")),
    MarkdownSign(re.compile(r"^\s*-{1,2}8<-{1,2}.*$"), "", "another file that is put in here is left out"),
    MarkdownSign(re.compile(r"^\s*@\w+(?:\.\w+)*(?:\(.*\))?\s*$"), "", ORDER),
)
"""Whole lines."""


def clean_line(text: str) -> tuple[str | None, list[str]]:
    """A line outside of code → the same in our signs, and what was lost; None where nothing of it is left."""
    for sign in LONE:
        if sign.pattern.match(text):
            return None, [f"{sign.told}: '{_shorten(text)}'"] if sign.told else []
    told: list[str] = []
    parts, at = [], 0
    for code in SPAN.finditer(text):
        parts += [_clean(text[at : code.start()], told), code[0]]
        at = code.end()
    parts.append(_clean(text[at:], told))
    cleaned = "".join(parts)
    if cleaned != text and not cleaned.strip(" >"):
        return None, told
    return (cleaned if cleaned == text else cleaned.rstrip() + (text[len(text.rstrip()) :] or "")), told


def _clean(text: str, told: list[str]) -> str:
    for sign in SIGNS:
        if sign.told:
            told += [f"{sign.told}: '{_shorten(found[0])}'" for found in sign.pattern.finditer(text)]
        text = sign.pattern.sub(sign.put, text)
    return text


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:59]}…"
