"""Strategies of hypothesis: whole modules, drawn from what authors write and from what they should not."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.fuzz.mutations import LETTERS, TOKENS, VALUES

HEAD = (
    "---\ntitle: {title}\nsummary: Modul pertama.\nminutes: {{short: {short}, full: {full}}}\nobjectives: [Tahu]\n---\n"
)


def _to_table(cells: list[str]) -> str:
    row = f"| {' | '.join(cells)} |"
    return f"{row}\n{'|---' * len(cells)}|\n{row}"


WORDS = st.sampled_from(
    ["foto", "Cek uang dulu.", "*tebal*", "**jelas**", "`kode`", "[sini](index.md)", "{{ edition.place }}"]
)
ODD = st.one_of(st.sampled_from(TOKENS), st.text(LETTERS, max_size=8), st.text(max_size=8))
LINE = st.lists(st.one_of(WORDS, WORDS, WORDS, ODD), min_size=1, max_size=5).map(" ".join)
PLAIN_LINE = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
LISTS = st.lists(PLAIN_LINE, min_size=1, max_size=4).map(lambda items: "\n".join(f"- {item}" for item in items))
TABLE = st.lists(PLAIN_LINE, min_size=2, max_size=4).map(lambda cells: _to_table(cells))
NAMES = st.sampled_from(
    ["facilitator", "exercise", "question", "quiz", "story", "steps", "keypoints", "slide", "worksheet"]
)
OPTIONS = st.sampled_from(
    ["minutes: 5", "lines: 3", "mode: pairs", "layout: points", "kind: canvas", "boxes: [satu, dua]"]
)
BLOCK = st.builds(
    lambda name, title, options, body: f"/// {name}{title}\n{options}{body}\n///",
    NAMES,
    st.sampled_from(["", " | Judul"]),
    st.one_of(
        st.just(""),
        OPTIONS.map(lambda line: f"    {line}\n"),
        st.sampled_from(VALUES).map(lambda value: f"    kind: {value}\n"),
    ),
    st.one_of(LISTS, PLAIN_LINE, LINE, st.just("- [ ] satu\n- [x] dua\n\nSebab begitu.")),
)
PROSE = st.one_of(PLAIN_LINE, LISTS, TABLE)
PART = st.one_of(PROSE, PROSE, PROSE, BLOCK, LINE)
FINE_WORDS = st.sampled_from(
    (
        *("foto", "Cek uang dulu.", "*tebal*", "**jelas**", "`kode`", "`a  b`", "[sini](index.md)", "é", "²", "50 %"),
        *(
            "{{ edition.place }}",
            "<b>b</b>",
            "a<br>b",
            "&amp;",
            "&lt;nama&gt;",
            "\\*",
            "https://kecil.example/a_b",
            "—",
        ),
        *("1 | 2", "# x", "“kata”", "![Tangan](images/hp.svg)", "~~a~~", "x" * 80, "<https://kecil.example>", "$a$"),
        *("@tim", "(#tagar)", "«a»", "\\", "a_b_c"),
    )
)
FINE_LINE = st.lists(FINE_WORDS, min_size=1, max_size=6).map(" ".join)
FINE_LIST = st.lists(FINE_LINE, min_size=1, max_size=4).map(lambda items: "\n".join(f"- {item}" for item in items))
FINE_STEPS = st.lists(FINE_LINE, min_size=1, max_size=4).map(lambda items: "\n".join(f"1. {item}" for item in items))
FINE_PROSE = st.one_of(FINE_LINE, FINE_LIST, FINE_STEPS, st.lists(FINE_LINE, min_size=2, max_size=4).map(_to_table))
FINE_BLOCK = st.one_of(
    st.builds("/// {}\n{}\n///".format, st.sampled_from(["facilitator", "story", "story | Cerita"]), FINE_PROSE),
    st.builds("/// question | {}\n{}\n///".format, FINE_WORDS, FINE_PROSE),
    st.builds("/// exercise | {}\n    lines: {}\n{}\n///".format, FINE_WORDS, st.integers(0, 40), FINE_PROSE),
    st.builds("/// quiz | {}\n- [ ] {}\n- [x] {}\n\n{}\n///".format, FINE_WORDS, FINE_LINE, FINE_LINE, FINE_LINE),
    st.builds("/// {}\n{}\n///".format, st.sampled_from(["steps", "steps | Cara", "keypoints"]), FINE_LIST),
    st.builds("/// slide | {}\n{}\n///".format, FINE_WORDS, FINE_LIST),
    st.builds(
        "/// worksheet | {}\n    kind: order-log\n    columns: [{}, b]\n    rows: {}\nIsi.\n///".format,
        FINE_WORDS,
        st.sampled_from(["a", "x y", "é"]),
        st.integers(0, 40),
    ),
)
FINE_PART = st.one_of(FINE_PROSE, FINE_BLOCK)


TITLES = st.one_of(st.just("Awal"), st.sampled_from(VALUES))


def modules(part: st.SearchStrategy[str] = PART, titles: st.SearchStrategy[str] = TITLES) -> st.SearchStrategy[str]:
    """Texts of a module: its front matter and up to four sections."""
    sections = st.lists(st.lists(part, min_size=1, max_size=4), min_size=1, max_size=4)
    return st.builds(_to_module, titles, sections)


def _to_module(title: str, sections: list[list[str]]) -> str:
    text = HEAD.format(title=title, short=len(sections), full=30 + len(sections))
    for number, parts in enumerate(sections):
        text += f"\n## Bagian {number} {{#b{number} short=1 full=1}}\n\n" + "\n\n".join(parts) + "\n"
    return text


FINE_MODULES = modules(FINE_PART, st.just("Awal"))
"""Most of them have no mistake."""
