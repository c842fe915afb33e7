"""How large a photo is once it is unpacked: forty kilobytes can stand for more pixels than a computer holds."""

from __future__ import annotations

from io import BytesIO

MOST_PIXELS = 12_000_000
"""What a phone's camera makes; a page shows a photo of a tenth of it."""


def find_pixel_faults(data: bytes) -> list[tuple[str, str]]:
    """A photo's bytes → what is wrong with its pixels and how to mend it; nothing is unpacked that is too large."""
    from PIL import Image  # only where there is a photo

    again = "save it again as WebP"
    try:
        with Image.open(BytesIO(data)) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                what = f"has {width} × {height} points, at most {MOST_PIXELS:,} in all"
                return [(what, "make it smaller: 1200 points from side to side are enough")]
            image.load()
    except Image.DecompressionBombError:
        return [("has far too many points", "make it smaller: 1200 points from side to side are enough")]
    except OSError:
        return [("is torn: it cannot be opened to its end", again)]
    except Exception as error:  # each of Pillow's readers fails in its own way
        return [(f"is damaged: {' '.join(str(error).split())[:100]}", again)]
    return []
