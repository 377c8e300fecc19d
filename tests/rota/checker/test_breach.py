"""A breach as a value."""

from datetime import datetime

from dghsim.rota.checker import Breach

AT = datetime(2026, 1, 5)


def breach(**more: str) -> Breach:
    return Breach("Ann", "rest_11", AT, AT, 10.0, 11.0, "h of rest", "Ann: rest_11: 10 h", **more)


def test_it_is_its_message() -> None:
    assert str(breach()) == "Ann: rest_11: 10 h"


def test_the_short_words_may_be_left_out_and_make_no_other_breach() -> None:
    assert breach().brief == ""
    assert breach() == breach(brief="10 h")
