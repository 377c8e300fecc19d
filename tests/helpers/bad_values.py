"""Values of the wrong type, unit or size, keys unknown or missing, and hostile text."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

from helpers.bad_edits import MISSING, Document, Edit, dotted

_NUMBERS = (
    "run/weeks", "run/seed", "demand/dispersion/day_log_sd", "demand/stream/ed/per_day",
    "demand/stream/ed/envelope_per_day", "demand/stream/ed/hour_shares/3",
    "demand/stream/ward_jobs/thinned_by/reference_patients", "demand/attribute/age/distribution/frailty/sd",
    "demand/attribute/news2/shares/low", "demand/attribute/same_day/chance/frailty",
    "pathway/stage/triage/duration/median", "pathway/stage/clerking/priority/values/high",
    "pathway/stage/streamed/cases/0/when/chance", "pathway/stage/sick_review/priority",
    "work/clerking/duration/sigma", "work/clerking/last_start_minutes", "work/clerking/factor_by_grade/imt",
    "place/amu/count", "rota/tier/registrar/in_post", "rota/tier/registrar/duty/night/cover/2",
    "rota/ladder/agency/chance", "money/on_cost_factor", "standards/ed_hours",
)  # fmt: skip
_NO_NUMBERS: tuple[tuple[str, Any], ...] = (
    ("text", "many"), ("true", True), ("nan", float("nan")), ("infinity", float("inf")), ("negative", -7),
    ("huge", 10**400), ("a date", datetime.date(2022, 4, 4)), ("a list", [1]),
)  # fmt: skip
_NOT_TEXT = ("name", "hospital/code", "era/demand", "demand/stream/ed/start", "pathway/stage/clerking/work",
             "rota/tier/registrar/rules", "rota/tier/registrar/duty/night/start", "work/clerking/label")  # fmt: skip
_NOT_TABLES = ("hospital", "run", "demand", "demand/stream/ed", "pathway/stage", "work/clerking", "place",
               "rota/tier", "rota/tier/registrar/duty/night", "money/pay_gbp_per_year")  # fmt: skip
_NOT_ENUMS = ("run/end", "demand/stream/ed/entity", "demand/attribute/before_delay/unit",
              "pathway/stage/clerking/type", "pathway/stage/clerking/mark", "pathway/stage/home/outcome",
              "pathway/stage/same_day_chair/on_full", "pathway/stage/triage/duration/family",
              "pathway/stage/triage/duration/unit", "place/amu/kind", "rota/tier/consultant/duty/on_call/at",
              "provenance/0/evidence")  # fmt: skip


def wrong_values() -> Iterator[Edit]:
    for key in _NUMBERS:
        for title, value in _NO_NUMBERS:
            yield f"number is {title}", key, value, dotted(key)
    for key in _NOT_TEXT:
        yield "text is a number", key, 12, dotted(key)
        yield "text is empty", key, "", dotted(key)
    for key in _NOT_TABLES:
        yield "table is a number", key, 3, dotted(key)
        yield "table is a list", key, [{}], dotted(key)
    for key in _NOT_ENUMS:
        yield "word is not one of those allowed", key, "wrong", dotted(key)


def wrong_seasons() -> Iterator[Edit]:
    """Beds that a place has more in a part of the year."""
    key = "place/amu/season"
    good = {"beds": 8, "first_day": "12-01", "last_day": "03-31"}
    for title, wrong, names in (
        (
            "30 February",
            {"first_day": "02-30"},
            "first_day: must be a day of the year as MM-DD, such as 12-01",
        ),
        ("a thirteenth month", {"last_day": "13-01"}, "last_day: must be a day of the year"),
        ("a year too", {"first_day": "2022-12-01"}, "first_day: must be a day of the year"),
        ("words", {"last_day": "March"}, "last_day: must be a day of the year"),
        ("a date", {"first_day": datetime.date(2022, 12, 1)}, "first_day"),
        ("no bed", {"beds": 0}, "beds"),
        ("beds below nought", {"beds": -8}, "beds"),
        ("too many beds", {"beds": 100_001}, "beds"),
        ("half a bed", {"beds": 0.5}, "beds"),
        ("all year", {"last_day": "11-30"}, "is the whole year: add its beds to count instead"),
        ("a slip", {"last_dai": "03-31"}, "did you mean last_day?"),
    ):
        yield f"season of {title}", key, {"winter": good | wrong}, names
    for missing in good:
        kept = {name: value for name, value in good.items() if name != missing}
        yield "season without a key", key, {"winter": kept}, f"place.amu.season.winter.{missing}"
    yield "season without a name", key, good, "place.amu.season"
    yield "season with a wrong name", key, {"Winter ward": good}, "place.amu.season"
    yield "season of no place", "place/annexe", {"season": {"winter": good}}, "place.annexe.count"


def unknown_keys() -> Iterator[Edit]:
    for key in ("", "hospital", "era", "run", "demand", "demand/dispersion", "demand/stream/ed",
                "demand/attribute/age", "pathway", "pathway/stage/clerking", "pathway/stage/triage/duration",
                "pathway/stage/decision/cases/0", "pathway/stage/decision/cases/0/when", "work/clerking",
                "place/amu", "window/weekdays", "rota", "rota/ladder/agency", "rota/tier/registrar",
                "rota/tier/registrar/duty/night", "money", "standards", "provenance/0"):  # fmt: skip
        yield "unknown key", f"{key}/colour".lstrip("/"), "blue", "colour"
    for wrong, right in (("per_dai", "per_day"), ("envelop_per_day", "envelope_per_day")):
        yield "misspelt key", f"demand/stream/ed/{wrong}", 30, f"did you mean {right}?"


def missing_keys() -> Iterator[Edit]:
    for key in ("schema_version", "name", "hospital", "hospital/code", "era", "era/rules", "run", "run/start", "demand",
                "demand/stream", "demand/stream/ed/start", "demand/stream/ed/per_day", "pathway/stage",
                "demand/stream/ed/envelope_per_day", "pathway/stage/clerking/type", "pathway/stage/clerking/work",
                "pathway/stage/triage/duration", "pathway/stage/triage/duration/family",
                "pathway/stage/triage/duration/sigma", "pathway/stage/same_day_chair/goto",
                "pathway/stage/clerking/priority/attribute", "work/clerking/duration", "place/amu/count",
                "window/weekdays/days", "rota/tier/registrar/label", "rota/tier/registrar/lines",
                "rota/tier/registrar/duty", "rota/tier/registrar/duty/night/code", "provenance/0/source",
                "rota/tier/registrar/duty/night/cover"):  # fmt: skip
        yield "key is missing", key, MISSING, dotted(key.rpartition("/")[0] or key)


_NAMES = (
    "<script>alert(1)</script>", '=HYPERLINK("http://x")', "@SUM(A1)", "tab\there", "bell\x07", "esc\x1b[31mred",
    "zero\x00", "a" * 5000, "two words", "Ünïcode", "dotted.name", "'; DROP TABLE", "\u202eright", "../../etc", "",
)  # fmt: skip
_NAMED = ("demand/stream", "demand/attribute", "demand/attribute/news2/shares", "pathway/stage", "work", "place",
          "rota/tier", "rota/tier/registrar/duty", "money/pay_gbp_per_year")  # fmt: skip


def hostile() -> Iterator[Edit]:
    for number, name in enumerate(_NAMES):
        for place, table in enumerate(_NAMED):
            if (number + place) % 3 == 0 or table == "pathway/stage":
                yield f"hostile name {number}", table, _and(name), dotted(table)
    for key in (
        "name",
        "hospital/trust",
        "era/demand",
        "work/clerking/label",
        "rota/tier/registrar/duty/night/code",
    ):
        for text in ("line\nbreak", "esc\x1b[2J", "\x00", " ", "x" * 3000):
            yield "hostile text", key, text, dotted(key)
    yield "text is too long", "about", "x" * 3000, "about"
    yield "hostile text", "about", "esc\x1b[2J", "about"


def _and(name: str) -> Callable[[Document], Document]:
    """The table with one more entry, under a hostile name."""
    return lambda table: {**table, name: next(iter(table.values()))}
