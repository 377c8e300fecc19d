"""The paints as formats of a workbook."""

from __future__ import annotations

from typing import Any

from dghsim.rota.sheets.paint import (
    CODE,
    DATE,
    DAY,
    HEADING,
    NUMBER,
    PLAIN,
    SPAN,
    SURPLUS,
    TEXT,
    TITLE,
    VACANT,
    WHOLE,
    WRAPPED,
    Paint,
)

FONT = "Arial"
"""Columns are as wide as the digits of the workbook's font: where this one is not, its stand-in has the same width."""
_EDGE = "#C0C0C0"
_CENTRED = {"align": "center", "valign": "vcenter", "shrink": True}
_OWN: dict[Paint, dict[str, Any]] = {
    HEADING: {"align": "center", "valign": "vcenter", "text_wrap": True, "bold": True, "font_size": 10},
    SPAN: {"align": "center_across", "valign": "vcenter", "bold": True, "font_size": 10, "border": 0},
    DATE: {"align": "center", "valign": "bottom", "rotation": 90, "bold": True, "num_format": "d mmm yy"},
    TEXT: {"align": "left", "valign": "vcenter", "font_size": 10},
    VACANT: {"align": "left", "valign": "vcenter", "font_size": 10, "italic": True},
    NUMBER: {"align": "right", "valign": "vcenter", "font_size": 10, "num_format": "0.0"},
    WRAPPED: {"align": "left", "valign": "vcenter", "font_size": 9, "text_wrap": True},
    WHOLE: {"align": "right", "valign": "vcenter", "font_size": 10, "num_format": "0"},
    SURPLUS: _CENTRED | {"num_format": '+0;-0;"·"'},
    DAY: {"align": "left", "valign": "vcenter", "num_format": "ddd d mmm yyyy"},
    PLAIN: {"border": 0, "font_size": 10},
    TITLE: {"border": 0, "font_size": 12, "bold": True},
    CODE: _CENTRED,
}
_WHITE = "FFFFFF"


def properties(paint: Paint) -> dict[str, Any]:
    """The format of a cell in a paint."""
    base = {
        "font_name": FONT,
        "font_size": 9,
        "font_color": f"#{paint.ink}",
        "border": 1,
        "border_color": _EDGE,
    }
    fill = {} if paint.fill == _WHITE else {"bg_color": f"#{paint.fill}"}
    return base | fill | _OWN.get(paint, _CENTRED)


def conditional(paint: Paint, *, bold: bool = False) -> dict[str, Any]:
    """What a rule may lay over a cell."""
    look: dict[str, Any] = {"font_color": f"#{paint.ink}", "border": 1, "border_color": _EDGE}
    if paint.fill != _WHITE:
        look["bg_color"] = f"#{paint.fill}"
    return look | ({"bold": True} if bold else {})
