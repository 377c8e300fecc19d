"""`dghsim rota FILE --trade`: a page after each tier, whatever becomes of the next."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dghsim.cli import main
from dghsim.errors import InputError
from dghsim.report.ours import is_results
from dghsim.rota.template import trade as trades
from dghsim.rota.template.smallest import Attempt
from dghsim.rota.template.trade import Trade, trade
from dghsim.scenario.rota import Tier

HEREFORD = Path(__file__).parents[2] / "scenarios" / "hereford.toml"


@pytest.fixture(scope="module")
def found() -> Trade:
    duty = {"code": "D", "start": "09:00", "end": "17:00", "cover": [1, 1, 1, 1, 1, 1, 1]}
    tier = {
        "label": "A tier", "level": 1, "rules": "training-2019", "lines": 3, "in_post": 0, "leave_days": 0,
        "most_away": 1, "hours_target": 40, "duty": {"take": duty},
    }  # fmt: skip
    return trade("t", Tier.model_validate(tier), 5, more=1)


def test_the_page_holds_what_was_found_when_the_next_tier_fails(
    found: Trade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page, pages = tmp_path / "out" / "trade.html", []

    def next_tier(name: str, *_: object) -> Trade:
        pages.append(page.read_text(encoding="utf-8").count("smallest that fits is") if page.exists() else 0)
        if name == "registrar":
            raise InputError("tier registrar: no rota of any size fits")
        return found

    monkeypatch.setattr(trades, "trade", next_tier)
    asked = ["rota", str(HEREFORD), "--trade", "--quiet", "-o", str(page.parent)]
    assert main(asked) == 2
    assert "tier registrar: no rota of any size fits" in capsys.readouterr().err
    assert pages == [0, pages[1], 2 * pages[1], 2 * pages[1]]
    assert pages[1] > 0
    assert page.read_text(encoding="utf-8").count("smallest that fits is") == 3 * pages[1]
    assert main(asked) == 2
    assert "already there" in capsys.readouterr().err
    assert is_results(page.parent)
    assert len(pages) == 4  # nothing was sought the second time


def test_sizes_without_a_template_are_told_in_the_terminal(
    found: Trade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    some = replace(found, missing=(Attempt(4, "undecided", "within an effort of 5"),))
    monkeypatch.setattr(trades, "trade", lambda *_: some)
    assert main(["rota", str(HEREFORD), "--trade", "-o", str(tmp_path / "out")]) == 0
    assert "\n  1 in 4: undecided (within an effort of 5)\n" in capsys.readouterr().out
