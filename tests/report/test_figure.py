import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dghsim.report.figure import embedded


@given(st.text())
def test_text_comes_back_whole_and_cannot_end_its_script(text: str) -> None:
    written = embedded({"name": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert written.isascii()
    assert json.loads(written) == {"name": text}


def test_what_was_never_measured_is_null() -> None:
    assert embedded([np.array([1.0, np.nan]), float("inf")]) == "[[1.0,null],null]"


def test_numbers_are_kept_to_five_digits() -> None:
    assert embedded(np.array([0.123456789, 1234567.0])) == "[0.12346,1234600.0]"
