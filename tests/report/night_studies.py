"""Studies that kept the logs of the week written by hand, with plain and with hostile names."""

from __future__ import annotations

import dataclasses

from helpers.nights import DUTIES, logs
from report import made_up

from dghsim.measures.model import Study
from dghsim.measures.nights.logs import COLUMNS, Logs

CODE = "<i>N"
DOCTOR = "Dr <b>bold</b> \u202e\x1b[31m {{7*7}} & co"


def study(given: Logs | None = None) -> Study:
    """The made-up hospital's study, with the week's logs and the hospital of the week."""
    kept = given or logs()
    tables = {name: getattr(kept, name) for name in COLUMNS}
    return dataclasses.replace(made_up.bare(), scenario=kept.scenario, logs=tables)


def hostile() -> Study:
    """Every label of the night is hostile, and every doctor's name."""
    duties = [row | {"doctor": row["doctor"] and DOCTOR} for row in DUTIES]
    return study(
        logs(
            {"duties": duties},
            name=made_up.HOSTILE,
            work__senior_review__label=made_up.HOSTILE,
            work__arrest__label=made_up.HOSTILE,
            place__amu__label=made_up.HOSTILE,
            rota__tier__t2__duty__reg__label=made_up.HOSTILE,
            rota__tier__t1__duty__second__label=made_up.HOSTILE,
            rota__tier__t2__duty__reg__code=CODE,
        )
    )
