"""`dghsim calibrate DATA.csv`: a hospital's own arrivals and discharges as a scenario file."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from dghsim.errors import InputError, show, show_path
from dghsim.report.calibrate.page import calibration_page
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped, shipped_as, shipped_names
from dghsim.studies.calibrate.fit import Calibration, calibrate
from dghsim.studies.calibrate.fitted import Fitted
from dghsim.studies.calibrate.held_out import held_out
from dghsim.studies.calibrate.misfit import misfits
from dghsim.studies.calibrate.numbers import TOO_FEW, arrival_numbers
from dghsim.studies.calibrate.reading import read_extract
from dghsim.studies.calibrate.scenario_text import period, scenario_text
from dghsim.studies.calibrate.stay_numbers import stay_numbers
from dghsim.studies.calibrate.table import table_text
from dghsim.whole import write_whole


def run(asked: Namespace) -> int:
    """Write the scenario and its table, and say what was fitted and what was not."""
    output = Path(asked.output)
    files = {what: output.with_suffix(f".calibrate.{what}") for what in ("html", "csv")}
    _refuse_overwriting([output, *files.values()], asked)
    path = Path(asked.base) if asked.base else shipped(shipped_as(asked.start))
    extract = read_extract(Path(asked.file), dates=asked.dates, until=asked.until)
    found = calibrate(extract, load_scenario(path))
    numbers = [*arrival_numbers(found), *stay_numbers(found)]
    page = calibration_page(found, numbers, held_out(found), misfits(found), asked.name, output.name)
    beside = {files["html"]: page, files["csv"]: table_text(numbers)}
    try:
        _write_checked(output, scenario_text(found, numbers, _extends(path, output), asked.name), beside)
    except OSError as error:
        raise InputError(f"{show_path(output)}: cannot be written: {error.strerror}") from None
    print(_told(found, numbers))
    print(f"Written: {output}, {files['html'].name}, {files['csv'].name}\nNext: dghsim validate {output}")
    return 0


def _refuse_overwriting(files: list[Path], asked: Namespace) -> None:
    if Path(asked.output).suffix != ".toml":
        raise InputError(f"--output {show(asked.output)}: must end in .toml")
    for file in files:
        if file.exists() and not asked.overwrite:
            raise InputError(f"{show_path(file)}: exists already; give another --output, or --overwrite")


def _write_checked(output: Path, text: str, beside: dict[Path, str]) -> None:
    """Under its name, with what goes beside it, only once it loads."""
    part = output.with_name(f".{output.stem}.part.toml")
    try:
        write_whole(part, text)
        load_scenario(part)
        for path, told in beside.items():
            write_whole(path, told)
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)


def _extends(base: Path, output: Path) -> str:
    """How the new file names its base: a shipped one by its name, another by the way to it."""
    for name in shipped_names():
        if shipped(name).resolve() == base.resolve():
            return f"{name}.toml"
    return Path(os.path.relpath(base.resolve(), output.resolve().parent)).as_posix()


def _told(found: Calibration, numbers: list[Fitted]) -> str:
    extract = found.extract
    lines = [f"{len(extract.patients):,} patients of {extract.rows:,} rows, {period(found)}"]
    for one in found.remarks:
        lines.append(f"  {_counted(one.rows, 'row') + ': ' if one.rows else ''}{one.says}")
    for heading, verdict in (
        ("Differs from the base", "differs"),
        ("Cannot be told from the base", "as the base"),
    ):
        some = [one for one in numbers if one.verdict == verdict]
        lines.append(f"{heading}: {_counted(len(some), 'number')}")
        lines += [f"  {_line(one)}" for one in some if not _listed(one)]
        lines += [f"  {line}" for line in profiles([one for one in some if _listed(one)])]
    kept = [one for one in numbers if one.why == TOO_FEW]
    if kept:
        groups = dict.fromkeys(_group(one) for one in kept)
        lines.append(f"Too few to tell, kept as the base has it: {', '.join(groups)}")
    return "\n".join(lines)


def _counted(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def _listed(number: Fitted) -> bool:
    """Whether it is one place of a profile."""
    return number.key.rpartition(".")[2].isdigit()


def profiles(numbers: list[Fitted]) -> list[str]:
    """A line a profile, which names its places: `by ed: % of a day's patients at 03:00, 04:00`."""
    groups: dict[str, list[str]] = {}
    for one in numbers:
        groups.setdefault(_group(one), []).append(one.says)
    lines = []
    for says in groups.values():
        start, gap, _ = says[0].rpartition(" at ")
        if gap:
            lines.append(f"{start} at {', '.join(one.rpartition(' at ')[2] for one in says)}")
            continue
        start, _, rest = says[0].partition(": ")
        ending = rest[len(rest.split(" ")[0]) :]
        words = (one.partition(": ")[2].removesuffix(ending) for one in says)
        lines.append(f"{start}: {', '.join(words)}{ending}")
    return lines


def _group(number: Fitted) -> str:
    head, _, last = number.key.rpartition(".")
    return head if last.isdigit() else number.key


def _line(one: Fitted) -> str:
    assert one.found is not None
    return f"{one.says}: {one.value:.4g} ({one.found.low:.4g} to {one.found.high:.4g}), base {one.base:.4g}"
