"""A scenario file that extends the base and says only what was fitted, each number with where it comes from."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from dghsim.scenario.checks.envelopes import needed_per_day
from dghsim.scenario.demand import Stream
from dghsim.studies.calibrate.fit import Calibration, patient_streams
from dghsim.studies.calibrate.fitted import Fitted

_HEAD = """\
# Made by dghsim calibrate from a hospital's own arrivals and discharges: it says what was fitted, and extends a file
# for the rest. Beds, staffing and money are that file's: put your own in."""
_SLACK = 1.05
_DIGITS = 4
_SHARE_DIGITS = 4
Value = float | list[float]


def scenario_text(found: Calibration, numbers: Sequence[Fitted], extends: str, name: str) -> str:
    """The file as TOML.

    Args:
        found: the fits.
        numbers: all of them; those kept are left out of the file.
        extends: how the file names its base.
        name: of the hospital.
    """
    fitted = [number for number in numbers if number.found is not None]
    span = period(found)
    what = "Arrivals and stays" if found.stays is not None else "Arrivals"
    about = f"{what} are calibrated to a hospital's own data, {span}; all else is as in {found.base.name}."
    parts: list[list[str]] = [
        [_HEAD, f"extends = {_quoted(extends)}", "schema_version = 1", f"name = {_quoted(name)}"],
        ["[hospital]", 'code = "MINE"', 'trust = "My trust"', "real = false"],
        ["[era]", f"demand = {_quoted(span)}"],
    ]
    parts[0].append(f"about = {_quoted(about)}")
    for table, entries in _tables(settings(found, fitted)).items():
        parts.append([f"[{table}]", *(f"{key} = {_written(value)}" for key, value in entries.items())])
    parts += [_mark(*mark) for mark in _marks(fitted, span)]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def period(found: Calibration) -> str:
    """The first and the last day that were used for arrivals."""
    grid = found.total.grid
    known = np.flatnonzero(grid.known)
    first, last = (str(grid.dates[place])[:10] for place in (known[0], known[-1]))
    return f"{first} to {last}"


def settings(found: Calibration, fitted: Sequence[Fitted]) -> dict[str, Value]:
    """Dotted key -> what the file says; places of a list together, envelopes high enough, shares that add up."""
    made: dict[str, Value] = {}
    for number in fitted:
        key, place = _place(number)
        if place is None:
            made[key] = _rounded(number.value)
            continue
        listed = made.setdefault(key, [])
        assert isinstance(listed, list)
        listed.append(_rounded(number.value))
    _add_up(made, [key for key in made if ".shares." in key])
    for name, stream in patient_streams(found.base).items():
        if f"demand.stream.{name}.per_day" in made:
            made[f"demand.stream.{name}.envelope_per_day"] = _envelope(name, stream, found, made)
    return dict(sorted(made.items(), key=lambda entry: _order(entry[0])))


def _order(key: str) -> int:
    parts = ("demand.dispersion", "demand.stream", "demand.attribute")
    return next((place for place, part in enumerate(parts) if key.startswith(part)), len(parts))


def _place(number: Fitted) -> tuple[str, int | None]:
    key, _, last = number.key.rpartition(".")
    return (key, int(last)) if last.isdigit() else (number.key, None)


def _rounded(value: float) -> float:
    """To four significant digits."""
    return float(f"{value:.{_DIGITS}g}")


def _add_up(made: dict[str, Value], keys: Sequence[str]) -> None:
    """Rounded shares add up to one: what is missing or too much goes to the largest."""
    groups: dict[str, list[str]] = {}
    for key in keys:
        groups.setdefault(key.rpartition(".")[0], []).append(key)
    for group in groups.values():
        shares = {key: round(float(np.asarray(made[key])), _SHARE_DIGITS) for key in group}
        largest = max(group, key=shares.__getitem__)
        shares[largest] = round(
            1 - sum(share for key, share in shares.items() if key != largest), _SHARE_DIGITS
        )
        made.update(shares)


def _envelope(name: str, base: Stream, found: Calibration, made: Mapping[str, Value]) -> float:
    """High enough for the busiest hour of the busiest day, and never below the base's."""
    prefix = f"demand.stream.{name}."
    own = {key.removeprefix(prefix): value for key, value in made.items() if key.startswith(prefix)}
    demand = found.base.demand.model_copy(update={"dispersion": found.dispersion})
    scenario = found.base.model_copy(update={"demand": demand})
    needed = needed_per_day(scenario, base.model_copy(update=own))
    return float(max(math.ceil(needed * _SLACK), base.envelope_per_day))


def _tables(made: Mapping[str, Value]) -> dict[str, dict[str, Value]]:
    tables: dict[str, dict[str, Value]] = {}
    for key, value in made.items():
        table, _, name = key.rpartition(".")
        tables.setdefault(table, {})[name] = value
    return tables


def _marks(fitted: Sequence[Fitted], span: str) -> Iterator[tuple[list[str], str, Fitted | None]]:
    """Keys, source and the one number whose interval is given; a profile is one entry."""
    listed: dict[str, list[Fitted]] = {}
    for number in fitted:
        key, place = _place(number)
        if place is not None:
            listed.setdefault(key, []).append(number)
            continue
        yield [key], f"Calibrated to own data: {_rests(number, span)}", number
    for key, numbers in listed.items():
        widest = max(numbers, key=_width)
        within = f"each to within {_width(widest) / 2:.2g}, half of its 95 % interval"
        yield [key], f"Calibrated to own data: {_rests(widest, span)}; {within}", None
    envelopes = [f"{key.rpartition('.')[0]}.envelope_per_day" for number in fitted
                 if (key := number.key).endswith(".per_day")]  # fmt: skip
    if envelopes:
        yield envelopes, "Upper bound for drawing arrivals, above the busiest hour of the busiest day", None


def _rests(number: Fitted, span: str) -> str:
    whole = " of all streams together, which nothing tells apart" if number.with_the_whole else ""
    return f"{number.counted:,} {number.what}{whole}, {span}"


def _width(number: Fitted) -> float:
    assert number.found is not None
    return number.found.high - number.found.low


def _mark(keys: list[str], source: str, number: Fitted | None) -> list[str]:
    lines = [
        "[[provenance]]",
        f"keys = [{', '.join(map(_quoted, keys))}]",
        'evidence = "yours"',
        f"source = {_quoted(source)}",
    ]
    if number is not None and number.found is not None and number.found.sure:
        # The value is rounded, and a share adds up with others: its interval holds it all the same.
        low, high = _rounded(number.found.low), _rounded(number.found.high)
        lines[-1] = f"source = {_quoted(f'{source}; 95 % interval')}"
        lines += [
            f"low = {min(low, _rounded(number.value)):g}",
            f"high = {max(high, _rounded(number.value)):g}",
        ]
    return lines


def _written(value: Value) -> str:
    return f"[{', '.join(f'{one:g}' for one in value)}]" if isinstance(value, list) else f"{value:g}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
