"""Notes brought in from a Word document by the command line: all of it or, where there is doubt, nothing."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from lwdesk.refusal import Refusal

if TYPE_CHECKING:
    from lwdesk.operations.word_notes import Paper
    from lwdesk.store import Store

_IN_THE_WINDOW = "Bring the file in from the window, where each part is seen beside its place."
_TOLD = 5


def import_notes(given: argparse.Namespace, study: "Callable[..., AbstractContextManager[Store]]") -> int:
    """Bring in the notes of the document, or say what would happen. Raises Refusal where there is doubt."""
    from lwdesk.exchange.word.read import read_document
    from lwdesk.operations.word_apply import bring_in
    from lwdesk.operations.word_notes import Intake

    if given.list or given.sheet or given.problems:
        raise Refusal(f"{given.file.name} is a Word document: --as, --sheet and --problems are for spreadsheets alone.")
    document = read_document(given.file)
    with study(reading=given.dry_run) as store:
        intake = Intake(store)
        papers = intake.plan(document)
        _refuse_doubt(given.file.name, papers)
        found = _counted(intake, papers)
        if not given.dry_run:
            found["step"] = bring_in(store, papers).step_id
    for note in document.notes:
        print(note, file=sys.stderr)
    if given.json:
        plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
        print(json.dumps(found, ensure_ascii=plain))
    else:
        for sentence in _sentences(found, given.dry_run):
            print(sentence)
    return 0


def _refuse_doubt(name: str, papers: "Sequence[Paper]") -> None:
    if not papers:
        raise Refusal(f"There is no text in {name}. Choose another file.")
    for paper in papers:
        who = f" with “{paper.about.who}”" if paper.about.who else ""
        if paper.choice is None:
            likely = ", ".join(dict.fromkeys(one.name for one in paper.likely[:_TOLD]))
            hint = f" It may be one with {likely}." if likely else ""
            raise Refusal(f"{paper.name}: it is not clear which interview{who} this is.{hint} {_IN_THE_WINDOW}")
        if not paper.choice.interview:
            raise Refusal(f"{paper.name}: there is no interview{who} in the schedule. Add it there first.")
        guesses = [f"“{c.piece.asked}”" for c in paper.comings if c.piece.is_guess]
        if guesses:
            more = f" and {len(guesses) - _TOLD} more" if len(guesses) > _TOLD else ""
            raise Refusal(
                f"{paper.name}: no question of the guide says just this: {', '.join(guesses[:_TOLD])}{more}. "
                f"{_IN_THE_WINDOW}"
            )


def _counted(intake: Any, papers: "Sequence[Paper]") -> dict[str, Any]:
    from lwdesk.exchange.word.recognise import To
    from lwdesk.operations.word_meeting import WRITTEN, How
    from lwdesk.operations.word_notes import Choice

    names = {(k.interview, k.contact): k.name for k in intake.known}
    told = []
    for paper in papers:
        choice = paper.choice or Choice()
        written = [c for c in paper.comings if c.how in WRITTEN]
        free = sum(c.piece.to is To.FREE for c in written)
        told.append({
            "interview": choice.interview, "name": names.get((choice.interview, choice.contact), ""),
            "notes": len(written), "free": free, "same": sum(c.how is How.SAME for c in paper.comings),
        })  # fmt: skip
    return {"file": papers[0].file.name, "interviews": told, "notes": sum(one["notes"] for one in told)}


def _sentences(found: dict[str, Any], dry_run: bool) -> list[str]:
    if not found["notes"]:
        return [f"All of {found['file']} is in the study already."]
    would = "Would bring in" if dry_run else "Brought in"
    said = []
    for one in found["interviews"]:
        if one["notes"]:
            count = "1 note" if one["notes"] == 1 else f"{one['notes']:,} notes"
            free = f", {one['free']:,} of them free notes" if one["free"] else ""
            same = f" {one['same']:,} were there already." if one["same"] else ""
            said.append(f"{would} {count} of the interview with {one['name'] or 'nobody yet'}{free}.{same}")
    return said
