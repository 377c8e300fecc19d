from dghsim.commands.compare import shared_warnings, told_apart
from dghsim.scenario.checks import warnings
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped


def test_what_all_share_is_said_once_and_the_rest_of_whom_it_is() -> None:
    plain, closed, other = (
        load_scenario(shipped("hereford"), sets=sets)
        for sets in ((), ("place.high_care.count=0",), ("place.high_care.count=0", "place.outlying.count=0"))
    )
    lines = shared_warnings(["plain", "closed", "other"], [plain, closed, other])
    shared, closed_only, other_only = [*lines[:-2]], lines[-2], lines[-1]
    assert shared == warnings(plain) != []
    assert closed_only.startswith("closed, other: place.high_care.count is 0")
    assert other_only.startswith("other: place.outlying.count is 0")


def test_files_of_one_name_have_a_table_each() -> None:
    assert told_apart(["more", "fewer"]) == ["more", "fewer"]
    assert told_apart(["a", "b", "A"]) == ["2-a", "3-b", "4-A"]
