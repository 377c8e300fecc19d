"""Every single fault of one Python file, told by what it changes and not by where it stands."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

from mutants.faults import DROPPED, faults_of, negated

UNREAD = ("annotation", "returns", "decorator_list", "format_spec")
HEADS = {ast.If: "test", ast.While: "test"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault. `file`, `where`, `line` and `fault` together are its name, whatever line number it has."""

    file: str
    where: str
    """The function it is in."""
    line: str
    """The statement without the fault; of a compound statement its head."""
    fault: str
    """`before -> after`."""

    @property
    def name(self) -> str:
        """All of it in a line."""
        return f"{self.file} | {self.where} | {self.line} | {self.fault}"


def mutants_of(root: Path, file: str) -> Iterator[tuple[Mutant, range | None, Callable[[], CodeType]]]:
    """Each fault of a file with the lines that it is in and what compiles the module that has it.

    Of a fault outside any function there are no lines that a test comes to: its module is run once.
    """
    tree = ast.parse((root / file).read_text(encoding="utf-8"))
    inner = _in_functions(tree)
    seen: Counter[Mutant] = Counter()
    for where, statement, parent, key, at, faulty in _places(tree, "", tree):
        old = getattr(parent, key) if at is None else getattr(parent, key)[at]
        line = _head(statement)
        fault = f"{_head(old)} -> {_head(faulty)}"
        mutant = Mutant(file, where, line, fault)
        seen[mutant] += 1
        if seen[mutant] > 1:
            mutant = Mutant(file, where, line, f"{fault} ({seen[mutant]})")

        def faulty_code(place: Place = (parent, key, at, old, faulty)) -> CodeType:
            owner, name, index, sound, wrong = place
            _put(owner, name, index, wrong)
            try:
                return compile(ast.fix_missing_locations(tree), str(root / file), "exec")
            finally:
                _put(owner, name, index, sound)

        yield mutant, _lines(statement, old) if statement in inner else None, faulty_code


Place = tuple[ast.AST, str, int | None, ast.AST, ast.AST]
"""Parent, field, place in the field where it is a list, what is there, and what the fault puts there."""


def _places(
    node: ast.AST, where: str, statement: ast.AST
) -> Iterator[tuple[str, ast.AST, ast.AST, str, int | None, ast.AST]]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        where = f"{where}.{node.name}".lstrip(".")
    for key, value in ast.iter_fields(node):
        if key in UNREAD:
            continue
        for at, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if (
                not isinstance(child, ast.AST)
                or (isinstance(child, ast.keyword) and child.arg == "strict")
                or _is_words(child)
                or isinstance(child, ast.Import | ast.ImportFrom)
            ):
                continue
            inside = child if isinstance(child, ast.stmt) else statement
            if isinstance(child, DROPPED) and where and not _bare_field(node, child):
                yield where, inside, node, key, at, ast.Pass()
            if HEADS.get(type(node)) == key and not isinstance(child, ast.Compare | ast.UnaryOp):
                yield where, inside, node, key, at, negated(child)
            yield from ((where, inside, node, key, at, faulty) for faulty in faults_of(child))
            yield from _places(child, where, inside)


def _in_functions(tree: ast.AST) -> set[ast.AST]:
    """Statements that are run when a function is called, not when the module is imported."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {node for function in functions for part in function.body for node in ast.walk(part)}


def _lines(statement: ast.AST, old: ast.AST) -> range:
    """All of a simple statement; of the head of a compound one only what is changed."""
    held = old if hasattr(statement, "body") and hasattr(old, "lineno") else statement
    return range(held.lineno, (held.end_lineno or held.lineno) + 1)


def _put(parent: ast.AST, key: str, at: int | None, node: ast.AST) -> None:
    if at is None:
        setattr(parent, key, node)
    else:
        getattr(parent, key)[at] = node


def _is_words(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _bare_field(parent: ast.AST, child: ast.AST) -> bool:
    return isinstance(parent, ast.ClassDef) and isinstance(child, ast.AnnAssign)


def _head(node: ast.AST) -> str:
    if isinstance(node, ast.FunctionDef):
        return f"def {node.name}({ast.unparse(node.args)})"
    text = ast.unparse(node)
    return (
        text.splitlines()[0]
        if isinstance(node, ast.If | ast.For | ast.While | ast.Try | ast.ClassDef)
        else text
    )
