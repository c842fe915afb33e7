"""A seeded mutator: spoils a file as people, editors, merges and converters do, and as nobody does."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

LETTERS = "aA é²٣ꦲﷺ😀\u202e\u200d\u0301\x00\x02\x0c\x85\u2028\ufeff\ufffe\t\r\n \"'`*_~[](){}<>!#|:;,.-+=&%$@^\\/0१"
"""One of each kind that some program takes for more than a letter."""
TOKENS = (
    *("///", "/// quiz | Apa?", "/// steps", "/// worksheet | X\n    kind: [canvas]\n", "///\n///", "    kind: canvas"),
    *("{{", "}}", "{{ edition.place }}", "{{ 1/0 }}", "{{ fact.biaya.x }}", "{% for x in y %}", "{#"),
    *(
        "<script>",
        "</body>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<?x",
        "<b",
        "</p>",
        "<div>\n",
        "<nama toko>",
        "<a href='x",
    ),
    *("&#0;", "&#2;", "&#xd800;", "&#xfffe;", "&lt", "&nbsp;", "&;", "```", "```python", "~~~", "``", "`"),
    *(
        "![a](images/hp.svg)",
        "![a](../../../x.svg)",
        "![](",
        "](",
        "[a](//[",
        "[a](http://[x)",
        "[a](index.md#b)",
        "[^1]",
    ),
    *("[x]: y", "*[HTML]: x", "> > > ", "- - - ", "1. ", "***", "---", "===", "## a", "# a", "#### a {#d}", "{: #x }"),
    *("{#foto}", "short=²", "full=999", ".critical", "| a | b |\n|---|---|\n", "|", "\\", "  \n", "\t", "\r", "\r\n"),
    *("<<<<<<< HEAD\n", "=======\n", ">>>>>>> lain\n", "--- \n", "...\n", "%YAML 1.1\n", "&a ", "*a", "!!set ", "? "),
)
VALUES = (
    *(
        "2026-02-30",
        "2026-01-01 10:00:00",
        "0000-00-00",
        ".nan",
        ".inf",
        "1e999",
        "1_0",
        "12:30",
        "0x1f",
        "9" * 400,
        "-1",
    ),
    *(
        "true",
        "no",
        "~",
        "",
        "[]",
        "{}",
        "[a]",
        "{a: b}",
        "[[a]]",
        "*a",
        "&a x",
        "!!python/object:x.y {}",
        "!ENV X",
        "!x y",
    ),
    *(
        '"\\0"',
        '"\\ud800"',
        '"\\u2028"',
        "'",
        '"',
        "|",
        ">",
        "|\n  a\n",
        "- a",
        "a: b",
        "=",
        "<<",
        "{{ edition.place }}",
    ),
    *("../..", "/etc/passwd", ".", "x" * 300, "[" * 50, "{a: " * 50, "a\tb", "😀", "﷽", "\u202e"),
)


def mutate(data: bytes, random: Random) -> bytes:
    """A file's bytes → the same, spoilt one to four times."""
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 4))):
        change = random.choices(list(CHANGES), list(CHANGES.values()))[0]
        data = change(data, random)
    return data


def _in_text(change: Callable[[str, Random], str]) -> Callable[[bytes, Random], bytes]:
    return lambda data, random: change(data.decode("utf-8", "replace"), random).encode("utf-8", "replace")


def change_letter(text: str, random: Random) -> str:
    """One letter put in, taken out or in the place of another."""
    at, letter = random.randint(0, len(text)), random.choice(LETTERS)
    return text[:at] + random.choice(("", letter, letter)) + text[at + random.choice((0, 1)) :]


def add_token(text: str, random: Random) -> str:
    """A token anywhere, or as a line of its own."""
    token = random.choice(TOKENS)
    if random.random() < 0.5:
        at = random.randint(0, len(text))
        return text[:at] + token + text[at:]
    lines = text.split("\n")
    lines.insert(random.randint(0, len(lines)), token)
    return "\n".join(lines)


def change_lines(text: str, random: Random) -> str:
    """A line lost, doubled, moved, indented, joined with the next, or spoilt at its end."""
    lines = text.split("\n")
    at, to = random.randrange(len(lines)), random.randrange(len(lines))
    kind = random.randrange(6)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(to, lines[at])
    elif kind == 2:
        lines.insert(to, lines.pop(at))
    elif kind == 3:
        lines[at] = random.choice(("    ", "  ", "\t", "> ", "- ", " ")) + lines[at]
    elif kind == 4:
        lines[at : at + 2] = [" ".join(lines[at : at + 2])]
    else:
        lines[at] = lines[at][: random.randint(0, len(lines[at]))]
    return "\n".join(lines)


def repeat_part(text: str, random: Random) -> str:
    """A few letters, a token or a line, many times."""
    at = random.randint(0, len(text))
    part = random.choice((text[at : at + random.randint(1, 40)], random.choice(TOKENS), random.choice(LETTERS)))
    times = random.choice((2, 30, 300, 4000, 30_000))
    between = random.choice(("", "", " ", "\n"))
    return text[:at] + (part + between) * times + text[at:]


def change_value(text: str, random: Random) -> str:
    """What stands behind a ':' or in a list becomes something else."""
    lines = text.split("\n")
    places = [number for number, line in enumerate(lines) if ":" in line or line.lstrip().startswith("- ")]
    if places:
        at = random.choice(places)
        mark = ":" if ":" in lines[at] else "- "
        head, _, tail = lines[at].partition(mark)
        if random.random() < 0.2:
            lines[at] = f"{random.choice(VALUES)}{mark}{tail}"
        else:
            lines[at] = f"{head}{mark.strip()} {random.choice(VALUES)}"
    return "\n".join(lines)


def change_bytes(data: bytes, random: Random) -> bytes:
    """A byte flipped, the end cut off, or another encoding."""
    at = random.randint(0, max(len(data) - 1, 0))
    kind = random.randrange(4)
    if kind == 0:
        return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]
    if kind == 1:
        return data[:at]
    if kind == 2:
        return data.decode("utf-8", "replace").encode(random.choice(("utf-16", "utf-8-sig")))
    return data.replace(b"\n", random.choice((b"\r\n", b"\r")))


CHANGES: dict[Callable[[bytes, Random], bytes], int] = {
    _in_text(change_letter): 4,
    _in_text(add_token): 5,
    _in_text(change_lines): 4,
    _in_text(repeat_part): 2,
    _in_text(change_value): 4,
    change_bytes: 1,
}
"""With how often each is chosen."""
