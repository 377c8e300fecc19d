"""Rules of escalation, worked out by hand: who is moved on early from a full place, when, and how many."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.calls import kind
from helpers.night import play

from dghsim.engine.run import Engine

OWN_TIME = {"family": "attribute", "attribute": "stay"}
LETTER: dict[str, Any] = {
    "work": {"letter": kind(30)},
    "duty": {"day": {"first": ["letter"]}},
    "on": [On("day", "Ann", "Mon 08:00", "Mon 20:00")],
}


def ward(*rules: dict[str, Any], beds: int = 1, **hold: Any) -> dict[str, Any]:
    """Beds; each patient stays as long as it is known to, then goes home, or is moved on by the rules given."""
    gives_way = [{"place": "ward", "left_at_most_hours": 6} | rule for rule in rules]
    return {
        "stage": {
            "bed": {"type": "hold", "place": "ward"} | hold,
            "stay": {"type": "delay", "duration": OWN_TIME, "gives_way": gives_way},
            "home": {"type": "leave"},
        },
        "place": {"ward": {"count": beds}},
        "attribute": {"stay": {"distribution": fixed(60)}, "frail": {"chance": 0.5}, "old": {"chance": 0.5}},
    }


def early(case: dict[str, Any]) -> dict[str, Any]:
    """The case with a stage `early` at its end, from which those moved on are transferred."""
    case["stage"]["early"] = {"type": "leave", "outcome": "transferred"}
    return case


def comes(at: str, hours: float, frail: str = "no", old: str = "no") -> Comes:
    return Comes(f"Mon {at}", knows={"stay": round(3600 * hours), "frail": frail, "old": old})


OUT = {"goto": "early"}


def test_without_a_rule_whoever_asks_waits(engine: Engine) -> None:
    night = play(engine, **ward(), people=[comes("08:00", 8), comes("10:20", 1)])
    assert night.left == ["home Mon 16:00", "home Mon 17:00"]


def test_who_asks_and_finds_it_full_has_somebody_moved_on_at_once(engine: Engine) -> None:
    # At 10:20 patient 0 has 5:40 left, which is less than 6: it is moved on, and patient 1 has the bed that second.
    night = play(engine, **early(ward(OUT)), people=[comes("08:00", 8), comes("10:20", 1)])
    assert night.left == ["transferred Mon 10:20", "home Mon 11:20"]
    assert night.stays == ["0 ward 0: Mon 08:00 - Mon 10:20", "1 ward 0: Mon 10:20 - Mon 11:20"]


def test_nobody_is_moved_for_who_finds_a_bed(engine: Engine) -> None:
    night = play(engine, **early(ward(OUT, beds=2)), people=[comes("08:00", 4), comes("10:20", 1)])
    assert night.left == ["home Mon 12:00", "home Mon 11:20"]


def test_without_goto_the_patient_goes_on_as_if_the_time_were_over(engine: Engine) -> None:
    night = play(engine, **ward({}), people=[comes("08:00", 8), comes("10:20", 1)])
    assert night.left == ["home Mon 10:20", "home Mon 11:20"]


def test_the_one_with_least_left_goes(engine: Engine) -> None:
    # At 10:20 patient 0 has 5:40 left, patient 1 2:40, patient 2 3:40.
    people = [comes("08:00", 8), comes("09:00", 4), comes("10:00", 4), comes("10:20", 1)]
    night = play(engine, **early(ward(OUT, beds=3)), people=people)
    assert night.left[:3] == ["home Mon 16:00", "transferred Mon 10:20", "home Mon 14:00"]


def test_of_equals_the_lowest_number_goes(engine: Engine) -> None:
    # Both are to go at 13:00: patient 0 came first.
    people = [comes("08:00", 5), comes("09:00", 4), comes("10:20", 1)]
    night = play(engine, **early(ward(OUT, beds=2)), people=people)
    assert night.left[:2] == ["transferred Mon 10:20", "home Mon 13:00"]


@pytest.mark.parametrize(
    ("asks", "moved"), [("10:20", "12:00"), ("11:29:59", "12:00"), ("11:30", "11:30"), ("12:00", "12:00")]
)
def test_who_has_too_much_left_is_moved_at_the_full_hour_after(engine: Engine, asks: str, moved: str) -> None:
    # Patient 0 is to go at 14:30, and may be moved in the last three hours: from 11:30 on, then at 12:00, as nobody
    # asks meanwhile.
    case = early(ward(OUT | {"left_at_most_hours": 3}))
    night = play(engine, **case, people=[comes("08:00", 6.5), comes(asks, 1)])
    assert night.left[0] == f"transferred Mon {moved}"


def test_another_who_asks_has_the_rules_looked_at_between_the_hours(engine: Engine) -> None:
    # As before; patient 2 asks at 11:40, when patient 0 has less than three hours left. The bed is patient 1's.
    case = early(ward(OUT | {"left_at_most_hours": 3}))
    night = play(engine, **case, people=[comes("08:00", 6.5), comes("10:20", 0.1), comes("11:40", 0.1)])
    assert night.left[0] == "transferred Mon 11:40"
    assert night.stays[1] == "1 ward 0: Mon 11:40 - Mon 11:46"


def test_exactly_the_most_left_is_not_too_much(engine: Engine) -> None:
    case = early(ward(OUT | {"left_at_most_hours": 3}))
    night = play(engine, **case, people=[comes("08:00", 5), comes("10:00", 1)])
    assert night.left[0] == "transferred Mon 10:00"


@pytest.mark.parametrize(
    ("asks", "moved"), [("12:00", "transferred Mon 12:00"), ("12:00:01", "home Mon 13:00")]
)
def test_who_is_nearly_done_is_left_to_finish(engine: Engine, asks: str, moved: str) -> None:
    # Patient 0 is to go at 13:00; at 12:00 exactly an hour is left.
    case = early(ward(OUT | {"left_at_least_hours": 1}))
    night = play(engine, **case, people=[comes("08:00", 5), comes(asks, 1)])
    assert night.left[0] == moved


def test_who_is_nearly_done_is_passed_over_for_who_is_not(engine: Engine) -> None:
    # Half an hour left to patient 0, five hours to patient 1.
    case = early(ward(OUT | {"left_at_least_hours": 1}, beds=2))
    night = play(engine, **case, people=[comes("08:00", 2.5), comes("08:00", 7), comes("10:00", 1)])
    assert night.left[:2] == ["home Mon 10:30", "transferred Mon 10:00"]


NOT_FRAIL = {"attribute": "frail", "equals": "no"}
NOT_OLD = {"attribute": "old", "equals": "no"}


def test_all_conditions_must_hold(engine: Engine) -> None:
    # Patient 0 is frail, patient 1 old, patient 2 neither, though it has the most left.
    case = early(ward(OUT | {"when": [NOT_FRAIL, NOT_OLD]}, beds=3))
    people = [
        comes("08:00", 3, frail="yes"),
        comes("08:00", 4, old="yes"),
        comes("08:00", 5),
        comes("10:20", 9),
    ]
    night = play(engine, **case, people=people)
    assert night.left[:3] == ["home Mon 11:00", "home Mon 12:00", "transferred Mon 10:20"]


@pytest.mark.parametrize(("on", "left"), [(True, "transferred Mon 10:20"), (False, "home Mon 12:00")])
def test_a_policy_that_is_off_moves_nobody(engine: Engine, on: bool, left: str) -> None:
    case = early(ward(OUT | {"when": [{"policy": "escalation"}]}))
    night = play(engine, **case, policy={"escalation": on}, people=[comes("08:00", 4), comes("10:20", 1)])
    assert night.left[0] == left


def test_only_where_another_place_has_room(engine: Engine) -> None:
    # The lounge of one chair: patient 0 goes there at 10:20. For patient 3 it is full, and patient 1 is not moved.
    case = ward({"goto": "lounge", "when": [{"place": "lounge", "free_at_least": 1}]}, beds=2)
    case["place"]["lounge"] = {"count": 1, "kind": "chair"}
    case["stage"] |= {
        "lounge": {"type": "hold", "place": "lounge"},
        "out": {"type": "release", "place": "ward"},
        "sit": {"type": "delay", "duration": fixed(300)},
        "gone": {"type": "leave", "outcome": "transferred"},
    }
    people = [comes("08:00", 4), comes("08:00", 5), comes("10:20", 9), comes("10:30", 9)]
    night = play(engine, **case, people=people)
    assert night.left[:2] == ["transferred Mon 15:20", "home Mon 13:00"]
    assert night.stays[2:4] == ["2 ward 0: Mon 10:20 - Mon 19:20", "0 lounge 0: Mon 10:20 - Mon 15:20"]
    assert night.stays[4] == "3 ward 1: Mon 13:00 - Mon 22:00"


def test_no_more_are_moved_than_wait(engine: Engine) -> None:
    # Four could be moved. One asks: one goes. Two ask in one second: two go, those with least left.
    inside = [comes("08:00", 5), comes("08:00", 6), comes("08:00", 7), comes("08:00", 8)]
    one = play(engine, **early(ward(OUT, beds=4)), people=[*inside, comes("10:20", 12)])
    stay = ["home Mon 14:00", "home Mon 15:00", "home Mon 16:00"]
    assert one.left[:4] == ["transferred Mon 10:20", *stay]
    two = play(engine, **early(ward(OUT, beds=4)), people=[*inside, comes("10:20", 12), comes("10:20", 12)])
    assert two.left[:4] == ["transferred Mon 10:20", "transferred Mon 10:20", *stay[1:]]


def test_a_bed_that_falls_free_in_the_same_second_spares_somebody(engine: Engine) -> None:
    # Patient 0 goes home at 10:20. Two ask then: one has that bed, and for the other patient 1 is moved, nobody else.
    people = [
        comes("08:00", 7 / 3),
        comes("08:00", 6),
        comes("08:00", 7),
        comes("10:20", 12),
        comes("10:20", 12),
    ]
    night = play(engine, **early(ward(OUT, beds=3)), people=people)
    assert night.left[:3] == ["home Mon 10:20", "transferred Mon 10:20", "home Mon 15:00"]
    one = play(engine, **early(ward(OUT, beds=3)), people=people[:4])
    assert one.left[:3] == ["home Mon 10:20", "home Mon 14:00", "home Mon 15:00"]


def with_letter(beds: int, minutes: float = 30) -> dict[str, Any]:
    """Who is moved on still needs a letter, by Ann, in the bed."""
    case = ward({"goto": "letter"}, beds=beds) | LETTER
    case["work"] = {"letter": kind(minutes)}
    case["stage"]["letter"] = {"type": "work", "work": "letter"}
    case["stage"]["gone"] = {"type": "leave", "outcome": "transferred"}
    return case


def test_the_bed_is_free_when_who_was_moved_on_has_left_it(engine: Engine) -> None:
    night = play(engine, **with_letter(1), people=[comes("08:00", 8), comes("10:20", 1)])
    assert night.tasks == ["0 letter Ann: Mon 10:20 - Mon 10:50"]
    assert night.stays == ["0 ward 0: Mon 08:00 - Mon 10:50", "1 ward 0: Mon 10:50 - Mon 11:50"]


def test_who_was_moved_on_and_is_still_there_counts_for_who_waits(engine: Engine) -> None:
    # One waits from 10:20 on, and patient 0 has its letter until 12:20: at the full hours nobody else is moved. Nor is
    # the bed given twice: it is free at 12:20.
    people = [comes("08:00", 6), comes("08:00", 7), comes("10:20", 9)]
    night = play(engine, **with_letter(2, minutes=120), people=people)
    assert night.tasks == ["0 letter Ann: Mon 10:20 - Mon 12:20"]
    assert night.left[:2] == ["transferred Mon 12:20", "home Mon 15:00"]


def test_a_second_who_asks_has_one_more_moved(engine: Engine) -> None:
    # Two wait from 10:30 on, and one was moved for the first of them: one more goes.
    people = [comes("08:00", 6), comes("08:00", 7), comes("08:00", 8), comes("10:20", 9), comes("10:30", 9)]
    night = play(engine, **with_letter(3, minutes=20), people=people)
    assert night.tasks == ["0 letter Ann: Mon 10:20 - Mon 10:40", "1 letter Ann: Mon 10:40 - Mon 11:00"]
    assert night.left[:3] == ["transferred Mon 10:40", "transferred Mon 11:00", "home Mon 16:00"]


def test_who_was_moved_on_and_has_gone_counts_no_more(engine: Engine) -> None:
    # Patient 0 is gone at 10:50, and patient 2 has its bed; for patient 3, at 11:10, patient 1 is moved.
    people = [comes("08:00", 6), comes("08:00", 7), comes("10:20", 9), comes("11:10", 9)]
    night = play(engine, **with_letter(2), people=people)
    assert night.left[:2] == ["transferred Mon 10:50", "transferred Mon 11:40"]
    assert [stay.split(": ")[0] for stay in night.stays[2:]] == ["2 ward 0", "3 ward 1"]


def test_who_waits_and_leaves_has_nobody_moved_any_more(engine: Engine) -> None:
    # Patient 0 may be moved from 11:30 on. Patient 1 asks at 10:20 and gives up at 10:50: at 12:00 nobody waits.
    case = early(ward(OUT | {"left_at_most_hours": 3}))
    case["stage"] = {
        "ask": {"type": "fork", "launch": "bed"},
        "patience": {
            "type": "delay",
            "duration": {"family": "attribute", "attribute": "patience"},
            "next": "home",
        },
    } | case["stage"]
    case["stage"]["stay"]["next"] = "over"
    case["stage"]["over"] = {"type": "end"}
    case["attribute"]["patience"] = {"distribution": fixed(60)}
    people = [
        Comes(
            at,
            knows={
                "stay": round(3600 * hours),
                "frail": "no",
                "old": "no",
                "patience": round(3600 * patience),
            },
        )
        for at, hours, patience in (("Mon 08:00", 6.5, 7), ("Mon 10:20", 1, 0.5))
    ]
    night = play(engine, **case, people=people)
    assert night.left == ["home Mon 15:00", "home Mon 10:50"]


def test_nobody_is_moved_twice_for_one_place(engine: Engine) -> None:
    # Patient 0 is moved at 10:20 into a delay that has a rule of its own, in the same bed. Patient 3 asks at 10:40, and
    # there is nobody to move but patient 0: it stays until 15:20, five hours after it was moved.
    case = ward({"goto": "sit", "when": [NOT_FRAIL]}, beds=2)
    case["stage"] |= {
        "sit": {
            "type": "delay", "duration": fixed(300),
            "gives_way": [{"place": "ward", "left_at_most_hours": 12, "goto": "gone"}],
        },
        "gone": {"type": "leave", "outcome": "transferred"},
    }  # fmt: skip
    people = [comes("08:00", 8), comes("08:00", 20, frail="yes"), comes("10:20", 9), comes("10:40", 9)]
    night = play(engine, **case, people=people)
    assert night.left[0] == "transferred Mon 15:20"


def test_rules_go_by_stage_then_as_they_are_written(engine: Engine) -> None:
    # Frail patients first, then others: patient 1 is frail, although patient 0 has less left.
    frail = OUT | {"when": [{"attribute": "frail", "equals": "yes"}]}
    people = [comes("08:00", 4), comes("08:00", 5, frail="yes"), comes("10:20", 9)]
    night = play(engine, **early(ward(frail, OUT, beds=2)), people=people)
    assert night.left[:2] == ["home Mon 12:00", "transferred Mon 10:20"]
    other = play(engine, **early(ward(OUT, frail, beds=2)), people=people)
    assert other.left[:2] == ["transferred Mon 10:20", "home Mon 13:00"]


def test_the_rule_of_an_earlier_stage_goes_first(engine: Engine) -> None:
    # Old patients are in the stage `stay_on`, written below: patient 0, there, has less left than patient 1.
    case = early(ward(OUT, beds=2, next="which"))
    stay_on = case["stage"]["stay"] | {"next": "home"}
    case["stage"] |= {
        "which": {"type": "branch", "cases": [{"when": NOT_OLD, "goto": "stay"}], "next": "stay_on"}
    } | {"stay_on": stay_on}  # fmt: skip
    people = [comes("08:00", 4, old="yes"), comes("08:00", 5), comes("10:20", 9)]
    night = play(engine, **case, people=people)
    assert night.left[:2] == ["home Mon 12:00", "transferred Mon 10:20"]


def test_who_is_in_the_delay_but_elsewhere_is_left_alone(engine: Engine) -> None:
    # Old patients go to the chairs and stay there: moving patient 0 would free no bed.
    case = early(ward(OUT, beds=1))
    case["stage"] = {
        "which": {"type": "branch", "cases": [{"when": NOT_OLD, "goto": "bed"}]},
        "chair": {"type": "hold", "place": "chairs", "next": "stay"},
    } | case["stage"]
    case["place"]["chairs"] = {"count": 5, "kind": "chair"}
    people = [comes("08:00", 4, old="yes"), comes("08:00", 5), comes("10:20", 9)]
    night = play(engine, **case, people=people)
    assert night.left[:2] == ["home Mon 12:00", "transferred Mon 10:20"]


@pytest.mark.parametrize("on_full", ["leave", "goto"])
def test_nobody_is_moved_for_who_will_not_wait(engine: Engine, on_full: str) -> None:
    hold = {"on_full": on_full} | ({"goto": "early"} if on_full == "goto" else {})
    night = play(engine, **early(ward(OUT, **hold)), people=[comes("08:00", 4), comes("10:20", 1)])
    assert night.left[0] == "home Mon 12:00"
    assert night.left[1].endswith(" Mon 10:20")


def test_the_bed_freed_goes_to_whose_turn_it_is(engine: Engine) -> None:
    # Patient 1 waits since 08:10, when patient 0 had too much left. Patient 2, at 10:10, has it moved, but patient 1
    # has waited longer.
    case = early(ward(OUT))
    night = play(engine, **case, people=[comes("08:00", 8.15), comes("08:10", 0.1), comes("10:10", 0.1)])
    assert night.left == ["transferred Mon 10:10", "home Mon 10:16", "home Mon 10:22"]


def test_a_rule_may_hold_at_some_hours_only(engine: Engine) -> None:
    # Nobody is moved at night: patient 1 asks at 20:20 and has the bed at 08:00, the first full hour of the window.
    case = early(ward(OUT | {"left_at_most_hours": 100, "when": [{"window": "day"}]}))
    case["window"] = {"day": {day: ["08:00-18:00"] for day in ("mon", "tue")}}
    night = play(engine, **case, people=[comes("08:00", 40), comes("20:20", 1)])
    assert night.left == ["transferred Tue 08:00", "home Tue 09:00"]


def out_and_back(minutes: float) -> dict[str, Any]:
    """Who is moved on gives the bed back, sits elsewhere, asks for it again and keeps it 30 minutes."""
    case = ward({"goto": "out"})
    case["stage"] |= {
        "out": {"type": "release", "place": "ward"},
        "sit": {"type": "delay", "duration": fixed(minutes)},
        "again": {"type": "hold", "place": "ward"},
        "short": {"type": "delay", "duration": fixed(30)},
        "gone": {"type": "leave", "outcome": "transferred"},
    }
    return case


def test_who_has_given_the_bed_back_and_has_it_again_counts_once(engine: Engine) -> None:
    # Patient 0 makes way at 10:20, and is back from 11:20 to 11:50. Patient 2 has the bed from 12:10 to 17:10. Nobody
    # waits at the full hours, and patient 2 stays; until patient 3 asks, at 15:30.
    people = [comes("08:00", 8), comes("10:20", 0.5), comes("12:10", 5)]
    night = play(engine, **out_and_back(60), people=people)
    assert night.left == ["transferred Mon 11:50", "home Mon 10:50", "home Mon 17:10"]
    later = play(engine, **out_and_back(60), people=[*people, comes("15:30", 0.5)])
    # Patient 2 is out from 15:30, asks again at 16:30, and leaves at 17:00.
    assert later.left[2:] == ["transferred Mon 17:00", "home Mon 16:00"]


def test_who_is_back_in_the_bed_may_make_way_again(engine: Engine) -> None:
    # Nobody is moved twice in one stay; but from 11:20 patient 0 has another, in a delay with a rule of its own, and
    # makes way for patient 2 at 11:30.
    case = out_and_back(60)
    case["stage"]["short"]["gives_way"] = [{"place": "ward"}]
    night = play(engine, **case, people=[comes("08:00", 8), comes("10:20", 0.5), comes("11:30", 0.5)])
    assert night.left == ["transferred Mon 11:30", "home Mon 10:50", "home Mon 12:00"]


def test_who_is_given_the_bed_is_not_moved_on_in_the_same_second(engine: Engine) -> None:
    # Patient 0, with all but six hours behind it, makes way at 10:20 for patient 1, who would itself be moved by the
    # rule: not in the second in which it comes, and for patient 2, who asks in that second, at the full hour.
    people = [comes("08:00", 8), comes("10:20", 2), comes("10:20", 1)]
    night = play(engine, **early(ward(OUT)), people=people)
    assert night.left == ["transferred Mon 10:20", "transferred Mon 11:00", "home Mon 12:00"]
