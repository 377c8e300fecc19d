"""Leave that is set before any is granted: bank holidays, and the weeks that a template fixes for leave."""

from __future__ import annotations

import datetime

import numpy as np

from dghsim.bank_holidays import is_bank_holiday
from dghsim.rota.horizon import Horizon
from dghsim.rota.ledger import Counts, Mask
from dghsim.rota.rolled import Rolled
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier


def entitlement(tier: Tier, span: slice) -> tuple[int, int]:
    """Whole days of annual and of study leave for the days of `span`, pro rata to 52 weeks, halves up."""
    weeks = (span.stop - span.start) / 7
    return int(tier.leave_days * weeks / 52 + 0.5), int(tier.study_days * weeks / 52 + 0.5)


def holidays_of(scenario: Scenario, horizon: Horizon) -> Mask:
    """By day of the horizon: a bank holiday that the scenario keeps."""
    days = [horizon.epoch + datetime.timedelta(days=day) for day in range(horizon.days)]
    return np.array([scenario.rota.bank_holidays and is_bank_holiday(day) for day in days], dtype=np.bool_)


def set_leave(tier: Tier, normal: Counts, horizon: Horizon, holidays: Mask) -> Mask:
    """(slots, days): normal days that are leave whatever anybody asks.

    No normal day runs on a bank holiday: whoever had one takes it of the year's leave, which counts bank holidays in;
    whoever works that day, or is off, keeps the day in lieu. On the template's lines for leave every normal day is
    leave, from the first on until the year's annual leave is used up.

    Args:
        tier: its `leave_lines` and `leave_days`.
        normal: (slots, days), -1 where a slot has no normal day. There is a slot for each line.
        horizon: the dates.
        holidays: by day.
    """
    found = (normal >= 0) & holidays
    if not tier.leave_lines:
        return found
    slots, days = normal.shape
    line = (np.arange(slots)[:, None] + np.arange(days)[None, :] // 7) % slots
    lines = (normal >= 0) & np.isin(line, np.array(tier.leave_lines) - 1) & ~found
    for span in horizon.leave_spans:
        left = entitlement(tier, span)[0] - found[:, span].sum(axis=1)
        found[:, span] |= lines[:, span] & (np.cumsum(lines[:, span], axis=1) <= left[:, None])
    return found


def closed_on(tier: Tier, rolled: Rolled, holidays: Mask) -> Mask:
    """For each duty rolled out, whether it does not run since the day is a bank holiday.

    Normal days do not run; of any other duty only Sunday's cover does, that of the first lines.
    """
    duties = list(tier.duty.values())
    sunday = np.array([0 if duty.normal else duty.cover[6] for duty in duties])
    order = np.lexsort((rolled.slot, rolled.duty, rolled.day))
    day, duty = rolled.day[order], rolled.duty[order]
    begins = np.concatenate([[True], (day[1:] != day[:-1]) | (duty[1:] != duty[:-1])])[: len(order)]
    first = np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))
    closed = np.zeros(len(order), dtype=np.bool_)
    closed[order] = holidays[day] & (np.arange(len(order)) - first >= sunday[duty])
    return closed
