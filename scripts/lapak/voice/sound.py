"""A recording as a browser or a phone saved it → what a page plays: Opus, one channel, without the silence around it.

By PyAV, which brings FFmpeg with it: `pip install 'lapak[voice]'`.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

BITS_A_SECOND = 16_000
"""Speech stays clear, and two and a half minutes weigh 300 kB (design: phone)."""
RATE = 48_000
SAME = {"fflags": "bitexact"}
"""The same file for the same sound: else a number is drawn for each."""
SILENCE = "silenceremove=start_periods=1:start_silence=0.15:start_threshold=-45dB"
FILTERS = (
    *(SILENCE, "areverse", SILENCE, "areverse"),  # what is quiet at the beginning, and at the end
    "loudnorm=I=-18:TP=-2:LRA=11",  # as loud as other speech (EBU R 128, for small loudspeakers)
    f"aformat=sample_fmts=s16:sample_rates={RATE}:channel_layouts=mono",
)


class SoundError(Exception):
    """What cannot be played or holds nothing to hear; its text says so."""


def has_library() -> bool:
    """True when PyAV is installed."""
    from importlib.util import find_spec

    return find_spec("av") is not None


def to_opus(data: bytes) -> bytes:
    """A sound file of any usual kind → Opus in Ogg; raises SoundError."""
    import av

    written = BytesIO()
    try:
        with av.open(BytesIO(data)) as source, av.open(written, "w", format="ogg", options=SAME) as target:
            stream = target.add_stream("libopus", rate=RATE, layout="mono", bit_rate=BITS_A_SECOND)
            stream.options = {"application": "voip"}
            count = 0
            for frame in _filter(source):
                count += frame.samples
                target.mux(stream.encode(frame))
            target.mux(stream.encode(None))
    except av.FFmpegError as error:
        raise SoundError(f"this is no sound that can be read: {error.strerror}") from None
    if not count:
        raise SoundError("there is nothing to hear in this recording")
    return written.getvalue()


def _filter(source: Any) -> Iterator[Any]:
    """The frames of a source, through all filters; raises SoundError where it has no sound."""
    import av

    if not source.streams.audio:
        raise SoundError("this file holds no sound")
    stream = source.streams.audio[0]
    graph = av.filter.Graph()
    nodes = [graph.add_abuffer(template=stream)]
    for text in FILTERS:
        name, _, values = text.partition("=")
        nodes.append(graph.add(name, values or None))
    nodes.append(graph.add("abuffersink"))
    graph.link_nodes(*nodes).configure()
    for frame in source.decode(stream):
        graph.push(frame)
    graph.push(None)
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        frame.pts = None
        yield frame
