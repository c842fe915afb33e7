"""How large a photo is once it is unpacked: forty kilobytes can stand for more pixels than a computer holds."""

from __future__ import annotations

from lapak.render.pictures.photos import MOST_SIDE, open_photo

MOST_PIXELS = 52_000_000
"""What the cameras of today's phones make; 156 MB once it is unpacked."""


def find_pixel_faults(data: bytes, suffix: str) -> list[tuple[str, str]]:
    """A photo's bytes and ending → what is wrong with it and how to mend it; nothing too large is unpacked."""
    from PIL import Image, UnidentifiedImageError  # only where there is a photo

    again = "copy it anew from where it was made, or save it as JPG"
    smaller = "make it smaller: 1200 points from side to side are enough"
    try:
        with open_photo(data, suffix) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                return [(f"has {width} × {height} points, at most {MOST_PIXELS:,} in all", smaller)]
            image.draft("RGB", (MOST_SIDE, MOST_SIDE))  # a JPEG is unpacked no larger than is needed
            image.load()
    except Image.DecompressionBombError:
        return [("has far too many points", smaller)]
    except UnidentifiedImageError:  # what Pillow says of it names a place in the computer's memory
        return [("is damaged: only its first bytes are those of a photo", again)]
    except ImportError:
        return [("is a HEIC photo, which needs 'pillow-heif'", "pip install pillow-heif, or save the photo as JPG")]
    except Exception as error:  # each of Pillow's readers fails in its own way
        said = " ".join(str(error).split())[:100]
        return [(f"is damaged: {'a part of it is missing' if 'truncated' in said.lower() else said}", again)]
    return []
