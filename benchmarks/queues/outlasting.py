"""Why no node of the front door has both shifts and work that is broken off: what Ciw makes of it."""

from __future__ import annotations

import ciw

NEVER = float("inf")


def outlasting_leaves() -> bool:
    """Whether a customer who breaks off work that has outlasted its shift ever leaves.

    One server a shift of 10. Routine work of 5 begins at 8 and outlasts the shift; urgent work of 1 comes at 11, which
    the server of the next shift does, and at 11.5, which breaks the routine work off.
    """
    network = ciw.create_network(
        arrival_distributions={
            "urgent": [ciw.dists.Sequential([11, 0.5, NEVER])],
            "routine": [ciw.dists.Sequential([8, NEVER])],
        },
        service_distributions={
            "urgent": [ciw.dists.Deterministic(value=1)],
            "routine": [ciw.dists.Deterministic(value=5)],
        },
        number_of_servers=[ciw.Schedule(numbers_of_servers=[1, 1], shift_end_dates=[10, 20])],
        priority_classes=({"urgent": 0, "routine": 1}, ["resume"]),
        routing={"urgent": [[0.0]], "routine": [[0.0]]},
    )
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(100)
    ended = [record for record in simulation.get_all_records() if record.record_type == "service"]
    return len(ended) == 3
