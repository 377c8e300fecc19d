"""`dghsim.open_study`: a finished study to be read from Python."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from dghsim.measures.across.against import Compared
from dghsim.measures.across.dose import Dose, dose
from dghsim.measures.across.effects import Effects, effects
from dghsim.measures.across.pareto import Pareto, pareto
from dghsim.measures.across.shares import Shares
from dghsim.measures.statistics import CONFIDENCE
from dghsim.notebook.answer import Answer
from dghsim.report.study.asked import Asked, cost_asked, measures_asked
from dghsim.report.study.best import best_figure
from dghsim.report.study.cards import sentences
from dghsim.report.study.compared import compared_figure
from dghsim.report.study.decided import decided
from dghsim.report.study.doses import doses_figure
from dghsim.report.study.effects import together_figure, tornado_figure
from dghsim.report.study.front import front_figure
from dghsim.report.study.page import write_study
from dghsim.report.study.shares import shares_figure
from dghsim.studies.reading.cells import Where, cells_of, factors_of, options_of
from dghsim.studies.reading.compare import compared
from dghsim.studies.reading.decide import Decision, decide
from dghsim.studies.reading.shares import shares_of
from dghsim.studies.reading.source import Source
from dghsim.studies.reading.stored import source_of
from dghsim.studies.stored.study import StoredStudy, study_at
from dghsim.studies.stored.sweep import sweep as run_stored


class OpenStudy(StoredStudy):
    """A study in its folder: asked by SQL as `StoredStudy` is, and read by the methods here.

    `where` names levels that are asked about, such as `{"hospital": "rlq"}`. `over` names factors that nobody decides,
    beside those of which the sweep says so: the mean over them is taken, as it is over hospitals. A measure is named by
    its id; without, the first of `measures_asked`. All raise InputError, in one line, for what is not there or cannot
    be read from the design.
    """

    @cached_property
    def source(self) -> Source:
        """What is read."""
        return source_of(self)

    def best(
        self,
        measure: str | None = None,
        *,
        zone: float | None = None,
        confidence: float = CONFIDENCE,
        over: Sequence[str] = (),
        where: Where | None = None,
        first_stage: int | None = None,
    ) -> Answer[Decision]:
        """Which option is best, with what probability, and how many replications would make it surer."""
        found = decide(self.source, self._measure(measure), zone=zone, confidence=confidence, over=over, where=where,
                       first_stage=first_stage)  # fmt: skip
        return Answer(found, (best_figure(found),), sentences(found))

    def effects(self, measure: str | None = None, *, where: Where | None = None) -> Answer[Effects]:
        """Main effects, as a tornado, and in the second picture what pairs of factors do together."""
        found = effects(factors_of(self.source, self._measure(measure), where))
        together = together_figure(found)
        return Answer(found, (tornado_figure(found), *([together] if together else [])))

    def shares(self, measure: str | None = None, *, where: Where | None = None) -> Answer[Shares]:
        """Sobol's indices: how much of the spread is due to each factor."""
        found = shares_of(self.source, self._measure(measure), where)
        return Answer(found, (shares_figure(found),))

    def front(
        self,
        cost: str | None = None,
        good: str | None = None,
        *,
        over: Sequence[str] = (),
        where: Where | None = None,
    ) -> Answer[Pareto]:
        """Which options no other beats on both of two measures, by default money and the first headline."""
        good = self._measure(good)
        against = cost_asked(self.source, (good, *measures_asked(self.source)), cost) or good
        found = pareto(
            options_of(self.source, against, over, where), options_of(self.source, good, over, where)
        )
        return Answer(found, (front_figure(found),))

    def dose(
        self,
        factor: str,
        *measures: str,
        base: float | None = None,
        where: Where | None = None,
    ) -> Answer[tuple[Dose, ...]]:
        """What one, two or three more of a factor do, from its lowest level or from `base`."""
        asked = measures_asked(self.source, measures)
        found = tuple(dose(cells_of(self.source, each, where), factor, base) for each in asked)
        says = self.source.factors[factor].says if factor in self.source.factors else None
        return Answer(found, (doses_figure(found, says=says or ""),))

    def compare(
        self,
        measure: str | None = None,
        base: str | None = None,
        *,
        over: Sequence[str] = (),
        where: Where | None = None,
    ) -> Answer[Compared]:
        """Every option against one, by its words; by default against what is there now. Paired on the same patients."""
        found = compared(self.source, self._measure(measure), base, over, where)
        return Answer(found, (compared_figure(found),))

    def report(self, path: str | Path | None = None, *measures: str, over: Sequence[str] = ()) -> Path:
        """Write the page, the decision first; by default `study.html` in the study's folder. Returns where it is."""
        path = self.folder / "study.html" if path is None else Path(path)
        asked = measures_asked(self.source, measures)
        reading = Asked(
            self.source, asked, cost_asked(self.source, asked), over=tuple(over), finished=self.finished
        )
        write_study(reading, decided(reading), path)
        return path

    def _measure(self, name: str | None) -> str:
        return measures_asked(self.source, () if name is None else (name,))[0]

    def _repr_html_(self) -> str:
        import html

        return f"<p>{html.escape(repr(self)[1:-1])}</p>"


def sweep(
    file: str | Path,
    folder: str | Path,
    *,
    resume: bool = False,
    workers: int | None = None,
    scheduler: str | None = None,
) -> OpenStudy:
    """Run the sweep in `file` into `folder`, and open it to be read.

    Args:
        file: such as scenarios/sweeps/first.toml.
        folder: where the study is kept; it must not be there yet, unless `resume`.
        resume: go on with what an earlier call has not finished.
        workers: processes of this machine; by default one for each processor it may use.
        scheduler: the address of a Dask scheduler, whose workers do it instead.

    Raises:
        InputError: the file is wrong, the folder is there, or another sweep has it.
        OSError: the folder cannot be written; what is finished stays.
    """
    with run_stored(file, folder, resume=resume, workers=workers, scheduler=scheduler) as stored:
        return open_study(stored.folder)


def open_study(folder: str | Path) -> OpenStudy:
    """The study in a folder, by its path or, below `results`, its name.

    Raises:
        InputError: there is none, or what is there cannot be read.
    """
    return OpenStudy(*study_at(folder))
