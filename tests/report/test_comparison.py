import re
from pathlib import Path
from typing import Any

import pytest
from report import made_up
from report.markup import parsed, read

from dghsim.measures.statistics import paired
from dghsim.report.write import write_comparison


def test_a_comparison_says_what_differs_and_carries_no_plotly(tmp_path: Path) -> None:
    base = made_up.study()
    differences = [paired(base, made_up.study(shift=0.08), "The busier one (busy)")]
    write_comparison(differences, tmp_path / "page.html", evidence=made_up.EVIDENCE, warnings=["A warning."])
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    markup = parsed(page)
    assert markup.tagged("h1")[0].text == "Littleton Hospital"
    text = read(page)
    assert "Against The busier one (busy)" in text
    assert "The staffing is illustrative and not Littleton NHS Trust's own" in text
    assert "A warning." in text
    assert re.search(r"Doctors in all £790,617 £8\d\d,\d+ \+£\d+,\d+ \(£\d+,\d+ to £\d+,\d+\) worse", text)
    assert not markup.tagged("script")
    assert len(page) < 300_000


def test_hostile_names_are_inert(tmp_path: Path) -> None:
    base = made_up.hostile()
    write_comparison([paired(base, base, made_up.HOSTILE)], tmp_path / "page.html")
    markup = parsed((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert not markup.tagged("script", "img", "b")
    assert markup.tagged("h4")[0].text == made_up.HOSTILE
    ids = [element.attributes["id"] for element in markup.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))


def test_a_real_hospital_on_either_side_is_said_to_have_made_up_staff(tmp_path: Path) -> None:
    def unreal(document: dict[str, Any]) -> None:
        document["hospital"] = {"code": "XX1"}

    write_comparison([paired(made_up.study(unreal), made_up.study(), "Littleton")], tmp_path / "page.html")
    assert "The staffing is illustrative" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_nothing_to_compare_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one"):
        write_comparison([], tmp_path / "page.html")
    assert not list(tmp_path.iterdir())
