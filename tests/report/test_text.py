import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dghsim.report.text import clean, counted, listed, long_date, plot_text, shortened, simulated


@given(st.text())
def test_cleaned_text_is_one_line_that_hides_and_reorders_nothing(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not [letter for letter in cleaned if unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Dr O'Neill-Ångström", "Dr O'Neill-Ångström"),
        ("two\nlines", "two lines"),
        ("a\x1b[31m", "a\ufffd[31m"),
        ("\ud800", "\ufffd"),
        ("a\u202eb", "a\ufffdb"),
    ],
)
def test_only_what_is_harmful_is_replaced(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_plotly_gets_no_markup_and_no_entity_of_a_name() -> None:
    assert plot_text("<b>A</b> & &lt;i&gt;") == "&lt;b&gt;A&lt;/b&gt; &amp; &amp;lt;i&amp;gt;"


def test_words_for_counts_and_dates() -> None:
    assert (counted(1, "doctor"), counted(1200, "doctor")) == ("1 doctor", "1,200 doctors")
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert long_date(datetime.date(2022, 4, 4)) == "4 April 2022"
    assert simulated(20, 52) == "20 simulated years"
    assert simulated(1, 8) == "1 simulated run of 8 weeks"
    assert shortened("abcdef", 4) == "abc…"
