"""The ways to write of other programs that ours would print as they stand: each with what to write instead."""

from __future__ import annotations

import re
from typing import NamedTuple

from lapak.course.problems import Edit
from lapak.course.values.statements import SHORTCODE, STATEMENT, STEP

BOX = "write '/// note | Title' (or '/// warning | Title'), the text, and '///' alone on the last line"
QUIZ = "write '/// quiz | Question?', then '- [x] right' and '- [ ] wrong', the reason, and '///'"
LINK = "write '[words](address)'"
BOLD = "write '**words**'"
HEADING = "write '## Title {#id}'"
ADDRESS = r"(?:https?:|www\.|\.{1,2}/|#)"
"""How the address of a link begins."""
FOLDED = "write a heading for it, '### Title {#id}', or '<details><summary>Title</summary>'"
FORMULA = "write it in words or plain signs: '3 × 5 = 15'"


LANGUAGE_CODE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}"
LANGUAGE_MARK = (
    r"(?<![!\\])\[(?P<words>[^\[\]]{0,1000}(?:\[[^\[\]]{0,200}\][^\[\]]{0,1000}){0,5})\]\{lang=(?P<code>"
    + LANGUAGE_CODE
    + r")\}"
)
"""Words of another language; there may be links in them."""


class Kind(NamedTuple):
    """A way to write that is not ours."""

    pattern: re.Pattern[str]
    what: str
    fix: str
    edit: Edit | None = None
    """What can be written without deciding anything."""


