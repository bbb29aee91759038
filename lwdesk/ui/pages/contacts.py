"""The Contacts page: the people who know the field, with their organisation and activities, and likely doubles."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from lwdesk.operations.person import around
from lwdesk.operations.schedule import in_words
from lwdesk.records import CONTACT, INTERVIEW
from lwdesk.ui.pages.doubles import DoublesWatch
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.parts import Parts

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.form import RecordForm
    from lwdesk.ui.window import Window

FILTERS = ("organisation", "groups", "sectors", "level", "found", "quote")


def contacts_page(window: "Window", store: "Store") -> ListPage:
    """The page of all contacts; under the form what belongs to the contact, in it a line about likely doubles."""
    page = ListPage(window, store, CONTACT, title="Contacts", filters=FILTERS)
    parts = Parts(store, "Around this contact", partial(around, store), called=partial(_called, store))
    parts.open_record.connect(window.open_record)
    page.side.add_below(parts)
    page.side.made.connect(lambda form: _watch(window, store, page, form))
    page.more = [
        ("Book an interview\tCtrl+B", partial(_book, window)),
        ("All about this person…", _person(window, "save_all_about")),
        ("Erase this person…", _person(window, "ask_to_erase")),
    ]
    return page


def _called(store: "Store", name: str, ids: Sequence[int]) -> dict[int, str]:
    return in_words(store, ids) if name == INTERVIEW.name else store.labels(name, ids)


def _book(window: "Window") -> None:
    from lwdesk.ui.scheduling import book

    book(window)


def _watch(window: "Window", store: "Store", page: ListPage, form: "RecordForm") -> None:
    watch = DoublesWatch(store, form)
    watch.look_at.connect(lambda contact_id: window.open_record(CONTACT.name, contact_id))
    watch.merge_with.connect(lambda contact_id: _merge(window, store, page, contact_id))
    page.side.add_watcher(watch)


def _merge(window: "Window", store: "Store", page: ListPage, other: int) -> None:
    from lwdesk.ui.dialogs.merge import open_merge

    page.flush()
    if page.side.record_id is not None and not window.looking:
        open_merge(window, store, CONTACT, [other, page.side.record_id])


def _person(window: "Window", name: str) -> Callable[[], None]:
    def act() -> None:
        from lwdesk.ui.dialogs import person

        getattr(person, name)(window)

    return act
