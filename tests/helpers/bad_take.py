"""Scenarios whose rules of the take (teams, interruptions, own work, giving way, switches) do not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from helpers.bad_edits import Document, Edit, changed

_HALF = {"family": "fixed", "unit": "minutes", "value": 30}
_CHANCE = {"family": "exponential", "unit": "minutes", "mean": 30}
_OWN = {"category": "own", "duration": _HALF}
_CLERKING = "work/clerking"
_GRADES = ["fy1", "fy2", "gpst", "imt", "registrar", "specialty_doctor", "consultant"]


def _own(kind: Document | None = None, **own: object) -> Callable[[Document], Document]:
    """The scenario with a handover as the registrar's own work by night, or with another kind of work of that name."""

    def edit(root: Document) -> Document:
        night = root["rota"]["tier"]["registrar"]["duty"]["night"]
        night["own"] = [{"work": "handover", "minutes": 30, "after_minutes": 0} | own]
        root["work"]["handover"] = kind or _OWN
        return root

    return edit


def teams() -> Iterator[Edit]:
    """Who does a piece of work."""
    for title, team, names in (
        ("of no tier", [{"tiers": ["nowhere"]}], "work.clerking.team.0.tiers.0"),
        ("of a tier and none", [{}, {"tiers": ["registrar", "nobody"]}], "work.clerking.team.1.tiers.1"),
        ("that nobody must join", [{"must": False}], "work.clerking"),
        ("of too many", [{"count": 10}] * 3, "work.clerking"),
        ("of eleven in a seat", [{"count": 11}], "work.clerking.team.0.count"),
        ("that never meets", [{"tiers": ["tier_1"], "count": 9}], "work.clerking.team"),
        ("with a slip", [{"tier": ["registrar"]}], "did you mean tiers?"),
        ("with no seat", [], "work.clerking.team: must have a seat"),
    ):
        yield f"team {title}", _CLERKING, changed(team=team), names
    yield "not by nobody", _CLERKING, changed(not_by=["captain"]), "work.clerking.not_by.0"
    yield "not by anybody", _CLERKING, changed(not_by=_GRADES), "work.clerking.not_by"
    for word, value in (
        ("category", "tea"), ("interrupts", "yes"), ("interruptible", 1), ("resumed_by", "me"), ("by_phone", "no"),
        ("at_shift_end", "drop"), ("patient_waits", 0), ("target_minutes", 0), ("not_by", "fy1"), ("team", {}),
    ):  # fmt: skip
        yield "rule of work", _CLERKING, changed(**{word: value}), f"work.clerking.{word}"
    yield (
        "63 kinds of work",
        "work",
        lambda works: works | {f"w{n}": works["clerking"] for n in range(63)},
        "at most 62",
    )


def own_work() -> Iterator[Edit]:
    """Handovers and breaks. The key is the root: both a duty and a kind of work change."""
    at = "rota.tier.registrar.duty.night.own.0"
    for title, edit, names in (
        ("of nothing", _own(work="nowhere"), f"{at}.work"),
        ("of the take's work", _own(work="clerking"), f"{at}.work"),
        ("by chance", _own({**_OWN, "duration": _CHANCE}), "work.handover.duration"),
        ("of a team", _own({**_OWN, "team": [{"count": 1}]}), "work.handover.team"),
        ("that interrupts", _own({**_OWN, "interrupts": True}), "work.handover.interrupts"),
        ("at two times", _own(before_end_minutes=30), at),
        ("at no time", _own(after_minutes=-1), f"{at}.after_minutes"),
        ("after the duty", _own(after_minutes=1440), f"{at}.after_minutes"),
        ("of no length", _own(minutes=0), f"{at}.minutes"),
        ("of no priority", _own(priority=10), f"{at}.priority"),
    ):  # fmt: skip
        yield f"own work {title}", "", edit, names

    def before(root: Document) -> Document:
        root = _own(before_end_minutes=2000)(root)
        del root["rota"]["tier"]["registrar"]["duty"]["night"]["own"][0]["after_minutes"]
        return root

    def asked(root: Document) -> Document:
        root = _own()(root)
        root["pathway"]["stage"]["clerking"]["work"] = "handover"
        return root

    def answered(root: Document) -> Document:
        root = _own()(root)
        root["rota"]["tier"]["registrar"]["duty"]["night"]["second"] = ["handover"]
        return root

    yield "own work before the duty", "", before, f"{at}.before_end_minutes"
    yield "own work asked for", "", asked, "pathway.stage.clerking.work"
    yield "own work answered", "", answered, "rota.tier.registrar.duty.night.second.0"
    yield "breaks of nothing", "rota", changed(breaks={"work": "nowhere"}), "rota.breaks.work"
    yield "breaks of the take's work", "rota", changed(breaks={"work": "clerking"}), "rota.breaks.work"
    yield (
        "breaks of two hours and more",
        "rota",
        changed(breaks={"work": "clerking", "minutes": 121}),
        "rota.breaks.minutes",
    )


