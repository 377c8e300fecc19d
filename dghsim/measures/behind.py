"""Numbers of one replication that are no measures by themselves: what is said of a study rests on them."""

from __future__ import annotations

from dghsim.measures.paid_stays import paid_stays
from dghsim.measures.view import View
from dghsim.measures.warming.quarters import quarters


def behind(view: View) -> dict[str, float]:
    """Whether a queue grows (`quarters`), and what the hospital is paid for (`paid_stays`)."""
    return quarters(view) | paid_stays(view)
