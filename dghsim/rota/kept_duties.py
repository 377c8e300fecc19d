"""What is known of the take duties before any replication, kept between runs."""

from __future__ import annotations

import pickle
from typing import Any

from dghsim.kept import kept, name_of
from dghsim.rota.gaps import PreparedDuties, prepare_duties
from dghsim.rota.kept_rota import LIBRARIES, SOURCES, beside_shifts
from dghsim.rota.model import DatedRota
from dghsim.scenario.root import Scenario

_SAYS_NOTHING: dict[str, Any] = {"provenance": True, "run": {"replications"}}
"""Of duties."""
_MOST = 32
"""A hospital's are a megabyte."""


def kept_duties(scenario: Scenario, rota: DatedRota) -> PreparedDuties:
    """As `prepare_duties` gives them, read where they were prepared before. Raises InputError as that does."""
    made: list[PreparedDuties] = []

    def prepared() -> bytes:
        made.append(prepare_duties(scenario, rota))
        return pickle.dumps(made[0], pickle.HIGHEST_PROTOCOL)

    asked = [scenario.model_dump(mode="json", exclude=_SAYS_NOTHING), beside_shifts(rota)]
    answer = kept("duties", name_of(asked, sources=SOURCES, libraries=LIBRARIES), prepared, most=_MOST)
    return made[0] if made else pickle.loads(answer)
