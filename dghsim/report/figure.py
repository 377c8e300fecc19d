"""One picture of the page: what plotly draws, the sentence that states its finding, and its numbers as a table."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from markupsafe import Markup

Drawing: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers behind a picture, for those who cannot see it or want to copy them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture. All text in `data`, `layout` and `narrow` is already fit for plotly (see `plot_text`)."""

    id: str
    """Unique on the page; letters, digits and hyphens."""
    finding: str
    """The caption: one sentence that states the main thing seen."""
    reading: str
    """How to read it, with every term explained."""
    data: tuple[Drawing, ...]
    layout: Drawing
    narrow: Drawing = field(default_factory=dict)
    """Dotted layout keys that differ on a phone, such as `{"margin.l": 30}`."""
    numbers: Numbers | None = None
    also: tuple[str, ...] = ()
    """What else is seen, a sentence each."""
    on_paper: float = 0.88
    """Height in print over height on a screen."""

    @property
    def height(self) -> int:
        """Pixels, on a laptop."""
        return int(self.layout["height"])

    @property
    def json(self) -> Markup:
        """Everything that the page's script needs, safe inside a script element."""
        return embedded(
            {"data": self.data, "layout": self.layout, "narrow": self.narrow, "onPaper": self.on_paper}
        )


def embedded(value: object) -> Markup:
    """JSON that cannot end the script element it stands in: ASCII, with <, > and & escaped; NaN becomes null."""
    text = json.dumps(_tidy(value), ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    for letter in "<>&":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)


def _tidy(value: object) -> object:
    if isinstance(value, np.ndarray):
        return [_tidy(item) for item in value.tolist()]
    if isinstance(value, Mapping):
        return {str(key): _tidy(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_tidy(item) for item in value]
    if isinstance(value, float):
        return float(f"{value:.5g}") if math.isfinite(value) else None
    return value
