"""Scenarios whose parts do not fit one another."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from helpers.bad_edits import Document, Edit, changed, dotted


def dangling() -> Iterator[Edit]:
    """Names that nothing answers to."""
    for key in ("demand/stream/ed/start", "pathway/stage/clerking/work", "pathway/stage/same_day_chair/place",
                "pathway/stage/same_day_chair/goto", "pathway/stage/ed_assessment/next",
                "pathway/stage/discharge_hours/window", "pathway/stage/ask_for_bed/launch",
                "pathway/stage/in_bed/forks/0", "pathway/stage/ed_observations/cases/0/goto",
                "pathway/stage/ed_observations/cases/0/when/attribute", "pathway/stage/amu_full/cases/0/when/place",
                "pathway/stage/ed_observations/cases/0/when/equals", "pathway/stage/clerking/priority/attribute",
                "pathway/stage/very_frail/cases/0/when/window", "pathway/stage/community_delay/duration/attribute",
                "demand/stream/ward_jobs/thinned_by/places/0", "demand/attribute/age/by",
                "demand/attribute/age_band/of", "demand/attribute/ready_stay/minus/1",
                "rota/tier/registrar/duty/night/first/0", "rota/tier/registrar/duty/night/second/0"):  # fmt: skip
        yield "name of nothing", key, "nowhere", dotted(key)
    yield "name of nothing", "rota/tier/consultant/duty/on_call/follows", "nowhere", "rota.tier.consultant"
    yield (
        "name of nothing",
        "rota/tier/registrar/grades",
        {"captain": 3},
        "rota.tier.registrar.grades.captain",
    )
    yield (
        "name of nothing",
        "work/clerking/factor_by_grade",
        {"captain": 2},
        "work.clerking.factor_by_grade.captain",
    )
    yield "name of nothing", "money/bank_gbp_per_hour", changed(nobody=3), "money.bank_gbp_per_hour.nobody"
    yield "name of nothing", "apply", ["nothing"], "apply"
    own = {"file": "mine.csv", "legend": {"LD": "registrar.nowhere"}}
    yield "name of nothing", "rota", changed(own=own), "rota.own.legend.LD"


_ONE = {"family": "fixed", "unit": "hours", "value": 1}
_ZERO = {"family": "fixed", "unit": "hours", "value": 0}


def _stages(**more: Document) -> Callable[[Document], Document]:
    """The pathway with stages on top, to which the emergency department's patients do not come."""
    return lambda stages: {**more, **stages}


