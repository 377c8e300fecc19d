"""Folders are known for ours by what is in them; what each command writes is in the tests of each command."""

from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.report.ours import is_results, refuse_what_is_not_ours


def test_an_empty_folder_may_go_and_so_may_none(tmp_path: Path) -> None:
    assert is_results(tmp_path)
    refuse_what_is_not_ours(tmp_path / "none")


@pytest.mark.parametrize(
    "there",
    [
        ["thesis.txt"],
        ["manifest.json"],  # of a program for a browser, for instance
        ["report.html"],
        ["hereford/manifest.json", "hereford/summary.csv"],  # a folder in which results are
        ["report.html", "deep/down/manifest.json"],
    ],
)
def test_what_others_write_may_not(tmp_path: Path, there: list[str]) -> None:
    for name in there:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    first = sorted(there)[0].partition("/")[0]
    with pytest.raises(InputError, match=f"holds no results of dghsim, but '{first}'"):
        refuse_what_is_not_ours(tmp_path)
