"""What each command does. Each prints what a person wants to know, or one JSON object, and gives the exit status."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lwdesk.refusal import Refusal

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Store

# Whatever is heavy is imported by the command that needs it, since most commands are over sooner than it is.
SEARCH_LIMIT = 50


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
    print(json.dumps(found, ensure_ascii=False))


def do_new(given: argparse.Namespace) -> int:
    """A new study, empty but for the lists of terms, or the sample."""
    from lwdesk.operations import create_sample
    from lwdesk.store import Store

    store = create_sample(given.study) if given.sample else Store.create(given.study)
    for warning in store.warnings:
        print(warning, file=sys.stderr)
    store.close()
    print(f"Made {given.study}.")
    return 0


def do_inspect(given: argparse.Namespace) -> int:
    """What would be read of each file; 0 if any could be read."""
    from lwdesk.exchange.inspect import describe, inspect_file
    from lwdesk.records import LISTS

    read = 0
    for path in given.files:
        named = {"file": str(path)} if len(given.files) > 1 else {}
        try:
            found = inspect_file(path, LISTS)
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
    return 0 if read else 1


def do_import(given: argparse.Namespace) -> int:
    """Bring a sheet in, or say what would happen."""
    from lwdesk.exchange.read import open_workbook

    # The worker process reads the file while this one is still importing what it needs for the rest.
    workbook = open_workbook(given.file, wait=False)
    from lwdesk.exchange.bring_in import plan_workbook
    from lwdesk.exchange.plan import apply_plan

    record = _record(given.list) if given.list else None
    with workbook, _study(given.study, reading=given.dry_run) as store:
        plan = plan_workbook(store, workbook, record, given.sheet)
        found = plan.summary()
        if given.problems and plan.problems:
            from lwdesk.exchange.problems import save_problems

            save_problems(plan, given.problems)
        if not given.dry_run:
            found["step"] = apply_plan(store, plan).step_id
    for note in plan.notes:
        print(note, file=sys.stderr)
    for row in plan.problems:
        for trouble in row.troubles:
            print(trouble.sentence, file=sys.stderr)
    if given.json:
        _print_json(found)
    else:
        print(plan.sentence(given.dry_run))
    return 0


def do_export(given: argparse.Namespace) -> int:
    """Write a list."""
    from lwdesk.exchange import export_list

    with _study(given.study, reading=True) as store:
        count = export_list(store, _record(given.list), given.out)
    print(f"Wrote {count:,} {given.list} to {given.out}.")
    return 0


def do_search(given: argparse.Namespace) -> int:
    """The records that hold every word, list by list."""
    from lwdesk.records import LISTS
    from lwdesk.store import Query

    found = []
    with _study(given.study, reading=True) as store:
        for record in LISTS.values():
            ids = store.ids(Query(record, words=" ".join(given.words)))[:SEARCH_LIMIT]
            names = store.labels(record.name, ids)
            found += [{"list": record.list, "id": i, "name": names[i]} for i in ids]
    if given.json:
        _print_json({"results": found})
    else:
        for hit in found:
            print(f"{hit['list']}: {hit['name']}")
        if not found:
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
            label = next((s.label for s in store.steps(1_000_000) if s.id == given.step), "")
            _, kept = store.take_back(given.step)
            print(f"Took back: {label}.")
            for name in kept:
                print(f"Kept, since it was changed meanwhile or is needed elsewhere: {name}")
            return 0
        notice = store.undo()
    if notice is None:
        raise Refusal("There is nothing to take back in this study.")
    print(f"Took back: {notice.label}.")
    return 0


def do_check(given: argparse.Namespace) -> int:
    """Whether the study is whole; 1 when it is not."""
    with _study(given.study, reading=True) as store:
        found = store.check()
    if given.json:
        _print_json({"ok": not found, "problems": found})
    else:
        print("The study is whole." if not found else "\n".join(found))
    if found:
        print("The study is not whole. Make a copy of it, then restore the newest backup.", file=sys.stderr)
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
