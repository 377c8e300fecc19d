"""What commands share in reading their arguments: the parser, kinds of values, and options that several have."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Sequence
from typing import Any, NoReturn

from dghsim.errors import InputError, show


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one line, and takes options between them, before them and behind."""

    def error(self, message: str) -> NoReturn:
        """Raise InputError, with where help is to be had."""
        raise InputError(f"{message}; see {self.prog} --help")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Of a command by all its arguments: argparse by itself would stop at the first option behind one of them."""
        if self._subparsers is not None or self._between:
            return super().parse_known_args(args, namespace)
        self._between = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._between = False

    _between = False
    """Whether it is at it already: older versions of argparse ask for the one by way of the other."""


def parsed(top: Parser, arguments: Sequence[str] | None) -> argparse.Namespace:
    """What is asked for. Raises InputError for what no command takes."""
    asked, left = top.parse_known_args(arguments)
    if left:
        top.error(f"unrecognized arguments: {show(' '.join(left), 200)[1:-1]}")
    namespace: argparse.Namespace = asked
    return namespace


def number(low: int, high: int, what: str) -> type[int]:
    """A whole number from `low` to `high`."""

    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit()) or not low <= int(text[:20]) <= high:
            raise argparse.ArgumentTypeError(f"{show(text)} must be {what}, {low} to {high}")
        return int(text)

    return parse  # type: ignore[return-value]


def day(text: str) -> datetime.date:
    """A date."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{show(text)} must be a date such as 2026-01-05") from None


def label(text: str) -> str:
    """What something is called."""
    if not text.strip() or not text.isprintable() or len(text) > 120:
        raise argparse.ArgumentTypeError("must be one line of text of at most 120 characters")
    return text


def scenario_options(takes: Parser) -> None:
    """How the scenario is changed."""
    takes.add_argument("--set", dest="sets", action="append", default=[], metavar="KEY=VALUE",
                       help="change a number: --set rota.tier.registrar.in_post=9")  # fmt: skip
    takes.add_argument("--apply", action="append", default=[], metavar="NAME",
                       help="switch on an intervention of the scenario")  # fmt: skip
    takes.add_argument("--lever", dest="levers", action="append", default=[], metavar="NAME[=LEVEL]",
                       help="pull a lever: see dghsim levers; or a file of your own; A=1+B=2 pulls both")  # fmt: skip


def run_options(takes: Parser) -> None:
    """How it is run."""
    takes.add_argument("--replications", type=number(1, 100_000, "a whole number"), metavar="N")
    takes.add_argument("--seed", type=number(0, 2**32 - 1, "a whole number"), metavar="N")
    takes.add_argument("--engine", choices=("kernel", "simpy"), default="kernel",
                       help="the compiled kernel, or its readable twin (slow)")  # fmt: skip
    takes.add_argument("--workers", type=number(1, 1024, "a whole number"), metavar="N",
                       help="how many work side by side (default: all processors it may use): processes from 4 "
                       "replications on where they can be forked, from 64 elsewhere; threads for fewer; the numbers "
                       "are the same for any")  # fmt: skip
    takes.add_argument("--deterministic", action="store_true",
                       help="solve the rota in a way that repeats on any machine, slower")  # fmt: skip


def output(takes: Parser) -> None:
    """Where the results go, and what is said on the way."""
    takes.add_argument("-o", "--output", metavar="DIR", help="where the results go (default: results/NAME)")
    takes.add_argument(
        "--overwrite", action="store_true", help="move earlier results of that name aside first"
    )
    takes.add_argument("--quiet", action="store_true", help="no progress, no summary")
