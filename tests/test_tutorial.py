"""The tutorial is run as it is written, block by block, from a folder that has but the scenarios."""

import re
import time
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "scenarios").symlink_to(REPOSITORY / "scenarios", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_tutorial_goes_from_install_to_decision(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = BLOCK.findall((REPOSITORY / "docs/tutorial.md").read_text(encoding="utf-8"))
    assert len(blocks) >= 6
    names: dict[str, object] = {}
    began = time.perf_counter()
    for number, block in enumerate(blocks):
        exec(compile(block, f"tutorial block {number + 1}", "exec"), names)
    assert time.perf_counter() - began < 120
    said = capsys.readouterr().out
    assert "of 6 options on ED stay" in said
    assert "probability" in said
    page = (here / "decision.html").read_text(encoding="utf-8")
    assert page.index("The decision") < page.index("How it was reckoned")


def test_pages_that_the_tutorial_names_are_there() -> None:
    text = (REPOSITORY / "docs/tutorial.md").read_text(encoding="utf-8")
    for name in re.findall(r"\]\(([^)]+)\)", text):
        assert (REPOSITORY / "docs" / name).is_file(), name