def ways() -> Iterator[Edit]:
    """Who gives way, and what is asked of a patient."""
    stage = "pathway/stage/triage"
    for title, rule, names in (
        ("for no place", {"place": "nowhere"}, "gives_way.0.place"),
        ("to no stage", {"place": "amu", "goto": "nowhere"}, "gives_way.0.goto"),
        ("by chance", {"place": "amu", "when": [{"chance": 0.5}]}, "gives_way.0"),
        ("at no window", {"place": "amu", "when": [{"window": "nowhere"}]}, "gives_way.0.when.0.window"),
        ("by no switch", {"place": "amu", "when": [{"policy": "nowhere"}]}, "gives_way.0.when.0.policy"),
        (
            "by no attribute",
            {"place": "amu", "when": [{"attribute": "x", "equals": "y"}]},
            "gives_way.0.when.0.attribute",
        ),
        (
            "by no label",
            {"place": "amu", "when": [{"attribute": "news2", "equals": "y"}]},
            "gives_way.0.when.0.equals",
        ),
        ("upside down", {"place": "amu", "left_at_least_hours": 5, "left_at_most_hours": 4}, "gives_way.0"),
    ):
        yield f"gives way {title}", stage, changed(gives_way=[rule]), f"pathway.stage.triage.{names}"


def conditions() -> Iterator[Edit]:
    """What a branch may ask."""
    when = "pathway/stage/ed_observations/cases/0/when"
    many = {f"label_{number}": 1 / 64 for number in range(64)}
    for title, condition, names in (
        ("grade unknown", {"seen_by": ["captain"]}, "when.seen_by.0"),
        ("no grade", {"seen_by": []}, "when.seen_by"),
        ("switch unknown", {"policy": "nowhere"}, "when.policy"),
        ("label unknown", {"attribute": "news2", "is_one_of": ["high", "very"]}, "when.is_one_of"),
        ("no label", {"attribute": "news2", "is_one_of": []}, "when.is_one_of"),
        ("labels of a number", {"attribute": "age", "is_one_of": ["old"]}, "when.is_one_of"),
        ("labels and a label", {"attribute": "news2", "is_one_of": ["high"], "equals": "high"}, "when"),
        ("labels of nothing", {"policy": "x", "is_one_of": ["high"]}, "when"),
        ("free and full", {"place": "amu", "free_at_least": 1, "occupied_at_least": 1}, "when"),
        ("none free", {"place": "amu", "free_at_least": 0}, "when.free_at_least"),
        ("place without number", {"place": "amu"}, "when"),
        ("switch and chance", {"policy": "x", "chance": 0.5}, "when"),
    ):
        yield f"condition: {title}", when, condition, f"ed_observations.cases.0.{names}"

    def too_many(root: Document) -> Document:
        root["demand"]["attribute"]["post_code"] = {"shares": many}
        root["pathway"]["stage"]["ed_observations"]["cases"][0]["when"] = {
            "attribute": "post_code", "is_one_of": ["label_1"]
        }  # fmt: skip
        return root

    yield "condition: more labels than fit", "", too_many, "at most 62 labels"
    yield "switch is a word", "policy", {"push": "on"}, "policy.push"
    yield "switch is a number", "policy", {"push": 1}, "policy.push"
    job = "pathway/stage/ward_job/cases/0/when"
    yield "job was seen", job, {"seen_by": ["imt"]}, "pathway.stage.ward_job.cases.0.when.seen_by"
    delay = {"type": "delay", "duration": _HALF, "gives_way": [{"place": "amu"}], "next": "home"}
    yield "job gives way", "pathway/stage/ward_green", delay, "pathway.stage.ward_green.gives_way"
    yield "outlier is a word", "place/amu/outlier", "yes", "place.amu.outlier"


def take_rules() -> Iterator[Edit]:
    """All of them."""
    yield from teams()
    yield from own_work()
    yield from ways()
    yield from conditions()
