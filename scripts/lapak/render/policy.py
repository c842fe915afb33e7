"""A finished page → the same with a policy (CSP): a browser runs and shows what our templates wrote, and nothing else.

A template begins each script and each sheet of styles with `{{ own }}`. What came into a page in any other way, by a
text, a drawing or a variable, has no such mark, so its hash is not in the policy, and no browser runs it.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from base64 import b64encode

OWN = f"/*{secrets.token_hex(16)}*/"
"""The mark: another one in each run, so that no author can know it; it leaves no trace in what is written."""
SEALED = re.compile(rf"<(script|style)\b[^>]*>\s*{re.escape(OWN)}(.*?)</\1>", re.DOTALL)
TOP = re.compile(r"\s*(<!doctype[^>]*>)?\s*(<html[^>]*>)?\s*(<head[^>]*>)?", re.IGNORECASE)
STRICT = "'strict-dynamic'"
LOADING = f"{STRICT} 'self'"
"""A script of ours may load another one, as markup never may; 'self' is for browsers too old to know the first word."""
STORE = "serviceWorker"
"""In a script that keeps the course on a phone; then its icon is loaded too."""
MICROPHONE = "data-record="
"""On the page that records: what was spoken is listened to before it is a file. No text can bring this attribute."""
NEEDS = (
    (STORE, "worker-src 'self';manifest-src 'self';"),
    ("EventSource", "connect-src 'self';"),
    ("<audio", "media-src 'self';"),
    (MICROPHONE, "media-src blob:;"),
)
"""What a page may load besides, by what is in it that loads it."""
FILES = "img-src 'self' data:;font-src 'self';connect-src 'self';worker-src 'self';manifest-src 'self';media-src 'self'"
"""What a page of a site with files beside its pages may load; Material's search asks for its index, in a worker."""


def add_policy(page: str, *, has_files: bool = False, is_alone: bool = False) -> str:
    """A page as its templates wrote it → the same without marks, its policy first in its head.

    Nothing may change the page after that, or the hashes do not hold. With `has_files` its styles and scripts may
    also be files of the site, as Material's are; one that `is_alone` has all of its scripts in it, and loads none.
    """
    found = SEALED.findall(page)
    scripts, styles = ([text for tag, text in found if tag == name] for name in ("script", "style"))
    bare = remove_marks(page)
    top = TOP.match(bare)
    end = top.end() if top else 0
    loads = not is_alone and any('createElement("script")' in script for script in scripts)
    policy = _to_open_policy(scripts, styles, bare) if has_files else _to_policy(scripts, styles, bare, loads=loads)
    return f'{bare[:end]}<meta http-equiv=content-security-policy content="{policy}">{bare[end:]}'


def remove_marks(page: str) -> str:
    """A page as its templates wrote it → the same as anybody may read it, without a policy."""
    return page.replace(OWN, "")


def hash_text(text: str) -> str:
    """A script or a sheet of styles → its name in a policy: "'sha256-…'"."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _to_policy(scripts: list[str], styles: list[str], page: str, *, loads: bool) -> str:
    """`default-src 'none'` stands for every kind that is not named."""
    images = "'self' data:" if any(sign in page for sign in ("<img", STORE)) else "data:"
    besides = "".join(rule for sign, rule in NEEDS if sign in page)
    own = _to_rule("script", scripts, f" {LOADING}" if loads else "") + _to_rule("style", styles)
    return f"default-src 'none';{own}img-src {images};{besides}base-uri 'none';form-action 'none'"


def _to_open_policy(scripts: list[str], styles: list[str], page: str) -> str:
    """No 'strict-dynamic' here: with it a browser would refuse the script files that the markup names."""
    media = " blob:" if MICROPHONE in page else ""
    script, style = (" ".join(["'self'", *_to_names(texts)]) for texts in (scripts, styles))
    return f"default-src 'none';script-src {script};style-src {style};{FILES}{media};base-uri 'none';form-action 'none'"


def _to_rule(kind: str, texts: list[str], more: str = "") -> str:
    return f"{kind}-src {' '.join(_to_names(texts))}{more};" if texts else ""


def _to_names(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(map(hash_text, texts)))
