"""What each command does. Each prints what a person wants to know, or one JSON object, and gives the exit status."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lwdesk.lists import BACK_NAMES, PAPER_NAMES
from lwdesk.refusal import Refusal

if TYPE_CHECKING:
    from lwdesk.exchange.notes_back import BackSheet
    from lwdesk.exchange.plan import ImportPlan
    from lwdesk.exchange.read import Workbook
    from lwdesk.records import Record
    from lwdesk.store import Store

# Whatever is heavy is imported by the command that needs it, since most commands are over sooner than it is.
SEARCH_LIMIT = 50
TOLD = 20
"""How many problems of an import are told one by one."""
ASKED = 10
"""How many of its questions about names."""


@contextmanager
def _study(path: Path, reading: bool = False) -> Iterator["Store"]:
    from lwdesk.store import Store

    store = Store.open(path, reading=reading)
    try:
        yield store
    finally:
        store.close()


def _record(name: str) -> "Record":
    from lwdesk.records import LISTS

    return LISTS[name]


def _print_json(found: Any) -> None:
    # Where the terminal knows few letters, JSON's own escapes lose none.
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    print(json.dumps(found, ensure_ascii=plain))


def do_new(given: argparse.Namespace) -> int:
    """A new study, empty but for the lists of terms, or the sample."""
    from lwdesk.operations import create_sample
    from lwdesk.store import Store

    with closing(create_sample(given.study) if given.sample else Store.create(given.study)) as store:
        for warning in store.warnings:
            print(warning, file=sys.stderr)
    print(f"Made {given.study}.")
    return 0


def do_inspect(given: argparse.Namespace) -> int:
    """What would be read of each file; 0 if any could be read."""
    from lwdesk.cli.password import with_password
    from lwdesk.exchange.inspect import describe, inspect_file
    from lwdesk.records import LISTS

    read = 0
    for path in given.files:
        named = {"file": str(path)} if len(given.files) > 1 else {}
        try:
            found = with_password(path, partial(inspect_file, path, LISTS, None))
        except Refusal as refusal:
            if given.json and named:
                _print_json(named | {"refused": str(refusal)})
            else:
                print(str(refusal), file=sys.stderr)
            continue
        read += 1
        if given.json:
            _print_json(named | found)
        else:
            print(describe(path, found))
    if not read and given.json and len(given.files) > 1:
        print("None of these files could be read; the reason stands beside each.", file=sys.stderr)
    return 0 if read else 1


def do_import(given: argparse.Namespace) -> int:
    """Bring a sheet or notes from Word in, or say what would happen."""
    from lwdesk.exchange.word.read import is_word

    if is_word(given.file):
        from lwdesk.cli.word import import_notes

        return import_notes(given, partial(_study, given.study))
    from lwdesk.exchange.memory import keep_to_the_end, no_collecting
    from lwdesk.exchange.read import open_workbook

    if given.problems and given.problems.suffix.lower() != ".xlsx":
        raise Refusal(f"{given.problems.name} does not end in .xlsx. Give the file of problems that ending.")
    # The worker process reads the file while this one is still importing what it needs for the rest.
    with no_collecting(), open_workbook(given.file, wait=False) as workbook:
        from lwdesk.cli.password import with_password
        from lwdesk.exchange.bring_in import plan_workbook
        from lwdesk.exchange.notes_back import find_back
        from lwdesk.exchange.plan import apply_plan

        record = _record(given.list) if given.list not in (None, *BACK_NAMES) else None
        with _study(given.study, reading=given.dry_run) as store:
            with_password(given.file, workbook.unlock)
            back = find_back(workbook, given.list, given.sheet)
            plan = _plan_back(store, workbook, back) if back else plan_workbook(store, workbook, record, given.sheet)
            keep_to_the_end(plan)
            workbook.close()
            found = plan.summary()
            if given.problems and plan.problems:
                from lwdesk.exchange.problems import save_problems

                save_problems(plan, given.problems)
            if not given.dry_run:
                found["step"] = _apply_back(store, plan) if back else apply_plan(store, plan).step_id
    _tell_of(plan, saved=bool(given.problems), done=not given.dry_run)
    if given.json:
        _print_json(found)
    else:
        print(plan.sentence(given.dry_run))
    return 0


def _apply_back(store: "Store", plan: "ImportPlan") -> int | None:
    """Carry out the plan for a list of notes or summaries; gives the number of the step."""
    from lwdesk.exchange.notes_back import BackPlan, apply_back

    assert isinstance(plan, BackPlan)
    return apply_back(store, plan).step_id


def _plan_back(store: "Store", workbook: "Workbook", back: "BackSheet") -> "ImportPlan":
    """The plan for a list of notes or summaries."""
    from lwdesk.exchange.notes_back import plan_back
    from lwdesk.operations.guide import current

    # Notes are told by their questions, so that there must be some.
    current(store)
    return plan_back(store, workbook, back)


def _tell_of(plan: "ImportPlan", saved: bool, done: bool) -> None:
    """Say what the user ought to know of an import beyond its counts."""
    sentences = [t.afterwards if done else t.sentence for row in plan.problems for t in row.troubles]
    more = len(sentences) - TOLD
    told = [*plan.notes, *sentences[:TOLD]]
    if more > 0:
        where = "The workbook of problems has them all." if saved else "Save them all with --problems OUT.xlsx."
        told.append(f"There are {more:,} more problems. {where}")
    asked = plan.open_questions
    told += [question.sentence() for question in asked[:ASKED]]
    if len(asked) > ASKED:
        told.append(f"There are {len(asked) - ASKED:,} more questions about names. The window asks each of them.")
    for sentence in told:
        print(sentence, file=sys.stderr)


def do_export(given: argparse.Namespace) -> int:
    """Write a list."""
    with _study(given.study, reading=True) as store:
        if given.list in PAPER_NAMES:
            from lwdesk.exchange.papers import write_paper

            print(f"Wrote {write_paper(store, given.list, given.out)} to {given.out}.")
            return 0
        from lwdesk.exchange.send_out import send_out

        record = _record(given.list)
        count = send_out(store, record, given.out)
    for note in count.notes:
        print(note, file=sys.stderr)
    print(f"Wrote {count:,} {record.plural.lower()} to {given.out}.")
    return 0


def do_search(given: argparse.Namespace) -> int:
    """What holds every word, list by list, each with the words around it."""
    from lwdesk.operations.search import find_all

    words = " ".join(given.words)
    if not words.strip():
        raise Refusal("There is no word to look for. Give at least one.")
    with _study(given.study, reading=True) as store:
        groups = find_all(store, words, limit=SEARCH_LIMIT)
    if given.json:
        _print_json({
            "results": [
                {"list": hit.record.list, "id": hit.id, "name": hit.name, "field": hit.field, "context": hit.context}
                for group in groups for hit in group.hits
            ]
        })  # fmt: skip
        return 0
    for group in groups:
        for hit in group.hits:
            print(f"{hit.record.list}: {hit.name}")
            if hit.context != hit.name:
                print(f"    {hit.field}: {hit.context}")
        if group.is_cut:
            print(f"({group.heading})")
    if not groups:
        print("Nothing was found. Try fewer or shorter words.")
    return 0


def do_history(given: argparse.Namespace) -> int:
    """The steps, newest first."""
    with _study(given.study, reading=True) as store:
        steps = store.steps(limit=1_000_000)
    if given.json:
        names = ("id", "label", "kind", "at", "by", "state", "counts")
        _print_json({"steps": [{name: getattr(step, name) for name in names} for step in steps]})
        return 0
    for step in steps:
        print(f"{step.id:>6}  {step.at}  {step.by}  {step.label}{'' if step.state == 'done' else f' ({step.state})'}")
    if not steps:
        print("Nothing has been done in this study yet.")
    return 0


def do_undo(given: argparse.Namespace) -> int:
    """Take back the last step, or the past import of that number."""
    with _study(given.study) as store:
        if given.step is not None:
            label = next((s.label for s in store.steps(1_000_000) if s.id == given.step), None)
            if label is None:
                raise Refusal(f"There is no step {given.step} in this study. Its history lists those that there are.")
            _, kept = store.take_back(given.step)
        else:
            notice = store.undo()
            if notice is None:
                raise Refusal("There is nothing to take back in this study.")
            label, kept = notice.label, []
    print(f"Took back: {label}.")
    for name in kept:
        print(f"Kept, since it was changed meanwhile or is needed elsewhere: {name}")
    return 0


def do_check(given: argparse.Namespace) -> int:
    """Whether the study is whole; 1 when it is not."""
    try:
        with _study(given.study, reading=True) as store:
            found = store.check()
    except Refusal as refusal:
        if given.json and given.study.is_file():
            _print_json({"ok": False, "problems": [str(refusal)]})
        raise
    if given.json:
        _print_json({"ok": not found, "problems": found})
    else:
        print("The study is whole." if not found else "\n".join(found))
    if found:
        print("The study is not whole. Make a copy of it, then restore the newest sound backup.", file=sys.stderr)
    return 1 if found else 0


def do_backup(given: argparse.Namespace) -> int:
    """A checked copy."""
    with _study(given.study, reading=True) as store:
        if given.out:
            if given.out.exists():
                raise Refusal(f"There is a {given.out.name} in that folder already. Choose another name.")
            store.copy_to(given.out)
            print(f"Wrote {given.out}.")
        else:
            print(f"Wrote {store.back_up('by hand')}.")
    return 0


def do_restore(given: argparse.Namespace) -> int:
    """A backup in the place of a study, which is itself backed up first."""
    from lwdesk.store.restoring import restore

    before = restore(given.backup, given.study)
    print(f"{given.study} is now as it was in {given.backup.name}.")
    if before:
        print(f"As it was until now it is kept in {before}.")
    return 0


def do_tour(given: argparse.Namespace) -> int:
    """Pictures of every page and every export."""
    import os

    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY") and sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from lwdesk.ui.tour import make_tour

    for path in make_tour(given.folder):
        print(path)
    return 0
