"""What a template leaves for wards, clinics and training, counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dghsim.rota.rules import get_rule_set
from dghsim.rota.template.remains import remains, remains_text, session_lines
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]
DUTIES = {
    "l": "08:30-21:00 1111111",
    "n": "20:30-09:00 1111111",
    "d": "09:00-17:00 0000000 normal",
}
LINES = ("lll--dd", "ddddd--", "nn---ll", "-----nn")
ASKED: dict[str, Any] = {
    "zero_days_a_week": [0.0, 5.0],
    "session": {
        "teaching": {"label": "Teaching", "kind": "training", "days": ["tue"], "part": "pm", "doctors": 1},
        "quality": {"label": "Quality improvement", "kind": "quality", "a_cycle": 2},
    },
}
CELLS = tuple(tuple("" if day == "-" else day for day in line) for line in LINES)
READINGS = get_rule_set("training-2019").readings


@pytest.fixture(scope="module")
def tier(make_tier: MakeTier) -> Tier:
    return make_tier(4, DUTIES, leave_days=32, study_days=20, template=ASKED)


def test_the_figures_of_four_lines(tier: Tier) -> None:
    found = remains(tier, CELLS, READINGS)
    assert found.lines == 4
    assert found.hours_a_week == (5 * 12.5 + 4 * 12.5 + 7 * 8) / 4
    assert found.weekends_a_year == 3 * 13
    assert found.nights_a_year == 4 * 13
    assert found.normal_days_a_week == 7 / 4
    assert found.normal_days_after_leave == 7 / 4 - 1
    assert found.after_leave == pytest.approx(0.75 * 4 / 5)
    assert found.on_normal_duties == (1, 1, 1, 1, 1)
    # Thursday and Friday of line 1; of line 3 Wednesday ends a night, Thursday and Friday are free; five of line 4,
    # whose Monday is free since Sunday's night of line 3 does not exist: line 3 works by day.
    assert found.zero_days_a_year == (2 + 2 + 5) * 13
    assert found.sessions == (("Teaching", 13.0), ("Quality improvement", 26.0))


def test_in_words(tier: Tier) -> None:
    said = remains_text(tier, remains(tier, CELLS, READINGS))
    assert said == [
        "every line filled: 1 doctors a weekday on normal duties before leave, 0.6 after; 1.8 normal days a doctor a "
        "week before leave, 0.8 after",
        "zero days: 117 a year",
        "Teaching: 13 a year for each doctor, before leave",
        "Quality improvement: 26 a year for each doctor, before leave",
    ]
    assert session_lines(tier, CELLS) == [
        "Teaching, tue pm: line 2",
        "Quality improvement, mon: line 2",
        "Quality improvement, wed: line 2",
    ]


def test_leave_takes_no_more_normal_days_than_there_are(make_tier: MakeTier) -> None:
    tier = make_tier(4, DUTIES, leave_days=150)
    assert remains(tier, CELLS, READINGS).normal_days_after_leave == 0
