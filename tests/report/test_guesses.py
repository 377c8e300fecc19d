"""How much rests on guesses: the part of the page, its columns, its files, and nothing in it that acts."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import Browser
from report import made_up
from report.markup import parsed, read

from dghsim.measures.answers import answers
from dghsim.measures.guesses.model import Guess, Guesses, Held
from dghsim.measures.model import Study
from dghsim.report.page import report_page
from dghsim.report.reading import readings
from dghsim.report.results import manifest, write_tables
from dghsim.report.sections.guesses import guesses

DRAWS, REPLICATIONS = 64, 2
KEYS = ("demand.stream.ed.per_day", "place.ward.count", "work.review.duration.value")
DECIDED = "ed_stay_mean_hours"


def guessed(study: Study | None = None, source: str = "made up") -> Study:
    """The made-up study with three guesses drawn, of which the first alone decides the stay, and by a lot."""
    base = study or made_up.study()
    random = np.random.default_rng(5)
    at = np.stack([(random.permutation(DRAWS) + 0.5) / DRAWS for _ in KEYS], axis=1)
    luck = np.tile(np.array([0, 1]), (DRAWS, 1))
    written = {str(name): base.values[name].to_numpy(float) for name in base.values}
    values = {name: each[luck] + 0.0 for name, each in written.items()}
    values[DECIDED] = values[DECIDED] + 10 * at[:, :1] + 0.1 * random.normal(size=(DRAWS, REPLICATIONS))
    drawn = tuple(Guess((key,), (5.0,), (False,), 2.0, 9.0, "illustrative", source) for key in KEYS)
    held = (
        Held("rota.ladder.bank.chance", "no range", "illustrative", source),
        Held("money.on_cost_factor", "no range", "not marked", ""),
        Held("run.weeks", "decided", "yours", ""),
    )
    made = Guesses(drawn, held, DRAWS + 1, {3: f"as changed: {source}"}, written, luck, at, values)
    return dataclasses.replace(base, guesses=made)


def page_of(study: Study) -> str:
    parts = made_up.whole(dataclasses.replace(study, guesses=None))
    return report_page(study, parts["one_fewer"], parts["what_ifs"], parts["evidence"], parts["warnings"])


def test_it_says_what_was_drawn_what_was_not_and_what_decides() -> None:
    study = guessed()
    part = guesses(study, readings(study.summary()))
    assert part is not None
    moved = next(one for one in part.measures if one.measure.startswith("ED stay"))
    assert [named.key for named in moved.named] == [KEYS[0]]
    assert moved.named[0].percent > 90
    assert moved.named[0].words.startswith("2 to 9: about ")
    said = " ".join(part.about)
    assert "3 guesses have a range (3 numbers of the scenario)" in said
    assert "2 assumed numbers without a range stayed as written" in said
    assert "1 number stayed as written because the range is of what is decided" in said
    assert "1 of 65 draws gave no scenario that can work" in said
    assert dict(part.without_range) == {"the rota": 1, "money": 1}


def test_every_margin_is_drawn_within_the_picture_and_in_scale() -> None:
    study = guessed()
    part = guesses(study, readings(study.summary()))
    assert part is not None
    for moved in part.measures:
        assert 0 <= moved.mark <= 100
        for bar in moved.bars:
            assert 0 <= bar.left <= bar.left + bar.width <= 100
    stay = next(one for one in part.measures if one.measure.startswith("ED stay"))
    widths = {bar.style: bar.width for bar in stay.bars}
    assert widths["guessed"] > widths["period"] > widths["average"]


def test_a_measure_that_nothing_moves_says_so() -> None:
    study = guessed()
    part = guesses(study, readings(study.summary()))
    assert part is not None
    none = [moved.none for moved in part.measures if not moved.named]
    assert none
    assert set(none) == {"None of these guesses moves it."}


def test_the_page_has_the_section_the_column_and_the_words() -> None:
    page = page_of(guessed())
    assert [one for one in parsed(page).tagged("section") if one.attributes.get("id") == "guesses"]
    words = read(page)
    assert "With guesses drawn" in words
    assert "is under “How much rests on guesses”" in words
    assert "Not run here" not in words


def test_a_page_without_draws_has_none_of_it() -> None:
    words = read(page_of(made_up.study()))
    assert "With guesses drawn" not in words
    assert "Not run here" in words


def test_verdicts_are_held_against_the_model_interval_where_it_is_widest() -> None:
    def verdict(study: Study) -> str:
        return next(one for one in answers(study) if "budget" in one.question).style

    base = made_up.study()
    assert verdict(base) == "yes"
    study = guessed(base)
    assert study.guesses is not None
    cost = dict(study.guesses.values)
    cost["cost_total_gbp_per_year"] = cost["cost_total_gbp_per_year"] + 300_000 * study.guesses.points[:, 1:2]
    wide = dataclasses.replace(study, guesses=dataclasses.replace(study.guesses, values=cost))
    assert verdict(wide) == "unsure"


def test_what_the_rota_fixes_has_an_interval_once_leave_is_guessed() -> None:
    study = guessed()
    assert study.guesses is not None
    values = dict(study.guesses.values)
    values["weekend_one_in_lower"] = values["weekend_one_in_lower"] + study.guesses.points[:, :1]
    moved = dataclasses.replace(study, guesses=dataclasses.replace(study.guesses, values=values))
    row = moved.summary().set_index("measure_id").loc["weekend_one_in_lower"]
    assert row["model_low"] == 2.5
    assert row["model_high"] == pytest.approx(3.45, abs=0.02)
    assert np.isnan(row["ci_low"])
    rows = [one for answer in answers(moved) for one in answer.rows if "weekends worked" in one.what]
    assert [one.style for one in rows if "Tier 1" in one.what] == ["unsure"]


def test_the_files_name_every_number_and_every_draw(tmp_path: Path) -> None:
    study = guessed(source="=HYPERLINK(0)")
    write_tables(study, tmp_path, "0" * 64, "run")
    table = pd.read_csv(tmp_path / "guesses.csv")
    assert table["key"].tolist() == [*KEYS, "rota.ladder.bank.chance", "money.on_cost_factor", "run.weeks"]
    assert table["treatment"].tolist() == ["drawn"] * 3 + ["held: no range"] * 2 + ["held: decided"]
    assert table["source"][0] == "'=HYPERLINK(0)"
    draws = pd.read_parquet(tmp_path / "draws.parquet")
    assert draws["draw"].tolist() == [draw for draw in range(DRAWS + 1) if draw != 3]
    assert draws["guess_0"].between(0, 1).all()
    assert np.corrcoef(draws["guess_0"], draws[DECIDED])[0, 1] > 0.99
    said = json.loads((tmp_path / "manifest.json").read_text())["uncertainty"]
    assert (said["draws"], said["draws_left_out"], said["replications_each"]) == (DRAWS + 1, [3], 2)
    assert "uncertainty" not in manifest(made_up.study(), "0" * 64, "run")


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1366])
def test_it_fits_a_phone_and_a_laptop_and_nothing_in_it_acts(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    file = tmp_path / "page.html"
    file.write_text(page_of(guessed(made_up.hostile(), made_up.HOSTILE)), encoding="utf-8")
    page, said = browser.new_page(viewport={"width": width, "height": 800}), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    across, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    inside = page.evaluate("""[...document.querySelectorAll('.reached, .named .share span')].map(bar => {
        const [own, rail] = [bar, bar.parentElement].map(part => part.getBoundingClientRect());
        return own.width > 0 && own.left >= rail.left - 1 && own.right <= rail.right + 3;
    })""")
    page.close()
    assert across <= room
    assert said == []
    assert len(inside) > 10
    assert all(inside)
