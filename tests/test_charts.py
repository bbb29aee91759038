"""Charts as pictures, also of odd data, also from several threads."""

import io
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from subprocess import run

import pytest
from PIL import Image

from lwdesk import charts
from lwdesk.charts import PRINT, Inks
from lwdesk.store.plan import MeasureInfo, ReadingInfo

TODAY = date(2004, 11, 15)
DARK = Inks(ground="#212429", text="#e7eaed", quiet="#a8b1ba", line="#7c858f", accent="#76b4ee")


def measure(*readings: tuple[date | None, float]) -> MeasureInfo:
    taken = tuple(ReadingInfo(n, 1, day, value, "") for n, (day, value) in enumerate(readings, 1))
    latest = taken[-1] if taken else None
    return MeasureInfo(
        1, None, "Vacancies filled", "vacancies", 0.0, 250.0, date(2004, 4, 1), date(2005, 3, 31),
        latest.value if latest else None, latest.day if latest else None, "", None, taken,
    )  # fmt: skip


USUAL = measure((date(2004, 6, 30), 20), (date(2004, 8, 1), 80), (date(2004, 9, 30), 120))


def picture(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png))
    assert image.format == "PNG"
    return image.convert("RGB")


def colours(image: Image.Image) -> set[tuple[int, int, int]]:
    return {colour for _, colour in image.getcolors(1 << 20) or []}  # type: ignore[misc]


def test_a_chart_is_a_picture_of_the_size_asked_for() -> None:
    assert picture(charts.measure_png(USUAL, TODAY, ink=PRINT, width=300, height=120)).size == (300, 120)
    assert picture(charts.measure_png(USUAL, TODAY, ink=PRINT, width=300, height=120, scale=2)).size == (600, 240)
    assert picture(charts.bars_png([("None", 3)], ink=PRINT, width=200, height=60, scale=1.5)).size == (300, 90)


def test_the_same_chart_is_the_same_picture() -> None:
    first = charts.measure_png(USUAL, TODAY, ink=PRINT, width=300, height=120, scale=2)
    charts.bars_png([("Other", 3)], ink=DARK, width=90, height=60)
    assert charts.measure_png(USUAL, TODAY, ink=PRINT, width=300, height=120, scale=2) == first


def test_another_reading_is_another_picture() -> None:
    other = replace(USUAL, latest=121.0)
    both = [charts.measure_png(one, TODAY, ink=PRINT, width=300, height=120) for one in (USUAL, other)]
    assert both[0] != both[1]


@pytest.mark.parametrize("ink", [PRINT, DARK], ids=["print", "dark"])
def test_a_chart_stands_on_the_ground_that_it_was_given(ink: Inks) -> None:
    image = picture(charts.measure_png(USUAL, TODAY, ink=ink, width=300, height=120))
    ground = tuple(bytes.fromhex(ink.ground[1:]))
    assert {image.getpixel(at) for at in ((0, 0), (299, 0), (0, 119), (299, 119))} == {ground}


def test_a_chart_can_be_read_in_grey() -> None:
    grey = picture(charts.measure_png(USUAL, TODAY, ink=PRINT, width=300, height=120)).convert("L")
    dark = [count for shade, count in enumerate(grey.histogram()) if shade < 128]
    assert sum(dark) > 400


def test_nothing_is_drawn_in_a_colour_that_was_not_given() -> None:
    """Between the ground and one of the inks lies every shade."""
    image = picture(charts.measure_png(USUAL, TODAY, ink=PRINT, width=300, height=120, scale=2))
    for red, green, blue in colours(image):
        assert max(red - blue, red - green, green - blue) <= 12, (red, green, blue)


