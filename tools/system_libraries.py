"""Finds what Qt needs from a Linux system, and installs it or prints the line that does.

Run by `make setup` with the Python of the virtual environment. Where nothing is missing it says
nothing and takes a fraction of a second; on macOS and Windows there is nothing to do.
"""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import debian_packages

# What lwdesk loads from PySide6/Qt; what these load in turn, ldd follows by itself.
LOADED = [
    "lib/libQt6Widgets.so.6",
    "lib/libQt6SvgWidgets.so.6",
    "lib/libQt6Network.so.6",
    "lib/libQt6Test.so.6",
    "plugins/imageformats/libqsvg.so",
    "plugins/iconengines/libqsvgicon.so",
    "plugins/platforms/libqoffscreen.so",
]
ON_X11 = ["plugins/platforms/libqxcb.so"]
ON_WAYLAND = ["plugins/platforms/libqwayland.so"]

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libXrender.so.1": "libxrender1",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgmodule-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
FONT_FOLDERS = ["/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"]


def qt_folder() -> Path:
    """The folder PySide6/Qt of this environment, found without loading Qt."""
    found = importlib.util.find_spec("PySide6")
    if found is None or not found.submodule_search_locations:
        sys.exit("PySide6 is not in this environment: run make setup again.")
    return Path(found.submodule_search_locations[0]) / "Qt"


def files_to_check(environment: dict[str, str], root: bool) -> list[str]:
    """The Qt files this system will load; root gets the X11 ones too, as a display may come later."""
    files = list(LOADED)
    if root or environment.get("DISPLAY"):
        files += ON_X11
    if environment.get("WAYLAND_DISPLAY"):
        files += ON_WAYLAND
    return files


def missing_libraries(folder: Path, files: list[str]) -> list[str]:
    """Names such as "libEGL.so.1" that the linker does not find, sorted."""
    present = [str(folder / file) for file in files if (folder / file).exists()]
    answer = subprocess.run(["ldd", *present], capture_output=True, text=True, check=False)
    if too_old := re.search(r"version [`'](GLIBC\w*_[\d.]+)' not found", answer.stdout + answer.stderr):
        sys.exit(f"This system is older than Qt allows (it lacks {too_old[1]}): use a newer one.")
    return sorted(set(re.findall(r"^\s*(\S+) => not found", answer.stdout, re.MULTILINE)))


def has_font() -> bool:
    """True when there is one font Qt can draw with."""
    files = (file for folder in FONT_FOLDERS for file in Path(folder).expanduser().rglob("*"))
    return any(file.suffix.lower() in (".ttf", ".otf", ".ttc") for file in files)


def packages_for(libraries: list[str], font: bool) -> list[str]:
    """The Debian packages that bring `libraries` and, unless there is a `font`, one."""
    packages = {PACKAGES[name] for name in libraries if name in PACKAGES}
    return sorted(packages | (set() if font else {"fontconfig", "fonts-dejavu-core"}))


def main() -> None:
    """Leaves quietly when all is there; otherwise provides it or says what to do."""
    if sys.platform != "linux":
        return
    folder = qt_folder()
    files = files_to_check(dict(os.environ), os.geteuid() == 0)
    libraries, font = missing_libraries(folder, files), has_font()
    if libraries or not font:
        if not debian_packages.is_debian():
            things = [*libraries, *([] if font else ["any font"])]
            sys.exit(f"Install what Qt needs from the system, then make again: {', '.join(things)}")
        if packages := packages_for(libraries, font):
            debian_packages.provide(packages, "Qt")
        libraries = missing_libraries(folder, files)
    if libraries:
        sys.exit(f"Install what Qt still needs from the system, then make again: {', '.join(libraries)}")


if __name__ == "__main__":
    main()
