import tomllib

import pytest

from dghsim.scenario.shipped import shipped, shipped_names
from dghsim.scenario.toml_blocks import blocks, commented

TEXT = """\
# about the file
name = "x"
about = '''
[not a heading
'''

# the first table
[one]
a = 1  # said beside it
# said below
b = [
  2,
]

# the second
# in two lines
[[two.three]]
c = 3
"""


def test_a_table_takes_the_comments_above_it() -> None:
    text = TEXT.replace("[not", " [not")
    first, one, two = blocks(text)
    assert (first.table, one.table, two.table) == ("", "one", "two.three")
    assert one.above == ("# the first table",)
    assert two.above == ("# the second", "# in two lines")
    assert first.lines[-1] == ""


def test_entries_hold_the_lines_of_their_values() -> None:
    _, one, _ = blocks(TEXT.replace("[not", " [not"))
    found = [(key, lines) for key, lines in one.entries() if key]
    assert found == [("a", ["a = 1  # said beside it"]), ("b", ["b = [", "  2,", "]"])]


def test_comments_leave_blank_lines_blank() -> None:
    assert commented(["a = 1", "", "# b"]) == ["# a = 1", "", "# # b"]


@pytest.mark.parametrize("name", shipped_names())
def test_nothing_of_a_shipped_file_is_lost(name: str) -> None:
    text = shipped(name).read_text(encoding="utf-8")
    parts = blocks(text)
    lines = [line for block in parts for line in (*block.above, block.heading, *block.lines)]
    assert lines[1:] == text.splitlines()
    for block in parts:
        keys = [key for key, _ in block.entries() if key]
        assert len(keys) == len(tomllib.loads("\n".join(block.lines)))
