"""Files that are no scenario, and files that change another in a way that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bad:
    """A file that must be refused in one line with `names` in it."""

    title: str
    content: bytes
    names: str


def files() -> Iterator[Bad]:
    """Files that are no scenario at all."""
    for title, content, names in (
        ("empty", b"", "schema_version"),
        ("prose", b"Dear planner,\n", "line 1"),
        ("cut off", b'name = "Hereford', "TOML"),
        ("a key twice", b"name = 1\nname = 2\n", "line 2"),
        ("a table twice", b"[run]\n[run]\n", "line 2"),
        ("JSON", b'{"name": "Hereford"}', "line 1"),
        ("not UTF-8", b'name = "Caf\xe9"\n', "line 1"),
        ("binary", bytes(range(256)), "UTF-8"),
        ("a null", b'name = "\x00"', "line 1"),
        ("a number of 5,000 digits", b"name = " + b"9" * 5000, "4,300 digits"),
        ("nested lists", b"name = " + b"[" * 5000 + b"]" * 5000, "nested"),
        ("nested tables", b"a." * 3000 + b"b = 1", "nested"),
        ("too large", b"# " + b"x" * 2_000_001, "bytes"),
    ):
        yield Bad(f"file: {title}", content, names)


_TOP = b'extends = "hereford.toml"\n'
_SAYS = b'says = "x"\nevidence = "x"\n'


def layers() -> Iterator[Bad]:
    """Files that change the default in a way that cannot be."""
    for title, content, names in (
        ("extends nothing", b'extends = "nowhere.toml"', "extends"),
        ("extends a number", b"extends = 3", "extends"),
        ("extends a folder", b'extends = "."', "not a file"),
        ("extends hostile text", b'extends = "\\u001b[2J"', "extends"),
        ("extends too long a name", b'extends = "' + b"x" * 5000 + b'"', "extends"),
        ("removes text", _TOP + b'remove = "run"', "remove"),
        ("removes nothing there", _TOP + b'remove = ["place.annexe"]', "place.annexe"),
        ("removes no key", _TOP + b'remove = ["a b"]', "remove"),
        ("removes from nothing", b'remove = ["run"]', "remove"),
        ("removes what is used", _TOP + b'remove = ["place.amu"]', "'amu' is not a known place"),
        ("slip in a name", _TOP + b'[work.clerkin]\nlast_start_minutes = 5', "did you mean clerking?"),
        ("slip in a key", _TOP + b'[work.clerking]\nlast_start_minute = 5', "did you mean last_start_minutes?"),
        ("intervention of nothing", _TOP + b"[intervention.empty]\n" + _SAYS, "intervention.empty"),
        ("intervention of infinity", _TOP + b"[intervention.x]\n" + _SAYS + b"set.run.weeks = inf", "intervention.x"),
        ("intervention on no key", _TOP + b'apply = ["x"]\n[intervention.x]\n' + _SAYS + b"set.run.week = 4", "run"),
        ("applies text", _TOP + b'apply = "x"', "apply"),
    ):  # fmt: skip
        yield Bad(f"layer: {title}", content, names)
