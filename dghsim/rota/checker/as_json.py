"""A report for a program: everything that was found, and everything that it rests on."""

from __future__ import annotations

from typing import Any

from dghsim.rota.checker.agreements import agreements
from dghsim.rota.checker.breach import Breach
from dghsim.rota.checker.clock import WEEK, moment_at
from dghsim.rota.checker.grouped import by_doctor
from dghsim.rota.checker.report import Report


def report_json(report: Report) -> dict[str, Any]:
    """Plain tables, lists and values; moments as ISO 8601 local time, for a cycle those of the week it is laid on."""
    broken, owed = by_doctor(report.breaches), by_doctor(report.penalties)
    return {
        "verdict": report.verdict,
        "rule_sets": [
            {"name": each.name, "title": each.title, "caveat": each.caveat, "agreed": list(agreements(each))}
            for each in report.rule_sets
        ],
        "horizon": {
            "start": moment_at(report.span.start).date().isoformat(),
            "weeks": report.span.length // WEEK,
            "cyclic": report.span.cyclic,
            "given": not report.span.derived,
        },
        "doctors": report.doctors,
        "duties": report.duties,
        "by_doctor": {
            doctor: {"breaches": len(broken.get(doctor, ())), "penalties": len(owed.get(doctor, ()))}
            for doctor in dict.fromkeys((*broken, *owed))
        },
        "breaches": [_breach(breach) for breach in report.breaches],
        "penalties": [_breach(breach) for breach in report.penalties],
        "warnings": list(report.warnings),
        "not_tested": list(report.unchecked),
    }


def _breach(breach: Breach) -> dict[str, Any]:
    return {
        "doctor": breach.doctor,
        "rule": breach.rule,
        "start": breach.start.isoformat(),
        "end": breach.end.isoformat(),
        "measured": breach.measured,
        "limit": breach.limit,
        "unit": breach.unit,
        "message": breach.message,
    }
