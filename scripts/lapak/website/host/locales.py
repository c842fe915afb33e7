"""Languages that mkdocs-static-i18n and Material do not know.

mkdocs-static-i18n 1.3.1 accepts two-letter codes only; most languages of Indonesia have three letters (mad, ban,
ljp, min), and dialects have more behind it (jv-x-banyumas, map-bms). Its pattern stands in three of its files; this
widens all of them to what BCP 47 allows, and it is loaded before its plugin is, because ours is listed first in
mkdocs.yml. What it does with a code, folders and the endings of files, needs no more than that.
"""

from __future__ import annotations

import re

from mkdocs_static_i18n import config, folder, suffix

from lapak.course.local_languages import CODE

LOCALE = re.compile(rf"^[a-z]{{2,3}}(-[A-Za-z]{{4}})?(-[A-Z]{{2}})?$|^[a-z]{{2}}_[A-Z]{{2}}$|^(?:{CODE.pattern})")


def accept_three_letters() -> None:
    """Lets static-i18n build languages with three-letter codes."""
    for module in (config, folder, suffix):
        module.RE_LOCALE = LOCALE
