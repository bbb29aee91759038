"""The words of the command line, and what is done with what goes wrong: one sentence on stderr and a status."""

import argparse
import io
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from lwdesk import __version__
from lwdesk.lists import BACK_NAMES, LIST_NAMES, PAPER_NAMES
from lwdesk.refusal import Refusal

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Carry out one command. Gives 0 done; 1 refused, with one sentence on stderr; 2 wrong usage."""
    _let_everything_be_printed()
    try:
        given = parser().parse_args(list(arguments))
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        return _carry_out(given)
    except KeyboardInterrupt:
        _say("Stopped before it was done; nothing was changed.")
    except BrokenPipeError:
        # Whoever read our output had enough; there is nobody left to tell.
        sys.stdout = None
        return DONE
    except Exception as error:  # ours to mend: told in a sentence all the same, with the rest in the log
        _say(_report(error))
    return REFUSED


def _carry_out(given: argparse.Namespace) -> int:
    from lwdesk.cli import commands

    work: Callable[[argparse.Namespace], int] = getattr(commands, f"do_{given.command}")
    try:
        done = work(given)
        if sys.stdout:
            sys.stdout.flush()
        return done
    except Refusal as refusal:
        _say(str(refusal))
        return REFUSED


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _let_everything_be_printed() -> None:
    """Have what the terminal's encoding lacks shown as an escape, for that is no reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _report(error: Exception) -> str:
    """The sentence about something that nobody foresaw; what happened in detail is written to the log."""
    import traceback

    from lwdesk.paths import log_dir

    what = " ".join(str(error).split())[:200] or type(error).__name__
    if isinstance(error, OSError):
        about = f" ({error.filename})" if error.filename else ""
        return f"The system does not allow that: {error.strerror or what}{about}. Try another folder, or make room."
    if isinstance(error, MemoryError):
        return "There is not enough memory for that. Close other programs, or take a smaller file."
    sentence = f"lwdesk stopped at something that it did not foresee ({type(error).__name__}: {what})."
    log = log_dir() / "command.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="replace")
    except OSError:
        return sentence
    return f"{sentence} The details are in {log}."


class Words(argparse.ArgumentParser):
    """A parser that says in our words what is wrong with those it was given."""

    def error(self, message: str) -> NoReturn:
        """Print the usage and a sentence, and end with the status of wrong usage."""
        for pattern, sentence in _WRONG:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                message = match.expand(sentence)
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{message}\n")


_WRONG = (
    (r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)", r"\1 cannot be \2. Choose from: \3."),
    (r"argument (\S+): invalid int value: (.+)", r"\1 cannot be \2. Give a number."),
    (r"argument (\S+): expected one argument", r"\1 needs a word after it."),
    (r"the following arguments are required: (.+)", r"There is more to say: \1."),
    (r"unrecognized arguments: (.+)", r"This is not understood: \1."),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 may mean several: \2."),
)


def parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    top = Words(
        prog="lwdesk",
        description="The desk of a programme manager who runs a scoping study. "
        "Without a command, or with a study alone, the window opens.",
    )
    top.add_argument("--version", action="version", version=f"lwdesk {__version__}")
    words = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    new = _on_study(words, "new", "make a new study")
    new.add_argument("--sample", action="store_true", help="fill it with the sample")
    _add_files(words)
    _add_study(words)
    tour = words.add_parser("tour", help="save a picture of every page and every export, on the sample study")
    tour.add_argument("folder", type=Path, metavar="DIR")
    return top


def _add_files(words: "argparse._SubParsersAction[Words]") -> None:
    """The commands that bring lists in and out."""
    inspect = words.add_parser("inspect", help="say what would be read of spreadsheets: sheets, header rows, columns")
    inspect.add_argument("files", type=Path, nargs="+", metavar="FILE")
    inspect.add_argument("--json", action="store_true", help="print one JSON object a file")

    bring = _on_study(words, "import", "bring a spreadsheet in", as_json=True)
    bring.add_argument("file", type=Path, metavar="FILE")
    kinds = (*LIST_NAMES, *BACK_NAMES)
    bring.add_argument("--as", dest="list", choices=kinds, metavar="LIST", help=f"what it lists: {', '.join(kinds)}")
    bring.add_argument("--sheet", metavar="NAME", help="the sheet to read")
    bring.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
    bring.add_argument("--problems", type=Path, metavar="OUT.xlsx", help="save the rows with problems as a workbook")

    export = _on_study(words, "export", "write a list as a workbook or .csv")
    export.add_argument(
        "list", choices=(*LIST_NAMES, *PAPER_NAMES), metavar="LIST", help=", ".join((*LIST_NAMES, *PAPER_NAMES))
    )
    export.add_argument(
        "out",
        type=Path,
        metavar="OUT",
        help="a name that ends in .xlsx or .csv; notes and the lists of the event and the framework may end in .docx "
        "too, the guide in .xlsx only",
    )


def _add_study(words: "argparse._SubParsersAction[Words]") -> None:
    """The commands that look into a study and keep it safe."""
    search = _on_study(words, "search", "find words anywhere in a study", as_json=True)
    search.add_argument("words", nargs="+", metavar="WORDS")
    _on_study(words, "history", "list what was done in a study, newest first", as_json=True)
    undo = _on_study(words, "undo", "take back the last step, or one past import")
    undo.add_argument("step", type=int, nargs="?", metavar="STEP", help="the number of a past import in the history")
    _on_study(words, "check", "check that a study is whole", as_json=True)
    backup = _on_study(words, "backup", "make a checked copy of a study")
    backup.add_argument("out", type=Path, nargs="?", metavar="OUT", help="where to; among the backups if left out")
    restore = words.add_parser("restore", help="put a backup in the place of a study")
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    restore.add_argument("study", type=Path, metavar="STUDY")


def _on_study(words: "argparse._SubParsersAction[Words]", name: str, does: str, as_json: bool = False) -> Words:
    """A command whose first word is a study, and that may print one JSON object."""
    command = words.add_parser(name, help=does)
    command.add_argument("study", type=Path, metavar="STUDY")
    if as_json:
        command.add_argument("--json", action="store_true", help="print one JSON object")
    return command
