"""Who plays a part that a contact or an organisation may play: "contact:5", "organisation:7", None for nobody.

A form shows such a part as one field, and the record keeps it in two: `gathered` and `spread` lead from one to the
other. A part that several play has a tuple of such texts, organisations first, each kind in the order it was given in.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from lwdesk.fields import Field
from lwdesk.records.tables import Record

_TARGETS = ("contact", "organisation")


def party(target: str, id: int) -> str:
    """The contact or organisation of that id as one value."""
    return f"{target}:{id}"


def target_of(value: str) -> tuple[str, int]:
    """(kind of record, id) of such a value. Raises ValueError where it is none."""
    target, _, id = value.partition(":")
    return target, int(id)


def number_of(value: str) -> int:
    """The same as a number, for what counts all values by numbers: filters, and the chips of a form."""
    target, id = target_of(value)
    return id * len(_TARGETS) + _TARGETS.index(target)


def of_number(number: int) -> str:
    """The contact or organisation that the number stands for."""
    id, kind = divmod(number, len(_TARGETS))
    return party(_TARGETS[kind], id)


def gathered(record: Record, held: Mapping[str, Any]) -> dict[str, Any]:
    """What the parts of a record are, by field, out of what is kept of them."""
    return {field.name: _joined(record, field, held) for field in record.parties}


def _joined(record: Record, field: Field, held: Mapping[str, Any]) -> Any:
    person, body = (record.field(name) for name in field.parts)
    if field.many:
        return tuple(party(part.ui.target, i) for part in (body, person) for i in held[part.name])
    given = (party(part.ui.target, held[part.name]) for part in (person, body) if held[part.name] is not None)
    return next(given, None)


def spread(record: Record, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same values as the fields that keep them have them: a contact takes the organisation's place, and it theirs.

    What is given of other fields stays as it is. Raises ValueError for what is no party.
    """
    if not record.parties:
        return given
    kept = dict(given)
    for field in record.parties:
        parts = [record.field(name) for name in field.parts]
        if field.name in kept:
            value = kept.pop(field.name)
            kept |= _parted(parts, value if field.many else (value,) if value else (), field.many)
        elif not field.many:
            for one, other in (parts, parts[::-1]):
                if kept.get(one.name) is not None:
                    kept.setdefault(other.name, None)
    return kept


def _parted(parts: Iterable[Field], values: Iterable[str], many: bool) -> dict[str, Any]:
    led = [target_of(value) for value in values]
    found: dict[str, Any] = {}
    for part in parts:
        ids = tuple(dict.fromkeys(i for target, i in led if target == part.ui.target))
        found[part.name] = ids if many else next(iter(ids), None)
    return found
