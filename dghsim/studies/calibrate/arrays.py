"""The kinds of array that the fits pass to one another."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Whole: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]
Moments: TypeAlias = NDArray[np.datetime64]
"""Local times to the second; NaT where there is none."""
Words: TypeAlias = NDArray[Any]
"""Texts."""
