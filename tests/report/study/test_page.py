"""The page of a study: the decision first, the method last, and nothing in it acts."""

import re
from dataclasses import replace

import pytest
from helpers.studies import BEDS, DEMAND, REGISTRARS, source

from dghsim.measures.model import Measure
from dghsim.report.study.asked import Asked, cost_asked, measures_asked
from dghsim.report.study.cards import cards, sentences
from dghsim.report.study.decided import decided, what_matters
from dghsim.report.study.page import study_page
from dghsim.report.study.sections import hospitals_section, options_section
from dghsim.scenario.sweep_factor import Factor
from dghsim.scenario.sweep_file import Design
from dghsim.studies.reading import decide as decide_module
from dghsim.studies.reading.cells import NothingToDecideError
from dghsim.studies.reading.decide import decide
from dghsim.studies.reading.shares import shares_of
from dghsim.studies.reading.source import Source

FACTORS = {"more_registrars": REGISTRARS, "more_beds": BEDS, "demand": DEMAND}


def truth(row: dict[str, float]) -> float:
    return 6 - 0.5 * row["more_beds"] / 10 - 0.01 * row["more_registrars"] + 3 * row["demand"]


def page(study: Source, *measures: str) -> str:
    reading = asked_of(study, *measures)
    return study_page(reading, decided(reading)[0])


def asked_of(study: Source, *measures: str) -> Asked:
    asked = measures_asked(study, measures)
    return Asked(study, asked, cost_asked(study, asked))


def headings(html: str) -> list[str]:
    return re.findall(r"<h2[^>]*>([^<]*)</h2>", html)


def test_the_decision_comes_first_and_the_method_last() -> None:
    html = page(source(FACTORS, truth, hospitals=("rlq", "rbd"), alone=0.05))
    assert headings(html) == [
        "The decision", "Each option against what is there now", "Cost against the standard",
        "What more of each does", "What matters most", "Each hospital by itself", "How it was reckoned",
    ]  # fmt: skip
    assert "Clark and Yang" in html[html.rindex("How it was reckoned") :]
    assert {
        "dose-more-registrars",
        "dose-more-beds",
        "tornado",
        "together",
        "shares",
        "front",
        "best",
    } <= set(re.findall(r'<figure class="picture" id="([^"]+)"', html))


def test_the_answer_names_the_option_its_probability_and_what_it_changes() -> None:
    study = source({"more_beds": BEDS}, lambda row: 6 - 0.5 * row["more_beds"] / 10, alone=0.05)
    found = decide(study, "ed_stay_mean_hours", zone=0.25)
    said = sentences(found)
    assert said[0].startswith("“more beds +20” is the best of 3 options on mean stay in the ED: ")
    assert said[1] == "That is so with at least 95 % probability."
    assert said[2].startswith("Against what is there now: −1.0")
    assert said[3].startswith(
        "With at least 95 % probability the option picked is already the best or within"
    )
    assert said[3].endswith("0.25 hours of it.")
    assert [card.style for card in cards(found)] == ["yes", "yes", "yes", "yes"]


def test_what_cannot_be_told_is_said_with_how_many_more_runs_would_tell() -> None:
    study = source({"more_beds": BEDS}, lambda _: 6.0, replications=4, alone=0.5)
    found = decide(study, "ed_stay_mean_hours", zone=0.05)
    said = " ".join(sentences(found))
    assert "cannot be told from" in said
    assert re.search(r"[\d,]+ more replications, [\d,]+ in all, would make sure", said)
    assert cards(found)[0].style == "unsure"


def test_few_runs_that_all_differ_alike_are_said_to_be_too_few() -> None:
    study = source({"more_beds": BEDS}, lambda row: 6 - row["more_beds"], replications=3, alone=0.0)
    found = decide(study, "ed_stay_mean_hours", zone=0.5)
    said = " ".join(sentences(found))
    assert "may be any way from it: 3 replications that all differ alike are too few" in said
    assert "3 more replications, 6 in all, would make sure" in said
    assert cards(found)[0].style == "unsure"


def test_a_gain_within_the_zone_is_called_not_worth_doing_before_anything_else() -> None:
    study = source({"more_beds": BEDS}, lambda row: 6 - 0.01 * row["more_beds"], alone=0.01)
    found = decide(study, "ed_stay_mean_hours", zone=0.5)
    assert sentences(found)[0].startswith(
        "On this measure alone nothing tried here is worth doing: “more beds +20”"
    )
    assert cards(found)[0].says == "Nothing tried is worth doing"
    assert [card.style for card in cards(found)] == ["unsure", "yes", "unsure", "yes"]
    unsure = decide(
        source({"more_beds": BEDS}, lambda _: 6.0, replications=4, alone=0.5), "ed_stay_mean_hours", zone=0.5
    )
    assert cards(unsure)[0].says == "Nothing tried was shown to be worth doing"


