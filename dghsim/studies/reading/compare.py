"""Every option of a study against one of them."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.errors import InputError, show
from dghsim.measures.across.against import Compared, against
from dghsim.studies.reading.cells import Where, options_of
from dghsim.studies.reading.source import Source


def compared(
    source: Source, measure: str, base: str | None, over: Sequence[str] = (), where: Where | None = None
) -> Compared:
    """Paired differences from what is there now, or from the option that `base` names by its words.

    Raises:
        InputError: no such measure, factor, level or option; or nothing that was run as it is.
    """
    cells = options_of(source, measure, over, where)
    words = [cells.words(row) for row in range(len(cells.at))]
    if base is not None and base not in words:
        raise InputError(f"option {show(base)} is not in the study; there is {', '.join(words[:5])}")
    row = cells.as_it_is() if base is None else words.index(base)
    if row is None:
        raise InputError(
            f"nothing was run as it is; name the option to hold against, such as {show(words[0])}"
        )
    return against(cells, row)
