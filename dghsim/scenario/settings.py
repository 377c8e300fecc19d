"""What `--set section.key=value` says."""

from __future__ import annotations

import tomllib

from dghsim.errors import InputError, show
from dghsim.scenario.keys import Key, dotted, split_key
from dghsim.scenario.read import DEEPEST


def parsed_setting(text: str) -> tuple[Key, object]:
    """The key and value of one `section.key=value`.

    The value is read as TOML; what is not TOML is text, so that quotes may be left out.
    """
    before, equals, after = text.partition("=")
    if not equals:
        raise InputError(f"--set {show(text)}: must be section.key=value, such as run.weeks=26")
    try:
        key = split_key(before.strip())
    except ValueError as error:
        raise InputError(f"--set: {error}") from None
    if len(key) > DEEPEST:
        raise InputError(f"--set {dotted(key)}: has {len(key)} parts; at most {DEEPEST}")
    return key, _value(after.strip())


def _value(text: str) -> object:
    try:
        found = tomllib.loads(f"value = {text}")
    except (ValueError, RecursionError):
        return text
    return found["value"] if len(found) == 1 else text