ODD = {
    "no readings": measure(),
    "one reading": measure((date(2004, 6, 30), 20)),
    "the same day twice": measure((date(2004, 6, 30), 20), (date(2004, 6, 30), 25)),
    "below nought": measure((date(2004, 6, 30), -20), (date(2004, 7, 30), -5)),
    "very many": measure((date(2004, 6, 30), 1e12)),
    "the largest there is": measure((date(2004, 6, 30), 1.7e308), (date(2004, 7, 30), -1.7e308)),
    "hardly anything": measure((date(2004, 6, 30), 1e-300)),
    "no days": measure((None, 3), (None, 4), (None, 8)),
    "a day missing": measure((None, 3), (date(2004, 6, 30), 4)),
    "read long after": measure((date(2019, 6, 30), 4)),
    "the first day": measure((date.min, 4)),
    "the last day": measure((date.max, 4)),
    "no dates": replace(USUAL, starts=None, ends=None),
    "no end": replace(USUAL, ends=None),
    "no numbers": replace(measure(), baseline=None, target=None),
    "no target": replace(USUAL, target=None),
    "to stay as it is": replace(measure((TODAY, 7)), baseline=7.0, target=7.0),
    "all nought": replace(measure((TODAY, 0)), baseline=0.0, target=0.0),
    "one day long": replace(USUAL, starts=TODAY, ends=TODAY),
    "ends before it starts": replace(USUAL, starts=date(2006, 1, 1)),
    "latest without readings": replace(measure(), latest=4.0, read_on=None),
    "a strange unit": replace(USUAL, unit="漢字 $x^2$ 🙂"),
    "ten thousand": measure(*((date(1980, 1, 1) + timedelta(days=n), n % 97) for n in range(10_000))),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_odd_data_is_drawn_all_the_same(odd: MeasureInfo) -> None:
    for width, height in ((300, 120), (80, 30), (1, 1)):
        image = picture(charts.measure_png(odd, TODAY, ink=PRINT, width=width, height=height))
        assert width < 24 or len(colours(image)) > 1


@pytest.mark.parametrize(
    "bars",
    [[], [("", 0.0)], [("A", -5.0), ("B", 3.0)], [("A", 1.7e308), ("B", -1.7e308)], [("x" * 500, 1.0)],
     [("漢字 $x$ 🙂", 1.0)], [(str(n), float(n)) for n in range(80)]],
    ids=["none", "nought", "below nought", "largest", "long", "strange", "many"],
)  # fmt: skip
def test_odd_bars_are_drawn_all_the_same(bars: list[tuple[str, float]]) -> None:
    image = picture(charts.bars_png(bars, ink=PRINT, width=300, height=120, title="Organisations by level"))
    assert image.size == (300, 120)
    assert len(colours(image)) > 1


def test_a_longer_bar_is_longer() -> None:
    image = picture(charts.bars_png([("A", 10), ("B", 5), ("C", 0)], ink=PRINT, width=300, height=90))
    accent = tuple(bytes.fromhex(PRINT.accent[1:]))
    near = [
        sum(
            sum(abs(one - other) for one, other in zip(image.getpixel((x, y)), accent, strict=True)) < 12
            for x in range(300)
        )  # type: ignore[arg-type]
        for y in (16, 43, 71)
    ]
    assert near[0] > 1.8 * near[1] > 10 * near[2]


def test_several_threads_draw_what_one_draws() -> None:
    wanted = [replace(USUAL, latest=float(n)) for n in range(12)]

    def draw(one: MeasureInfo) -> bytes:
        return charts.measure_png(one, TODAY, ink=PRINT, width=300, height=120)

    alone = [draw(one) for one in wanted]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(draw, wanted)) == alone


SCRIPT = """
import sys, warnings
warnings.simplefilter("error")
from lwdesk import charts
assert "matplotlib" not in sys.modules, "loaded before it is needed"
png = charts.bars_png([("A", 1)], ink=charts.PRINT, width=90, height=40)
assert png.startswith(b"\\x89PNG")
assert "matplotlib.pyplot" not in sys.modules
"""


@pytest.mark.parametrize("writable", [True, False], ids=["a home", "a home that cannot be written"])
def test_the_library_comes_with_the_first_chart_and_says_nothing(tmp_path: Path, writable: bool) -> None:
    home = tmp_path / "home"
    if not writable:
        home.write_text("a file, where a folder is wanted")
    environment = {"LWDESK_HOME": str(home), "PYTHONPATH": str(Path(charts.__file__).parents[2]), "HOME": str(tmp_path)}
    done = run(
        [sys.executable, "-c", SCRIPT], check=False, capture_output=True, text=True, env=environment, timeout=120
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (home / "cache" / "charts").is_dir() == writable