KINDS = (
    Kind(re.compile(r"\{%"), *STATEMENT),
    Kind(re.compile(r"\{\{[<%]"), *SHORTCODE),
    Kind(re.compile(r"\{\{\s*\d+(?:-\d+)?\s*\}\}"), *STEP),
    Kind(re.compile(r"(?<![\w@.])@[A-Za-z][\w.]{0,60}\("), "'@name(…)' is written for another program", "take it out"),
    Kind(re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s+\S"), "this box is written for another program", BOX),
    Kind(
        re.compile(r"^\s*={3}[!+]?\s+\""), "tabs are not shown", "write a heading for each of them: '### Title {#id}'"
    ),
    Kind(re.compile(r"^\s*>\s*\[!\s*\w+\s*\]"), "this box is one that only GitHub shows", BOX),
    Kind(re.compile(r"^\s*\.\. (?:[\w-]+::|_[\w -]+:)"), "'.. name::' is written for another program", BOX),
    Kind(re.compile(r"^\s*\[(?:\([^)\n]?\)|\[[^\]\n]?\])\]"), "this quiz is written for another program", QUIZ),
    Kind(
        re.compile(r"^\s*\[(?:TOC|\[_?TOC_?\])\]\s*$", re.IGNORECASE),
        "a list of contents stands on each page by itself",
        "take it out",
    ),
    Kind(
        re.compile(r"\[\[[^\[\]\n]{0,200}\]\](?!\()"),
        "'[[…]]' is a link of a wiki",
        "write '[words](../03-praktik/index.md)', or '[words](#id)' on the same page",
    ),
    Kind(
        re.compile(r"\{:\s*[.#\w][^{}\n]{0,200}\}"),
        "'{: …}' is written for another program",
        "take it out; a box is '/// note | Title'",
    ),
    Kind(re.compile(r"\$\$"), "formulas are not shown", FORMULA),
    Kind(re.compile(r"(?<![\w\\$])\$(?=[^\s$\d])[^$\n]{0,200}(?<=\S)\$(?![\w$])"), "formulas are not shown", FORMULA),
    Kind(
        re.compile(
            r"\\\([a-zA-Z]\\\)|\\([(\[])(?=.{1,200}\\[)\]])(?=[^\n]{0,200}?(?:(?<!\\)[_^={}]|\\[A-Za-z])[^\n]{0,200}?\\[)\]])"
        ),
        "formulas are not shown",
        FORMULA,
    ),
    Kind(
        re.compile(r"^(?:import\s+\S.{0,200}\sfrom\s+[\"']|export\s+(?:default|const|function)\b)|\{/\*"),
        "a text is no program",
        "take this out",
    ),
    Kind(
        re.compile(r"(?<![=\w])==(?=[^\s=])[^=\n]{1,200}(?<=[^\s=])==(?![=\w])"),
        "'==…==' is not shown as marked",
        "write '**words**'",
    ),
    Kind(
        re.compile(
            r"\\(?:newpage|pagebreak|vspace|begin|end|text(?:bf|it|tt)|emph|(?:sub)*section|chapter|item|cite|href)\b"
            r"(?:\{[^{}\n]{0,100}\})*"
        ),
        "LaTeX is not understood here",
        "take it out; where a page ends says the paper",
    ),
    Kind(re.compile(r"(?<!\))\]\{[.#][^{}\n]{0,100}\}"), "'[words]{…}' is written for another program", BOLD),
    Kind(
        re.compile(r"\](?!\{lang=" + LANGUAGE_CODE + r"\})\s?\{\s*:?(?:lang|language|bahasa)\b[^{}\n]{0,100}\}"),
        "'{lang=…}' says no language here",
        "write it right behind the bracket, with a code such as id, jv or su: '[Terima kasih]{lang=id}'",
    ),
    Kind(
        re.compile(r"^\s*\{[.#:]?\s*[\w.#-][^{}\n]{0,100}\}\s*$"),
        "attributes in braces are written for another program",
        "take them out; the id of a section stands behind its heading: '## Title {#id}'",
    ),
    Kind(re.compile(r"^(?!#)[^{]*(?<=\s)\{#[\w-]+[^{}\n]{0,100}\}\s*$"), "an id stands only behind a heading", HEADING),
    Kind(
        re.compile(r"\[-?@[\w:-]+|(?<![\w@.])@(?:fig|tbl|sec|eq|lst)-[\w-]+|\^\[[^\]\n]"),
        "sources are cited otherwise here",
        "write '[^1]' there, and '[^1]: the source' on a line of its own",
    ),
    Kind(re.compile(r"[!?]\?\[[^\]\n]{0,200}\]\("), "films and recordings are not shown in a text", LINK),
    Kind(re.compile(r"%%\s*\S.{0,500}%%"), "'%% … %%' is no comment here", "write '<!-- … -->'"),
    Kind(
        re.compile(r"\S\s{1,3}\^[a-z][\w-]*\s*$"),
        "a line has no name of its own",
        "take it out: links lead to the '{#id}' of a heading",
    ),
    Kind(
        re.compile(r"^\s*-{1,2}8<-{1,2}|^[@!](?:include|import)\b"),
        "other files are not put in like this",
        "write '/// include', below it '    section: shared#id', and '///'",
    ),
    Kind(
        re.compile(r"(?<![\w+{])\+\+[\w-]+(?:\+[\w-]+)*\+\+(?![\w+])"),
        "'++…++' is not shown as a key",
        "write '<kbd>Ctrl</kbd> <kbd>C</kbd>'",
    ),
    Kind(re.compile(r"\^\^\S[^^\n]{0,200}\^\^"), "'^^…^^' is not shown as underlined", "write '<u>words</u>'"),
    Kind(re.compile(r"\w~\w{1,10}~"), "'~…~' is not set lower", "write '<sub>2</sub>'"),
    Kind(re.compile(r"\w\^\w{1,10}\^"), "'^…^' is not set higher", "write '<sup>2</sup>'"),
    Kind(
        re.compile(r"(?<![\w~])~(?=[^\s~])[^~\n]{0,100}(?<=[^\s~])~(?![\w~])"),
        "'~…~' is not crossed out",
        "write '~~words~~'",
    ),
    Kind(
        re.compile(r"\{(?:\+\+|--|~~|==|>>).{0,300}?(?:\+\+|--|~~|==|<<)\}"),
        "a reviewer's mark stands here",
        "keep what is right, and take out the rest",
    ),
    Kind(
        re.compile(
            r"(?<![\w:]):(?:ref|doc|term|numref|kbd|guilabel|menuselection|command|file|abbr|download|sup|sub|math):\s"
        ),
        "':name:' is written for another program",
        "write '[words](#id)', or the words alone",
    ),
    Kind(
        re.compile(r"^\s*[•◦▪‣●○·§\uf0b7]\s*\S"),
        "a list does not begin with this sign",
        "begin the line with '- '",
        Edit(r"[•◦▪‣●○·§\uf0b7]\s*", "- "),
    ),
    Kind(
        re.compile(r"^\s*\d{1,2}[.)][A-Za-z]"),
        "this number begins no list",
        "put a blank behind its dot: '1. words'",
    ),
    Kind(
        re.compile(r"^\s*\[[ xX]\]\s+\S"),
        "a box to tick begins with '- '",
        "write '- [ ] words'",
        Edit(r"\[", "- ["),
    ),
    Kind(
        re.compile(rf"\]\s{{1,3}}\({ADDRESS}"),
        "a blank stands in this link",
        "leave none between ']' and '('",
        Edit(rf"(?<=\])\s+(?=\({ADDRESS})", ""),
    ),
    Kind(re.compile(rf"\]\({ADDRESS}[^)\s]*$"), "this link is never closed", "write ')' behind the address"),
    Kind(re.compile(rf"\)\[{ADDRESS}"), "the brackets of this link are the wrong way round", LINK),
    Kind(re.compile(r"(?<!\])\[https?://\S+\s+[^\]\n]+\](?!\()"), "this link is written for another program", LINK),
    Kind(
        re.compile(r"!\[[^\]\n]*\|\s*\d+(?:x\d+)?\]"),
        "the size of an image is not chosen here",
        "take '|100' out: an image is as wide as the page",
    ),
    Kind(
        re.compile(r"^\s*\+(?:[-=]{2,}\+)+|^\{\|"),
        "this table is written for another program",
        "write '| a | b |', and below it '|---|---|'",
    ),
    Kind(
        re.compile(r"\[(b|i|u|s|url|img|color|size|quote)(?:=[^\]\n]{0,100})?\].{0,500}?\[/\1\]"),
        "'[b]…[/b]' is written for another program",
        BOLD,
    ),
    Kind(re.compile(r"(?<!')'{3}(?=[^'\s]).{0,300}?(?<=[^'\s])'{3}(?!')"), "'''…''' is not shown as bold", BOLD),
    Kind(re.compile(r"^={1,6}\s+\S|^h[1-6]\.\s+\S"), "this heading is written for another program", HEADING),
    Kind(re.compile(r"^bq\.\s+\S"), "this quotation is written for another program", "write '> words'"),
    Kind(
        re.compile(r"^(?:image|video|audio|include)::\S"),
        "'name::' is written for another program",
        "an image is '![what is seen](images/NAME.jpg)'",
    ),
    Kind(re.compile(r"<%.{0,300}%>"), "a text is no program", "take this out"),
    Kind(
        re.compile(r"^#{1,6}\s.*\s#+\s*(?=\{|$)"),
        "'#' stands behind this heading",
        "take it out there",
        Edit(r"\s+#+\s*(?=\{|$)", " "),
    ),
    Kind(re.compile(r"^\s*>\s*///"), "a block stands in a quotation", "take '> ' away from all its lines"),
    Kind(
        re.compile(r"^\s*/{4,}\s*\w?"), "a block begins and ends with three '/'", "write '/// name | Title', and '///'"
    ),
    Kind(re.compile(r"^\s*\\///"), "a '\\' stands before '///'", "take it out"),
    Kind(re.compile(r"(?<!!)\[\s*\]\((?=\S)"), "this link has no words to tap", "write them in its brackets"),
    Kind(
        re.compile(r"\]\(\S+\s+(?:[“”„‟«»‘’]|\([^()\n]*\)\))"),
        "a caption stands between straight quotes",
        "write '(address \"caption\")'",
    ),
    Kind(
        re.compile(r"\]\(https?://(?:www\.)?google\.[a-z.]+/url\?"),
        "this link goes by way of Google, which notes who follows it",
        "write the address behind 'q=' alone",
    ),
    Kind(
        re.compile(r"\w\[[a-z]{1,2}\](?![(\[:])|^\[[a-z]{1,2}\](?=\w)"),
        "a comment of Google Docs was left",
        "take '[a]' and its words out",
    ),
    Kind(
        re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\u00a0"),
        "a blank of another kind (U+00A0, from Word or a web page) stands here, so no list begins",
        "delete it, and type a blank with the space bar",
        Edit("\u00a0+", " "),
    ),
    Kind(re.compile(r"^\s*[▶▸►▾▼]\s*\S"), "a part that folds is written otherwise", FOLDED),
    Kind(
        re.compile(r"(?<![{$\w])\$?\{(?!\{)[a-z]\w*(?:\.\w+)+\}(?!\})|\$\{\w+\}"),
        "a text is no program",
        "write the words; a variable is '{{ edition.place }}'",
    ),
    Kind(re.compile(r"^\s*[—–]{2,}\s*$"), "this draws no line across the page", "write '---' between two empty lines"),
    Kind(
        re.compile(r"^\s*[a-z][a-z-]{1,20}::\s"),
        "'name::' is written for another program",
        "take it out",
    ),
    Kind(
        re.compile(r"^(?:@@ -\d+,?\d* \+\d|diff --git |\+\+\+ b/|--- a/|index [0-9a-f]{7,}\.\.)"),
        "what a program tells of a change was left",
        "take it out, and the '+' and '-' that begin its lines",
    ),
    Kind(re.compile(r"\b[Ll]orem [Ii]psum\b"), "words that only fill the place stand here", "write what is to be read"),
    Kind(
        re.compile(r"^\s*(?:[-*+]\s+)?(?:TODO|FIXME|TBD|XXX)\b"),
        "a note to oneself stands where participants read it",
        "write it as a comment: '<!-- … -->'",
    ),
    Kind(
        re.compile(r"^(?:\+{3}|;{3})\s*$"),
        "these lines at the top (front matter) are written for another program",
        "write them between two lines '---', as 'key: value'",
    ),
)
"""In the order in which a line is asked; the first that fits is told."""
COLONS = re.compile(r"^\s*(?:>\s*)?:{3,}(.*)$")
COLON_END = "where this box ends, write '///'"
COLON_BOXES = (
    (re.compile("keypoints"), "write '/// keypoints', three to five points, and '///'"),
    (re.compile("objectives"), "write them below 'objectives:' between the two '---' at the top"),
    (re.compile("questions"), "take them out, or write '### Question? {#id}' and its answer"),
    (re.compile("challenge"), "write '/// exercise | Title', what to do, and '///'"),
    (re.compile("solution|instructor"), "write '/// facilitator', the text, and '///'"),
    (re.compile("warning|caution|important|danger"), "write '/// warning | Title', the text, and '///'"),
    (re.compile("tabset"), "write a heading for each part: '### Title {#id}'"),
)
"""Boxes between colons, of Carpentries and Quarto, with what is here of the kind."""
