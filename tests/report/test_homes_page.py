"""The pages of homes by way of the command line."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from helpers.homes import written

from dghsim.cli import main


def _told(folder: Path, *arguments: str) -> str:
    out = folder / "out"
    given = [
        *arguments,
        "--replications",
        "2",
        "--output",
        str(out),
        "--overwrite",
        "--quiet",
        "--set",
        "run.weeks=3",
    ]
    assert main(given) == 0
    return (out / "report.html").read_text()


def test_run_tells_what_became_of_each_crisis(tmp_path: Path) -> None:
    file = written(tmp_path)
    page = _told(tmp_path, "run", str(file), "--no-what-next")
    assert "Primary Care Home" in page
    assert "of the take at home" in page
    assert "Residents:" in page
    summary = pd.read_csv(tmp_path / "out" / "summary.csv").set_index("measure_id")["mean"]
    assert summary["home_north_put_per_year"] > summary["home_north_kept_per_year"] > 0


def test_run_tells_what_other_disciplines_do_and_what_is_only_assumed(tmp_path: Path) -> None:
    says = (
        'disciplines = { mental_health = "visitors" }\n[homes.continuity]\nwho = { frailty = ["frail"] }\n'
        "fewer_share = 0.2\nassumed = true\n"
    )
    file = written(tmp_path, says)
    page = _told(
        tmp_path, "run", str(file), "--no-what-next", "--set", "homes.group.frail.visited_by=mental_health"
    )
    assert "of their crises, by mental health." in page
    assert "Assumed, with no mechanism: continuity of care" in page


def test_compare_stands_beside_what_is_told_elsewhere(tmp_path: Path) -> None:
    file = written(tmp_path)
    page = _told(tmp_path, "compare", str(tmp_path / "small.toml"), str(file))
    assert "Larwood and Bawtry" in page
    assert "Here, of the whole take" in page


def test_compare_of_a_home_without_capacity_says_no_change(tmp_path: Path) -> None:
    file = written(tmp_path, visitors=0)
    page = _told(tmp_path, "compare", str(tmp_path / "small.toml"), str(file))
    table = pd.read_csv(next((tmp_path / "out").glob("difference-*.csv")))
    assert set(table["verdict"]) == {"no change"}
    assert "Larwood" not in page


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    file = written(tmp_path)
    text = file.read_text().replace('label = "Residents"', 'label = "<script>alert(1)</script>"')
    file.write_text(text.replace("drawn = false", 'drawn = false\nnot_here = ["<img src=x>"]'))
    page = _told(tmp_path, "run", str(file), "--no-what-next")
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page


def test_homes_tells_whom_its_staff_are_taken_from(tmp_path: Path) -> None:
    community = (
        '[homes.community]\nbefore = "care_asked"\nwho = { needs = ["care"] }\nposts = 20\nlonger_by = 1.0\n'
    )
    file = written(tmp_path, community)
    assert "come from nowhere here" in _told(tmp_path, "homes", str(file))
    page = _told(tmp_path, "homes", str(file), "--set", "homes.team.visitors.taken_from={ community = 2 }")
    assert "visitors: 2 of 4 from community care" in page
    assert "by 10.0 % as written" in page
    assert "come from nowhere" not in page
