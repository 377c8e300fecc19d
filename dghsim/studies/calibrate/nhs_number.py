"""Whether ten digits could be an NHS number.

Source: NHS Data Dictionary, NHS NUMBER: the last digit checks the other nine, modulus 11.
"""

from __future__ import annotations

import re

_GAP = "[ \u00a0\u2007\u2009\u202f\u2010\u2011-]?"
_TEN = re.compile(rf"(?<![0-9.])[0-9]{{3}}(?:{_GAP}[0-9]{{3}}{_GAP}|[.][0-9]{{3}}[.])[0-9]{{4}}(?![0-9])")
"""Parted by blanks of any width, hyphens or dots; one dot alone makes a decimal number."""


def holds_nhs_number(text: str) -> bool:
    """Whether ten digits that pass the check stand anywhere in a text, alone or in groups of 3, 3 and 4."""
    return any(passes(re.sub(r"[^0-9]", "", found)) for found in _TEN.findall(text))


def passes(digits: str) -> bool:
    """Whether the last of ten digits is what the others make it; a check of 10 is never given out."""
    check = (
        11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    )
    return check != 10 and check % 11 == int(digits[9])
