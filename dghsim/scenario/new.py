"""Writes a planner's own scenario: what to replace first on top, all else of the default as comments."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dghsim.errors import InputError, show_path
from dghsim.scenario.keys import Document, Key, dotted, split_key
from dghsim.scenario.overlay import has
from dghsim.scenario.read import read_toml
from dghsim.scenario.resolve import resolve
from dghsim.scenario.shipped import shipped
from dghsim.scenario.toml_blocks import Block, blocks, commented
from dghsim.whole import write_whole

FIRST: tuple[tuple[str, str], ...] = (
    ("demand.stream.ed.per_day", "patients a day referred to medicine by the emergency department"),
    ("demand.stream.direct.per_day", "patients a day sent straight to medicine by GPs, clinics and 111"),
    ("place.amu.count", "beds of the acute medical unit"),
    ("place.ward.count", "beds of the medical wards"),
    ("place.same_day_chairs.count", "chairs of same-day emergency care"),
    ("rota.tier.tier_1.in_post", "doctors in post at tier 1; their grades add up to no more"),
    ("rota.tier.registrar.in_post", "registrars and specialty doctors in post; grades as above"),
    ("rota.tier.consultant.in_post", "consultants in post on the take rota; grades as above"),
    ("rota.ladder.outside_bank.chance", "share of the duties offered to the outside bank that it fills"),
    ("money.medical_budget_gbp_per_year", "pounds a year for these doctors, locums included"),
)
"""The ten numbers a planner should replace first, and what each is."""

_INTRODUCTION = """\
My hospital, begun from the shipped scenario {base}. It works as it stands, with the numbers of {base}
until you change them. These to replace first:

{first}

The tables that hold them come first, their other keys as comments. All the rest of {base} follows as
comments: to change something there, take the "# " away before the key and before the heading of its table.
What stays a comment keeps the shipped value. Then ask: dghsim validate {name}
"""
_EXTENDS = """
{base} itself extends {beyond} and writes only what differs. Any key of {beyond} can be written here too, under
the heading of its table.
"""
_LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."


def new_scenario(path: str | Path, base: str = "hereford") -> None:
    """Write a commented copy of a shipped scenario to `path`, which must not exist yet.

    Raises:
        InputError: there is no such shipped scenario, the file exists, or its folder cannot be written to.
    """
    target = Path(path)
    source = shipped(base)
    write_new(target, new_text(source, base.removesuffix(".toml"), show_path(Path(target.name))))


def write_new(target: Path, text: str) -> None:
    """Write a file that must not exist yet, whole or not at all. Raises InputError."""
    name = show_path(target)
    try:
        if target.exists():
            raise InputError(f"{name}: exists already; give a new name, nothing is overwritten")
        write_whole(target, text)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a usable path"
        raise InputError(f"{name}: cannot be written: {reason}") from None


def new_text(source: Path, base: str, name: str) -> str:
    """The text of the new file, made from the shipped file `source`."""
    own = read_toml(source)
    document = resolve(source).document if "extends" in own else own
    first = {split_key(text): says for text, says in FIRST if has(document, split_key(text))}
    text = source.read_text(encoding="utf-8")
    parts = blocks(text)
    here = {key: says for key, says in first.items() if has(own, key)}
    tables = {".".join(key[:-1]) for key in here}
    live = [_with_first(block, here) for block in parts if block.table in tables]
    live += [_from_beyond(document, key, first[key]) for key in first if key not in here]
    rest = [_as_comment(block) for block in parts[1:] if block.table not in (*tables, "hospital")]
    told = [f"{n:>3}. {key}: {says}" for n, (key, says) in enumerate(FIRST, 1) if split_key(key) in first]
    introduction = _INTRODUCTION.format(base=base, name=name, first="\n".join(told))
    if "extends" in own:
        introduction += _EXTENDS.format(base=base, beyond=Path(own["extends"]).stem)
    if _LICENCE in text.replace("\n# ", " "):
        introduction += f"\n{_LICENCE}\n"
    top = [
        *_comment(introduction),
        "",
        f'extends = "{base}.toml"',
        *_placeholders(document),
        *_others(parts[0]),
    ]
    chunks = [top, _hospital(), *live, *rest]
    return "\n\n".join("\n".join(chunk).strip("\n") for chunk in chunks) + "\n"


def _from_beyond(document: Document, key: Key, says: str) -> list[str]:
    """A number to be replaced first that stands in a file that the base extends."""
    value: Any = document
    for part in key:
        value = value[part]
    number = [split_key(text) for text, _ in FIRST].index(key) + 1
    return [f"[{dotted(key[:-1])}]", f"# {number}: {says}", f"{key[-1]} = {value!r}"]


def _comment(prose: str) -> list[str]:
    return [f"# {line}".rstrip() for line in prose.splitlines()]


def _placeholders(document: Document) -> list[str]:
    about = f"Begun from {document['name']}, whose numbers it keeps where they have not been replaced."
    return ['name = "My hospital"', f"about = {_text(about)}"]


def _text(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _hospital() -> list[str]:
    return ["[hospital]", 'code = "MINE"', 'trust = "My trust"', "real = false"]


def _others(preamble: Block) -> list[str]:
    """What stands before the first table of the base, as comments, but for what the new file says itself."""
    kept = [
        lines for key, lines in preamble.entries() if key not in ("", "extends", "remove", "name", "about")
    ]
    return commented([line for lines in kept for line in lines if line.strip()])


def _with_first(block: Block, first: Mapping[Key, str]) -> list[str]:
    """A table with those of its keys live that are to be replaced first, and the others as comments."""
    written, rest = [block.heading], []
    numbers = {split_key(text): number for number, (text, _) in enumerate(FIRST, 1)}
    for name, lines in block.entries():
        key = (*split_key(block.table), name) if name else ()
        if key in first:
            written += [f"# {numbers[key]}: {first[key]}", *lines]
        else:
            rest += commented(lines)
    return [*block.above, *written, *rest]


def _as_comment(block: Block) -> list[str]:
    return [*block.above, *commented([block.heading, *block.lines])]
