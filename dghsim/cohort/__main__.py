"""`python -m dghsim.cohort [FOLDER]`: makes the cohort's scenario files anew from the public data.

Where no folder is given, also what is published of each hospital for its simulation to be held against.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from dghsim.cohort.build import write_cohort
from dghsim.cohort.figures import write_figures
from dghsim.scenario.shipped import shipped


def main(arguments: Sequence[str] | None = None) -> int:
    """Write into the folder given, else among the shipped scenarios."""
    parser = ArgumentParser(
        prog="python -m dghsim.cohort",
        description="Make the cohort's scenario files anew from the public data.",
    )
    parser.add_argument(
        "folder", nargs="?", type=Path,
        help="where to write; else among the shipped scenarios, and what is published of each hospital too",
    )  # fmt: skip
    given: Path | None = parser.parse_args(arguments).folder
    for path in write_cohort(given or shipped("hereford").parent / "cohort"):
        print(path)
    if given is None:
        print(write_figures(Path(__file__).parents[1] / "measures" / "face" / "figures"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
