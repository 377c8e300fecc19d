"""The days that may touch a weekend, for those who reckon and for those who solve."""

from __future__ import annotations

from dghsim.rota.template.spans import DAY, Span

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
_OPENS, _CLOSES = SATURDAY * DAY + 1, (SUNDAY + 1) * DAY - 1


def touches_weekend(weekday: int, spans: tuple[Span, ...]) -> bool:
    """Whether any of it falls between Saturday 00:01 and Sunday 23:59."""
    return any(span.within(_OPENS - weekday * DAY, _CLOSES - weekday * DAY) > 0 for span in spans)