def test_what_the_money_does_not_price_is_said_before_the_picture() -> None:
    study = source(
        {"more_registrars": REGISTRARS, "more_beds": BEDS},
        lambda row: 6 - 0.5 * row["more_registrars"],
        alone=0.05,
    )
    html = page(study)
    assert "More beds: what that costs is not in this picture." in html
    assert "More registrars: what" not in html


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "</script><b>", "a\u202eb"])
def test_hostile_names_stay_inert(hostile: str) -> None:
    bad = Measure("ed_stay_mean_hours", hostile, hostile, "flow", "output", "less", hostile)
    study = source({"more_beds": BEDS}, lambda row: row["more_beds"], changes=("none", hostile), name=hostile)
    study = replace(study, about=hostile, measures={**study.measures, "ed_stay_mean_hours": bad})
    html = page(study, "ed_stay_mean_hours")
    body = re.sub(r"<script.*?</script>", "", html, flags=re.S)
    assert "<script>alert" not in body
    assert "<b>" not in body
    assert "\u202e" not in html


def test_a_design_that_does_not_permit_a_picture_says_why() -> None:
    factors = {"threshold": Factor(key="a.b", low=0, high=1), "other": Factor(key="a.c", low=0, high=1)}
    study = source(
        factors,
        lambda row: row["threshold"] + row["other"],
        design=Design(sample="latin_hypercube", points=16),
    )
    html = page(study)
    assert "16 points drawn; first indices need 64 or more" in html
    assert "straight lines were fitted" in html


def test_a_study_of_what_nobody_decides_begins_with_what_matters() -> None:
    study = source({"demand": DEMAND}, lambda row: 6 + 3 * row["demand"], alone=0.05)
    assert headings(page(study)) == ["What matters most", "What more of each does", "How it was reckoned"]
    assert "Clark and Yang" not in page(study)
    said = what_matters(asked_of(study), decided(asked_of(study))[1])
    assert said[0] == "Nothing to decide between: one cell, or what varies is nobody's to decide."
    assert said[1].startswith("Demand moves mean stay in the ED most")
    with pytest.raises(NothingToDecideError):
        page(source({}, lambda _: 6.0))


def test_a_study_of_too_many_options_is_read_for_what_matters(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Saltelli's designs are, of factors that somebody decides."""
    monkeypatch.setattr(decide_module, "MOST", 2)
    study = source({"more_beds": BEDS}, lambda row: 6 - row["more_beds"], alone=0.05)
    assert headings(page(study)) == ["What matters most", "What more of each does", "How it was reckoned"]
    said = what_matters(asked_of(study), decided(asked_of(study))[1])
    assert said[0].startswith("3 options; at most 2 can be held against one another")
    assert said[1].startswith("More beds moves mean stay in the ED most")


def test_options_called_alike_are_told_apart() -> None:
    spend = Factor(key="a.b", how="add", values=[0, 1_000_001, 1_000_002])
    found = decide(
        source({"spend": spend}, lambda row: 6 - row["spend"] % 10, alone=0.05), "ed_stay_mean_hours"
    )
    assert found.words[0] == found.words[1]
    (section,) = options_section(found)
    assert [row.cells[3].text for row in section.tables[0].rows] == ["over 99 %", "under 1 %"]


def test_the_headlines_that_a_study_has_decide() -> None:
    study = source(FACTORS, truth)
    assert measures_asked(study) == ("ed_stay_mean_hours", "cost_total_gbp_per_year")
    assert cost_asked(study, ("ed_stay_mean_hours",)) == "cost_total_gbp_per_year"
    assert cost_asked(study, ("cost_total_gbp_per_year", "ed_stay_mean_hours")) == "ed_stay_mean_hours"


def test_each_hospital_has_its_own_best() -> None:
    study = source(
        {"more_beds": BEDS}, lambda row: 6 + (1 if row["hospital"] == "rbd" else -1) * row["more_beds"] / 20,
        hospitals=("rlq", "rbd"), alone=0.05,
    )  # fmt: skip
    (section,) = hospitals_section(asked_of(study))
    said = [tuple(cell.text for cell in row.cells[:2]) for row in section.tables[0].rows]
    assert said == [("rlq", "more beds +20"), ("rbd", "as it is")]


def test_how_much_of_the_spread_is_chance_is_said() -> None:
    study = source({"more_beds": BEDS}, lambda row: 6 - row["more_beds"] / 40, alone=0.4)
    found = shares_of(study, "ed_stay_mean_hours")
    assert found.chance is not None
    assert 0.02 < found.chance < 0.6
    assert f"is by {100 * found.chance:.0f} % chance, which is taken off" in page(study)


def test_options_beyond_those_shown_are_counted() -> None:
    many = BEDS.model_copy(update={"values": list(range(45))})
    study = source({"more_beds": many}, lambda row: 6 - row["more_beds"] / 20, replications=3)
    (section,) = options_section(decide(study, "ed_stay_mean_hours"))
    assert len(section.tables[0].rows) == 40
    assert section.notes == ("4 options with a worse mean are not shown; dghsim query has them.",)
