"""Are patients seen in time?"""

from __future__ import annotations

from collections.abc import Mapping

from dghsim.measures.answers.answer import Answer, together
from dghsim.measures.answers.numbers import listed
from dghsim.measures.answers.reading import Reading
from dghsim.measures.model import Study
from dghsim.scenario.packs import shipped_pack

QUESTION = "Are patients seen in time?"
TARGET = ("seven_day", "consultant_14_hours")
"""Pack and standard whose share is asked for: the other standards name none, and are held to the same."""
_HELD = {
    "clinician_in_time_percent": "",
    "consultant_in_time_percent": "",
    "admission_to_consultant_in_time_percent": "",
    "admission_to_consultant_weekday_in_time_percent": "of these, on a weekday",
    "admission_to_consultant_weekend_in_time_percent": "of these, at a weekend",
    "high_news2_senior_30_minutes_percent": "",
}
"""What is judged, and what to call it where it is part of what stands above it."""
_CONTEXT = (
    "ews_in_time_percent", "clinician_in_time_percent", "consultant_day_in_time_percent",
    "consultant_night_in_time_percent", "ed_stay_mean_hours", "ed_stay_long_percent",
)  # fmt: skip
_VERDICT = {"yes": "seen in time", "no": "not all seen in time", "unsure": "cannot tell"}


def in_time(study: Study, found: dict[str, Reading]) -> Answer | None:
    """By the shares seen in time; None where the pathway sets no such clock. What echoes an input is not judged."""
    echoes = {measure.id for measure in study.measures if measure.kind == "input_echo"}
    held = [name for name in _HELD if name in found and name not in echoes]
    if not held:
        return None
    share, better = _target()
    styles = {name: found[name].style(share, better) for name in held}
    rows = [found[name].detail(f"{share:.0f} % or more", styles[name], _HELD[name]) for name in held]
    for name in _CONTEXT:
        if name in found and name not in held:
            rows.append(found[name].detail("mostly repeats an input, not judged" if name in echoes else ""))
    style = together(list(styles.values()))
    return Answer(QUESTION, _VERDICT[style], style, _words(found, styles), tuple(rows))


def _target() -> tuple[float, str]:
    pack, name = TARGET
    return shipped_pack(pack).standard[name].limit


def _words(found: dict[str, Reading], styles: Mapping[str, str]) -> str:
    whole = styles.get("admission_to_consultant_in_time_percent")
    said, share = [], _target()[0]
    for style, words in (("no", "Below"), ("unsure", "Not told apart from"), ("yes", "At or above")):
        names = [
            f"{_lower(found[name].label)} ({found[name].value})"
            for name, each in styles.items()
            if each == style and not (_HELD[name] and style == whole)
        ]
        if names:
            said.append(f"{words} {share:.0f} %: {listed(names)}.")
    return " ".join(said)


def _lower(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
