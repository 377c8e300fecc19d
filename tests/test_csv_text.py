import csv
import io

from dghsim.csv_text import csv_text


def test_it_is_read_back_and_quotes_only_what_needs_it() -> None:
    rows = [["a", 1], ['say "b", or', 2.5], ["two\nlines", ""]]
    text = csv_text(("name", "number"), iter(rows))
    assert text.startswith("name,number\na,1\n")
    assert "\r" not in text
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["name", "number"],
        *([n, str(v)] for n, v in rows),
    ]
