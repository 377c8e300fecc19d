"""Says in words what `[access]` changes."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.root import Scenario


def access_lines(scenario: Scenario) -> Iterator[str]:
    """One line: the figures, and the reference's where they differ."""
    access = scenario.access
    if access is None:
        return
    there = access.reference
    same_buses = scenario.window[access.buses] == scenario.window[there.buses]
    figures = [
        ("no_car_share", "{:.0%}", "without a car"),
        ("minutes_to_hospital", "{:g}", "minutes away"),
        ("income_deprived_share", "{:.1%}", "income-deprived"),
    ]
    told, moved = [], not same_buses
    for key, form, words in figures:
        here, base = getattr(access, key), getattr(there, key)
        moved |= here != base
        told.append(
            f"{form.format(here)} {words}" + (f" (reference {form.format(base)})" if here != base else "")
        )
    told.append(
        f"buses as window {access.buses}"
        + ("" if same_buses else f" (reference {there.buses}, which is another)")
    )
    yield f"  access      {', '.join(told)}; {'people come and go otherwise' if moved else 'as the reference'}"
