"""The pages people see, each one file that opens offline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dghsim.measures.model import Difference, OneFewer, Study
from dghsim.report.page import comparison_page, report_page
from dghsim.whole import write_whole


def write_report(
    study: Study,
    path: Path,
    *,
    one_fewer: Sequence[OneFewer] = (),
    what_ifs: Sequence[Difference] = (),
    evidence: Mapping[str, int],
    warnings: Sequence[str] = (),
    plotly_at: str = "",
) -> None:
    """Writes the report of one study, whole or not at all.

    Args:
        study: all replications of the scenario.
        path: the HTML file; an earlier one is replaced.
        one_fewer: the N minus 1 table, a tier each.
        what_ifs: changes tried against the study, for which it is the base.
        evidence: how many numbers rest on each kind of evidence, as `count_evidence` gives it.
        warnings: sentences the planner should read before relying on the page.
        plotly_at: a copy of plotly beside the page that it shares with others; otherwise it carries its own.

    Raises:
        OSError: the file cannot be written.
    """
    write_whole(path, report_page(study, one_fewer, what_ifs, evidence, warnings, plotly_at=plotly_at))


def write_comparison(
    differences: Sequence[Difference],
    path: Path,
    *,
    evidence: Mapping[str, int] | None = None,
    warnings: Sequence[str] = (),
) -> None:
    """Writes a page of paired differences from one base, whole or not at all.

    Raises:
        OSError: the file cannot be written.
        ValueError: there is no difference to show.
    """
    if not differences:
        raise ValueError("differences must hold at least one comparison")
    write_whole(path, comparison_page(differences, evidence or {}, warnings))
