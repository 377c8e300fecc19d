"""From whom teams are taken: one clear line where that is nobody, or more than there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.homes import written

from dghsim.errors import InputError
from dghsim.scenario.load import load_scenario

COMMUNITY = """
[homes.community]
before = "care_asked"
who = { needs = ["care"] }
posts = 3
longer_by = 1.0
"""


@pytest.mark.parametrize(
    ("sets", "says"),
    [
        (
            "homes.team.visitors.taken_from={ community = 5 }",
            "taken_from adds up to 5, more than the 4 in post",
        ),
        ("homes.team.visitors.taken_from={ community = 4 }", "homes.community.posts: is less than the 4"),
        ("homes.team.visitors.taken_from={ registrars = 1 }", "homes.team.visitors.taken_from.registrars"),
        ("homes.community.before=bed", "homes.community.before"),
        ('homes.community.who={ needs = ["car"] }', "homes.community.who.needs"),
        ('homes.community.who={ need = ["care"] }', "homes.community.who.need"),
        ("homes.community.longer_by=11", "homes.community.longer_by"),
        ("homes.lent={ registrar = { registrar = 1 } }", "homes.lent: is never given"),
    ],
)
def test_one_line(tmp_path: Path, sets: str, says: str) -> None:
    file = written(tmp_path, COMMUNITY)
    with pytest.raises(InputError) as refused:
        load_scenario(file, sets=[sets])
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_community_care_must_be_told_of(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"taken_from\.community: needs \[homes\.community\]"):
        load_scenario(written(tmp_path), sets=["homes.team.visitors.taken_from={ community = 1 }"])
