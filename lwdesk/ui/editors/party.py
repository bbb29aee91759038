"""The editors of parts that a contact or an organisation plays: type to find either of them, in one field."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from lwdesk.fields import Field
from lwdesk.records import CONTACT, ORGANISATION, RECORDS
from lwdesk.records.parties import number_of, of_number, party, target_of
from lwdesk.text import clean_line, fold, match_key
from lwdesk.ui.editors.choice import ChoiceEditor
from lwdesk.ui.editors.choices import ChoicesEditor
from lwdesk.ui.editors.making import make
from lwdesk.ui.editors.sources import Found
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store

_KINDS = (CONTACT.name, ORGANISATION.name)
_MOST = 30


class Parties:
    """Contacts and organisations together, by their names; a contact with the organisation beside."""

    instant = False
    grows = True
    opens = "party"
    noun = "the contacts and organisations"

    def __init__(self, store: "Store") -> None:
        self._store = store

    def find(self, typed: str) -> list[Found]:
        wanted = fold(typed.strip())
        named = [
            (kind, id, name) for kind in _KINDS for id, name in self._store.find(RECORDS[kind], typed.strip(), _MOST)
        ]
        named.sort(key=lambda each: (not fold(each[2]).startswith(wanted), fold(each[2])))
        places = self._places([id for kind, id, _ in named if kind == CONTACT.name])
        return [
            Found(number_of(party(kind, id)), name, places[id] if kind == CONTACT.name else "organisation")
            for kind, id, name in named[:_MOST]
        ]

    def exact(self, typed: str) -> Found | None:
        key = match_key(typed)
        return next((found for found in self.find(typed) if match_key(found.label) == key), None) if key else None

    def offers(self, typed: str) -> list[Found]:
        """What a new one of that name may be, the likelier first."""
        from lwdesk.exchange.recognise.parties import reads_like_person

        kinds = _KINDS if reads_like_person(typed) else _KINDS[::-1]
        said = {CONTACT.name: "as a contact", ORGANISATION.name: "as an organisation"}
        return [Found(None, typed, said[kind], sort=kind) for kind in kinds]

    def labels(self, ids: Iterable[int]) -> dict[int, str]:
        led = [(number, *target_of(of_number(number))) for number in ids]
        found: dict[int, str] = {}
        for kind in _KINDS:
            # Who played a part goes on having played it, deleted or not.
            names = self._store.labels(kind, [id for _, target, id in led if target == kind], deleted=True)
            found |= {number: names[id] for number, target, id in led if target == kind and id in names}
        return found

    def create(self, label: str) -> Found:
        return self.create_as(label, self.offers(label)[0].sort)

    def create_as(self, label: str, sort: str) -> Found:
        """Make a contact or an organisation, as a step of its own. Raises StudyTrouble or Unreadable."""
        label, record = clean_line(label), RECORDS[sort]
        with self._store.step(f"New {record.label.lower()} “{label}”") as step:
            made = step.create(record, {record.title: label})
        return Found(number_of(party(sort, made)), label)

    def _places(self, contacts: list[int]) -> dict[int, str]:
        """What stands beside each of the contacts: that it is one, and where it belongs."""
        rows = self._store.cells(CONTACT, contacts, [CONTACT.field("organisation")])
        return {id: f"contact, {row[0]}" if row[0] else "contact" for id, row in zip(contacts, rows, strict=True)}


class PartyEditor(ChoiceEditor):
    """One contact or organisation. Ctrl+Enter opens it."""

    def __init__(self, field: Field, store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(field, store, parent, Parties(store))

    def set_value(self, raw: Any) -> None:
        super().set_value(number_of(raw) if raw else None)

    def value(self) -> Any:
        number = super().value()
        return None if number is None else of_number(number)

    def refresh(self) -> None:
        if self._id is not None and self.text() == self._label:
            super().set_value(self._id)

    def open_value(self) -> None:
        """Ask for the contact or organisation that stands here."""
        if self._id is not None:
            self.open_record.emit(*target_of(of_number(self._id)))

    def _pick(self, found: Found) -> None:
        made = _made(self, self._source, found)
        if made is not None:
            super()._pick(made)


class PartiesEditor(ChoicesEditor):
    """Several contacts and organisations, as chips."""

    def __init__(self, field: Field, store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(field, store, parent, Parties(store))

    @property
    def ids(self) -> tuple[Any, ...]:
        """The contacts and organisations of the chips."""
        return tuple(map(of_number, self._ids))

    def set_value(self, raw: Any) -> None:
        super().set_value(tuple(map(number_of, raw or ())))

    def value(self) -> tuple[Any, ...]:
        return tuple(map(of_number, super().value()))

    def _open(self, id: int) -> None:
        self.open_record.emit(*target_of(of_number(id)))

    def _pick(self, found: Found) -> None:
        made = _made(self, self._source, found)
        if made is not None:
            super()._pick(made)


def _made(editor: PartyEditor | PartiesEditor, source: Any, found: Found) -> Found | None:
    """What was found, made as what it was chosen to be where it is new."""
    if found.id is not None or not found.sort:
        return make(editor, source, found)
    from lwdesk.store import StudyTrouble

    try:
        made: Found = source.create_as(found.label, found.sort)
    except (StudyTrouble, Unreadable) as trouble:
        editor.message.emit(str(trouble))
        return None
    return made
