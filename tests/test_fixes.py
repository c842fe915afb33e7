"""`lapak check --fix` writes what needs no decision, lists it, and leaves everything else as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Files
from tests.writing.conftest import take_stock

from lapak.course.foreign.markdown import find_foreign
from lapak.course.reading.mending import mend_text

Make = Callable[[Files], Path]
Run = Callable[..., tuple[int, str]]
MODULE = """---
title: Awal\r
summary: Modul pertama.
objectives:
  - Tahu satu hal
---

## Foto {short=5 full=10}
Foto di dekat jendela.   \r
![Tangan memegang HP](images/hp.svg)

| Barang | Harga |
| Telur | 3000 |

## Foto

/// exercise | Hitung
  minutes: 5
kind: x
Hitung.
///
"""
MENDED = """---
minutes: {short: 5, full: 40}
title: Awal\r
summary: Modul pertama.
objectives:
  - Tahu satu hal
---

## Foto {#foto short=5 full=10}
Foto di dekat jendela.   \r
![Tangan memegang HP](images/hp.svg)

| Barang | Harga |
|---|---|
| Telur | 3000 |

## Foto {#foto-2}

/// exercise | Hitung
    minutes: 5
    kind: x
Hitung.
///
"""
TRANSLATION = """---
title: Wiwitan
---

## Motret

Motret cedhak jendhela.

![Tangan nyekel HP](images/hp.svg)

| Barang | Rega |
| Endhog | 3000 |

## Foto maneh {#foto-2}
"""
SAID = """modules/01-awal/index.jv.md:5: heading 'Motret' has no id
    written: ## Motret {#foto}
modules/01-awal/index.jv.md:11: this table has no line of dashes below its head
    written: |---|---|
modules/01-awal/index.md:1: 'minutes' is missing
    written: minutes: {short: 5, full: 40}
modules/01-awal/index.md:8: heading 'Foto' has no id
    written: ## Foto {#foto short=5 full=10}
modules/01-awal/index.md:12: this table has no line of dashes below its head
    written: |---|---|
modules/01-awal/index.md:15: heading 'Foto' has no id
    written: ## Foto {#foto-2}
modules/01-awal/index.md:18: option 'minutes' does not stand four blanks in
    written:     minutes: 5
modules/01-awal/index.md:19: option 'kind' does not stand four blanks in
    written:     kind: x
8 lines written
"""
LEFT = """1 problem in the sources
modules/01-awal/index.md:21: unknown key 'kind'
    fix: use one of: lines, minutes, mode
"""


def test_what_needs_no_decision_is_written_once_and_the_rest_is_told(make_project: Make, run_lapak: Run) -> None:
    project = make_project({"modules/01-awal/index.md": MODULE, "modules/01-awal/index.jv.md": TRANSLATION})
    before = take_stock(project / "modules")

    assert run_lapak(project, "check", "--fix", "--fast") == (1, SAID + LEFT)

    assert (project / "modules/01-awal/index.md").read_bytes().decode() == MENDED
    after = take_stock(project / "modules")
    assert {path for path in after if after[path] != before.get(path)} == {"01-awal/index.md", "01-awal/index.jv.md"}
    assert run_lapak(project, "check", "--fix", "--fast") == (1, "0 lines written\n" + LEFT)
    assert take_stock(project / "modules") == after


def test_nothing_is_written_into_a_project_without_mistakes(make_project: Make, run_lapak: Run) -> None:
    project = make_project({})
    before = take_stock(project / "modules")

    code, printed = run_lapak(project, "check", "--fix", "--fast")

    assert (code, printed.splitlines()[0], printed.splitlines()[-1]) == (0, "0 lines written", "kecil: no problems")
    assert take_stock(project / "modules") == before


def test_language_of_code_stays_where_other_words_behind_it_go() -> None:
    text = '  ```python title="x"\n  a\n  ```\n'

    assert mend_text(text, find_foreign(text.split("\n"), "m.md", 1)).text == "  ```python\n  a\n  ```\n"
