"""One sweep at a time in a folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.studies.sweep.lock import locked

HOLD = "import sys\nfrom pathlib import Path\nfrom dghsim.studies.sweep.lock import locked\n" \
       "with locked(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()"  # fmt: skip


def test_another_process_has_to_wait_and_a_killed_one_leaves_no_lock(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(InputError, match="another sweep is writing to it"), locked(tmp_path):
        pass
    holder.kill()
    holder.communicate()
    with locked(tmp_path):
        pass


def test_this_process_does_not_have_it_twice(tmp_path: Path) -> None:
    with locked(tmp_path):
        with pytest.raises(InputError, match="another sweep"), locked(tmp_path):
            pass
        with pytest.raises(InputError, match="another sweep"), locked(tmp_path / "x" / ".."):
            pass
    with locked(tmp_path):
        pass
