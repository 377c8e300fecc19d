"""Templates are compiled once: the next start reads the code, if it is whole and of the same text."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from dghsim.report.environment import environment


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DGHSIM_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "pages"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Names of the templates that were compiled."""
    names: list[str | None] = []
    original = Environment.compile

    def counted(
        self: Environment, source: str, name: str | None = None, *rest: object, **more: object
    ) -> object:
        names.append(name)
        return original(self, source, name, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", counted)
    return names


def fresh() -> Environment:
    return environment.__wrapped__()


def names() -> list[str]:
    return fresh().list_templates(extensions=["j2"])


def test_each_template_is_compiled_once(folder: Path, compiled: list[str | None]) -> None:
    for _ in range(2):
        for name in names():
            fresh().get_template(name)
    assert sorted(map(str, compiled)) == sorted(names())
    assert len(list(folder.iterdir())) == len(names())


def test_a_damaged_one_is_compiled_again(folder: Path, compiled: list[str | None]) -> None:
    name = names()[0]
    fresh().get_template(name)
    kept = next(folder.iterdir())
    kept.write_bytes(kept.read_bytes()[:-3])
    fresh().get_template(name)
    fresh().get_template(name)
    assert compiled == [name, name]
