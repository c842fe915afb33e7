"""Part "pages": what a first visit and the next page cost a slow phone, ours beside each peer.

In: our Ambarawa edition. Out: for each peer the medians of its visits, or the reason why there are none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from statistics import median

from bench.browser import Visit, visit_pages
from bench.install import ROOT, NotAvailable
from bench.peers import Peer, build_peer, load_peers
from bench.server import Server, compress_site
from lapak.render.document import load_documents
from lapak.website.host.config import load_project

FIRST, NEXT = "praktik", "prospek"


@dataclass(frozen=True)
class Measured:
    """One peer's figures."""

    name: str
    title: str
    version: str
    first: Visit | None = None
    next: Visit | None = None
    reason: str = ""
    """Why there are none."""


def measure_pages(runs: int, names: Collection[str], say: Callable[[str], None]) -> tuple[Measured, ...]:
    """Builds every peer (or the named ones), then visits them in turns, so that a busy minute hits all alike."""
    chosen = [peer for peer in load_peers().values() if not names or peer.name in names]
    sites, reasons = build_peers(chosen, say)
    visits: dict[str, list[tuple[Visit, ...]]] = {peer.name: [] for peer in chosen}
    for turn in range(runs):
        for peer in chosen:
            if peer.name in sites:
                say(f"{peer.title}: visit {turn + 1} of {runs}")
                visits[peer.name].append(visit_site(peer, sites[peer.name]))
    return tuple(_to_measured(peer, visits[peer.name], reasons.get(peer.name, "")) for peer in chosen)


def build_peers(peers: Iterable[Peer], say: Callable[[str], None]) -> tuple[dict[str, Path], dict[str, str]]:
    """Peers → the sites of those that could be built, and of the others the reason, by name."""
    documents = load_documents(load_project(ROOT / "mkdocs.yml"))
    sites: dict[str, Path] = {}
    reasons: dict[str, str] = {}
    for peer in peers:
        say(f"{peer.title}: building")
        try:
            sites[peer.name] = build_peer(peer, documents)
            compress_site(sites[peer.name])
        except NotAvailable as error:
            reasons[peer.name] = str(error)
    return sites, reasons


def visit_site(peer: Peer, site: Path) -> tuple[Visit, ...]:
    """One person's two pages; of the floor, its only one."""
    addresses = tuple(dict.fromkeys(peer.page.format(slug=slug) for slug in (FIRST, NEXT)))
    with Server(site) as server:
        return visit_pages(server, addresses)


def _to_measured(peer: Peer, visits: list[tuple[Visit, ...]], reason: str) -> Measured:
    middles = [find_median(list(same)) for same in zip(*visits, strict=True)]
    first, following = [*middles, None, None][:2]
    return Measured(peer.name, peer.title, peer.find_version(), first, following, reason)


def find_median(visits: list[Visit]) -> Visit:
    """Visits to one page → the median of each figure."""
    rows = [asdict(visit) for visit in visits]
    return Visit(**{field.name: round(median(row[field.name] for row in rows)) for field in fields(Visit)})