def contradictions() -> Iterator[Edit]:
    ed, hold = "demand/stream/ed", "pathway/stage/same_day_chair"
    news2 = {"attribute": "news2", "values": {"high": 1, "medium": 2, "low": 5}}
    yield "starts on a Tuesday", "run/start", datetime.date(2022, 4, 5), "run.start"
    yield "starts beyond the calendar", "run/start", datetime.date(9999, 12, 27), "run.start"
    yield (
        "place closed that is waited for",
        "place/transport/count",
        0,
        "place.transport.count: must be at least 1",
    )
    yield "envelope below the peak", f"{ed}/envelope_per_day", 40, "demand.stream.ed.envelope_per_day"
    yield "rate above the envelope", f"{ed}/per_day", 90, "demand.stream.ed.envelope_per_day"
    yield "every hour closed", f"{ed}/hour_shares", [0] * 24, "demand.stream.ed"
    yield "too few hours", f"{ed}/hour_shares", [1] * 23, "demand.stream.ed.hour_shares"
    yield "too many weekdays", f"{ed}/weekday_factors", [1] * 8, "demand.stream.ed.weekday_factors"
    yield "more candidates than fit", "demand/stream", _crowd, "demand.stream"
    yield (
        "shares above one",
        "demand/attribute/news2/shares",
        {"low": 0.8, "high": 0.3},
        "demand.attribute.news2",
    )
    yield "shares below one", "demand/attribute/news2/shares", {"low": 0.8}, "demand.attribute.news2"
    yield "two kinds of attribute", "demand/attribute/news2", changed(chance=0.5), "demand.attribute.news2"
    yield "no kind of attribute", "demand/attribute/news2", {}, "demand.attribute.news2"
    yield "bands that fall", "demand/attribute/age_band/bands", {"old": 70, "young": 16}, "age_band.bands"
    yield "band of nothing", "demand/attribute/age_band", {"bands": {"a": 1}}, "demand.attribute.age_band"
    yield "by without entries", "demand/attribute/age", {"by": "group", "distribution": _ONE}, "attribute.age"
    yield "by a number", "demand/attribute/frailty/by", "age", "demand.attribute.frailty.by"
    yield "by a later attribute", "demand/attribute/age/by", "news2", "demand.attribute.age.by"
    yield (
        "entry missing",
        "demand/attribute/same_day/chance",
        {"frailty": 0.1},
        "demand.attribute.same_day.chance",
    )
    yield "entry too many", "demand/attribute/same_day/chance", changed(gout=0.1), "same_day.chance.gout"
    yield (
        "units differ",
        "demand/attribute/delay/distribution/none/unit",
        "points",
        "attribute.delay.distribution",
    )
    yield (
        "years from days",
        "demand/attribute/ready_stay/minus",
        ["before_delay", "age"],
        "attribute.ready_stay.minus",
    )
    yield "low above high", "demand/attribute/amu_stay/distribution/low", 100, "amu_stay.distribution"
    yield "negative time", "demand/attribute/amu_stay/distribution/low", -5, "amu_stay.distribution"
    yield "weights do not match", "pathway/stage/triage/duration", {"family": "empirical", "unit": "minutes", "values": [1, 2], "weights": [1]}, "pathway.stage.triage.duration"  # fmt: skip  # noqa: E501
    yield (
        "duration in points",
        "pathway/stage/triage/duration/unit",
        "points",
        "pathway.stage.triage.duration.unit",
    )
    yield (
        "duration by a category",
        "pathway/stage/community_delay/duration/attribute",
        "news2",
        "community_delay",
    )
    yield "work from arrival", "work/clerking/duration", {"family": "attribute", "attribute": "stay", "since": "arrival"}, "work.clerking.duration"  # fmt: skip  # noqa: E501
    yield (
        "priority for some",
        "pathway/stage/clerking/priority",
        news2,
        "pathway.stage.clerking.priority.values",
    )
    yield (
        "priority by a number",
        "pathway/stage/clerking/priority/attribute",
        "age",
        "clerking.priority.attribute",
    )
    yield "equals for a number", "pathway/stage/which_ward/cases/0/when", {"attribute": "age", "equals": "old"}, "which_ward"  # fmt: skip  # noqa: E501
    yield "at least for a category", "pathway/stage/which_ward/cases/0/when", {"attribute": "news2", "at_least": 3}, "which_ward"  # fmt: skip  # noqa: E501
    yield (
        "two conditions",
        "pathway/stage/decision/cases/0/when",
        changed(chance=0.5),
        "pathway.stage.decision",
    )
    yield (
        "goto without on_full",
        hold,
        lambda stage: {**stage, "on_full": "wait"},
        "pathway.stage.same_day_chair",
    )
    yield "no case", "pathway/stage/decision/cases", [], "pathway.stage.decision.cases"
    yield "stage out of reach", "pathway/stage", _stages(island={"type": "leave"}), "pathway.stage.island"
    yield (
        "last stage falls off",
        "pathway/stage",
        changed(last={"type": "delay", "duration": _ONE}),
        "stage.last",
    )
    yield "leave goes on", "pathway/stage/home", changed(next="triage"), "pathway.stage.home.next"
    yield "main way ends", "pathway/stage/home", {"type": "end"}, "pathway.stage.home"
    yield "branch waits for itself", "pathway/stage/troponin_again", {"type": "join", "forks": ["order_tests"]}, "troponin_again"  # fmt: skip  # noqa: E501
    yield (
        "job holds a bed",
        "pathway/stage/ward_green",
        {"type": "hold", "place": "ward"},
        "pathway.stage.ward_green",
    )
    yield (
        "job has an attribute",
        "pathway/stage/ward_green/priority",
        news2,
        "pathway.stage.ward_green.priority",
    )
    yield (
        "job forks",
        "pathway/stage/ward_green",
        {"type": "fork", "launch": "film_taken"},
        "pathway.stage.ward_green",
    )
    yield from _loops()
    yield "nobody answers", "rota/tier/consultant/duty", _deaf, "pathway.stage.consultant_comes_in.work"
    yield "last start too long", "work/clerking/last_start_minutes", 700, "work.clerking.last_start_minutes"
    yield (
        "answers twice",
        "rota/tier/registrar/duty/night/second",
        ["sick_review"],
        "registrar.duty.night.second",
    )
    yield "more in post than lines", "rota/tier/registrar/in_post", 12, "rota.tier.registrar"
    yield "more grades than posts", "rota/tier/registrar/grades", {"registrar": 30}, "rota.tier.registrar"
    yield (
        "more cover than lines",
        "rota/tier/registrar/duty/normal_day/cover",
        [9, 0, 0, 0, 0, 0, 0],
        "registrar.lines",
    )
    yield "codes clash", "rota/tier/registrar/duty/night/code", "RLD", "rota.tier.registrar"
    yield "follows itself", "rota/tier/consultant/duty/on_call/follows", "on_call", "rota.tier.consultant"
    yield (
        "follower's cover differs",
        "rota/tier/consultant/duty/on_call/cover",
        [2] * 7,
        "consultant.duty.on_call.cover",
    )
    yield "relaxed without reason", "rota/tier/registrar/relax", {"avg_48": 50}, "rota.tier.registrar"
    yield "duty at 25:00", "rota/tier/registrar/duty/night/start", "25:00", "registrar.duty.night.start"
    yield "duty from 24:00", "rota/tier/registrar/duty/night/start", "24:00", "registrar.duty.night"
    yield "eight days of cover", "rota/tier/registrar/duty/night/cover", [1] * 8, "registrar.duty.night.cover"
    yield "nobody ever on", "rota/tier/foundation/duty", _idle, "rota.tier.foundation.duty"
    yield "window shuts before it opens", "window/weekdays/days/mon", ["17:00-08:00"], "window.weekdays"
    yield "window on no weekday", "window/weekdays/days", {"monday": ["08:00-17:00"]}, "window.weekdays"
    yield "window never open", "window/weekdays/days", {"mon": []}, "window.weekdays"
    yield "rate for some tiers", "money/bank_gbp_per_hour", {"registrar": 60}, "money.bank_gbp_per_hour"
    yield "provenance upside down", "provenance/1", changed(low=9, high=1), "provenance.1"
    yield "pattern with a hole", "provenance/1/keys", ["run..weeks"], "provenance.1"
    yield "another version", "schema_version", 2, "schema_version"


