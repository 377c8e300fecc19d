"""The study held against packs of standards, a table a pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dghsim.measures.held import Held, held
from dghsim.measures.held.model import Verdict
from dghsim.measures.held.text import tally
from dghsim.measures.model import Study
from dghsim.report.text import clean

HEADING = "Against standards"
STYLES: dict[Verdict, str] = {
    "met": "better",
    "not met": "worse",
    "cannot tell": "unsure",
    "not modelled": "same",
}


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One standard, of the hospital or of a tier."""

    says: str
    tier: str
    value: str
    margin: str
    limit: str
    verdict: str
    style: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class HeldPack:
    """One pack's rows."""

    name: str
    tally: str
    rows: tuple[HeldRow, ...]


@dataclass(frozen=True, slots=True)
class HeldSection:
    """The whole section."""

    heading: str
    packs: tuple[HeldPack, ...]


def held_section(study: Study) -> HeldSection | None:
    """None where the study is held against nothing."""
    rows = held(study)
    packs = dict.fromkeys(row.pack for row in rows)
    found = tuple(_pack([row for row in rows if row.pack == pack]) for pack in packs)
    return HeldSection(HEADING, found) if found else None


def _pack(rows: Sequence[Held]) -> HeldPack:
    return HeldPack(clean(rows[0].pack_name), tally(rows), tuple(_rows(rows)))


def _rows(rows: Sequence[Held]) -> list[HeldRow]:
    """What is said once is not said again of the next tier."""
    found = []
    for before, row in zip([None, *rows], rows, strict=False):
        again = before is not None and before.standard == row.standard
        found.append(
            HeldRow(
                "" if again else clean(row.says),
                clean(row.tier),
                _tight(row.value),
                _tight(row.margin),
                "" if again else _tight(row.limit),
                row.verdict,
                STYLES[row.verdict],
                clean(row.why),
                "" if again else clean(row.source),
            )
        )
    return found


def _tight(text: str) -> str:
    return clean(text).replace(" %", "%")
