"""An answer that prints in a terminal and shows itself in a notebook."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import pandas as pd

from dghsim.report.figure import Figure

if TYPE_CHECKING:
    from plotly.graph_objects import Figure as Plot

T = TypeVar("T")
_ROWS = 20
"""Rows that are shown; `table` has all."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What was found, in words, as numbers and as pictures."""

    found: T
    """The numbers themselves, typed."""
    figures: tuple[Figure, ...]
    says: tuple[str, ...] = ()
    """Sentences, the answer first; by default what the first picture shows."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """The answer in words."""
        return self.says or (self.figures[0].finding, *self.figures[0].also)

    @property
    def table(self) -> pd.DataFrame:
        """The numbers behind the first picture, as text to be read."""
        numbers = self.figures[0].numbers
        assert numbers is not None
        return pd.DataFrame(list(numbers.rows), columns=list(numbers.columns))

    def plot(self, which: int = 0) -> Plot:
        """The picture in plotly; a notebook draws it. `which` of `figures`."""
        from plotly.graph_objects import Figure as Plot

        return Plot({"data": list(self.figures[which].data), "layout": self.figures[which].layout})

    def __str__(self) -> str:
        table = self.table
        left = len(table) - _ROWS
        shown = table.head(_ROWS).to_string(index=False)
        return "\n".join([*self.sentences, "", shown, *([f"... and {left} more"] if left > 0 else [])])

    def __repr__(self) -> str:
        """As it prints, so that a terminal's prompt shows it too."""
        return str(self)

    def _repr_html_(self) -> str:
        """Words and table; nothing in them acts."""
        first, *rest = (html.escape(each) for each in self.sentences)
        told = f"<p><strong>{first}</strong></p>" + "".join(f"<p>{each}</p>" for each in rest)
        table = self.table.head(_ROWS).to_html(index=False, escape=True, border=0)
        return f"<div>{told}{table}<p><small>{html.escape(self.figures[0].reading)}</small></p></div>"
