"""One replication of the small hospital, written down: a change here changes the results of every such scenario."""

from __future__ import annotations

from dghsim.rota.gaps import fill_gaps, prepare_duties

from .conftest import frame_of
from .test_whole import CHANGES


def test_first_gaps_of_the_registrars_go_so(make_scenario, dated) -> None:
    scenario = make_scenario(CHANGES)
    table = fill_gaps(prepare_duties(scenario, dated(scenario)), 0)
    rows = frame_of(table).query("tier == 'registrar' and why != 'planned'").head(10)
    found = list(zip(rows["start"] // 3600, rows["why"], rows["filled_by"], rows["doctor"], strict=True))
    assert found == [
        (56, "vacant", "swap", "registrar 5"),
        (80, "vacant", "swap", "registrar 7"),
        (200, "vacant", "swap", "registrar 1"),
        (248, "sick", "act_down", "consultant 3"),
        (296, "vacant", "act_up", "tier 1 no. 3"),
        (320, "vacant", "act_up", "tier 1 no. 5"),
        (440, "vacant", "bank", "registrar 8"),
        (452, "vacant", "swap", "registrar 2"),
        (476, "vacant", "swap", "registrar 6"),
        (500, "vacant", "agency", "Agency registrar 42"),
    ]


def test_the_posts_of_one_replication_go_so(make_scenario, dated) -> None:
    scenario = make_scenario(CHANGES)
    year = fill_gaps(prepare_duties(scenario, dated(scenario)), 0).workforce
    assert year is not None
    counts = {
        name: getattr(year, name).tolist()
        for name in ("adverts", "failed_adverts", "appointments", "leavers", "unfilled_changeovers", "vacant_days",
                     "sick_days", "newcomer_days", "normal_days_planned", "normal_days_worked")
    }  # fmt: skip
    assert counts == {
        "adverts": [0, 0, 2],
        "failed_adverts": [0, 0, 2],
        "appointments": [0, 1, 0],
        "leavers": [0, 1, 0],
        "unfilled_changeovers": [0, 0, 0],
        "vacant_days": [30, 406, 182],
        "sick_days": [47, 63, 55],
        "newcomer_days": [215, 80, 0],
        "normal_days_planned": [275, 551, 390],
        "normal_days_worked": [234, 318, 263],
    }
