"""What became of what you said: a letter to one person or organisation, or to every delegate one after another."""

from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.became import Became, Item, Proposed, became_of
from lwdesk.exchange.write.rows import writable
from lwdesk.exchange.write.target import whole_file
from lwdesk.records import DELEGATE
from lwdesk.records.contribution import CAN_BRING, NEEDS, SHOULD
from lwdesk.text import clean_line, fold
from lwdesk.values import show_date

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from lwdesk.store import Store
    from lwdesk.store.plan import CommitmentInfo
    from lwdesk.store.thread import Key

ENDINGS = (".docx",)
_HEADINGS = {CAN_BRING: "offered", NEEDS: "needed", SHOULD: "asked of the programme"}
_NOT_TAKEN = {
    "said": "Not taken up so far: no proposal has come of it.",
    CAN_BRING: "Not used so far.",
    NEEDS: "Not met so far.",
    SHOULD: "Not taken up so far.",
}
_NOBODY = "Nothing that a delegate said, offered or asked for has been noted yet."
_KEPT_BACK = "Words of people who are not to be quoted are left out."


def write(store: "Store", path: Path, subject: "Key | None" = None) -> str:
    """Write the letter to a contact or an organisation, or to every delegate of whom something was noted.

    Gives what was written in words: "1 letter". Raises ExportTrouble.
    """
    from lwdesk.exchange.word.layout import new_document

    letters = [one for key in ([subject] if subject else _delegates(store)) if (one := became_of(store, key))]
    if subject is None:
        letters = [one for one in letters if not one.is_empty]
    document = new_document("What became of what you said", store.name)
    for number, letter in enumerate(letters):
        if number:
            document.add_page_break()
        _add_letter(store, document, letter)
    if not letters:
        _add(document, "What became of what you said", "Title")
        _add(document, _NOBODY, "Instead of an answer")
    with whole_file(path) as file:
        document.save(file)
    return f"{len(letters):,} letter{'' if len(letters) == 1 else 's'}"


def _delegates(store: "Store") -> "list[Key]":
    """The contacts who are delegates of any event, by name."""
    from lwdesk.store import Query

    held = store.many(DELEGATE, store.ids(Query(DELEGATE)))
    ids = dict.fromkeys(values["contact"] for values in held.values() if values["contact"] is not None)
    names = store.labels("contact", ids)
    return [("contact", id) for id in sorted(names, key=lambda i: (fold(names[i]), i))]


def _add_letter(store: "Store", document: "Document", letter: Became) -> None:
    you = "you" if letter.is_person else clean_line(letter.name)
    _add(document, f"What became of what {you} said", "Title")
    _add(document, ", ".join(filter(None, (letter.name, letter.organisation))), "Answer").runs[0].bold = True
    _add(document, f"{store.name} · as it stood on {show_date(store.today())}", "Details")
    _add(document, _opening(letter), "Answer").paragraph_format.space_before = _points(10)
    if letter.said:
        _add(document, f"What {you} said", "Heading 1")
        _add_items(document, letter.said, "said", quotes=True)
    for kind, items in letter.offered.items():
        if items:
            _add(document, f"What {you} {_HEADINGS[kind]}", "Heading 1")
            _add_items(document, items, kind)
    if letter.mapped:
        whose = "Your" if letter.is_person else "Their"
        _add(document, f"{whose} activities in the mapping", "Heading 1")
        _add_items(document, letter.mapped, "said")
    if letter.proposals:
        _add(document, "The proposals that grew from it", "Heading 1")
        for proposal in letter.proposals:
            _add_proposal(document, proposal)
    if letter.commitments:
        _add(document, "What is now promised", "Heading 1")
        for commitment in letter.commitments:
            _add_commitment(document, commitment)


