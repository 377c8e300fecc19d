"""What an answer shows in a notebook, and that nothing in it acts."""

from dghsim.notebook.answer import Answer
from dghsim.report.figure import Figure, Numbers

HOSTILE = "<img src=x onerror=alert(1)>"


def test_whatever_its_words_hold_nothing_acts() -> None:
    numbers = Numbers((HOSTILE,), tuple((f"{HOSTILE}{row}",) for row in range(25)))
    figure = Figure(
        id="a", finding=HOSTILE, also=(HOSTILE,), reading=HOSTILE, data=(), layout={}, numbers=numbers
    )
    answer = Answer(1, (figure,))
    shown = answer._repr_html_()
    assert "<img" not in shown
    assert shown.count("&lt;img") == 3 + 1 + 20
    assert repr(answer) == str(answer)
    assert str(answer).endswith("... and 5 more")
