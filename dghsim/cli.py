"""The `dghsim` command: reads the arguments, hands over to one thin function, and turns bad input into one line.

Nothing heavy is imported here, so that `dghsim --help` answers at once.
"""

from __future__ import annotations

import argparse
import atexit
import datetime
import gc
import importlib
import io
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

from dghsim.errors import InputError, show, show_path

DONE, NO, WRONG_INPUT = 0, 1, 2
INTERRUPTED, TERMINATED = 128 + signal.SIGINT, 128 + signal.SIGTERM
ABOUT = (
    "Put a hospital's acute medical rota, by name, and the patients it serves in one run. "
    "Does the rota break a rule? Is it covered? Are patients seen in time? Within what budget? "
    "Can people bear to work it?"
)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one line."""

    def error(self, message: str) -> NoReturn:
        raise InputError(f"{message}; see {self.prog} --help")


def _number(low: int, high: int, what: str) -> type[int]:
    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit()) or not low <= int(text[:20]) <= high:
            raise argparse.ArgumentTypeError(f"{show(text)} must be {what}, {low} to {high}")
        return int(text)

    return parse  # type: ignore[return-value]


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{show(text)} must be a date such as 2026-01-05") from None


def _label(text: str) -> str:
    if not text.strip() or not text.isprintable() or len(text) > 120:
        raise argparse.ArgumentTypeError("must be one line of text of at most 120 characters")
    return text


def _scenario_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--set", dest="sets", action="append", default=[], metavar="KEY=VALUE",
                         help="change a number: --set rota.tier.registrar.in_post=9")  # fmt: skip
    command.add_argument("--apply", action="append", default=[], metavar="NAME",
                         help="switch on an intervention of the scenario")  # fmt: skip
    command.add_argument("--lever", dest="levers", action="append", default=[], metavar="NAME[=LEVEL]",
                         help="pull a lever: see dghsim levers; or a file of your own; A=1+B=2 pulls both")  # fmt: skip


def _run_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--replications", type=_number(1, 100_000, "a whole number"), metavar="N")
    command.add_argument("--seed", type=_number(0, 2**32 - 1, "a whole number"), metavar="N")
    command.add_argument("--engine", choices=("kernel", "simpy"), default="kernel",
                         help="the compiled kernel, or its readable twin (slow)")  # fmt: skip
    command.add_argument("--workers", type=_number(1, 1024, "a whole number"), metavar="N",
                         help="how many work side by side (default: all processors it may use): processes from 4 "
                         "replications on where they can be forked, from 64 elsewhere; threads for fewer; the numbers "
                         "are the same for any")  # fmt: skip
    command.add_argument("--deterministic", action="store_true",
                         help="solve the rota in a way that repeats on any machine, slower")  # fmt: skip


def _output(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", metavar="DIR", help="where the results go (default: results/NAME)")
    command.add_argument(
        "--overwrite", action="store_true", help="move earlier results of that name aside first"
    )
    command.add_argument("--quiet", action="store_true", help="no progress, no summary")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = _Parser(prog="dghsim", description=ABOUT)
    top.add_argument("--version", action="store_true", help="say which version this is")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    run = commands.add_parser("run", help="run a scenario file, from rota and demand to the report")
    run.add_argument("file")
    _scenario_options(run)
    _run_options(run)
    run.add_argument(
        "--logs", default="10", metavar="N|all|none", help="how many replications keep their logs"
    )
    run.add_argument("--uncertainty", type=_number(2, 10_000, "a whole number"), metavar="N",
                     help="draw the assumed inputs from their ranges N times: how much rests on guesses")  # fmt: skip
    run.add_argument("--precision", action="append", metavar="MEASURE=HALFWIDTH",
                     help="add runs until the average is this sure: its 95%% interval, in its unit or 5%%")  # fmt: skip
    run.add_argument("--standards", action="append", default=[], metavar="FILE",
                     help="hold the run against a file of standards too")  # fmt: skip
    run.add_argument("--no-what-next", action="store_true", help="leave out N minus 1 and the what-ifs")
    _output(run)

    rota = commands.add_parser("rota", help="make the rota of a scenario and write it down")
    rota.add_argument("file")
    _scenario_options(rota)
    rota.add_argument(
        "--smallest", action="store_true", help="find the smallest template that fits, tier by tier"
    )
    rota.add_argument(
        "--trade",
        action="store_true",
        help="a page on what each further line buys: weekends, nights, normal days",
    )
    rota.add_argument(
        "--deterministic", action="store_true", help="solve in a way that repeats on any machine, slower"
    )
    rota.add_argument("--issue", type=_number(0, 9999, "a whole number"), default=0, metavar="N",
                      help="number of this issue: calendars take a higher one for newer")  # fmt: skip
    _output(rota)

    check = commands.add_parser("check", help="check a rota file against the rules")
    check.add_argument(
        "file", help="CSV or workbook: one row a shift, doctors by dates, or a template of lines by weekdays"
    )
    check.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="NAME|TIER=NAME",
        help="the rule set, or a file of local rules that ends in .toml; or one for each tier of the file: "
        "--rules consultant=consultant-2003",
    )
    check.add_argument("--scenario", metavar="FILE",
                       help="instead of --rules: tiers, rules and what is agreed, as a scenario has them")  # fmt: skip
    check.add_argument("--people", metavar="FILE",
                       help="CSV or workbook, one row a doctor: rules, wte, opt_out, from, to, overrides")  # fmt: skip
    check.add_argument("--prospective-cover", nargs="?", const="usual", metavar="DAYS",
                       help="colleagues cover so many days of leave a year (default 35 and 30 of study)")  # fmt: skip
    check.add_argument(
        "--from", dest="first", metavar="DATE", help="first day of the horizon (default: from the file)"
    )
    check.add_argument("--weeks", type=_number(1, 520, "weeks"), metavar="N")
    check.add_argument("--cycle-weeks", type=_number(1, 520, "weeks"), metavar="N",
                       help="the file is a template that repeats every so many weeks")  # fmt: skip
    check.add_argument("--legend", metavar="FILE",
                       help="what the codes of a grid mean, TOML or CSV (default: as the scenario's rota.own has "
                       "them, else the file's own)")  # fmt: skip
    check.add_argument("--sheet", metavar="NAME", help="the one sheet of a workbook to read")
    check.add_argument("--pay", action="store_true",
                       help="what the rota means for pay: enhancements, allowances, programmed activities")  # fmt: skip
    check.add_argument("--normal", action="append", default=[], metavar="DUTY",
                       help="with --pay: a duty of the file that is a normal day, with clinics and lists")  # fmt: skip
    check.add_argument("--all", action="store_true", help="every breach and every warning, however many")
    check.add_argument("--json", action="store_true", help="all of it, for a program")

    compare = commands.add_parser("compare", help="run scenarios side by side and say what differs")
    compare.add_argument("files", nargs="+", metavar="FILE", help="the first is the base")
    compare.add_argument("--size", action="store_true",
                         help="a cohort: also made-up hospitals of 10 to 60 a day, alike in all but size")  # fmt: skip
    compare.add_argument("--screen", action="store_true",
                         help="a cohort: 20 runs of 4 weeks in place of its years, and the page alone")  # fmt: skip
    compare.add_argument("--neighbour", metavar="FILE",
                         help="with --lever: the hospital next door, run with it; patients sent go there; "
                         "'nearest': that of the files beside this one")  # fmt: skip
    compare.add_argument("--goal", default="", metavar="MEASURE",
                         help="with --lever: by what levers are put in order (default: what most help)")  # fmt: skip
    compare.add_argument("--budget", type=_number(0, 10**12, "pounds a year"), metavar="GBP",
                         help="with --lever: what those put in order may cost together, pounds a year")  # fmt: skip
    compare.add_argument("--quick", action="store_true",
                         help="with --lever: only what is asked for, no assumption put to the test")  # fmt: skip
    compare.add_argument("--standards", action="append", default=[], metavar="FILE",
                         help="hold each against a file of standards too")  # fmt: skip
    _scenario_options(compare)
    _run_options(compare)
    _output(compare)

    sweep = commands.add_parser("sweep", help="run a file of many questions into a folder that can be asked")
    sweep.add_argument("file", help="a sweep, such as scenarios/sweeps/first.toml")
    sweep.add_argument(
        "--resume", action="store_true", help="go on with what an earlier call has not finished"
    )
    sweep.add_argument(
        "--dry-run", action="store_true", help="say how many cells, how long and how much disk"
    )
    sweep.add_argument("--workers", type=_number(1, 1024, "a whole number"), metavar="N",
                       help="how many work side by side (default: all processors it may use)")  # fmt: skip
    sweep.add_argument("--scheduler", metavar="ADDRESS",
                       help="have the workers of a Dask scheduler do it, such as tcp://127.0.0.1:8786")  # fmt: skip
    sweep.add_argument("--deterministic", action="store_true",
                       help="solve the rotas in a way that repeats on any machine, slower")  # fmt: skip
    _output(sweep)

    query = commands.add_parser("query", help="ask a study that a sweep has made, or is making")
    query.add_argument("folder", help="the study's folder, or its name below results/")
    query.add_argument("question", nargs="?", help="a ready question (without: what may be asked)")
    query.add_argument("--measure", metavar="ID", help="the measure that the question is of")
    query.add_argument("--sql", metavar="TEXT", help="a SELECT of your own, as DuckDB has it")
    query.add_argument("--rows", type=_number(1, 1_000_000, "a whole number"), default=40, metavar="N",
                       help="rows shown at most (default 40)")  # fmt: skip
    query.add_argument("--csv", action="store_true", help="all rows as CSV")
    query.add_argument("-o", "--output", metavar="FILE.csv", help="all rows as CSV, into a file")

    study = commands.add_parser(
        "study", help="read a study: what to do, how surely, and a page that says why"
    )
    study.add_argument("folder", help="the study's folder, or its name below results/")
    study.add_argument("--measure", action="append", default=[], metavar="ID",
                       help="what decides; further ones stand beside it (default: headlines)")  # fmt: skip
    study.add_argument("--cost", metavar="ID", help="what is traded against it (default: cost of doctors)")
    study.add_argument("--over", action="append", default=[], metavar="FACTOR",
                       help="a factor that nobody decides, such as demand: the mean over it")  # fmt: skip
    study.add_argument("--where", action="append", default=[], metavar="FACTOR=LEVEL",
                       help="only these cells: hospital=rlq, change=none")  # fmt: skip
    study.add_argument("--zone", type=float, metavar="NUMBER",
                       help="indifference zone: a difference not worth telling, in the measure's unit")  # fmt: skip
    study.add_argument("--confidence", type=float, metavar="PERCENT",
                       help="probability of picking the best that is asked for (default 95)")  # fmt: skip
    study.add_argument("--first-stage", type=_number(2, 100_000, "a whole number"), metavar="N",
                       help="replications there were before more were added because this said so")  # fmt: skip
    study.add_argument(
        "-o", "--output", metavar="FILE.html", help="the page (default: study.html in the folder)"
    )
    study.add_argument("--quiet", action="store_true", help="the page alone")

    levers = commands.add_parser(
        "levers", help="ways to change the take that can be tried, and what is known of each"
    )
    levers.add_argument(
        "name", nargs="?", metavar="NAME", help="a lever, or a file of your own: its whole page"
    )

    homes = commands.add_parser(
        "homes", help="Primary Care Homes against none: the hospital, the practices, and who pays"
    )
    homes.add_argument("file", help="a scenario with homes, such as scenarios/practices.toml")
    _scenario_options(homes)
    _run_options(homes)
    _output(homes)

    explain = commands.add_parser(
        "explain", help="tell a patient's journey, or a night, from the logs of a run"
    )
    explain.add_argument("run", metavar="RUN", help="a results folder, or its name below results/")
    explain.add_argument(
        "--patient",
        type=_number(0, 2**31, "a patient's number"),
        metavar="N",
        help="a patient's journey, by the number the report gives, and its --replication",
    )
    explain.add_argument("--night", metavar="worst|typical|DATE", help="a night, by the date it begins on")
    explain.add_argument("--replication", type=_number(0, 1_000_000, "a whole number"), metavar="N",
                         help="which replication, counted from 0 (default: the first logged)")  # fmt: skip
    explain.add_argument("--json", action="store_true", help="the same for a program")

    match = commands.add_parser("match", help="who of a cohort could learn from whom, or share a rota")
    match.add_argument("file", help="a cohort, such as scenarios/cohort.toml")
    match.add_argument(
        "--for",
        dest="purpose",
        choices=("learning", "rotas"),
        default="learning",
        help="what they are matched for",
    )
    match.add_argument("--size", type=int, default=2, help="hospitals in a group, 2 to 4 (default 2)")
    match.add_argument(
        "--weigh",
        action="append",
        default=[],
        metavar="FEATURE=NUMBER",
        help="how much a likeness counts (default 1)",
    )
    match.add_argument(
        "--minutes", type=float, default=60.0, help="by car, within which a rota may be shared (default 60)"
    )
    match.add_argument("-o", "--output", metavar="FILE.csv", help="write the groups as CSV too")

    new = commands.add_parser("new", help="write a commented scenario to make your own")
    new.add_argument("file")
    new.add_argument("--from", dest="base", default="hereford", metavar="NAME",
                     help="a shipped scenario, or a hospital of the cohort by its ODS code, such as RBD")  # fmt: skip
    new.add_argument("--months", metavar="FILE", help="derive it from your own monthly figures, a CSV: month, "
                     "emergency_admissions, beds_open, beds_occupied, ...")  # fmt: skip
    new.add_argument(
        "--name", type=_label, default="My hospital", help="what the hospital is called, with --months"
    )

    calibrate = commands.add_parser(
        "calibrate", help="fit arrivals, stays and delays to a hospital's own data, and write a scenario"
    )
    calibrate.add_argument("file", help="CSV or workbook, one row a patient: arrived, left, ready, age, ...")
    begun = calibrate.add_mutually_exclusive_group()
    begun.add_argument("--base", metavar="FILE", help="the scenario that the new one extends")
    begun.add_argument("--from", dest="start", default="hereford", metavar="NAME",
                       help="or a shipped one: its name, or the ODS code of a hospital of the cohort")  # fmt: skip
    calibrate.add_argument("-o", "--output", default="mine.toml", metavar="FILE",
                           help="the new scenario; its page and table go beside it (default: mine.toml)")  # fmt: skip
    calibrate.add_argument("--name", type=_label, default="My hospital", help="what the hospital is called")
    calibrate.add_argument("--dates", choices=("uk", "us"),
                           help="what 03/04/2026 means, where the file cannot tell")  # fmt: skip
    calibrate.add_argument("--until", type=_day, metavar="DATE",
                           help="the last day that the file covers (default: its last time)")  # fmt: skip
    calibrate.add_argument("--overwrite", action="store_true", help="replace what an earlier call wrote")

    validate = commands.add_parser("validate", help="check a scenario file and say what it comes to")
    validate.add_argument("file")
    _scenario_options(validate)

    verify = commands.add_parser(
        "verify", help="hold the engine on this machine against answers known exactly"
    )
    verify.add_argument("--case", action="append", default=[], metavar="NAME",
                        help="only this check, such as interrupting or parity; may be given again")  # fmt: skip
    verify.add_argument(
        "--json", action="store_true", help="the same for a program, with every figure in full"
    )
    verify.add_argument("--quiet", action="store_true", help="no progress")

    bench = commands.add_parser("bench", help="how fast the engine is on this machine, as JSON")
    bench.add_argument("file", nargs="?", help="a scenario file (default: the shipped Hereford)")
    _scenario_options(bench)
    bench.add_argument("--quiet", action="store_true", help="no progress")

    commands.add_parser("schema", help="print the JSON Schema of scenario files")
    return top


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What is asked; argparse gives back as unknown a question that stands behind the options of `query`."""
    top = parser()
    asked, left = top.parse_known_args(arguments)
    if asked.command == "query" and asked.question is None and len(left) == 1 and left[0][:1] != "-":
        asked.question = left.pop()
    if left:
        top.error(f"unrecognized arguments: {show(' '.join(left), 200)[1:-1]}")
    return asked


