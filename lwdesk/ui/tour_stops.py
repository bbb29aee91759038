"""The panels and screens that the tour takes pictures of, and how each is come to."""

from collections.abc import Callable

from lwdesk.paths import resource
from lwdesk.records import COMMITMENT, CONTACT, INTERVIEW, PASSAGE, RECOMMENDATION
from lwdesk.store import Query
from lwdesk.ui import exports, guide, search, thread, typing, word
from lwdesk.ui.contributions.page import ContributionsPage
from lwdesk.ui.dialogs import backups, history, keys, merge, person, vocabularies
from lwdesk.ui.event import invite, proposing
from lwdesk.ui.framework import letters
from lwdesk.ui.pages.parted import PartedPage
from lwdesk.ui.search.panel import SearchPanel
from lwdesk.ui.thread.linking import LinkPanel
from lwdesk.ui.thread.screen import ThreadScreen
from lwdesk.ui.window import Window


def fill_in(window: Window) -> None:
    """Show somebody's contributions where they are typed in; other views show what they have by themselves."""
    page = window.page.inner if isinstance(window.page, PartedPage) else None
    if isinstance(page, ContributionsPage) and page.types and window.store is not None:
        said = [one.delegate for one in window.store.contributions.all() if one.delegate is not None]
        page.typing.show_delegate(max(said, key=said.count))


def _merge(window: Window) -> None:
    window.show_page("Organisations")
    if window.list_page is not None:
        window.list_page.table.selectRow(3)
    merge.merge_chosen(window)


def _erase(window: Window) -> None:
    window.show_page("Contacts")
    if window.list_page is not None:
        window.list_page.table.selectRow(3)
    person.ask_to_erase(window)


def _interview(window: Window, name: str) -> int:
    assert window.store is not None
    ids = window.store.ids(Query(INTERVIEW))
    return next(i for i, label in window.store.labels(INTERVIEW.name, ids).items() if label == name)


def _typing(window: Window) -> None:
    assert window.store is not None
    interview = _interview(window, "Dr Søren Adeyemi")
    note = next(n for n in window.store.notes.of(interview) if n.marks)
    typing.open_typing(window, interview, note.id)


def _summing_up(window: Window) -> None:
    typing.open_typing(window, _interview(window, "Magnus Oyelaran-Pike"), summary="gaps")


def _search(window: Window) -> None:
    search.show_search(window)
    for panel in window.findChildren(SearchPanel):
        panel.box.setText("union")
        panel.ask()


def _word(window: Window) -> None:
    word.import_notes(window, [resource("sample/interview.docx")])


def _passages(window: Window) -> None:
    """A note with passages of several themes, in the margin and behind the words."""
    assert window.store is not None
    by_note: dict[int, int] = {}
    for one in window.store.many(PASSAGE, window.store.ids(Query(PASSAGE))).values():
        by_note[one["note"]] = by_note.get(one["note"], 0) + 1
    note = max(by_note, key=lambda i: (by_note[i], -i))
    typing.open_typing(window, None, note_id=note)


def _invite(window: Window) -> None:
    window.show_page("Event", "Delegates")
    assert window.store is not None
    panel = invite.open_invite(window, window.store)
    there = {one.contact for one in window.store.event.delegates(window.store.event.current())}
    panel.show_way(3)
    panel.people.set_value(tuple(i for i in window.store.ids(Query(CONTACT)) if i not in there))
    panel.people.chosen.emit()


def _places(window: Window) -> None:
    window.show_page("Event", "Workshops")
    assert window.store is not None
    panel = proposing.open_proposing(window, window.store, window.store.event.current())
    panel.whom[-1].click()


def _merge_proposals(window: Window) -> None:
    window.show_page("Event", "Proposals")
    merge.merge_chosen(window)


def _letters(window: Window) -> None:
    window.show_page("Framework", "Recommendations")
    assert window.store is not None
    letters.show_letters(window, window.store, window.store.ids(Query(RECOMMENDATION)))


def _thread(window: Window) -> None:
    """The commitment with the longest thread of the first twenty."""
    assert window.store is not None
    threads = window.store.threads
    ids = list(window.store.ids(Query(COMMITMENT)))[:20]
    longest = max(ids, key=lambda i: len(found.nodes) if (found := threads.of(COMMITMENT.name, i)) else 0)
    window.open_record(COMMITMENT.name, longest)
    thread.show_thread_of(window, (COMMITMENT.name, longest))


def _whole_thread(window: Window) -> None:
    """The same thread, its picture as a whole."""
    _thread(window)
    screen = window.shown_screen
    if isinstance(screen, ThreadScreen):
        screen.picture.zoom_to_fit()
        screen.picture.setFocus()


def _link(window: Window) -> None:
    """What the commitment may be linked to."""
    _thread(window)
    if isinstance(window.shown_screen, ThreadScreen):
        window.shown_screen.link()
    for panel in window.findChildren(LinkPanel):
        panel.box.setText("training")
        panel.search()


PANELS: dict[str, Callable[[Window], None]] = {
    "terms": vocabularies.show_vocabularies,
    "history": history.show_study_history,
    "keys": keys.show_keys,
    "backups": backups.show_backups,
    "exports": exports.show_exports,
    "merge": _merge,
    "erase": _erase,
    "invite": _invite,
    "proposed-places": _places,
    "merge-proposals": _merge_proposals,
    "letters": _letters,
}

SCREENS: dict[str, Callable[[Window], None]] = {
    "typing": _typing,
    "typing-passages": _passages,
    "typing-summary": _summing_up,
    "guide": guide.show_guide,
    "search": _search,
    "notes-from-word": _word,
    "thread": _thread,
    "thread-whole": _whole_thread,
    "thread-link": _link,
    "never-taken-up": thread.show_loose,
}
