"""How absences and days off are written in a rota grid; no duty may go by the same letters."""

from __future__ import annotations

ABSENCES: tuple[str, ...] = ("leave", "study", "sick", "zero", "lieu")
"""Kinds of row that are no duty."""
ABSENCE_CODES: dict[str, str] = {"leave": "AL", "study": "SL", "sick": "SICK", "zero": "Z", "lieu": "LIEU"}
ABSENCE_TITLES: dict[str, str] = {
    "leave": "Annual leave",
    "study": "Study leave",
    "sick": "Sick leave",
    "zero": "Zero day",
    "lieu": "Day in lieu",
}
"""Kind -> what a reader is told."""
ABSENCE_WORDS: dict[str, str] = {
    **{kind: kind for kind in ABSENCES},
    **{code.casefold(): kind for kind, code in ABSENCE_CODES.items()},
    **dict.fromkeys(("a/l", "annual leave", "holiday"), "leave"),
    **dict.fromkeys(("s/l", "study leave", "professional leave"), "study"),
    **dict.fromkeys(("sick leave", "sickness", "off sick"), "sick"),
    **dict.fromkeys(("zero day", "zero hours"), "zero"),
    **dict.fromkeys(("toil", "time off in lieu", "lieu day", "day in lieu"), "lieu"),
}
"""How absences are written, in lower case -> kind of row."""
OFF = ("", "off", "day off", "-", "–", "—")


def means(code: str) -> str:
    """What the letters stand for in every rota: a kind of absence, `a day off`, or "" for nothing."""
    key = " ".join(code.split()).casefold()
    return "a day off" if key in OFF else ABSENCE_WORDS.get(key, "")
