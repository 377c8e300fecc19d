"""Machine code kept between runs, in a folder named by the sources it was made of; a damaged file is as good as none.

Numba's own cache looks at the one file in which a function stands, not at what that calls from others, and ends the
program when the disk is full or a file damaged. What is here stands in its place, for functions of this package alone.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numba
from numba.core import compiler, config, serialize

from dghsim.earlier import leave_newest
from dghsim.kept import folder_of, keep, read

_compiler: Any = compiler
_config: Any = config
_serialize: Any = serialize
KNOWN = numba.__version__.startswith("0.68.")
"""Whether this is a Numba whose private parts are known here: with another all goes the plain way, and takes longer."""
_OTHERS = (
    "by_reference.py", "compiled.py", "from_nought.py", "one_module.py", "randomness.py",
    "demand/passes.py", "measures/passes.py", "studies/bench/heap.py",
)  # fmt: skip
"""Besides the engine's own, the sources of what is compiled."""
_UNREADABLE = (OSError, EOFError, pickle.PickleError, ValueError, AttributeError, ImportError, TypeError)
"""What comes of a file that is not as it was written, or of a Numba whose insides have moved."""


def sources() -> list[Path]:
    """All that the machine code is made of."""
    package = Path(__file__).parent
    engine = [*sorted(package.glob("engine/*.py")), *sorted(package.glob("engine/kernel/*.py"))]
    return [*engine, *(package / name for name in _OTHERS)]


def _hash_of_sources() -> str:
    digest = hashlib.sha256(f"{sys.version} {numba.__version__} {version('llvmlite')}".encode())
    for source in sources():
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _folder() -> Path:
    """Where whoever runs this keeps machine code, else with what else is kept; a folder of its own in either."""
    asked = _config.CACHE_DIR
    return (Path(asked) / "dghsim" if asked else folder_of("kernel")) / _hash_of_sources()


FOLDER = _folder()


def keep_code(made: Any, function: Callable[..., Any], folder: Path = FOLDER) -> None:
    """Have what is compiled of a function kept, by all that decides it.

    Nothing is kept of a function that uses what stands around it, or stands in no file.
    """
    if hasattr(made, "_cache") and function.__closure__ is None:  # else Numba is switched off
        source = Path(function.__code__.co_filename)
        if source.is_file():
            made._cache = _Kept(function, folder, hashlib.sha256(source.read_bytes()).hexdigest())


def _make_ready(context: Any) -> None:
    """For code that was kept: to compile, Numba makes much more ready."""
    if not KNOWN:
        context.refresh()
        return
    from numba.core.runtime import nrt

    runtime: Any = nrt
    runtime.rtsys.initialize(context)


class _Kept:
    """What Numba asks of the cache of one function."""

    def __init__(self, function: Callable[..., Any], folder: Path, source: str) -> None:
        self._name = f"{function.__module__}.{function.__qualname__}".replace("<", "").replace(">", "")
        self._code = (source, function.__code__.co_firstlineno, function.__code__.co_code)
        self._folder = folder
        self._enabled = True

    @property
    def cache_path(self) -> str:
        return str(self._folder)

    def load_overload(self, kinds: Any, context: Any) -> Any:
        """What was kept for arguments of these kinds; None for nothing that can be used."""
        if not self._enabled:
            return None
        try:
            _make_ready(context)
            asked = self._asked(kinds, context.codegen())
            whole = read(self._path(asked))
            if whole is None:
                return None
            answers, parts = pickle.loads(whole)
            return _compiler.CompileResult._rebuild(context, *parts) if answers == asked else None
        except _UNREADABLE:
            return None

    def save_overload(self, kinds: Any, result: Any) -> None:
        """Keep what was compiled, where it can be written and does not name places in memory."""
        if not self._enabled or any(not loop.can_cache for loop in result.lifted):
            return
        try:
            if not result.library.has_dynamic_globals:
                asked = self._asked(kinds, result.codegen)
                keep(self._path(asked), _serialize.dumps((asked, result._reduce())))
                leave_newest(self._folder)
        except _UNREADABLE:
            return

    def enable(self) -> None:
        self._enabled = True

    def disable(self) -> None:
        self._enabled = False

    def flush(self) -> None:
        """Forget what is kept of the function."""
        for path in self._folder.glob(f"{self._name}-*"):
            path.unlink(missing_ok=True)

    def _asked(self, kinds: Any, codegen: Any) -> tuple[Any, ...]:
        """All that decides the code: with the processor, what was set of Numba, such as that bounds be checked."""
        names = sorted(name for name in os.environ if name.startswith("NUMBA_") and name != "NUMBA_CACHE_DIR")
        return kinds, codegen.magic_tuple(), self._code, tuple((name, os.environ[name]) for name in names)

    def _path(self, asked: tuple[Any, ...]) -> Path:
        return self._folder / f"{self._name}-{hashlib.sha256(repr(asked).encode()).hexdigest()[:16]}"
