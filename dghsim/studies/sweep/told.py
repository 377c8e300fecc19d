"""What `study.json` says."""

from __future__ import annotations

import json
from typing import Any

from dghsim.measures.model import Measure
from dghsim.scenario.patch import Patch
from dghsim.studies.sweep.brought import measures_of
from dghsim.studies.sweep.code import versions
from dghsim.studies.sweep.question import Question


def told(question: Question, asked: str) -> str:
    """Everything about a study but its results."""
    sweep = question.sweep.model_dump(mode="json", exclude_none=True)
    document = {
        "schema_version": 1,
        "kind": "study",
        "name": sweep.pop("name"),
        "about": sweep.pop("about"),
        "question": asked,
        "cells": question.cells,
        "points": len(question.points),
        "chunk_cells": question.chunk_cells,
        "chunks": question.chunks,
        "versions": versions(),
        "changes": [
            {"name": change.name, "says": change.says, "patch": _plain(change.patch),
             "own": {name: _plain(patch) for name, patch in change.own.items()}}
            for change in question.changes
        ],
        "factors": [
            {"name": name, "kind": factor.kind, "drawn": factor.drawn,
             **factor.model_dump(mode="json", exclude_none=True)}
            for name, factor in question.points.factors.items()
        ],
        "measures": [
            _measure(each) for each in measures_of(question.hospitals, question.changes).values()
        ],
        "hospitals": {
            name: hospital.scenario.model_dump(mode="json") for name, hospital in question.hospitals.items()
        },
        "sweep": sweep,
    }  # fmt: skip
    return json.dumps(document, indent=1, allow_nan=False) + "\n"


def _plain(patch: Patch | None) -> Any:
    return None if patch is None else patch.model_dump(mode="json", exclude_defaults=True)


def _measure(measure: Measure) -> dict[str, str]:
    return {
        "id": measure.id, "label": measure.label, "unit": measure.unit, "group": measure.group,
        "kind": measure.kind, "better": measure.better, "explains": measure.explains,
    }  # fmt: skip
