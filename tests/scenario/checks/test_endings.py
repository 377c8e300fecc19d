from typing import Any

from helpers.refused import Load, passes, refused

HOUR = {"family": "fixed", "unit": "hours", "value": 1}
GONE = {"type": "leave"}


def test_side_branch_may_end_or_leave(small: dict[str, Any], load: Load) -> None:
    for last in ({"type": "end"}, {"type": "leave"}):
        passes(load, small, {"split": {"type": "fork", "launch": "side"}, "gone": GONE,
                             "side": {"type": "delay", "duration": HOUR}, "over": last})  # fmt: skip


def test_main_way_may_not_end(small: dict[str, Any], load: Load) -> None:
    line = refused(load, small, {"over": {"type": "end"}})
    assert line.startswith("pathway.stage.over: ends a side branch, but stream door comes to it")


def test_side_branch_that_runs_on_into_the_main_way_may_not_end_it(small: dict[str, Any], load: Load) -> None:
    stages = {"split": {"type": "fork", "launch": "over"}, "over": {"type": "end"}}
    assert refused(load, small, stages).startswith("pathway.stage.over: ends a side branch")


def test_join_in_its_own_branch_waits_for_ever(small: dict[str, Any], load: Load) -> None:
    stages = {"split": {"type": "fork", "launch": "side"}, "gone": GONE,
              "side": {"type": "delay", "duration": HOUR}, "meet": {"type": "join", "forks": ["split"]},
              "over": {"type": "end"}}  # fmt: skip
    assert refused(load, small, stages).startswith("pathway.stage.meet.forks: is in the side branch of split")


def test_stage_out_of_reach_is_named(small: dict[str, Any], load: Load) -> None:
    line = refused(load, small, {"gone": GONE, "island": {"type": "delay", "duration": HOUR}, "sea": GONE})
    assert line == "pathway.stage.island: cannot be reached from any stream (and 1 more)"


def test_way_without_an_exit_is_named(small: dict[str, Any], load: Load) -> None:
    stages = {"rest": {"type": "delay", "duration": HOUR, "next": "talk"}}
    assert refused(load, small, stages) == (
        "pathway.stage.room: has no way that ever comes to a stage of type leave or end (and 2 more)"
    )


def test_being_turned_away_is_an_exit(small: dict[str, Any], load: Load) -> None:
    stages = {"again": {"type": "hold", "place": "room", "on_full": "leave"},
              "rest": {"type": "delay", "duration": HOUR, "next": "again"}}  # fmt: skip
    passes(load, small, stages)


def test_job_may_only_work_and_wait(small: dict[str, Any], load: Load) -> None:
    small["demand"]["stream"]["jobs"] = {
        "entity": "job",
        "start": "talk",
        "per_day": 1,
        "envelope_per_day": 9,
    }
    passes(load, small, {"gone": GONE})
    small["demand"]["stream"]["jobs"]["start"] = "room"
    line = refused(load, small, {"gone": GONE})
    assert (
        line
        == "pathway.stage.room.type: jobs of stream jobs come here: a job holds no place and has no side branch"
    )


def test_job_may_ask_for_no_attribute(small: dict[str, Any], load: Load) -> None:
    small["demand"]["stream"]["jobs"] = {"entity": "job", "start": "old", "per_day": 1, "envelope_per_day": 9}
    when = {"attribute": "age", "at_least": 70}
    stages = {"old": {"type": "branch", "cases": [{"when": when, "goto": "gone"}]}, "gone": GONE}
    line = refused(load, small, stages)
    assert line == "pathway.stage.old.cases.0.when.attribute: jobs of stream jobs come here and have no age"


def test_more_forks_than_the_engines_can_hold(small: dict[str, Any], load: Load) -> None:
    forks = {f"split_{n}": {"type": "fork", "launch": "over"} for n in range(63)}
    line = refused(load, small, {**forks, "gone": GONE, "over": {"type": "end"}})
    assert line == "pathway.stage.split_62: is fork 63; at most 62"


def test_job_may_ask_for_no_attribute_through_its_work(small: dict[str, Any], load: Load) -> None:
    jobs = {"entity": "job", "start": "talk", "per_day": 1, "envelope_per_day": 9}
    small["demand"]["stream"]["jobs"] = jobs
    small["demand"]["attribute"]["length"] = {"distribution": HOUR}
    kind = next(iter(small["work"]))
    small["work"][kind]["duration"] = {"family": "attribute", "attribute": "length"}
    line = refused(load, small, {"gone": GONE})
    assert line == "pathway.stage.talk.work: jobs of stream jobs come here and have no length"
