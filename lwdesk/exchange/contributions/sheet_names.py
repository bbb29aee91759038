"""Names for the sheets of a workbook, made of the user's own words as Excel allows them."""

from lwdesk.exchange.write.rows import writable

_UNSAFE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST = 31
_RESERVED = "history"


def sheet_names(labels: list[str], taken: tuple[str, ...]) -> list[str]:
    """A name for each label, no two the same in whatever case, and none of those that are taken."""
    used = {name.casefold() for name in (*taken, _RESERVED)}
    names = []
    for label in labels:
        plain = " ".join(writable(label).translate(_UNSAFE).split()).strip("' ") or "Sheet"
        name, number = _cut(plain, _LONGEST), 1
        while name.casefold() in used:
            number += 1
            name = f"{_cut(plain, _LONGEST - len(str(number)) - 1)} {number}"
        used.add(name.casefold())
        names.append(name)
    return names


def _cut(text: str, most: int) -> str:
    # Excel counts as UTF-16 does, and no character may be cut in two.
    return text.encode("utf-16-le", "replace")[: most * 2].decode("utf-16-le", "ignore").strip("' ")
