from pathlib import Path

import pytest
from helpers.loaded import loaded

from dghsim.measures.face import hospitals
from dghsim.measures.face.choose import chosen
from dghsim.measures.face.load import figures


def test_a_hospital_of_the_cohort_is_held_against_its_own_figure() -> None:
    scenario = loaded("cohort/rjn")
    waits = next(each for each in figures() if each.id == "bed_wait_4_hours")
    found = chosen(waits, scenario)
    assert found is not None
    assert found.fits
    assert found.published.sites == ["RJN"]
    assert found.published.value == 52.59


def test_nobody_is_held_against_another_hospitals() -> None:
    scenario = loaded("hereford")
    for figure in figures():
        found = chosen(figure, scenario)
        assert found is None or found.published.sites in ([], ["RLQ"])


def test_a_row_of_no_figure_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "hospitals.csv"
    text = hospitals.FILE.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([text[0], text[1].replace("bed_wait_4_hours", "nothing")]), encoding="utf-8")
    monkeypatch.setattr(hospitals, "FILE", file)
    with pytest.raises(ValueError, match="no figure nothing"):
        hospitals.with_hospitals(figures())
