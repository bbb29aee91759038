"""The colours of the window, light and dark, by the part they play; no colour is named anywhere else.

`TEXT_PAIRS` and `SHAPE_PAIRS` say which colours meet on the screen; a test holds them to WCAG 2.2 AA.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """One colour for each part, as "#rrggbb"."""

    dark: bool
    window: str
    """What lies around the paper."""
    paper: str
    """Pages, forms and tables."""
    field: str
    """What one types in."""
    sidebar: str
    text: str
    quiet: str
    """Labels, help and counts."""
    accent: str
    """The one colour that draws the eye: links, the focus ring, the main button."""
    on_accent: str
    accent_strong: str
    """The main button under the pointer."""
    border: str
    """Round everything that can be changed."""
    line: str
    """Between things; nothing depends on seeing it."""
    hover: str
    selected: str
    on_selected: str
    chip: str
    on_chip: str
    found: str
    """Behind the words that a search found."""
    on_found: str
    danger: str
    danger_wash: str
    warning: str
    warning_wash: str
    success: str
    success_wash: str
    quotation: str
    """The line under somebody's very words."""
    quotation_wash: str
    passage: str
    """The bracket beside a passage of a note, and the names of its themes."""
    passage_wash: str
    passage_shared: str
    """Behind words that belong to several passages."""
    disabled: str
    scroll: str


LIGHT = Palette(
    dark=False,
    window="#f2f4f6",
    paper="#ffffff",
    field="#ffffff",
    sidebar="#e8ebef",
    text="#1b2127",
    quiet="#515b65",
    accent="#1a64a8",
    on_accent="#ffffff",
    accent_strong="#124a80",
    border="#7d868f",
    line="#dde2e7",
    hover="#edf2f7",
    selected="#d5e5f5",
    on_selected="#10263c",
    chip="#e8edf2",
    on_chip="#262f38",
    found="#fbe39a",
    on_found="#2b2100",
    danger="#b3261e",
    danger_wash="#fcecea",
    warning="#825000",
    warning_wash="#fdf2dc",
    success="#1b693a",
    success_wash="#e6f4eb",
    quotation="#7a55b0",
    quotation_wash="#f1ebfa",
    passage="#1b6f78",
    passage_wash="#dff1f2",
    passage_shared="#b5dfe3",
    disabled="#8a929a",
    scroll="#8b949d",
)

DARK = Palette(
    dark=True,
    window="#191b1f",
    paper="#212429",
    field="#1a1d21",
    sidebar="#15171a",
    text="#e7eaed",
    quiet="#a8b1ba",
    accent="#76b4ee",
    on_accent="#0a1c2d",
    accent_strong="#a2cef6",
    border="#7c858f",
    line="#353a41",
    hover="#2a2f36",
    selected="#264663",
    on_selected="#f3f8fc",
    chip="#333941",
    on_chip="#e0e5ea",
    found="#6a5212",
    on_found="#fff3cf",
    danger="#ff9389",
    danger_wash="#3a2321",
    warning="#f0bb5e",
    warning_wash="#382e1b",
    success="#78d298",
    success_wash="#1e3426",
    quotation="#b79bea",
    quotation_wash="#2f2842",
    passage="#6cc5ce",
    passage_wash="#16343a",
    passage_shared="#1f4f57",
    disabled="#737b84",
    scroll="#737c86",
)

TEXT_PAIRS = (
    *(("text", ground) for ground in ("window", "paper", "field", "sidebar", "hover")),
    *(("quiet", ground) for ground in ("window", "paper", "field", "sidebar", "hover", "selected")),
    *(("accent", ground) for ground in ("window", "paper", "field", "sidebar", "hover")),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("on_selected", "selected"),
    ("text", "selected"),
    ("on_chip", "chip"),
    ("quiet", "chip"),
    ("on_found", "found"),
    *((status, "paper") for status in ("danger", "warning", "success")),
    *((status, "window") for status in ("danger", "warning", "success")),
    *((status, f"{status}_wash") for status in ("danger", "warning", "success")),
    *(("text", f"{status}_wash") for status in ("danger", "warning", "success", "quotation", "passage")),
    ("text", "passage_shared"),
    ("passage", "paper"),
)
"""Text and what it stands on: 4.5 to 1 at least."""

SHAPE_PAIRS = (
    *(("border", ground) for ground in ("window", "paper", "field")),
    *(("accent", ground) for ground in ("window", "paper", "field", "sidebar", "selected")),
    ("scroll", "paper"),
    ("danger", "field"),
    ("danger", "quotation_wash"),
    *(("quotation", ground) for ground in ("field", "quotation_wash", "passage_wash", "passage_shared")),
    *((mark, ground) for mark in ("danger", "passage") for ground in ("passage_wash", "passage_shared")),
    ("on_accent", "accent"),
)
"""Edges, rings and marks, and what they stand on: 3 to 1 at least."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2: 1 for the same colour, 21 for black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
