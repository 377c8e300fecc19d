"""What that which the homes bring is called. Everything so named is written anew from `[homes]` and `[home]`."""

from __future__ import annotations

BEGINS = "homes_"
"""Of every stage, place, window, kind of work, attribute, stream, tier and grade that homes bring."""
LIST = "homes_list"
"""The attribute that says on which home's list a patient is."""
NONE = "none"
"""Its label for those on none."""
_BEFORE = "homes_before_"
PHARMACIES = "homes_pharmacies"
"""The window in which pharmacies are open."""
LONGER = "homes_longer"
"""The attribute, and the stage, of the time that community care takes more where its staff work for homes."""
LONGER_WAIT = "homes_longer_wait"
"""The stage at which it passes."""


def before(stage: str) -> str:
    """The stage that whoever would come to another comes to first."""
    return _BEFORE + stage


def behind(stage: str) -> str:
    """The stage that such a one stands before; any other as it is."""
    return stage.removeprefix(_BEFORE)


def own(home: str, what: str) -> str:
    """Something of one home."""
    return f"{BEGINS}{home}_{what}"


def by(home: str, own_team: str, team: str, what: str) -> str:
    """Something of one home by one of its teams; its own team is not named."""
    return own(home, what if team == own_team else f"{team}_{what}")


def tier(team: str) -> str:
    """The rota tier of a team."""
    return f"{BEGINS}{team}"


def is_team(tier_name: str) -> bool:
    """Whether a rota tier is of a team of the homes, and of no doctors."""
    return tier_name.startswith(BEGINS)


def grade(name: str) -> str:
    """The grade of a team's staff."""
    return f"{BEGINS}{name}"


def work(team: str, what: str) -> str:
    """A kind of work of a team: first, visit, routine, late, review, round, assess, settle, bridge."""
    return f"{BEGINS}{team}_{what}"


def round_stream(home: str) -> str:
    """The stream of rounds of care homes."""
    return own(home, "rounds")


def review_stream(home: str) -> str:
    """The stream of people whom a home looks for, to be reviewed."""
    return own(home, "reviews")


def is_of_homes(key: tuple[str, ...]) -> bool:
    """Whether a key of the scenario is of something that homes bring."""
    return any(part.startswith(BEGINS) for part in key)
