"""A slow phone's connection between a browser and a server: name lookup, handshakes, one narrow link, slow start.

In: the server's port on the command line. Out: the port to connect to, as one line; it then runs until it is stopped.
Idle connections keep their window, nothing is lost, and every connection pays the name lookup.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
from dataclasses import dataclass

SEGMENT = 1460
"""Bytes of payload in one packet."""
BUFFER = 16_384
"""Small, so that the server decides late what to send next, as on a real slow path."""


@dataclass(frozen=True)
class Route:
    """What lies between a phone and a server."""

    round_trip: float = 0.4
    """In seconds."""
    rate: float = 400_000 / 8
    """Bytes a second, each way, shared by all connections."""
    set_up_trips: float = 2
    """Name lookup and TCP; the trips of TLS are real ones."""
    first_segments: int = 10


class Link:
    """One way of the route: what is sent waits until the link is free."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._free_at = 0.0

    def book(self, now: float, size: int) -> float:
        """Bytes that come now → when the last of them is on its way."""
        self._free_at = max(now, self._free_at) + size / self._rate
        return self._free_at


class Window:
    """Slow start: how much a server may send before it hears that something arrived."""

    def __init__(self, segments: int) -> None:
        self.size = segments * SEGMENT
        self.in_flight = 0

    def has_room(self, size: int) -> bool:
        """True when so many bytes may go now."""
        return self.in_flight + size <= self.size

    def send(self, size: int) -> None:
        """Bytes leave."""
        self.in_flight += size

    def acknowledge(self, size: int) -> None:
        """Bytes have arrived: as many more may be under way, so the window doubles each round trip."""
        self.in_flight -= size
        self.size += size


class Shaper:
    """Connections through one route."""

    def __init__(self, route: Route, server_port: int) -> None:
        self._route = route
        self._server_port = server_port
        self._up, self._down = Link(route.rate), Link(route.rate)

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of the browser, until both sides have closed it."""
        start = asyncio.get_running_loop().time() + self._route.set_up_trips * self._route.round_trip
        narrow = socket.socket()
        narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
        narrow.connect(("127.0.0.1", self._server_port))
        server_reader, server_writer = await asyncio.open_connection(sock=narrow, limit=BUFFER)
        window = Window(self._route.first_segments)
        await asyncio.gather(
            self._carry(reader, server_writer, self._up, None, start),
            self._carry(server_reader, writer, self._down, window, 0.0),
        )

    async def _carry(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        link: Link,
        window: Window | None,
        start: float,
    ) -> None:
        """One direction of one connection."""
        loop = asyncio.get_running_loop()
        arrivals: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivery = asyncio.create_task(_deliver(arrivals, writer))
        room = asyncio.Event()
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(SEGMENT):
                await asyncio.sleep(max(0.0, start - loop.time()))
                while window and not window.has_room(len(data)):
                    room.clear()
                    await room.wait()
                sent = link.book(loop.time(), len(data))
                if window:
                    window.send(len(data))
                    loop.call_at(sent + self._route.round_trip, _acknowledge, window, len(data), room)
                arrivals.put_nowait((sent + self._route.round_trip / 2, data))
        arrivals.put_nowait((loop.time() + self._route.round_trip / 2, b""))
        await delivery


def _acknowledge(window: Window, size: int, room: asyncio.Event) -> None:
    window.acknowledge(size)
    room.set()


async def _deliver(arrivals: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
    """Hands over what has arrived, each at its time; no data is the end."""
    loop = asyncio.get_running_loop()
    with contextlib.suppress(ConnectionError):
        while True:
            at, data = await arrivals.get()
            await asyncio.sleep(max(0.0, at - loop.time()))
            if not data:
                break
            writer.write(data)
            await writer.drain()
    writer.close()


async def run_shaper(server_port: int, route: Route) -> None:
    """Listens on a free port, prints it, and carries connections until the process is stopped."""
    shaper = Shaper(route, server_port)
    listening = await asyncio.start_server(shaper.connect, "127.0.0.1", 0, limit=BUFFER)
    sys.stdout.write(f"{listening.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await listening.serve_forever()


if __name__ == "__main__":
    asyncio.run(run_shaper(int(sys.argv[1]), Route()))
