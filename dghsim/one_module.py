"""Compiles a rule as a part of what calls it: to machine code only once, where all rules stand in one function.

Numba makes each function ready to be called from anywhere: with all that it calls put in, made quick, as machine code.
A rule that goes into its caller needs none of that.
"""

from __future__ import annotations

from typing import Any

from numba.core import codegen, compiler

_codegen: Any = codegen
_compiler: Any = compiler


class PartPipeline(_compiler.Compiler):  # type: ignore[misc]
    """Numba's own way from Python to the compiler's language, and no further."""

    def compile_extra(self, function: Any) -> Any:
        """What Numba asks for."""
        self.state.library = _Part(self.state.targetctx.codegen(), function.__qualname__)
        return super().compile_extra(function)


class _Part(_codegen.JITCodeLibrary):  # type: ignore[misc]
    """The code of one rule in the compiler's language."""

    _whole: Any = None

    def finalize(self) -> None:
        self._finalized = True

    @property
    def codegen(self) -> Any:
        """Where constants of its machine code would be set: nowhere."""
        return self

    def set_env(self, name: str, constants: Any) -> None:
        """Those serve functions that make Python objects, which no rule does."""

    def _get_module_for_linking(self) -> Any:
        """The rule with all that it calls, for one that does become machine code."""
        if self._whole is None:
            whole = self._final_module.clone()
            for called in _reached(self):
                part = isinstance(called, _Part)
                whole.link_in(
                    called._final_module if part else called._get_module_for_linking(), preserve=True
                )
            for function in whole.functions:
                if not function.is_declaration:
                    function.linkage = "linkonce_odr"  # else it may not come with several that call it
            self._whole = whole
        return self._whole


def _reached(part: _Part) -> list[Any]:
    """What a rule calls, and what that calls, each once."""
    found: dict[Any, None] = {}
    ahead = [*part._linking_libraries]
    while ahead:
        library = ahead.pop()
        if library not in found:
            found[library] = None
            ahead += library._linking_libraries if isinstance(library, _Part) else []
    return list(found)
