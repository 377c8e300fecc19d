"""Bad rota files, generated: each gets one line that names the file and the row or column, and exit 2."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from dghsim.cli import main

ROOT = Path(__file__).parent.parent
HEREFORD = ROOT / "scenarios" / "hereford.toml"
HOSTILE = ("<script>alert(1)</script>", '=HYPERLINK("http://x")', "\x1b[31mred", "a\u202eb", "x" * 5000, "@SUM(1)",
           "🩺")  # fmt: skip
NOT_TIMES = ("", "soon", "NaN", "inf", "2022-13-40 08:00", "32/01/2022 08:00", "2022-04-04 25:61", "1e400", "-1",
             "9" * 400, "2022-04-04 08:00+01:00x", *HOSTILE[:3])  # fmt: skip
NOT_KINDS = ("holiday", "SHIFTS", "0", *HOSTILE)
GOOD = [
    ["doctor", "start", "end", "kind", "duty", "tier"],
    *[[f"Dr {who}", f"2022-04-{4 + day:02} 08:30", f"2022-04-{4 + day:02} 21:00", "shift", "long_day", "registrar"]
      for who in "AB" for day in range(who == "B", 6, 2)],
]  # fmt: skip


def text(rows: list[list[str]]) -> bytes:
    return "\n".join(
        ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows
    ).encode()


def with_cell(row: int, column: int, value: str) -> bytes:
    rows = [list(line) for line in GOOD]
    rows[row][column] = value
    return text(rows)


def bad_files() -> Iterator[tuple[str, bytes]]:
    """What is wrong, and the file."""
    pick = random.Random(7)
    rows = range(1, len(GOOD))
    for column, name in ((1, "start"), (2, "end")):
        for value in NOT_TIMES:
            yield f"{name} is {value[:20]!r}", with_cell(pick.choice(rows), column, value)
    for value in NOT_KINDS:
        yield f"kind is {value[:20]!r}", with_cell(pick.choice(rows), 3, value)
    for row in rows:
        yield f"end before start in row {row}", with_cell(row, 2, "2022-04-01 08:00")
        yield f"no doctor in row {row}", with_cell(row, 0, " ")
    for column in range(3):
        yield (
            f"no column {GOOD[0][column]}",
            text([[c for at, c in enumerate(r) if at != column] for r in GOOD]),
        )
    yield "twice the same row", text([*GOOD, GOOD[1]])
    yield "overlap", text([*GOOD, [GOOD[1][0], "2022-04-04 20:00", "2022-04-05 08:00", *GOOD[1][3:]]])
    yield "empty", b""
    yield "only a header", text(GOOD[:1])
    yield "binary", bytes(range(256)) * 20
    yield "nul bytes", text(GOOD) + b"\x00\x00"
    yield "a header of hostile text", text([list(HOSTILE[:6]), *GOOD[1:]])
    yield "one cell", b"doctor"
    yield "ragged", text(GOOD) + b"\nDr C,2022-04-04 08:30\n"


DAYS = [f"2022-04-{day:02}" for day in range(4, 11)]
GRID = [["Name", "Tier", *DAYS], ["Dr A", "registrar", "RLD", "", "AL"], ["Dr B", "registrar", "", "RLD"], [],
        ["Code", "Start", "End"], ["RLD", "08:30", "21:00"]]  # fmt: skip
TEMPLATE = [
    ["Line", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    ["1", "RLD"],
    ["2", "", "RLD"],
    *GRID[3:],
]


def bad_grids() -> Iterator[tuple[str, bytes]]:
    """Grids and templates with one thing wrong."""

    def changed(grid: list[list[str]], row: int, column: int, value: str) -> bytes:
        rows = [list(line) + [""] * 9 for line in grid]
        rows[row][column] = value
        return text(rows)

    for value in ("LDD", "RLD/Q", "25:00-26:00", "RLD am", *HOSTILE):
        yield f"code {value[:20]!r} in a grid", changed(GRID, 1, 2, value)
        yield f"code {value[:20]!r} in a template", changed(TEMPLATE, 1, 1, value)
    for value in ("2022-04-05", "04/05/2022"):
        yield f"date {value} twice", changed(GRID, 0, 2, value)
    yield "no doctor", changed(GRID, 2, 0, "")
    yield "two duties at once", changed(GRID, 1, 2, "RLD+RLD 09:00-22:00")
    yield "a grid without a code", text([*GRID[:1], ["Dr A"], ["Dr B"]])
    yield "lines that are not numbered on", changed(TEMPLATE, 2, 0, "4")
    yield "a code with two meanings", text([*GRID[:2], ["Key"], ["RLD = 08:30-21:00"], ["RLD = 09:00-21:00"]])


CASES = [*bad_files(), *bad_grids()]
TOLD = ("overlap", "two duties at once")
"""What the checker tells as a breach; a run has no doctor in two places."""
EACH = [
    (command, *case)
    for command in ("check", "run")
    for case in CASES
    if command == "run" or case[0] not in TOLD
]


@pytest.mark.parametrize(
    ("command", "what", "content"), EACH, ids=[f"{command}-{what}" for command, what, _ in EACH]
)
def test_a_bad_rota_gets_one_line(
    command: str, what: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rota = tmp_path / "mine.csv"
    rota.write_bytes(content)
    arguments = ["check", str(rota), "--rules", "training-2019"]
    if command == "run":
        own = tmp_path / "own.toml"
        own.write_text(f'extends = "{HEREFORD.as_posix()}"\n[rota.own]\nfile = "mine.csv"\n')
        arguments = ["run", str(own), "-o", str(tmp_path / "out")]
    assert main(arguments) == 2, what
    out, err = capsys.readouterr()
    line = err.splitlines()[-1]
    assert out == ""
    assert line.startswith("dghsim: ")
    assert "mine.csv" in line
    assert line.isprintable()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("what", TOLD)
def test_an_overlap_is_a_breach_beside_the_others(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rota = tmp_path / "mine.csv"
    rota.write_bytes(dict(CASES)[what])
    assert main(["check", str(rota), "--rules", "training-2019"]) == 1
    assert "of two duties at once" in capsys.readouterr().out


def test_there_are_many() -> None:
    assert len(CASES) > 80
