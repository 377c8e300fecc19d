"""A hidden sheet of lists, which the formulas, colours and choices of the other sheets refer to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dghsim.rota.codes import Entry
from dghsim.rota.layout.book import letters
from dghsim.rota.sheets.book import Page, cell_text
from dghsim.rota.sheets.paint import PAINTS, Paint
from dghsim.rota.sheets.texts import COUNTED, Text, Texts

_FIRST = 2
_WIDTH = len(COUNTED) + 4


@dataclass(frozen=True, slots=True)
class TierLists:
    """Ranges of one tier's texts, as formulas name them."""

    texts: str
    counts: dict[str, str]
    """For each of `COUNTED`, numbers beside the texts."""
    on_duty: str
    """Texts of which something is a duty."""
    past_midnight: str
    """"" where no duty goes on into the next day."""
    choices: str
    """The texts again, the tier's own duties first."""
    paints: dict[Paint, str]


@dataclass(frozen=True, slots=True)
class DutyLists:
    """Ranges of the texts that stand for one duty."""

    everywhere: str
    """Whatever the row's tier; "" for none."""
    by_tier: dict[str, str]
    """In rows of that tier only."""


def write_lists(
    page: Page, texts: Mapping[str, Texts]
) -> tuple[dict[str, TierLists], dict[Entry, DutyLists]]:
    """Fills the sheet; the lists of each tier, and of each duty."""
    tiers = {name: _tier(page, index * _WIDTH, each) for index, (name, each) in enumerate(texts.items())}
    below = max((len(each.all) for each in texts.values()), default=0) + _FIRST + 1
    duties: dict[Entry, DutyLists] = {}
    for entry in dict.fromkeys(
        entry for each in texts.values() for text in each.all for entry in text.entries
    ):
        if entry.duty:
            duties[entry], below = _duty(page, below, entry, texts)
    return tiers, duties


def _tier(page: Page, column: int, texts: Texts) -> TierLists:
    ordered = sorted(texts.all, key=lambda each: (not each.on_duty, PAINTS.index(each.paint)))
    page.put(0, column, texts.tier)
    page.put_at(1, column, ["text", *COUNTED, "past midnight", "choices"])
    for row, text in enumerate(ordered, start=_FIRST):
        page.put_at(row, column, [text.text, *text.counts])
    past = [text.text for text in ordered if text.past_midnight]
    for offset, words in ((1, past), (2, [text.text for text in texts.all])):
        for row, word in enumerate(words, start=_FIRST):
            page.put(row, column + len(COUNTED) + offset, word)

    def down(offset: int, first: int, count: int) -> str:
        letter = letters(column + offset)
        return (
            f"{page.title}!${letter}${_FIRST + first + 1}:${letter}${_FIRST + first + count}" if count else ""
        )

    return TierLists(
        texts=down(0, 0, len(ordered)),
        counts={name: down(1 + at, 0, len(ordered)) for at, name in enumerate(COUNTED)},
        on_duty=down(0, 0, sum(text.on_duty for text in ordered)),
        past_midnight=down(len(COUNTED) + 1, 0, len(past)),
        choices=down(len(COUNTED) + 2, 0, len(ordered)),
        paints={
            paint: down(0, *span) for paint in PAINTS for span in _spans(ordered, paint) if span[1]
        },
    )  # fmt: skip


def _spans(ordered: Sequence[Text], paint: Paint) -> list[tuple[int, int]]:
    """(first, count) of a paint's texts, which stand together."""
    places = [place for place, text in enumerate(ordered) if text.paint == paint]
    return [(places[0], len(places))] if places else []


def _duty(page: Page, row: int, entry: Entry, texts: Mapping[str, Texts]) -> tuple[DutyLists, int]:
    meant: dict[str, list[str]] = {}
    held: dict[str, list[str]] = {}
    for name, each in texts.items():
        for text in each.all:
            held.setdefault(cell_text(text.text), []).append(name)
            if entry in text.entries:
                meant.setdefault(cell_text(text.text), []).append(name)
    everywhere = [text for text, tiers in meant.items() if tiers == held[text]]
    rows = {"": everywhere} | {
        name: [text for text, tiers in meant.items() if text not in everywhere and name in tiers]
        for name in texts
    }
    found = {}
    for name, words in rows.items():
        if words:
            page.put_at(row, 0, [f"{entry.tier}.{entry.duty} {name}", *words])
            found[name] = f"{page.title}!$B${row + 1}:${letters(len(words))}${row + 1}"
            row += 1
    return DutyLists(found.pop("", ""), found), row
