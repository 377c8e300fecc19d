"""Posts of one grade on a long horizon, for means."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from dghsim.rota.horizon import Horizon
from dghsim.rota.workforce.model import Line
from dghsim.rota.workforce.states import PreparedPosts, prepare_posts

MakePosts = Callable[..., PreparedPosts]


@pytest.fixture
def make_posts(make_scenario) -> MakePosts:
    """`make_posts({...one grade...}, posts=40, weeks=520)`: consultants' posts, all held at the start."""

    def make(
        grade: dict[str, Any], posts: int = 40, weeks: int = 520, held: bool = True, **workforce: Any
    ) -> PreparedPosts:
        scenario = make_scenario({"rota.workforce": {"grade": {"consultant": grade}, **workforce}})
        lines = [Line("consultant", n, f"Dr {n}", f"Dr {n}", "consultant", held) for n in range(1, posts + 1)]
        return prepare_posts(scenario, lines, Horizon(datetime.date(2026, 1, 5), 0, weeks, 0))

    return make
