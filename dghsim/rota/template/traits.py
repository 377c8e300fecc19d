"""What kind of work a stretch is under the readings of a rule set: night, long, long evening, and so on."""

from __future__ import annotations

from dghsim.rota.rules import Readings
from dghsim.rota.template.spans import DAY, Span


def of_kind(kind: str, spans: tuple[Span, ...], readings: Readings) -> tuple[Span, ...]:
    """Those spans that are of `kind`: shift, nroc, night, long, long_evening, or any (what counts in runs of days)."""
    return tuple(span for span in spans if _is(kind, span, readings))


def _is(kind: str, span: Span, readings: Readings) -> bool:
    if span.kind == "nroc":
        return kind == "nroc" or (kind == "any" and readings.on_call_counts_in_runs)
    if kind == "night":
        return _is_night(span, readings)
    if kind == "long":
        return _is_long(span, readings) and (readings.long_nights_count or not _is_night(span, readings))
    if kind == "long_evening":
        early, late = span.start % DAY < readings.evening_before, span.end > readings.evening_after
        return _is_long(span, readings) and early and late
    return kind != "nroc"


def _is_night(span: Span, readings: Readings) -> bool:
    length = (readings.night_to - readings.night_from) % DAY or DAY
    opens = (readings.night_from + day * DAY for day in range(-1, 3))
    return sum(span.within(each, each + length) for each in opens) >= readings.night_hours * 60


def _is_long(span: Span, readings: Readings) -> bool:
    hours = span.length / 60
    return hours > readings.long_hours or (readings.ten_hours_is_long and hours == readings.long_hours)
