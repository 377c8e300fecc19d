from dghsim.report.figures.labelled_rows import labelled_rows, places_of
from dghsim.report.style import axis


def test_each_row_is_called_by_its_name_above_it_the_first_on_top() -> None:
    found = labelled_rows(["Bed", "<b>" + "x" * 80], axis("minutes"))
    assert (
        places_of(2) == [1, 0] == found["yaxis"]["tickvals"] == [each["y"] for each in found["annotations"]]
    )
    first, second = (each["text"] for each in found["annotations"])
    assert first == "Bed"
    assert "<b>" not in second
    assert len(second) < 60
    assert found["height"] > labelled_rows(["Bed"], axis("minutes"))["height"]
