"""`python -m benchmarks`: runs the comparisons, keeps what they came to, writes the page; 1 if answers differ."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.page import page
from benchmarks.verdict import failures

FOLDER = Path(__file__).parent
PARTS = ("answers", "speed", "page")


def kept(name: str) -> Path:
    """Where the numbers of a part are kept."""
    return FOLDER / "results" / f"{name}.json"


def write_page() -> dict[str, dict[str, Any]]:
    """The page, from what is kept; returns that."""
    found = {name: json.loads(kept(name).read_text(encoding="utf-8")) for name in ("answers", "speed")}
    (FOLDER / "README.md").write_text(page(found["answers"], found["speed"]), encoding="utf-8")
    return found


def main() -> int:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--part", choices=PARTS, action="append", help="only this; may be given again")
    asked = parser.parse_args().part or PARTS

    def say(text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    if "answers" in asked:
        from benchmarks.answers import run_answers

        _keep("answers", run_answers(say))
    if "speed" in asked:
        from benchmarks.speed import run_speed

        _keep("speed", run_speed(say))
    found = write_page()
    wrong = failures(found["answers"], found["speed"])
    print("\n".join(wrong) or "All answers that should agree do, and nothing has become slow.")
    return 1 if wrong else 0


def _keep(name: str, found: dict[str, Any]) -> None:
    kept(name).parent.mkdir(exist_ok=True)
    kept(name).write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
