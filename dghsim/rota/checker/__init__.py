"""The rota checker: names doctor, dates, rule, measured value and limit, and knows no solver."""

from dghsim.rota.checker.breach import Breach
from dghsim.rota.checker.check import check_rota
from dghsim.rota.checker.cover import ProspectiveCover
from dghsim.rota.checker.report import Report

__all__ = ["Breach", "ProspectiveCover", "Report", "check_rota"]
