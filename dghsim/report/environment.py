"""The one way text becomes a page: templates that escape by default."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dghsim.report.text import clean


def _shown(value: object) -> object:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def environment() -> Environment:
    """Escapes everything, cleans every text of characters that hide or reorder, refuses unknown names."""
    return Environment(
        loader=PackageLoader("dghsim.report"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
