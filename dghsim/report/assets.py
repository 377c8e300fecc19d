"""What every page carries with it: its scripts, the style sheet, and the policy that lets nothing else in."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

PLOTLY_FILE = "plotly.min.js"
"""What the copy is called that many pages share."""


@dataclass(frozen=True, slots=True)
class Assets:
    """Embedded once a page."""

    style: Markup
    plotly: Markup
    """Empty where the page shares a copy with others."""
    plotly_at: str
    """Where that copy lies, seen from the page; empty where the page carries its own."""
    draw: Markup
    tables: Markup
    """Sorts and filters a table; empty where a page has none."""
    policy: str
    """Content security policy: no request leaves the page, and no script runs but those that are named by hash. Where
    plotly is shared, also the one file that a script so named asks for: no browser checks the hash of a file beside a
    page that is itself opened from a file."""


@cache
def assets(*, plotly_at: str = "", tables: bool = False) -> Assets:
    """The assets of this installation.

    Args:
        plotly_at: the address of a copy of plotly that several pages share, seen from the page.
        tables: whether the page has a table to be sorted and filtered.
    """
    plotly = "" if plotly_at else plotly_script()
    draw = _script(_own("draw.js"))
    sort = _script(_own("tables.js")) if tables else ""
    named = [f"'sha256-{_hash(script)}'" for script in (plotly, draw, sort) if script]
    scripts = " ".join([*named, "'strict-dynamic'"] if plotly_at else named)
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    sheets = (
        "page.css",
        "nights.css",
        "guesses.css",
        "runs.css",
        *(["cohort.css", "levers.css"] if tables else []),
    )
    style = "".join(map(_own, sheets))
    return Assets(Markup(style), Markup(plotly), plotly_at, Markup(draw), Markup(sort), policy)


@cache
def plotly_script() -> str:
    """The script that draws the pictures, as it is embedded or written beside the pages."""
    return _script(_plotly())


def _plotly() -> str:
    """The script that plotly brings, read without what draws: the page's figures are plain data."""
    found = find_spec("plotly")
    for folder in (found.submodule_search_locations or ()) if found else ():
        script = Path(folder) / "package_data" / "plotly.min.js"
        if script.is_file():
            return script.read_text(encoding="utf-8")
    from plotly.offline import get_plotlyjs

    return str(get_plotlyjs())


def _own(name: str) -> str:
    return (resources.files("dghsim.report") / "templates" / name).read_text(encoding="utf-8")


def _script(text: str) -> str:
    """The script as a browser will hash it, which reads every line end as one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("</script", "<\\/script")


def _hash(script: str) -> str:
    return base64.b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
