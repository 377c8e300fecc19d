from pathlib import Path

import pytest

from dghsim.cohort.__main__ import main


@pytest.mark.parametrize(("asked", "left"), [("--help", 0), ("--no-such-thing", 2)])
def test_what_is_no_folder_writes_nothing(
    asked: str, left: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main([asked])
    assert ended.value.code == left
    assert not list(tmp_path.iterdir())
