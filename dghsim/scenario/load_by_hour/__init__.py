"""Offered load before the run: work asked for by hour of the week, against the doctors there to answer it.

Everybody walks the pathway once as if nobody ever waited; that gives the hour in which each piece of work is asked
for. What is asked for is then held against duties as the rota would have them with no gap: by sets of kinds of work,
since kinds share duties (Hall's condition), and hour by hour, what is not done being carried on.
"""

from dghsim.scenario.load_by_hour.load import OfferedLoad, offered_load

__all__ = ["OfferedLoad", "offered_load"]
