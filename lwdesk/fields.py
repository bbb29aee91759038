"""What a field is: declared once on a record's form class, read here, used by form, table, import and export.

A field with one value is a column: an `Annotated` attribute of the form whose metadata holds a `Ui`.
A field with many values (terms, links) is kept in a link table: a `ClassVar` of the form that holds a `Many`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pydantic.fields import FieldInfo

from lwdesk import text, values
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from pydantic import TypeAdapter


class Kind(StrEnum):
    """The kinds of field; each has one editor, one way to be read and one to be written."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    DATE = "date"
    TIME = "time"
    """A time of day, kept as text: "14:30"."""
    NUMBER = "number"
    YES_NO = "yes_no"
    OPTION = "option"
    """One of a few words that the program itself goes by, kept as text; no list of the user's."""
    CHOICE = "choice"
    CHOICES = "choices"
    LINK = "link"
    LINKS = "links"
    PARTY = "party"
    """A contact or an organisation, whichever plays the part."""
    PARTIES = "parties"
    EMAIL = "email"
    TELEPHONE = "telephone"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Ui:
    """What a screen and a workbook need to know of a field beyond its type, title, help and limits."""

    kind: Kind
    section: str = ""
    also: tuple[str, ...] = ()
    """Other headings under which spreadsheets hold it."""
    vocabulary: str = ""
    grows: bool = False
    """Whether an import adds to the vocabulary what is not in it yet: a list that every study has of its own."""
    options: tuple[str, ...] = ()
    """The words that an option may be, in their order."""
    meant: tuple[tuple[str, str], ...] = ()
    """Other words for options, each with the option that it means."""
    clock: str = ""
    """The field that holds the time of a day's appointment: what is typed into the day may name both."""
    target: str = ""
    """The name of the record that a link leads to."""
    lasting: bool = False
    """Whether a link goes on naming a record that was deleted since."""
    beside: str = ""
    """The field of the same record that says where the linked one belongs, as an organisation does for a person."""
    listed: bool = True
    """Whether exported lists have it as a column."""
    shown: bool = True
    """Whether the table shows it until the user chooses otherwise."""
    formed: bool = True
    """Whether the form has a field for it; what is typed elsewhere on the page needs none."""
    width: int = 18
    """Width of its column, in characters."""
    personal: bool = False
    """Whether it tells who a person is, and so goes when the person is erased."""


@dataclass(frozen=True, slots=True)
class Many:
    """The declaration of a field with several values: terms of a vocabulary, or links to other records."""

    label: str
    ui: Ui
    help: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """The declaration of a field that is read through a link, and kept by the record that the link leads to."""

    label: str
    link: str
    """The field of this record that leads there."""
    field: str
    """The field of that record."""
    ui: Ui


@dataclass(frozen=True, slots=True)
class Either:
    """The declaration of a field for a part that a contact or an organisation may play: it shows both as one.

    What it says is kept in its two `parts`, the field for the contact and that for the organisation.
    """

    label: str
    parts: tuple[str, str]
    ui: Ui
    help: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field as everybody but its declaration sees it."""

    name: str
    label: str
    help: str
    ui: Ui
    limit: int | None = None
    """The most characters it holds, where there is a limit."""
    via: str = ""
    """For a derived field the link that it is read through, and the field that it is there."""
    of: str = ""
    parts: tuple[str, ...] = ()
    """For a part that a contact or an organisation plays the fields that keep it, that of the contact first."""

    @property
    def kind(self) -> Kind:
        return self.ui.kind

    @property
    def many(self) -> bool:
        """Whether it holds a tuple, kept in link tables."""
        return self.kind in (Kind.CHOICES, Kind.LINKS, Kind.PARTIES)

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading it goes by, its own first."""
        return (self.label, *self.ui.also)


_DECLARED: dict[type, dict[str, FieldInfo]] = {}


def declared(form: type) -> dict[str, FieldInfo]:
    """What a form declares of its fields with one value, by name in their order, as pydantic describes it."""
    found = _DECLARED.get(form)
    if found is None:
        found = _DECLARED[form] = {
            name: _described(annotation, form.__dict__.get(name))
            for name, annotation in form.__annotations__.items()
            if not isinstance(form.__dict__.get(name), Many | Derived | Either)
        }
    return found


def _described(annotation: Any, given: Any) -> FieldInfo:
    return (
        FieldInfo.from_annotation(annotation)
        if given is None
        else FieldInfo.from_annotated_attribute(annotation, given)
    )


def fields_of(form: type) -> tuple[Field, ...]:
    """The fields of a form class in the order of their declaration."""
    return tuple(_read_fields(form))


