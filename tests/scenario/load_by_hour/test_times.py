from dghsim.scenario.load_by_hour.times import days, grouped, until, when
from dghsim.scenario.load_by_hour.waiting import Spell


def spell(
    begins: int, waiting: float = 7.0, *, long: int = 5, clear: int | None = 5, late: bool = True
) -> Spell:
    clears = None if clear is None else begins + long + clear
    return Spell(begins, begins + long, clears, 2.64, 0.5, 2.0, waiting, late)


def said(*spells: Spell) -> list[str]:
    return [when(group) for group in grouped(spells)]


def test_like_hours_of_several_days_are_told_once_by_the_worst() -> None:
    weekdays = [spell(24 * day + 16 + (day == 1), waiting=6.0 + (day == 4)) for day in range(5)]
    assert said(*weekdays) == ["Mon to Fri 16:00-21:00"]


def test_unlike_hours_are_told_apart() -> None:
    assert said(spell(9), spell(16), spell(24 * 5 + 9), spell(24 * 6 + 10)) == [
        "Mon, Sat, Sun 09:00-14:00", "Mon 16:00-21:00",
    ]  # fmt: skip
    assert said(spell(9), spell(33, late=False)) == ["Mon 09:00-14:00", "Tue 09:00-14:00"]
    assert said(spell(9), spell(33, long=10)) == ["Mon 09:00-14:00", "Tue 09:00-19:00"]


def test_every_day_midnight_and_most_of_a_day() -> None:
    assert said(*(spell(24 * day + 22) for day in range(7))) == ["every day 22:00-03:00"]
    assert said(spell(9, long=40, clear=30)) == ["Mon 09:00 to Wed 01:00"]
    assert said(spell(24 * 6 + 20, long=17)) == ["Sun 20:00 to Mon 13:00"]
    assert days([spell(0), spell(24), spell(72)]) == "Mon, Tue, Thu"


def test_the_end() -> None:
    assert until(spell(16, clear=8)) == "done by 05:00"
    assert until(spell(16, clear=30)) == "done by Wed 03:00"
    assert until(spell(16, clear=None)) == "never all done"
