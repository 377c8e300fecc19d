import base64
import itertools
import re
from hashlib import sha256

import pytest

from dghsim.report.assets import assets
from dghsim.report.figures.duty_marks import FAMILIES


def test_only_the_two_scripts_may_run_and_nothing_may_be_fetched() -> None:
    found = assets()
    for script in (found.plotly, found.draw):
        digest = base64.b64encode(sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in found.policy
        assert "</script" not in script.lower()
        assert "<!--" not in script
    assert found.policy.startswith("default-src 'none'")
    assert "http" not in found.policy
    assert "unsafe-inline" not in found.policy.split("style-src", maxsplit=1)[0]


def test_the_style_sheet_fetches_nothing() -> None:
    assert not re.search(r"url\(|@import|http", assets().style)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str) -> float:
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


STYLES = [f"{family}-{number}" for family, count in FAMILIES.items() for number in range(count)]


@pytest.mark.parametrize("style", [*STYLES, "away", "off"])
def test_letters_on_a_duty_are_readable(style: str) -> None:
    rule = re.search(
        rf"^\.{style} \{{ background: (.*); color: (#\w{{6}}); \}}$", assets().style, re.MULTILINE
    )
    assert rule is not None
    backgrounds = re.findall(r"#\w{6}", rule[1])
    assert min(_contrast(rule[2], colour) for colour in backgrounds) >= 4.5


def test_words_are_readable_on_paper_and_cards() -> None:
    names = dict(re.findall(r"--(\w+): (#\w{6})", assets().style.split("@media print")[0]))
    for ink in ("ink", "soft", "accent", "good", "bad", "unsure"):
        for ground in ("paper", "card"):
            assert _contrast(names[ink], names[ground]) >= 4.5, (ink, ground)


def test_nights_are_darker_than_days_in_grey_print() -> None:
    def lightness(family: str) -> list[float]:
        found = re.findall(rf"^\.{family}-\d \{{ background: (#\w{{6}})", assets().style, re.MULTILINE)
        return [_luminance(colour) for colour in found]

    order = ["night", "late", "long", "day"]
    for darker, paler in itertools.pairwise(order):
        assert max(lightness(darker)) < min(lightness(paler)), (darker, paler)
