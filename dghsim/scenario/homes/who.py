"""Which team does what for a home: its own, or that of another discipline where it has one with posts."""

from __future__ import annotations

from dghsim.scenario.home import Home, Homes
from dghsim.scenario.home_work import HomeGroup


def staffed(homes: Homes, team: str | None) -> bool:
    """Whether there is such a team, and it has posts."""
    return team in homes.team and homes.team[team].lines > 0


def goes_to(homes: Homes, home: Home, group: HomeGroup) -> str | None:
    """The team that goes to the crises of a group; None where the home has nobody for them."""
    team = home.team if group.visited_by is None else home.team_of(group.visited_by)
    return team if staffed(homes, team) else None


def visitors(homes: Homes, home: Home) -> tuple[str, ...]:
    """Every team that goes to crises of its people, its own first; none where its own has no posts."""
    if not staffed(homes, home.team):
        return ()
    teams = (goes_to(homes, home, group) for group in homes.group.values())
    return tuple(dict.fromkeys((home.team, *(team for team in teams if team is not None))))


def settler(homes: Homes, home: Home) -> str | None:
    """Who sees people into their homes, where that is not the team that reaches in."""
    team = home.team_of(homes.in_reach.settled_by) if homes.in_reach is not None else None
    return team if staffed(homes, team) and team != home.in_reach_by else None


def bridger(homes: Homes, home: Home) -> str | None:
    """Who visits until community care begins; the team that reaches in, where there is nobody else for it."""
    team = home.team_of(homes.in_reach.bridged_by) if homes.in_reach is not None else None
    return team if staffed(homes, team) else home.in_reach_by


def helped_home(homes: Homes, home: Home) -> bool:
    """Whether others than the team that reaches in see people into their homes."""
    settling = homes.in_reach is not None and homes.in_reach.settling is not None
    return settling and settler(homes, home) is not None