def _loops() -> Iterator[Edit]:
    """Rounds of stages that can take no time."""
    until = {"chance": 0.5}
    own = {"family": "attribute", "attribute": "stay"}
    for title, at, stage in (
        ("of a branch", "amu_stay", {"type": "branch", "cases": [{"when": until, "goto": "amu_stay"}]}),
        ("of a repeat", "amu_stay", {"type": "repeat", "back_to": "amu_stay", "until": until}),
        ("back to a join", "amu_stay", {"type": "repeat", "back_to": "in_bed", "until": until}),
        ("of a hold", "amu_stay", {"type": "hold", "place": "ward", "on_full": "goto", "goto": "amu_stay"}),
        ("of a fork", "amu_stay", {"type": "fork", "launch": "amu_stay", "next": "ward_bed"}),
        (
            "of a delay of nothing",
            "watch_low",
            {"type": "delay", "duration": _ZERO, "next": "watch"},
        ),
        (
            "of the patient's own time",
            "watch_low",
            {"type": "delay", "duration": own, "next": "watch"},
        ),
        (
            "of an open window",
            "watch_low",
            {"type": "wait_until", "window": "weekdays", "next": "watch"},
        ),
    ):
        yield f"loop {title}", f"pathway/stage/{at}", stage, "is in a loop that can take no time"


def _crowd(streams: Document) -> Document:
    one = {**streams["ed"], "envelope_per_day": 20_000}
    return streams | {f"crowd_{number}": one for number in range(3)}


def _idle(duties: Document) -> Document:
    return {name: {**duty, "cover": [0] * 7} for name, duty in duties.items()}


def _deaf(duties: Document) -> Document:
    return {name: {**duty, "first": [], "second": []} for name, duty in duties.items()}
