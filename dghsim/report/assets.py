"""What every page carries with it: two scripts, the style sheet, and the policy that lets nothing else in."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Assets:
    """Embedded once a page."""

    style: Markup
    plotly: Markup
    draw: Markup
    policy: str
    """Content security policy: no request leaves the page, and no script runs but the two that are named by hash."""


@cache
def assets() -> Assets:
    """The assets of this installation."""
    plotly = _script(_plotly())
    draw = _script(_own("draw.js"))
    scripts = " ".join(f"'sha256-{_hash(script)}'" for script in (plotly, draw))
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    style = "".join(map(_own, ("page.css", "nights.css", "guesses.css", "runs.css")))
    return Assets(Markup(style), Markup(plotly), Markup(draw), policy)


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
