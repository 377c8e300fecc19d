"""The `dghsim` command: its commands with their arguments, each of which is handed over to one thin function.

Bad input is turned into one line. Nothing heavy is imported here, so that `dghsim --help` answers at once.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from dghsim.arguments import Parser, day, label, number, output, parsed, run_options, scenario_options
from dghsim.errors import InputError, show, show_path
from dghsim.stopped import code_of, hear_termination

DONE, NO, WRONG_INPUT = 0, 1, 2
ABOUT = (
    "Put a hospital's acute medical rota, by name, and the patients it serves in one run. "
    "Does the rota break a rule? Is it covered? Are patients seen in time? Within what budget? "
    "Can people bear to work it?"
)


def _run(takes: Parser) -> None:
    takes.add_argument("file")
    scenario_options(takes)
    run_options(takes)
    takes.add_argument(
        "--logs", default="10", metavar="N|all|none", help="how many replications keep their logs"
    )
    takes.add_argument("--uncertainty", type=number(2, 10_000, "a whole number"), metavar="N",
                       help="draw the assumed inputs from their ranges N times: how much rests on guesses")  # fmt: skip
    takes.add_argument("--precision", action="append", metavar="MEASURE=HALFWIDTH",
                       help="add runs until the average is this sure: its 95%% interval, in its unit or "
                       "5%%")  # fmt: skip
    takes.add_argument("--standards", action="append", default=[], metavar="FILE",
                       help="hold the run against a file of standards too")  # fmt: skip
    takes.add_argument("--no-what-next", action="store_true", help="leave out N minus 1 and the what-ifs")
    output(takes)


def _rota(takes: Parser) -> None:
    takes.add_argument("file")
    scenario_options(takes)
    takes.add_argument(
        "--smallest", action="store_true", help="find the smallest template that fits, tier by tier"
    )
    takes.add_argument(
        "--trade",
        action="store_true",
        help="a page on what each further line buys: weekends, nights, normal days",
    )
    takes.add_argument(
        "--deterministic", action="store_true", help="solve in a way that repeats on any machine, slower"
    )
    takes.add_argument("--issue", type=number(0, 9999, "a whole number"), default=0, metavar="N",
                       help="number of this issue: calendars take a higher one for newer")  # fmt: skip
    output(takes)


def _check(takes: Parser) -> None:
    takes.add_argument(
        "file", help="CSV or workbook: one row a shift, doctors by dates, or a template of lines by weekdays"
    )
    takes.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="NAME|TIER=NAME",
        help="the rule set, or a file of local rules that ends in .toml; or one for each tier of the file: "
        "--rules consultant=consultant-2003",
    )
    takes.add_argument("--scenario", metavar="FILE",
                       help="instead of --rules: tiers, rules and what is agreed, as a scenario has them")  # fmt: skip
    takes.add_argument("--people", metavar="FILE",
                       help="CSV or workbook, one row a doctor: rules, wte, opt_out, from, to, overrides")  # fmt: skip
    takes.add_argument("--prospective-cover", nargs="?", const="usual", metavar="DAYS",
                       help="colleagues cover so many days of leave a year (default 35 and 30 of study)")  # fmt: skip
    takes.add_argument(
        "--from", dest="first", metavar="DATE", help="first day of the horizon (default: from the file)"
    )
    takes.add_argument("--weeks", type=number(1, 520, "weeks"), metavar="N")
    takes.add_argument("--cycle-weeks", type=number(1, 520, "weeks"), metavar="N",
                       help="the file is a template that repeats every so many weeks")  # fmt: skip
    takes.add_argument("--legend", metavar="FILE",
                       help="what the codes of a grid mean, TOML or CSV (default: as the scenario's rota.own has "
                       "them, else the file's own)")  # fmt: skip
    takes.add_argument(
        "--sheet",
        metavar="NAME",
        help="the one sheet of a workbook to read (default: the scenario's rota.own.sheet)",
    )
    takes.add_argument("--pay", action="store_true",
                       help="what the rota means for pay: enhancements, allowances, programmed activities")  # fmt: skip
    takes.add_argument("--normal", action="append", default=[], metavar="DUTY",
                       help="with --pay: a duty of the file that is a normal day, with clinics and lists")  # fmt: skip
    takes.add_argument("--all", action="store_true", help="every breach and every warning, however many")
    takes.add_argument("--json", action="store_true", help="all of it, for a program")


def _compare(takes: Parser) -> None:
    takes.add_argument("files", nargs="+", metavar="FILE", help="the first is the base")
    takes.add_argument("--size", action="store_true",
                       help="a cohort: also made-up hospitals of 10 to 60 a day, alike in all but size")  # fmt: skip
    takes.add_argument("--screen", action="store_true",
                       help="a cohort: 20 runs of 4 weeks in place of its years, and the page alone")  # fmt: skip
    takes.add_argument("--neighbour", metavar="FILE",
                       help="with --lever: the hospital next door, run with it; patients sent go there; "
                       "'nearest': that of the files beside this one")  # fmt: skip
    takes.add_argument("--goal", default="", metavar="MEASURE",
                       help="with --lever: by what levers are put in order (default: what most help)")  # fmt: skip
    takes.add_argument("--budget", type=number(0, 10**12, "pounds a year"), metavar="GBP",
                       help="with --lever: what those put in order may cost together, pounds a year")  # fmt: skip
    takes.add_argument("--quick", action="store_true",
                       help="with --lever: only what is asked for, no assumption put to the test")  # fmt: skip
    takes.add_argument("--standards", action="append", default=[], metavar="FILE",
                       help="hold each against a file of standards too")  # fmt: skip
    scenario_options(takes)
    run_options(takes)
    output(takes)


def _sweep(takes: Parser) -> None:
    takes.add_argument("file", help="a sweep, such as scenarios/sweeps/first.toml")
    takes.add_argument(
        "--resume", action="store_true", help="go on with what an earlier call has not finished"
    )
    takes.add_argument(
        "--dry-run", action="store_true", help="say how many cells, how long and how much disk"
    )
    takes.add_argument("--workers", type=number(1, 1024, "a whole number"), metavar="N",
                       help="how many work side by side (default: all processors it may use)")  # fmt: skip
    takes.add_argument("--scheduler", metavar="ADDRESS",
                       help="have the workers of a Dask scheduler do it, such as tcp://127.0.0.1:8786")  # fmt: skip
    takes.add_argument("--deterministic", action="store_true",
                       help="solve the rotas in a way that repeats on any machine, slower")  # fmt: skip
    output(takes)


def _query(takes: Parser) -> None:
    takes.add_argument("folder", help="the study's folder, or its name below results/")
    takes.add_argument("question", nargs="?", help="a ready question (without: what may be asked)")
    takes.add_argument("--measure", metavar="ID", help="the measure that the question is of")
    takes.add_argument("--sql", metavar="TEXT", help="a SELECT of your own, as DuckDB has it")
    takes.add_argument("--rows", type=number(1, 1_000_000, "a whole number"), default=40, metavar="N",
                       help="rows shown at most (default 40)")  # fmt: skip
    takes.add_argument("--csv", action="store_true", help="all rows as CSV")
    takes.add_argument("-o", "--output", metavar="FILE.csv", help="all rows as CSV, into a file")


def _study(takes: Parser) -> None:
    takes.add_argument("folder", help="the study's folder, or its name below results/")
    takes.add_argument("--measure", action="append", default=[], metavar="ID",
                       help="what decides; further ones stand beside it (default: headlines)")  # fmt: skip
    takes.add_argument("--cost", metavar="ID", help="what is traded against it (default: cost of doctors)")
    takes.add_argument("--over", action="append", default=[], metavar="FACTOR",
                       help="a factor that nobody decides, such as demand: the mean over it")  # fmt: skip
    takes.add_argument("--where", action="append", default=[], metavar="FACTOR=LEVEL",
                       help="only these cells: hospital=rlq, change=none")  # fmt: skip
    takes.add_argument("--zone", type=float, metavar="NUMBER",
                       help="indifference zone: a difference not worth telling, in the measure's unit")  # fmt: skip
    takes.add_argument("--confidence", type=float, metavar="PERCENT",
                       help="probability of picking the best that is asked for (default 95)")  # fmt: skip
    takes.add_argument("--first-stage", type=number(2, 100_000, "a whole number"), metavar="N",
                       help="replications there were before more were added because this said so")  # fmt: skip
    takes.add_argument(
        "-o", "--output", metavar="FILE.html", help="the page (default: study.html in the folder)"
    )
    takes.add_argument("--quiet", action="store_true", help="the page alone")


def _levers(takes: Parser) -> None:
    takes.add_argument(
        "name", nargs="?", metavar="NAME", help="a lever, or a file of your own: its whole page"
    )


def _homes(takes: Parser) -> None:
    takes.add_argument("file", help="a scenario with homes, such as scenarios/practices.toml")
    scenario_options(takes)
    run_options(takes)
    output(takes)


def _explain(takes: Parser) -> None:
    takes.add_argument("run", metavar="RUN", help="a results folder, or its name below results/")
    takes.add_argument(
        "--patient",
        type=number(0, 2**31, "a patient's number"),
        metavar="N",
        help="a patient's journey, by the number the report gives, and its --replication",
    )
    takes.add_argument("--night", metavar="worst|typical|DATE", help="a night, by the date it begins on")
    takes.add_argument("--replication", type=number(0, 1_000_000, "a whole number"), metavar="N",
                       help="which replication, counted from 0 (default: the first logged)")  # fmt: skip
    takes.add_argument("--json", action="store_true", help="the same for a program")


def _match(takes: Parser) -> None:
    takes.add_argument("file", help="a cohort, such as scenarios/cohort.toml")
    takes.add_argument(
        "--for",
        dest="purpose",
        choices=("learning", "rotas"),
        default="learning",
        help="what they are matched for",
    )
    takes.add_argument("--size", type=int, default=2, help="hospitals in a group, 2 to 4 (default 2)")
    takes.add_argument(
        "--weigh",
        action="append",
        default=[],
        metavar="FEATURE=NUMBER",
        help="how much a likeness counts (default 1)",
    )
    takes.add_argument(
        "--minutes", type=float, default=60.0, help="by car, within which a rota may be shared (default 60)"
    )
    takes.add_argument("-o", "--output", metavar="FILE.csv", help="write the groups as CSV too")


def _new(takes: Parser) -> None:
    takes.add_argument("file")
    takes.add_argument("--from", dest="base", default="hereford", metavar="NAME",
                       help="a shipped scenario, or a hospital of the cohort by its ODS code, such as RBD")  # fmt: skip
    takes.add_argument("--months", metavar="FILE", help="derive it from your own monthly figures, a CSV: month, "
                       "emergency_admissions, beds_open, beds_occupied, ...")  # fmt: skip
    takes.add_argument(
        "--name", type=label, default="My hospital", help="what the hospital is called, with --months"
    )


def _calibrate(takes: Parser) -> None:
    takes.add_argument("file", help="CSV or workbook, one row a patient: arrived, left, ready, age, ...")
    begun = takes.add_mutually_exclusive_group()
    begun.add_argument("--base", metavar="FILE", help="the scenario that the new one extends")
    begun.add_argument("--from", dest="start", default="hereford", metavar="NAME",
                       help="or a shipped one: its name, or the ODS code of a hospital of the cohort")  # fmt: skip
    takes.add_argument("-o", "--output", default="mine.toml", metavar="FILE",
                       help="the new scenario; its page and table go beside it (default: mine.toml)")  # fmt: skip
    takes.add_argument("--name", type=label, default="My hospital", help="what the hospital is called")
    takes.add_argument("--dates", choices=("uk", "us"),
                       help="what 03/04/2026 means, where the file cannot tell")  # fmt: skip
    takes.add_argument("--until", type=day, metavar="DATE",
                       help="the last day that the file covers (default: its last time)")  # fmt: skip
    takes.add_argument("--overwrite", action="store_true", help="replace what an earlier call wrote")


def _validate(takes: Parser) -> None:
    takes.add_argument("file")
    scenario_options(takes)


def _verify(takes: Parser) -> None:
    takes.add_argument("--case", action="append", default=[], metavar="NAME",
                       help="only this check, such as interrupting or parity; may be given again")  # fmt: skip
    takes.add_argument(
        "--json", action="store_true", help="the same for a program, with every figure in full"
    )
    takes.add_argument("--quiet", action="store_true", help="no progress")


def _bench(takes: Parser) -> None:
    takes.add_argument("file", nargs="?", help="a scenario file (default: the shipped Hereford)")
    scenario_options(takes)
    takes.add_argument("--quiet", action="store_true", help="no progress")


def _schema(_takes: Parser) -> None:
    """Nothing: there is one."""


_COMMANDS: dict[str, tuple[str, Callable[[Parser], None]]] = {
    "run": ("run a scenario file, from rota and demand to the report", _run),
    "rota": ("make the rota of a scenario and write it down", _rota),
    "check": ("check a rota file against the rules", _check),
    "compare": ("run scenarios side by side and say what differs", _compare),
    "sweep": ("run a file of many questions into a folder that can be asked", _sweep),
    "query": ("ask a study that a sweep has made, or is making", _query),
    "study": ("read a study: what to do, how surely, and a page that says why", _study),
    "levers": ("ways to change the take that can be tried, and what is known of each", _levers),
    "homes": ("Primary Care Homes against none: the hospital, the practices, and who pays", _homes),
    "explain": ("tell a patient's journey, or a night, from the logs of a run", _explain),
    "match": ("who of a cohort could learn from whom, or share a rota", _match),
    "new": ("write a commented scenario to make your own", _new),
    "calibrate": (
        "fit arrivals, stays and delays to a hospital's own data, and write a scenario",
        _calibrate,
    ),
    "validate": ("check a scenario file and say what it comes to", _validate),
    "verify": ("hold the engine on this machine against answers known exactly", _verify),
    "bench": ("how fast the engine is on this machine, as JSON", _bench),
    "schema": ("print the JSON Schema of scenario files", _schema),
}


def parser() -> Parser:
    """The whole command line."""
    top = Parser(prog="dghsim", description=ABOUT)
    top.add_argument("--version", action="store_true", help="say which version this is")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for name, (says, add_arguments) in _COMMANDS.items():
        add_arguments(commands.add_parser(name, help=says))
    return top


def command_line() -> NoReturn:
    """The program itself: `main`, with SIGTERM heard, and its answer as exit code.

    A letter that standard output has no room for, as a minus sign in the code pages of Windows, is written by its
    number, as on standard error: else it would end the program.
    """
    hear_termination()
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
        asked = parsed(parser(), arguments)
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
        return code_of(stopped)


if __name__ == "__main__":
    command_line()