def _read_fields(form: type) -> Iterator[Field]:
    for name in form.__annotations__:
        many = form.__dict__.get(name)
        if isinstance(many, Many):
            yield Field(name, many.label, many.help, many.ui)
            continue
        if isinstance(many, Derived):
            yield Field(name, many.label, "", many.ui, via=many.link, of=many.field)
            continue
        if isinstance(many, Either):
            yield Field(name, many.label, many.help, many.ui, parts=many.parts)
            continue
        info = declared(form)[name]
        ui = next((m for m in info.metadata if isinstance(m, Ui)), None)
        if ui:
            limit = next((m.max_length for m in info.metadata if hasattr(m, "max_length")), None)
            yield Field(name, info.title or name, info.description or "", ui, limit)


_READERS: dict[Kind, Callable[[str], Any]] = {
    Kind.DATE: values.read_date,
    Kind.TIME: values.read_time,
    Kind.NUMBER: values.read_number,
    Kind.YES_NO: values.read_yes_no,
    Kind.EMAIL: values.read_email,
    Kind.TELEPHONE: values.read_telephone,
    Kind.WEB: values.read_web,
}


def read_value(field: Field, typed: str) -> Any:
    """The value of a one-valued field that the typed text means: text, date, number, bool; None or "" for blank.

    Choices, links and parties are not read here, since what they name is known to the store only.
    Raises Unreadable with the sentence to show.
    """
    cleaned = text.clean(typed) if field.kind is Kind.PARAGRAPH else text.clean_line(typed)
    if not cleaned:
        return blank(field)
    if field.limit and len(cleaned) > field.limit:
        raise Unreadable(
            f"{field.label} holds at most {field.limit:,} characters; this has {len(cleaned):,}. "
            "Shorten it or use Notes."
        )
    if field.kind is Kind.OPTION:
        return _read_option(field, cleaned)
    reader = _READERS.get(field.kind)
    return reader(cleaned) if reader else cleaned


def _read_option(field: Field, typed: str) -> str:
    wanted = text.match_key(typed)
    for word, option in (*((each, each) for each in field.ui.options), *field.ui.meant):
        if text.match_key(word) == wanted:
            return option
    raise Unreadable(f"“{typed}” is not known here. {field.label} is one of: {', '.join(field.ui.options)}.")


def show_value(field: Field, value: Any) -> str:
    """The value of a one-valued field as a form shows it; choices and links are shown by the store's labels."""
    if value is None or value == "":
        return ""
    if field.kind is Kind.YES_NO:
        return "Yes" if value else "No"
    if isinstance(value, date):
        return values.show_date(value)
    if field.kind is Kind.NUMBER:
        return values.show_number(value)
    return str(value)


def blank(field: Field) -> Any:
    """The value of the field when nothing is in it: "" for text, () for many, None for the rest."""
    if field.many:
        return ()
    if field.kind in (Kind.DATE, Kind.NUMBER, Kind.YES_NO, Kind.CHOICE, Kind.LINK, Kind.PARTY):
        return None
    return ""


def validate(form: type, name: str, value: Any) -> Any:
    """The value as the form class accepts it for its field `name`. Raises Unreadable, with the reason in our words."""
    info = declared(form)[name]
    try:
        held = _adapter(form, name).validate_python(value)
    except ValueError as error:
        raise Unreadable(f"{info.title} cannot hold {_reason(error)} Change it and it will be stored.") from None
    kind = next((m.kind for m in info.metadata if isinstance(m, Ui)), None)
    if kind is Kind.TIME and held and not values.is_time(held):
        raise Unreadable(f"{info.title} cannot hold “{held}”. It is a time of day, such as 14:30.")
    options = next((m.options for m in info.metadata if isinstance(m, Ui)), ())
    if options and held and held not in options:
        raise Unreadable(f"{info.title} cannot hold “{held}”. It is one of: {', '.join(options)}.")
    return held


def _reason(error: Any) -> str:
    # pydantic's own words speak of types and of its schema.
    first = error.errors(include_url=False)[0]
    if first["type"] == "string_too_long":
        return f"more than {first['ctx']['max_length']:,} characters; this has {len(first['input']):,}."
    shown = repr(first["input"])
    return f"{shown if len(shown) < 60 else shown[:60] + '…'}."


_ADAPTERS: "dict[tuple[type, str], TypeAdapter[Any]]" = {}


def _adapter(form: type, name: str) -> "TypeAdapter[Any]":
    # Built on first use: pydantic compiles each one, and most are never asked for in a session.
    found = _ADAPTERS.get((form, name))
    if found is None:
        # Imported here: it brings in what the first edit needs and the window does not.
        from pydantic import TypeAdapter

        info = declared(form)[name]
        found = _ADAPTERS[form, name] = TypeAdapter(info.rebuild_annotation())
    return found
