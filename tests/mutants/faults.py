"""Single faults that could be made in one expression or statement of Python."""

from __future__ import annotations

import ast
from collections.abc import Iterator

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
REPLACED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
OPPOSITE = [("min", "max"), ("minimum", "maximum"), ("argmin", "argmax"), ("any", "all"), ("left", "right")]
OTHER = {one: other for pair in OPPOSITE for one, other in (pair, pair[::-1])}
SYMMETRIC = ("min", "max", "minimum", "maximum")
"""Order of arguments is of no matter to these."""
DROPPED = (
    ast.Expr,
    ast.Assign,
    ast.AnnAssign,
    ast.AugAssign,
    ast.Return,
    ast.Raise,
    ast.If,
    ast.For,
    ast.While,
)


def faults_of(node: ast.AST) -> Iterator[ast.AST]:
    """Every faulty version of one node; its children are left as they are."""
    match node:
        case ast.Compare(left, ops, comparators):
            for at, operator in enumerate(ops):
                for other in COMPARED[type(operator)]:
                    yield ast.Compare(left, [*ops[:at], other(), *ops[at + 1 :]], comparators)
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() | float() as value):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Constant(str() as value) if value in ("left", "right"):
            yield ast.Constant(OTHER[value])
        case ast.BinOp(left, operator, right) if type(operator) in REPLACED:
            yield ast.BinOp(left, REPLACED[type(operator)](), right)
        case ast.AugAssign(target, operator, value) if type(operator) in REPLACED:
            yield ast.AugAssign(target, REPLACED[type(operator)](), value)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
        case ast.UnaryOp(_, operand):
            yield operand
        case ast.IfExp(test, body, orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.Name(name, context) if name in OTHER:
            yield ast.Name(OTHER[name], context)
        case ast.Attribute(value, name, context) if name in OTHER:
            yield ast.Attribute(value, OTHER[name], context)
        case ast.Call():
            yield from _called(node)
        case ast.Slice(lower, upper, step):
            if lower is not None and not _is_number(lower):
                yield ast.Slice(_one_more(lower), upper, step)
            if upper is not None and not _is_number(upper):
                yield ast.Slice(lower, _one_more(upper), step)


def _called(node: ast.Call) -> Iterator[ast.AST]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name == "abs":
        yield node.args[0]
    starred = any(isinstance(argument, ast.Starred) for argument in node.args)
    for at in range(0 if starred or name in SYMMETRIC else len(node.args) - 1):
        swapped = [*node.args[:at], node.args[at + 1], node.args[at], *node.args[at + 2 :]]
        yield ast.Call(node.func, swapped, node.keywords)
    for at, argument in enumerate(node.args):
        if name in ("range", "arange") and not _is_number(argument):
            more = [*node.args[:at], _one_more(argument), *node.args[at + 1 :]]
            yield ast.Call(node.func, more, node.keywords)
    for at, keyword in enumerate(node.keywords):
        if keyword.arg not in (None, "strict"):
            yield ast.Call(node.func, node.args, [*node.keywords[:at], *node.keywords[at + 1 :]])


def negated(test: ast.expr) -> ast.expr:
    """The condition turned round, where no comparison within it can be."""
    return ast.UnaryOp(ast.Not(), test)


def _is_number(node: ast.expr) -> bool:
    inner = node.operand if isinstance(node, ast.UnaryOp) else node
    return isinstance(inner, ast.Constant) and isinstance(inner.value, int | float)


def _one_more(node: ast.expr) -> ast.expr:
    return ast.BinOp(node, ast.Add(), ast.Constant(1))
