"""Calendars read back by a library of other people, and looked at octet by octet."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.rota.calendars.events import Issue, Row
from dghsim.rota.calendars.lines import packed, text
from dghsim.rota.calendars.names import file_names
from dghsim.rota.calendars.write import calendar, write_calendars
from dghsim.rota.model import DatedRota
from dghsim.rota.own import read_own_rota

FIRST = Issue(0, datetime(2026, 1, 5))
HOSTILE = ('=cmd|"/C calc"!A0', "+1", "@SUM(1)", "<script>alert(1)</script>", "a;b,c\\n:d",
           "x\r\nBEGIN:VEVENT\r\nSUMMARY:no",
           "\u202egnp.exe", "\x00\x1b[31m", "Siân Ó Briain 🩺" * 20, "y" * 32_000)  # fmt: skip


def events(data: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def one(
    make_scenario, start: str, end: str, duty: str = "night", kind: str = "shift", **more: object
) -> icalendar.Event:
    row = Row("registrar", duty, kind, datetime.fromisoformat(start), datetime.fromisoformat(end))
    [event] = events(calendar(make_scenario(more.pop("changes", None)), "Dr Ada", [row], FIRST))
    return event


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, make_scenario, rota: DatedRota) -> Path:
    folder = tmp_path_factory.mktemp("out") / "calendars"
    write_calendars(rota, make_scenario(), folder)
    return folder


def test_every_duty_comes_back_to_the_minute(folder: Path, rota: DatedRota) -> None:
    shifts = rota.shifts[(rota.shifts["filled_by"] == "post") & rota.shifts["kind"].isin(["shift", "nroc"])]
    shifts = shifts[shifts["start"] >= "2026-01-05"]
    wanted = {
        (who, start, end) for who, start, end in shifts[["doctor", "start", "end"]].itertuples(index=False)
    }
    found = set()
    for path in folder.iterdir():
        book = icalendar.Calendar.from_ical(path.read_bytes())
        name = str(book["X-WR-CALNAME"]).removeprefix("Rota: ")
        for event in book.walk("VEVENT"):
            if event["CATEGORIES"].cats == ["DUTY"]:
                assert event["DTSTART"].params["TZID"] == "Europe/London"
                times = (pd.Timestamp(event[key].dt.replace(tzinfo=None)) for key in ("DTSTART", "DTEND"))
                found.add((name, *times))
    assert found == wanted
    assert {path.name for path in folder.iterdir()} >= {
        "registrar-1.ics",
        "tier-1-no-1.ics",
        "consultant-1.ics",
    }
    assert not any("vacant" in path.name for path in folder.iterdir())


def test_absences_are_whole_days(make_scenario) -> None:
    leave = one(make_scenario, "2026-01-08T00:00", "2026-01-13T00:00", "", "leave")
    assert (leave["DTSTART"].dt, leave["DTEND"].dt) == (date(2026, 1, 8), date(2026, 1, 13))
    zero = one(make_scenario, "2026-01-08T09:00", "2026-01-08T17:00", "", "zero")
    assert (zero["DTSTART"].dt, zero["DTEND"].dt, zero["TRANSP"]) == (
        date(2026, 1, 8),
        date(2026, 1, 9),
        "TRANSPARENT",
    )


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [("2026-03-28T20:30", "2026-03-29T09:00", 11.5), ("2026-10-24T20:30", "2026-10-25T09:00", 13.5),
     ("2026-03-29T20:30", "2026-03-30T09:00", 12.5), ("2026-07-01T20:30", "2026-07-02T09:00", 12.5)],
)  # fmt: skip
def test_a_duty_keeps_its_clock_times_over_a_change_of_clocks(
    make_scenario, start: str, end: str, hours: float
) -> None:
    event = one(make_scenario, start, end)
    assert [event[key].dt.strftime("%Y-%m-%dT%H:%M") for key in ("DTSTART", "DTEND")] == [start, end]
    worked = event["DTEND"].dt.timestamp() - event["DTSTART"].dt.timestamp()
    assert worked / 3600 == hours
    assert str(event["DESCRIPTION"]).endswith("20:30 to 09:00 by the clock, 12.5 h")


def test_the_zone_written_has_the_changes_of_the_zone_database(make_scenario) -> None:
    row = Row("registrar", "night", "shift", datetime(2026, 1, 5), datetime(2026, 1, 6))
    [zone] = icalendar.Calendar.from_ical(calendar(make_scenario(), "A", [row], FIRST)).walk("VTIMEZONE")
    ours = zone.to_tz(lookup_tzid=False)
    london = icalendar.Timezone.from_tzid("Europe/London").to_tz()
    hours = [datetime(year, month, day, hour, 30) for year in (2022, 2026, 2031) for month in (3, 10)
             for day in range(24, 32) for hour in (0, 3, 12)]  # fmt: skip
    assert [ours.utcoffset(hour) for hour in hours] == [london.utcoffset(hour) for hour in hours]
    london_rules = ZoneInfo("Europe/London")
    for name, onset in (("DAYLIGHT", datetime(1997, 3, 30, 1)), ("STANDARD", datetime(1996, 10, 27, 2))):
        [part] = zone.walk(name)
        assert part["DTSTART"].dt == onset  # by the clock before the change
        change = onset.replace(tzinfo=UTC) - part["TZOFFSETFROM"].td
        around = [(change + timedelta(seconds=each)).astimezone(london_rules).utcoffset() for each in (-1, 0)]
        assert around == [part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td]


def test_a_later_issue_takes_the_place_of_an_earlier_one(make_scenario) -> None:
    rows = [Row("registrar", duty, "shift", datetime(2026, 1, 5, 8, 30), datetime(2026, 1, 5, 21))
            for duty in ("long_day", "normal_day")]  # fmt: skip
    old, new = (
        events(calendar(make_scenario(), "Dr Ada", [row], Issue(number, datetime(2026, 1, 5, 0, 0, number))))[
            0
        ]
        for number, row in enumerate(rows)
    )
    assert old["UID"] == new["UID"]
    assert (old["SEQUENCE"], new["SEQUENCE"]) == (0, 1)
    assert new["DTSTAMP"].dt > old["DTSTAMP"].dt
    other = events(calendar(make_scenario(), "Dr Bo", rows[:1], FIRST))[0]
    twice = events(calendar(make_scenario(), "Dr Ada", rows, FIRST))
    assert len({old["UID"], other["UID"], twice[1]["UID"]}) == 3


def test_the_same_rota_gives_the_same_bytes(
    folder: Path, make_scenario, rota: DatedRota, tmp_path: Path
) -> None:
    write_calendars(rota, make_scenario(), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in folder.iterdir()
    }


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_one_harmless_line(make_scenario, name: str) -> None:
    changes = {"rota.tier.registrar.duty.night.label": name[:120] if name.isprintable() else "x"}
    row = Row("registrar", "night", "shift", datetime(2026, 1, 5, 20, 30), datetime(2026, 1, 6, 9))
    data = calendar(make_scenario(changes), name, [row], FIRST)
    book = icalendar.Calendar.from_ical(data)
    assert len(list(book.walk("VEVENT"))) == 1
    assert str(book["X-WR-CALNAME"]).isprintable()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Zs", "Co", "Cn"]), max_size=300)
)
def test_any_printable_text_comes_back(words: str) -> None:
    data = packed(["BEGIN:VCALENDAR", "BEGIN:VEVENT", text("SUMMARY", words), "END:VEVENT", "END:VCALENDAR"])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert str(events(data)[0]["SUMMARY"]) == words


def test_what_has_a_meaning_in_a_calendar_is_escaped() -> None:
    assert text("SUMMARY", "a;b,c\\d:e") == "SUMMARY:a\\;b\\,c\\\\d:e"


def test_file_names_are_fit_for_any_system() -> None:
    names = ["Dr Ada", "dr ada", "../../etc/passwd", "CON", "Siân", "王", "", "x" * 300, 'a<b>:"|?*']
    found = file_names(dict.fromkeys(names))
    assert list(found.values())[:7] == [
        "dr-ada",
        "dr-ada-2",
        "etc-passwd",
        "con-rota",
        "sian",
        "doctor",
        "doctor-2",
    ]
    assert max(map(len, found.values())) <= 60
    assert found['a<b>:"|?*'] == "a-b"


def test_a_planners_locum_has_a_calendar_and_a_gap_has_none(make_scenario, tmp_path: Path) -> None:
    rows = ["doctor,start,end,duty,filled_by", "Ann,2026-01-05 09:30,2026-01-05 21:00,RLD,agency",
            "Vacant,2026-01-06 08:30,2026-01-06 21:00,RLD,"]  # fmt: skip
    (tmp_path / "mine.csv").write_text("\n".join(rows), encoding="utf-8")
    scenario = make_scenario({"run.weeks": 1, "run.warm_up_weeks": 0, "rota.own": {"file": "mine.csv"}})
    written = write_calendars(read_own_rota(scenario, tmp_path), scenario, tmp_path / "calendars")
    assert [path.name for path in written] == ["ann.ics"]


def test_a_folder_that_cannot_be_made_is_told(make_scenario, rota: DatedRota, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError, match=r"No such|Not a directory"):
        write_calendars(rota, make_scenario(), tmp_path / "file" / "calendars")
