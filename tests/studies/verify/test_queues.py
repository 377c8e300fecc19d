"""The queues: what their files quote is what the formulas give, and an engine at fault is found out."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.broken import Fault, all_alike, forgets, install, of_duties, slow

from dghsim.scenario.shipped import shipped
from dghsim.studies.verify.batch import half_width, quantities_in_all, run_queue, scenario_of
from dghsim.studies.verify.queues import QUEUES

BY_NAME = {queue.name: queue for queue in QUEUES}
QUOTED = {
    "servers": ("= {1:.2f} minutes", "= {3:.3f}"),
    "loss": ("= {share:.4f}", "= {2:.3f} of 5"),
    "one-server": ("= {0:.2f} minutes", "rho = {2:.0f} %"),
    "one-server-fixed": ("= {0:.2f} minutes",),
    "priorities": ("= {0:.2f} minutes", "= {1:.2f} minutes", "= {2:.0f} minutes"),
    "interrupting": ("= {0:.2f} minutes", "= {1:.2f} minutes", "= {3:.2f} minutes"),
}
"""Ends of lines in the head of each file, with the number of the quantity; `share` is the first, of one."""


@pytest.mark.parametrize("name", QUOTED)
def test_the_file_quotes_the_exact_answers(name: str) -> None:
    queue = BY_NAME[name]
    exact = [quantity.exact for quantity in queue.quantities(scenario_of(queue))]
    text = shipped(f"textbook/{queue.scenario}").read_text("utf-8")
    for quote in QUOTED[name]:
        assert quote.format(*exact, share=exact[0] / 100) in text


def test_each_shape_of_stay_loses_as_many() -> None:
    exponential, lognormal = (
        [quantity.exact for quantity in BY_NAME[name].quantities(scenario_of(BY_NAME[name]))]
        for name in ("loss", "loss-shape")
    )
    assert exponential == pytest.approx(lognormal)


def test_intervals_share_what_may_go_wrong() -> None:
    assert quantities_in_all() == sum(len(queue.quantities(scenario_of(queue))) for queue in QUEUES) == 33
    # Twenty values of standard deviation 1: Student's t with 19 degrees of freedom at 99.5 % is 2.861.
    values = np.array([-1.0, 1.0] * 10)[:, None] * np.sqrt(19 / 20)
    assert half_width(values, 1)[0] == pytest.approx(2.861 / np.sqrt(20), rel=1e-3)
    assert half_width(values, 33)[0] > 1.4 * half_width(values, 1)[0]


FAULTS = [
    ("loss", slow(1.03)),
    ("loss-shape", slow(1.05)),
    ("one-server", slow(1.03)),
    ("one-server-fixed", slow(1.02)),
    ("servers", of_duties("factor", 65536 // 33)),
    ("priorities", all_alike),
    ("interrupting", forgets("works", "interrupts")),
    ("ample", of_duties("factor", 65536 // 50)),
]


SLOW = ("one-server", "one-server-fixed", "servers")
"""Of those that are alike, the ones left to the long counts."""


@pytest.mark.parametrize(("name", "fault"), [
    pytest.param(name, fault, id=name, marks=[pytest.mark.prove] if name in SLOW else []) for name, fault in FAULTS
])  # fmt: skip
def test_an_engine_at_fault_is_found_out(name: str, fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    # Services two or three in a hundred too long; priorities unheeded; nothing broken off.
    install(monkeypatch, fault)
    assert not run_queue(BY_NAME[name]).agrees
