"""The one way text becomes a page: templates that escape by default."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from dghsim.kept import folder_of, keep, name_of, read
from dghsim.report.text import clean


def _shown(value: object) -> object:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


class _KeptCode(BytecodeCache):
    """Compiled templates kept between runs, by their text and by who compiled them."""

    def load_bytecode(self, bucket: Bucket) -> None:
        found = read(self._path(bucket))
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        keep(self._path(bucket), bucket.bytecode_to_string())

    def _path(self, bucket: Bucket) -> Path:
        asked = [bucket.key, bucket.checksum]
        return folder_of("pages") / name_of(
            asked, sources=("report/environment",), libraries=("jinja2", "markupsafe")
        )


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
        bytecode_cache=_KeptCode(),
    )
