"""The files of a run with guesses drawn: `guesses.csv`, what was drawn and what was not; `draws.parquet`, each draw."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from dghsim.measures.guesses.model import Guesses
from dghsim.rota.cells import inert

COLUMNS = ("key", "treatment", "guess", "written", "low", "high", "evidence", "source")


def guesses_manifest(guesses: Guesses) -> dict[str, object]:
    """What is needed to draw them again."""
    return {
        "draws": guesses.asked,
        "draws_left_out": list(guesses.left_out),
        "replications_each": guesses.replications,
        "numbers_drawn": guesses.numbers,
        "assumed_numbers_without_range": guesses.without_range,
    }


def write_guesses(guesses: Guesses, folder: Path) -> None:
    """Writes both."""
    guesses_table(guesses).to_csv(folder / "guesses.csv", index=False, lineterminator="\n")
    draws_table(guesses).to_parquet(folder / "draws.parquet", index=False)


def guesses_table(guesses: Guesses) -> pd.DataFrame:
    """One row a number: key, treatment (`drawn`, or why it was held), guess (drawn together: the same), written, low,
    high, evidence, source."""
    return pd.DataFrame([*_drawn(guesses), *_held(guesses)], columns=list(COLUMNS))


def _drawn(guesses: Guesses) -> Iterator[tuple[object, ...]]:
    for place, guess in enumerate(guesses.drawn):
        for key, written in zip(guess.keys, guess.written, strict=True):
            yield (
                inert(key), "drawn", place, written, guess.low, guess.high, guess.evidence, inert(guess.source)
            )  # fmt: skip


def _held(guesses: Guesses) -> Iterator[tuple[object, ...]]:
    for held in guesses.held:
        yield (
            inert(held.key), f"held: {held.why}", None, np.nan, np.nan, np.nan, held.evidence, inert(held.source)
        )  # fmt: skip


def draws_table(guesses: Guesses) -> pd.DataFrame:
    """One row a draw: draw, how far along its range each guess stood (`guess_0` and so on, 0 to 1), and each measure's
    mean over the draw's replications."""
    asked = [draw for draw in range(guesses.asked) if draw not in guesses.left_out]
    shares = {f"guess_{place}": guesses.points[:, place] for place in range(len(guesses.drawn))}
    means = {name: values.mean(axis=1) for name, values in guesses.values.items()}
    return pd.DataFrame({"draw": asked} | shares | means)
