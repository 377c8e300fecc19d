"""Where the name of each mark of a picture goes, so that as few as may be lie over one another."""

from __future__ import annotations

from collections.abc import Sequence

Ends = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels; down is more."""
_WIDE, _HIGH, _OFF = 6.2, 10.0, 10.0
"""Pixels of a letter, of a line, and from the middle of a mark to its name."""
_MARGIN, _FAR = 14.0, 9999.0
"""Pixels that are left beside the axes for a name."""
_WAYS = {
    "top center": (0, -1), "bottom center": (0, 1), "middle right": (1, 0), "middle left": (-1, 0),
    "top right": (1, -1), "bottom right": (1, 1), "top left": (-1, -1), "bottom left": (-1, 1),
}  # fmt: skip
"""As plotly calls them -> across and down, in the order in which they are tried."""


def label_places(
    names: Sequence[str],
    across: Sequence[float],
    up: Sequence[float],
    *,
    width: float,
    height: float,
    frame: tuple[Ends, Ends] | None = None,
) -> list[str]:
    """For each mark where plotly is to write its name: where the least of it lies over other names and marks, or
    beyond the picture's sides.

    Args:
        names: what is written.
        across: of each mark, in the axis' unit.
        up: the same.
        width: pixels of the picture where it is narrowest, as on a phone.
        height: pixels of the picture.
        frame: what the axes show, across and up; without it as far as the marks reach.
    """
    sides, ends = frame or ((min(across), max(across)), (min(up), max(up)))
    points = [(_at(x, sides, width), -_at(y, ends, height)) for x, y in zip(across, up, strict=True)]
    beyond = (-_MARGIN - _FAR, -_FAR, -_MARGIN, _FAR), (width + _MARGIN, -_FAR, width + _MARGIN + _FAR, _FAR)
    taken: list[Box] = [*beyond, *((x - 5, y - 5, x + 5, y + 5) for x, y in points)]
    found = []
    for (x, y), name in zip(points, names, strict=True):
        boxes = {way: _box(x, y, len(name), *towards) for way, towards in _WAYS.items()}
        best = min(boxes, key=lambda way: sum(_over(boxes[way], other) for other in taken))
        taken.append(boxes[best])
        found.append(best)
    return found


def _at(value: float, ends: Ends, pixels: float) -> float:
    """Pixels from the first end."""
    return pixels * (value - ends[0]) / ((ends[1] - ends[0]) or 1.0)


def _box(x: float, y: float, letters: int, across: int, down: int) -> Box:
    """Of a name beside a mark."""
    wide = _WIDE * letters
    middle = x + across * (_OFF + wide / 2), y + down * _OFF
    return middle[0] - wide / 2, middle[1] - _HIGH / 2, middle[0] + wide / 2, middle[1] + _HIGH / 2


def _over(one: Box, other: Box) -> float:
    """Pixels that both cover."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(wide, 0.0) * max(high, 0.0)
