"""Part "touches": how long our pages keep a slow phone from answering, before the first touch and at it.

In: our Ambarawa edition. Out: for each kind of practice the medians of its blocking times.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from bench.browser import OBSERVER, PROCESSOR_SLOWDOWN, open_path, open_phone, wait_until_quiet
from bench.pages import build_peers
from bench.peers import load_peers
from bench.server import Server

OURS = "lapak"
TOUCHED = (
    ("answer to a question", "praktik", ".quiz label"),
    ("cards to put in order", "praktik", ".order > button"),
    ("listing to write", "praktik", ".listing dd input"),
    ("sheet to fill in", "praktik", ".sheet[data-live] > button"),
    ("real or fake", "risiko", ".judge label"),
    ("price to calculate", "implementasi", ".calc input"),
)
"""What is touched, on which module's page, and where."""
BLOCKING = "window.benchmark.blocking"


@dataclass(frozen=True)
class Touch:
    """A first touch; times in milliseconds beyond the 50 that a task may take."""

    what: str
    before: float
    """Up to the touch, the page's opening included."""
    at: float
    """From the touch on, all that it loads included."""


def measure_touches(runs: int, say: Callable[[str], None]) -> tuple[Touch, ...]:
    """Builds our site, and touches each kind of practice on a phone that has never seen it."""
    peer = load_peers()[OURS]
    sites, _ = build_peers([peer], say)
    found: dict[str, list[tuple[float, float]]] = {what: [] for what, *_ in TOUCHED}
    for turn in range(runs):
        say(f"{peer.title}: touch {turn + 1} of {runs}")
        for what, slug, place in TOUCHED:
            with Server(sites[OURS]) as server:
                found[what].append(_touch(server, peer.page.format(slug=slug), place))
    return tuple(Touch(what, *(median(times) for times in zip(*found[what], strict=True))) for what, *_ in TOUCHED)


def _touch(server: Server, address: str, place: str) -> tuple[float, float]:
    """Opens a page, waits, and touches the first thing at a place → what blocked before and from then on."""
    with open_path(server.port) as port, open_phone(server.key_hash) as phone:
        page = phone.new_page()
        phone.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR_SLOWDOWN})
        page.add_init_script(OBSERVER)
        page.goto(f"https://localhost:{port}/{address}", wait_until="load")
        wait_until_quiet(page, server)
        before = float(page.evaluate(BLOCKING))
        touched = page.locator(place).first
        if not touched.is_visible():  # a button that stands there only since the first touch of the page
            page.touchscreen.tap(9, 300)
            touched.wait_for()
        touched.tap()
        wait_until_quiet(page, server)
        return before, float(page.evaluate(BLOCKING)) - before
