from report.markup import parsed, read

from dghsim.report.cohort.page import cohort_page
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.words import OWN, RULE


def test_a_hostile_name_stays_text(cohort_html: str) -> None:
    page = parsed(cohort_html)
    assert not page.tagged("img", "iframe")
    assert [each.attributes.get("type") for each in page.tagged("script")].count(None) == 2
    assert "<script>alert(1)" not in cohort_html
    assert not any(name.startswith("on") for each in page.elements for name in each.attributes)


def test_the_facts_say_what_was_run(cohort_html: str) -> None:
    words = read(cohort_html)
    assert "Hospitals 5 of 6 run, 1 synthetic Each 12 simulated runs of 8 weeks" in words
    assert (
        "Warm-up 2 weeks, not counted Weeks 8 from 4 April 2022: one season, and no year's figures" in words
    )
    assert "figures Seed 5 Own staffing in 0 of 5 Tried at each More <beds>" in words
    assert RULE in words
    assert "Nobody real." in words


def test_names_lead_to_reports_and_the_synthetic_one_is_marked(cohort_html: str) -> None:
    page = parsed(cohort_html)
    links = [each.attributes["href"] for each in page.tagged("a")]
    assert {f"{name}/report.html" for name in ("alpha", "beta", "far", "hostile", "none")} <= set(links)
    rows = [each.text for each in page.tagged("th") if each.attributes.get("scope") == "row"]
    assert any("NONE" in row and "synthetic" in row for row in rows)
    assert not any("ALPHA" in row and "synthetic" in row for row in rows)


def test_the_policy_names_its_scripts_and_its_one_file(cohort_html: str, reading: CohortReading) -> None:
    own = cohort_page(reading)
    assert "strict-dynamic" in cohort_html.split("style-src", maxsplit=1)[0]
    assert "strict-dynamic" not in own.split("style-src", maxsplit=1)[0]
    assert len(own) - len(cohort_html) > 4_000_000
    assert OWN not in own