def _opening(letter: Became) -> str:
    you, have = ("You", "have") if letter.is_person else (clean_line(letter.name), "has")
    if letter.is_empty:
        nothing = f"Nothing that {'you' if letter.is_person else letter.name} said has been noted in this study yet."
        return nothing if letter.is_person else f"{nothing} {_KEPT_BACK}"
    said = []
    if letter.interviewed:
        days = " and ".join(show_date(day) for day in letter.interviewed)
        said.append(f"{'We spoke with you' if letter.is_person else f'We spoke with people of {you}'} on {days}.")
    items = _items(letter)
    taken = sum(item.is_taken_up for item in items)
    said.append(f"{you} {have} told us {_things(len(items))}; {_taken(taken, len(items))}.")
    came = [_counted(len(letter.proposals), "proposal"), _counted(len(letter.commitments), "commitment")]
    if counted := [part for part in came if part]:
        said.append(f"{'It' if taken == 1 else 'They'} led to {' and '.join(counted)}.")
    if not letter.is_person:
        said.append(_KEPT_BACK)
    return " ".join(said)


def _things(count: int) -> str:
    return "one thing" if count == 1 else f"{count:,} things"


def _taken(taken: int, count: int) -> str:
    if count == 1:
        return "it has been taken up" if taken else "nothing has come of it yet"
    if not taken:
        return "nothing has come of them yet"
    if taken == count:
        return "all of them have been taken up"
    return f"{taken:,} of them {'has' if taken == 1 else 'have'} been taken up so far"


def _items(letter: Became) -> list[Item]:
    return [*letter.said, *(item for items in letter.offered.values() for item in items), *letter.mapped]


def _add_items(document: "Document", items: tuple[Item, ...], what: str, quotes: bool = False) -> None:
    """First what led to something, each with that; then, said as it is, what did not."""
    for item in items:
        if item.is_taken_up:
            _add_item(document, item, quotes)
            led = [f"Led to {_joined(item.led_to)}."] if item.led_to else []
            below = _add(document, " ".join([*item.matched, *led]), "Details")
            below.paragraph_format.left_indent = _cm(0.63)
            below.paragraph_format.space_after = _points(5)
    left = [item for item in items if not item.is_taken_up]
    if left:
        _add(document, _NOT_TAKEN[what], "Another")
        for item in left:
            _add_item(document, item, quotes)


def _add_item(document: "Document", item: Item, quotes: bool) -> None:
    paragraph = _add(document, "", "Answer list")
    if quotes:
        paragraph.add_run(f"“{writable(item.text)}”", style="Quotation")
    else:
        paragraph.add_run(writable(item.text))
    if item.about:
        paragraph.add_run(f" ({writable(item.about)})")
    paragraph.paragraph_format.keep_with_next = item.is_taken_up


def _add_proposal(document: "Document", proposal: Proposed) -> None:
    paragraph = _add(document, "", "Answer list")
    paragraph.add_run(f"{writable(proposal.ref)} ", style="Detail label")
    paragraph.add_run(f"{writable(proposal.text.rstrip('.'))} – ")
    paragraph.add_run(f"It {proposal.decision}", style="Detail label")
    reason = proposal.reason.rstrip(".")
    paragraph.add_run(f": {writable(reason)}." if reason else ".")
    if proposal.passed_to:
        paragraph.add_run(f" Recommended to {writable(_joined(proposal.passed_to))}.")


def _add_commitment(document: "Document", commitment: "CommitmentInfo") -> None:
    paragraph = _add(document, "", "Answer list")
    paragraph.add_run(f"{writable(commitment.ref)} ", style="Detail label")
    paragraph.add_run(f"{writable(clean_line(commitment.text).rstrip('.'))} – ")
    stands = commitment.standing.status or "Nothing said of it yet"
    due = f", due {show_date(commitment.due)}" if commitment.due else ""
    paragraph.add_run(f"{stands}{due}", style="Detail label")
    progress = clean_line(commitment.progress).rstrip(".")
    paragraph.add_run(f". Latest: {writable(progress)}." if progress else ".")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}" if count else ""


def _joined(parts: tuple[str, ...]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _add(document: "Document", text: str, style: str) -> "Paragraph":
    return document.add_paragraph(writable(text), style=style)


def _points(size: float) -> "int":
    from docx.shared import Pt

    return Pt(size)


def _cm(size: float) -> "int":
    from docx.shared import Cm

    return Cm(size)
