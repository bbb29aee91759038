"""What a filter is ticked for, kept so that it lasts: terms and records by UUID, through renaming and merging."""

from dataclasses import dataclass
from dataclasses import replace as another

from lwdesk.exchange.answers import Answers, key_of
from lwdesk.fields import Field, Kind
from lwdesk.records import CONTACT, RECORDS, TERM
from lwdesk.records.parties import number_of, of_number, party, target_of
from lwdesk.records.tables import Record
from lwdesk.store import Store


@dataclass(frozen=True, slots=True)
class Kept:
    """One ticked value of a filter."""

    key: str = ""
    """The UUID of a term or a record, the words of an option or a line, "Yes" or "No"; "" for blank."""
    words: str = ""
    """What it was called when it was kept; never the name of a contact, which is to go when the contact is erased."""

    @property
    def is_blank(self) -> bool:
        """Whether it asks for records that leave the field blank."""
        return not self.key


def kept(store: Store, record: Record, field: Field, value: int | None) -> Kept:
    """What to keep of a value of a `Where` about the record's field."""
    if value is None:
        return Kept()
    if field.parts:
        of, id = target_of(of_number(value))
        of_part = kept(store, record, _part(record, field, of), id)
        return another(of_part, key=f"{of}:{of_part.key}")
    if field.kind is Kind.OPTION:
        return Kept(field.ui.options[value], field.ui.options[value])
    if field.kind is Kind.YES_NO:
        return Kept("Yes", "Yes") if value else Kept("No", "No")
    if field.kind is Kind.LINE:
        said = str(store.cells(record, [value], [field])[0][0])
        return Kept(said, said)
    target = _target(field)
    held = store.get(target, value)
    label = "" if target is CONTACT else store.labels(target.name, [value], deleted=True).get(value, "")
    return Kept(str(held["uuid"]) if held else "gone", label)


def meant_by(store: Store, record: Record, field: Field, value: Kept) -> int | None:
    """What a `Where` would have for it today; None for blank, and where it is gone."""
    if value.is_blank:
        return None
    if field.parts:
        of, _, uuid = value.key.partition(":")
        found = meant_by(store, record, _part(record, field, of), another(value, key=uuid))
        return number_of(party(of, found)) if found is not None else None
    if field.kind is Kind.OPTION:
        return field.ui.options.index(value.key) if value.key in field.ui.options else None
    if field.kind is Kind.YES_NO:
        return int(value.key == "Yes")
    if field.kind is Kind.LINE:
        return next((i for i, text in store.texts(record, field) if text == value.key), None)
    target = _target(field)
    living = next((i for i, uuid, *_ in store.identities(target) if uuid == value.key), None)
    if living is not None:
        return living
    if target is TERM:
        # It may have been renamed before it was merged.
        last = store.last_label(TERM, value.key)
        return _merged_term(store, field.ui.vocabulary, last or value.words)
    stayed = Answers(store, target.name).stayed(value.key)
    return stayed.record_id if stayed else None


def shown(store: Store, record: Record, field: Field, value: Kept) -> str:
    """What it is called today, or was when it was kept; "blank" for blank."""
    if value.is_blank:
        return "blank"
    if field.kind in (Kind.OPTION, Kind.YES_NO, Kind.LINE):
        return value.words
    found = meant_by(store, record, field, value)
    label = ""
    if found is not None:
        target, id = target_of(of_number(found)) if field.parts else (_target(field).name, found)
        label = store.labels(target, [id]).get(id, "")
    return label or value.words or f"a {field.label.lower()} that is gone"


def _part(record: Record, field: Field, target: str) -> Field:
    """The field that keeps what the part has of that kind of record."""
    return next(part for name in field.parts if (part := record.field(name)).ui.target == target)


def _target(field: Field) -> Record:
    return RECORDS[field.ui.target] if field.ui.target else TERM


def _merged_term(store: Store, vocabulary: str, words: str) -> int | None:
    """The term that one of that label was merged into: it has the label among its synonyms."""
    wanted = key_of(words)
    terms = store.terms(vocabulary, retired=True)
    return next((t.id for t in terms if wanted in {key_of(word) for word in (t.label, *t.synonyms)}), None)
