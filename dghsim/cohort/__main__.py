"""`python -m dghsim.cohort [FOLDER]`: makes the cohort's scenario files anew from the public data.

Where no folder is given, also what is published of each hospital for its simulation to be held against.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dghsim.cohort.build import write_cohort
from dghsim.cohort.figures import write_figures
from dghsim.scenario.shipped import shipped


def main() -> int:
    """Write into the folder given, else among the shipped scenarios."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else shipped("hereford").parent / "cohort"
    for path in write_cohort(folder):
        print(path)
    if len(sys.argv) == 1:
        print(write_figures(Path(__file__).parents[1] / "measures" / "face" / "figures"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