class _Terminated(KeyboardInterrupt):
    """Asked to stop by SIGTERM, as by a queue or at shutdown: what is half-written goes, as with Ctrl-C."""


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _Terminated


def command_line() -> NoReturn:
    """The program itself: `main`, with SIGTERM heard, and its answer as exit code.

    A letter that standard output has no room for, as a minus sign in the code pages of Windows, is written by its
    number, as on standard error: else it would end the program.
    """
    signal.signal(signal.SIGTERM, _terminate)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(main())


def _freeze() -> None:
    """Not where DuckDB is in use, which counts what is left at the end and complains of it."""
    if "_duckdb" not in sys.modules:
        gc.freeze()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns 0 done, 1 the answer is no, 2 the input is wrong, 128 and the signal that stopped it."""
    try:
        asked = _parsed(arguments)
        if asked.version:
            from importlib.metadata import version

            print(f"dghsim {version('dghsim')}")
            return DONE
        if asked.command is None:
            parser().print_help()
            return WRONG_INPUT
        # Runs make many small objects that live long: looking for rubbish among them took a twentieth of the time.
        gc.set_threshold(200_000, 20, 100)
        atexit.register(_freeze)  # nor for any at the end, when all goes: a tenth of a short run
        command = importlib.import_module(f"dghsim.commands.{asked.command}")
        return int(command.run(asked))
    except InputError as error:
        print(f"dghsim: {error}", file=sys.stderr)
        return WRONG_INPUT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:  # a full disk, a folder that is not ours to write in, a name too long
        where = f"{show_path(error.filename)}: " if error.filename is not None else ""
        print(f"dghsim: {where}{show(error.strerror or str(error), 200)[1:-1]}", file=sys.stderr)
        return WRONG_INPUT
    except KeyboardInterrupt as stopped:
        print("dghsim: stopped; nothing half-written is left", file=sys.stderr)
        return TERMINATED if isinstance(stopped, _Terminated) else INTERRUPTED


if __name__ == "__main__":
    command_line()
