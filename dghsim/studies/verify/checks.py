"""Every check, in the order of the table, and how one is run so that nothing it does can stop the others."""

from __future__ import annotations

from functools import partial

from dghsim.errors import show
from dghsim.studies.verify.batch import run_queue
from dghsim.studies.verify.model import Check, Outcome, Row
from dghsim.studies.verify.nights.by_hand import NIGHTS
from dghsim.studies.verify.nights.played import run_night
from dghsim.studies.verify.parity import run_parity
from dghsim.studies.verify.queues import QUEUES

CHECKS = (
    *(Check(queue.name, queue.title, queue.source, "queues", partial(run_queue, queue)) for queue in QUEUES),
    *(Check(night.name.replace("_", "-"), night.title, "by hand", "nights", partial(run_night, night))
      for night in NIGHTS),
    Check("parity", "Generated hospitals with every feature", "to the last bit", "parity", run_parity),
)  # fmt: skip


def outcome_of(check: Check) -> Outcome:
    """What the check comes to; one that breaks down has failed."""
    try:
        return check.run()
    except Exception as error:  # whatever it is, the table says so
        what = f"{type(error).__name__}: {show(str(error), 300)}"
        return Outcome((Row("ran to its end", "yes", "no", False),), "broke down", note=what)
