"""Every measure stands once, by subject and tier, folded until asked for."""

from __future__ import annotations

from report import made_up

from dghsim.report.sections.summary import summary_groups


def test_each_measure_stands_once_with_its_tier() -> None:
    made = made_up.study()
    table = made.summary()
    groups = summary_groups(made, table)
    shown = [row.measure for group in groups for part in group.parts for row in part.rows]
    assert sorted(shown) == sorted(table["measure"])
    assert sum(group.size for group in groups) == len(table)
    for group in groups:
        for part in group.parts:
            for row in part.rows:
                assert not part.tier or row.measure.startswith((f"{part.tier}: ", f"{part.tier}, "))
        tiers = [part.tier for part in group.parts]
        assert len(set(tiers)) == len(tiers)
    assert any(part.tier == "Tier 1" for group in groups for part in group.parts)
