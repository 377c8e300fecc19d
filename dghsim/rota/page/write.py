"""The dated rota as an HTML page: opens offline, prints, and needs no script."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dghsim.rota.codes import ABSENCE_TITLES, ABSENCES, Codes, Entry, plain
from dghsim.rota.horizon import Horizon, horizon_of
from dghsim.rota.model import DatedRota
from dghsim.rota.sheets.lines import GridLine, grid_lines
from dghsim.rota.sheets.paint import PAINTS, Paint, paint_of, paint_of_absence
from dghsim.rota.sheets.rota import hours_a_week
from dghsim.rota.sheets.texts import Texts
from dghsim.scenario.root import Scenario
from dghsim.whole import write_whole

_WEEKS_A_BLOCK = 4


@dataclass(frozen=True, slots=True)
class _Row:
    """One doctor over one block of weeks; `cells` are (class, text)."""

    name: str
    grade: str
    hours: str
    style: str
    cells: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Block:
    title: str
    name: str
    months: list[tuple[str, int]]
    days: list[tuple[str, str, str]]
    """(class, weekday, day of the month)."""
    rows: list[_Row]


def write_rota_page(rota: DatedRota, scenario: Scenario, path: Path) -> None:
    """Writes the page, whole or not at all: the measured weeks in blocks of four, then what the codes mean.

    Raises:
        OSError: the file cannot be written.
    """
    write_whole(path, rota_page(rota, scenario).encode("utf-8", errors="replace"))


def rota_page(rota: DatedRota, scenario: Scenario) -> str:
    """The page as text."""
    horizon, codes, lines = horizon_of(scenario), Codes(scenario), grid_lines(scenario, rota)
    texts = {name: Texts(scenario, codes, name, []) for name in scenario.rota.tier}
    measured = range(horizon.days)[horizon.measured]
    hours = [f"{hours_a_week(line, texts[line.tier], horizon):.1f}" for line in lines]
    block = 7 * _WEEKS_A_BLOCK
    blocks = [
        _block(scenario, horizon, lines, hours, texts, measured[first : first + block])
        for first in range(0, len(measured), block)
    ]
    page: str = _template().render(
        title=plain(scenario.name),
        first=_long(horizon, measured[0]),
        last=_long(horizon, measured[-1]),
        blocks=blocks,
        paints=[(_style(paint), paint) for paint in PAINTS],
        legend=_legend(scenario, codes),
        broken=[plain(breach.message) for breach in rota.breaches],
        notes=[plain(note) for note in rota.notes],
    )
    return page


def _block(
    scenario: Scenario,
    horizon: Horizon,
    lines: list[GridLine],
    hours: list[str],
    texts: dict[str, Texts],
    days: range,
) -> _Block:
    dates = [horizon.epoch + datetime.timedelta(days=day) for day in days]
    styles = [("w" if day % 7 >= 5 else "") + (" m" if day % 7 == 0 else "") for day in days]
    months: list[tuple[str, int]] = []
    for date in dates:
        name = f"{date:%B %Y}"
        months = (
            [*months[:-1], (name, months[-1][1] + 1)]
            if months and months[-1][0] == name
            else [*months, (name, 1)]
        )
    rows = []
    before = ""
    for line, worked in zip(lines, hours, strict=True):
        cells = []
        for day, style in zip(days, styles, strict=True):
            text = texts[line.tier].of(line.days[day]) if day in line.days else None
            cells.append(
                (f"{_style(text.paint)}{' m' if day % 7 == 0 else ''}", text.text)
                if text
                else (style.strip(), "")
            )
        style = ("vacant " if line.vacant else "") + ("tier" if line.tier != before else "")
        if line.tier != before:
            label = plain(scenario.rota.tier[line.tier].label)
            rows.append(_Row(label, "", "", "label", []))
        rows.append(_Row(plain(line.doctor), plain(line.grade), worked, style.strip(), cells))
        before = line.tier
    title = f"Weeks {days[0] // 7 - horizon.warm_up_weeks + 1} to {days[-1] // 7 - horizon.warm_up_weeks + 1}"
    heads = [
        (style.strip(), f"{date:%a}"[:2], str(date.day)) for style, date in zip(styles, dates, strict=True)
    ]
    return _Block(title, f"weeks-{days[0]}", months, heads, rows)


def _legend(scenario: Scenario, codes: Codes) -> list[tuple[str, str, str, str, str]]:
    """(class, code, tier, meaning, times)."""
    found = [
        (
            _style(paint_of(duty)), codes.write(Entry(name, duty_name, ""), name), plain(tier.label),
            plain(duty.label or duty_name.replace("_", " ")),
            f"{duty.start} to {duty.end}" + (", on call from home" if duty.at == "home" else ""),
        )
        for name, tier in scenario.rota.tier.items()
        for duty_name, duty in tier.duty.items()
    ]  # fmt: skip
    return found + [
        (_style(paint_of_absence(kind)), codes.write(Entry("", "", kind), ""), "", ABSENCE_TITLES[kind], "")
        for kind in ABSENCES
    ]


def _long(horizon: Horizon, day: int) -> str:
    date = horizon.epoch + datetime.timedelta(days=day)
    return f"{date.day} {date:%B %Y}"


def _style(paint: Paint) -> str:
    return f"p{PAINTS.index(paint)}"


@cache
def _template() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("dghsim.rota.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("rota.html.j2")
