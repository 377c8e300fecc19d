"""Templates kept between runs: a rota is solved once, and every other run reads it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from dghsim.cachefolder import cache_folder
from dghsim.errors import InputError
from dghsim.kept import put
from dghsim.rota.memo import Memo
from dghsim.rota.model import Template
from dghsim.rota.template.parameters import Parameters
from dghsim.rota.template.question import Question, ask
from dghsim.rota.template.verify import TemplateFault, verify
from dghsim.scenario.rota import Tier

_FORMAT = 1
_sound: Memo[bool] = Memo(64)
"""Templates that the checker passed in this process."""


def cached_template(tier_name: str, tier: Tier, seconds: float, deterministic: bool = False) -> Template:
    """As `solve_template`, read from the user's cache folder where the same question was answered before.

    A file that cannot be read, is damaged, or no longer passes the checker is ignored and written anew; a folder that
    cannot be written is no error. What the clock cut short is not kept: the next run looks again.
    """
    question = ask(tier_name, tier)
    path = cache_folder() / "templates" / f"{question.hash(Parameters(seconds, deterministic))}.json"
    kept = _read(path, question)
    if kept is not None:
        return kept
    from dghsim.rota.template.solve import solve_template

    template = solve_template(tier_name, tier, seconds, deterministic)
    if not template.cut_short:
        with suppress(OSError):
            _write(path, template)
    return template


def _read(path: Path, question: Question) -> Template | None:
    try:
        template = _template(json.loads(path.read_text(encoding="utf-8")), question.tier_name)
        if template.question != path.stem:
            return None
        asked = (template, question.tier_name, question.tier.model_dump_json())
        _sound.get(asked, lambda: _verified(template, question))
    except (OSError, ValueError, KeyError, TypeError, RecursionError, InputError, TemplateFault):
        return None
    return template


def _verified(template: Template, question: Question) -> bool:
    verify(template, question)
    return True


def _template(data: Mapping[str, Any], tier_name: str) -> Template:
    if data["format"] != _FORMAT:
        raise ValueError("another format")
    return Template(
        tier=tier_name,
        cells=tuple(tuple(str(name) for name in cells) for cells in data["cells"]),
        status=str(data["status"]),
        objective=float(data["objective"]),
        bound=float(data["bound"]),
        seconds=float(data["seconds"]),
        seed=int(data["seed"]),
        question=str(data["question"]),
    )


def _write(path: Path, template: Template) -> None:
    data = {
        "format": _FORMAT,
        "question": template.question,
        "status": template.status,
        "objective": template.objective,
        "bound": template.bound,
        "seconds": template.seconds,
        "seed": template.seed,
        "cells": template.cells,
    }
    put(path, json.dumps(data).encode("utf-8"))
