"""Pages lead somewhere, and the commands that they give are such as the program takes."""

from __future__ import annotations

import re
import shlex
from argparse import ArgumentParser, _SubParsersAction
from importlib.util import find_spec
from pathlib import Path

import pytest

from dghsim.cli import parser

ROOT = Path(__file__).parents[1]
PAGES = [
    page
    for pattern in ("*.md", "docs/**/*.md", "benchmarks/*.md", "dghsim/**/*.md")
    for page in sorted(ROOT.glob(pattern))
]
EACH = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
FENCE = re.compile(r"^```\w*.*?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`]+)`")
BESIDE = re.compile(r"\s{2,}|\s#\s")
"""What parts a command from the words beside it."""


def words_of(page: Path) -> str:
    """The page without its blocks of code."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def blocks_of(page: Path) -> list[str]:
    """The lines of its blocks of code."""
    blocks: list[str] = FENCE.findall(page.read_text(encoding="utf-8"))
    return [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]


def anchors(page: Path) -> set[str]:
    """Of its headings."""
    heads = re.findall(r"^#+ (.+)$", words_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def options() -> dict[str, set[str]]:
    """Command -> the options that it takes."""
    (commands,) = (each for each in parser()._actions if isinstance(each, _SubParsersAction))
    takes: dict[str, ArgumentParser] = dict(commands.choices)
    return {
        name: {word for each in one._actions for word in each.option_strings} for name, one in takes.items()
    }


@EACH
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(words_of(page)):
        file, _, place = link.partition("#")
        there = page.parent / file if file else page
        assert "://" in link or there.exists(), link
        assert "://" in link or not place or place in anchors(there), link


@EACH
def test_every_command_of_a_block_is_taken_as_it_stands(page: Path) -> None:
    for line in blocks_of(page):
        if line.startswith("dghsim "):
            words = shlex.split(BESIDE.split(line)[0])
            parser().parse_args(words[1:])
            files = [word for word in words if word.startswith("scenarios/")]
            assert [file for file in files if not (ROOT / file).exists()] == []


@EACH
def test_every_option_and_module_named_is_there(page: Path) -> None:
    takes = options()
    for code in (*CODE.findall(words_of(page)), *blocks_of(page)):
        words = code.split()
        if code.startswith("dghsim ") and len(words) > 1 and words[1].isalpha() and words[1].islower():
            named = {word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)}
            assert named <= takes[words[1]], code
        elif words[:2] == ["python", "-m"]:
            assert find_spec(words[2]) is not None, code
