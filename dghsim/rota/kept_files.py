"""`rota.csv`, `rota.xlsx` and `rota.html`, kept between runs: the same rota gives the same bytes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from dghsim.kept import kept, name_of
from dghsim.rota.kept_rota import DECIDES, LIBRARIES, SOURCES, beside_shifts
from dghsim.rota.model import DatedRota
from dghsim.scenario.root import Scenario
from dghsim.whole import write_whole

_WRITERS = ("jinja2", "xlsxwriter")


def write_rota_files(rota: DatedRota, scenario: Scenario, folder: str | os.PathLike[str]) -> None:
    """Writes them into `folder`, copied from the user's cache folder where they were written before.

    Raises:
        InputError: text that UTF-8 cannot hold.
        OSError: a file cannot be written.
    """
    asked = [scenario.name, scenario.model_dump(mode="json", include=DECIDES), beside_shifts(rota)]
    name = name_of(asked, sources=SOURCES, libraries=(*LIBRARIES, *_WRITERS))
    _copy("rota.csv", name, Path(folder), lambda path: _write_csv(rota, path))
    _copy("rota.xlsx", name, Path(folder), lambda path: _write_workbook(rota, scenario, path))
    _copy("rota.html", name, Path(folder), lambda path: _write_page(rota, scenario, path))


def _copy(file: str, name: str, folder: Path, write: Callable[[Path], None]) -> None:
    target = folder / file
    written = []

    def make() -> bytes:
        write(target)
        written.append(target)
        return target.read_bytes()

    answer = kept(file, name, make)
    if not written:
        write_whole(target, answer)


def _write_csv(rota: DatedRota, path: Path) -> None:
    from dghsim.rota.files import write_rota
    from dghsim.rota.table import rota_rows

    write_rota(rota_rows(rota), path)


def _write_workbook(rota: DatedRota, scenario: Scenario, path: Path) -> None:
    from dghsim.rota.workbook import write_rota_workbook

    write_rota_workbook(rota, scenario, path)


def _write_page(rota: DatedRota, scenario: Scenario, path: Path) -> None:
    from dghsim.rota.page.write import write_rota_page

    write_rota_page(rota, scenario, path)
