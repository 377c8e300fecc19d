"""The page on what more lines buy: figures as the templates give them, and nothing in a label that acts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dghsim.report.trade_page import attempts_text, trade_page
from dghsim.rota.model import Template
from dghsim.rota.template import trade as trades
from dghsim.rota.template.errors import ImpossibleRota, UndecidedRota
from dghsim.rota.template.trade import Trade, trade
from dghsim.scenario.load import load_scenario
from dghsim.scenario.rota import Tier

HEREFORD = Path(__file__).parents[2] / "scenarios" / "hereford.toml"
LARGER = 3


@pytest.fixture(scope="module")
def found() -> Trade:
    duty = {"code": "D", "start": "09:00", "end": "17:00", "cover": [1, 1, 1, 1, 1, 1, 1]}
    normal = {"code": "N", "start": "09:00", "end": "17:00", "cover": [0] * 7, "normal": True}
    tier = Tier.model_validate(
        {
            "label": "<script>alert(1)</script>", "level": 1, "rules": "training-2019", "lines": 5, "in_post": 0,
            "leave_days": 26, "most_away": 1, "hours_target": 40, "duty": {"take": duty, "wards": normal},
        }
    )  # fmt: skip
    return trade("t", tier, 5, more=LARGER)


def test_every_size_from_the_smallest_on(found: Trade) -> None:
    assert [size.remains.lines for size in found.sizes] == list(range(3, 7))
    weekends = [size.remains.weekends_a_year for size in found.sizes]
    assert weekends == pytest.approx([52 / lines for lines in range(3, 7)])
    days = [size.remains.normal_days_after_leave for size in found.sizes]
    assert days == sorted(days)
    assert found.missing == ()


def test_sizes_without_a_template_are_told(found: Trade, monkeypatch: pytest.MonkeyPatch) -> None:
    def some(_: str, tier: Tier, *__: object) -> Template:
        if tier.lines == 4:
            raise UndecidedRota("tier t: whether a rota of 4 lines fits is undecided")
        if tier.lines == 6:
            raise ImpossibleRota("tier t: no rota of 6 lines fits: template.one_weekend_in")
        return found.sizes[2].template

    monkeypatch.setattr(trades, "cached_template", some)
    less = trade("t", found.tier, 5, more=LARGER)
    assert [size.remains.lines for size in less.sizes] == [3, 5]
    assert attempts_text(less)[-2:] == [
        "1 in 4: undecided (within an effort of 5)",
        "1 in 6: does not fit (template.one_weekend_in)",
    ]
    page = trade_page(load_scenario(HEREFORD), [less])
    assert "No point, no template: 1 in 4 undecided, 1 in 6 does not fit." in page
    assert "1 in 6: does not fit (template.one_weekend_in)" in page


def test_the_page_says_what_they_come_to(found: Trade) -> None:
    page = trade_page(load_scenario(HEREFORD), [found])
    assert "The smallest that fits is 1 in 3: 17 weekends and 0 nights a year" in page
    assert "1 in 2: does not fit" in page
    assert "weekend_1in3" in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    rows = re.findall(r'<th scope="row">(\d+)</th>', page)
    assert rows == [str(size.remains.lines) for size in found.sizes]
