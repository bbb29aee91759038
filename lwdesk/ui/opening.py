"""Studies opened, made, copied and restored from the window: what to ask, and what to say when it cannot be done."""

import shutil
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk import paths
from lwdesk.store import Store, StudyDamaged, StudyInUse, StudyTrouble
from lwdesk.ui import asking, settings

if TYPE_CHECKING:
    from lwdesk.ui.window import Window

SAMPLE = "Sample study.lwdesk"


def show_start(window: "Window", trouble: str = "", backup: Path | None = None) -> None:
    """The start screen: the sample, a new study, a file, or a recent one; with a trouble where there was one."""
    from lwdesk.ui.dialogs.start_screen import StartScreen

    screen = StartScreen(settings.recent_studies())
    screen.sample_asked.connect(lambda: open_sample(window))
    screen.new_asked.connect(lambda: new_study(window))
    screen.open_asked.connect(lambda: ask_and_open(window))
    screen.path_chosen.connect(lambda path: open_study(window, path))
    screen.backup_chosen.connect(lambda path: look_at(window, path))
    if trouble:
        screen.show_trouble(trouble, backup)
    window.show_screen(screen, with_sidebar=False)
    screen.focus_first()


def open_study(window: "Window", path: Path) -> bool:
    """Open the study at the path; False when that cannot be done, and the reason is on the screen."""
    if window.store and window.store.path.resolve() == path.resolve():
        window.say(f"{path.name} is the study that is open.")
        return True
    if window.must_stay(partial(open_study, window, path)):
        return False
    try:
        store = Store.open(path)
    except StudyTrouble as error:
        _refuse(window, path, error)
        return False
    settings.remember_study(path)
    window.show_study(store)
    return True


def ask_and_open(window: "Window") -> None:
    """Ask which study to open, and open it."""
    path = asking.which_file(window, "Open study", asking.STUDIES, _usual_folder())
    if path:
        open_study(window, path)


def new_study(window: "Window") -> None:
    """Ask where the new study shall be, and open it."""
    if window.must_stay(partial(new_study, window)):
        return
    path = asking.where_to(window, "New study", asking.STUDIES, _usual_folder() / "My study.lwdesk")
    if path is None:
        return
    try:
        # The file window has asked already whether a study of that name may be replaced; it is set aside, not lost.
        _set_aside(path)
        store = Store.create(path)
    except (StudyTrouble, OSError) as error:
        _refuse(window, path, error)
        return
    settings.remember_study(path)
    window.show_study(store)
    window.say(f"{store.name} is ready. Import a spreadsheet or add the first activity.", "done")


def open_sample(window: "Window") -> None:
    """Open the sample study; it is made on the first time and kept with whatever is changed in it."""
    path = paths.data_dir() / SAMPLE
    if not path.exists():
        from lwdesk.operations import create_sample

        try:
            store = create_sample(path)
        except StudyTrouble as error:
            _refuse(window, path, error)
            return
        settings.remember_study(path)
        # Where there is much to see already one begins with the whole of it.
        store.remember("page", "Home")
        window.show_study(store)
    elif not open_study(window, path):
        return
    window.say("This is the sample study: everything in it is invented. Try whatever you like.")


def leave_study(window: "Window") -> None:
    """Close the study and go back to the start screen."""
    if window.must_stay(partial(leave_study, window)):
        return
    window.close_study()
    show_start(window)


def look_at(window: "Window", backup: Path) -> None:
    """Open a copy of a backup to look at, in which nothing is changed."""
    if window.must_stay(partial(look_at, window, backup)):
        return
    folder = Path(tempfile.mkdtemp(prefix="lwdesk-"))
    copy = folder / backup.name
    try:
        shutil.copyfile(backup, copy)
        store = Store.open(copy, reading=True)
    except (StudyTrouble, OSError) as error:
        _refuse(window, backup, error)
        return
    window.show_study(store, looking=True)
    window.say(f"This is the backup “{backup.stem}”, to look at. Nothing in it can be changed.", "warning")


def back_up(window: "Window") -> None:
    """Make a backup of the open study now."""
    store = window.store
    if store is None or window.looking:
        window.say("Open a study first; then it can be backed up.")
        return
    window.jobs.start(
        lambda _step: store.back_up("asked for"),
        done=lambda path: window.say(f"Backed up as “{path.stem}”.", "done"),
        failed=window.trouble,
        label="Backing up",
    )


def save_copy(window: "Window") -> None:
    """Ask where to, and write a copy of the study there."""
    store = window.store
    if store is None:
        window.say("Open a study first; then it can be copied.")
        return
    suggested = store.path.with_name(f"{store.path.stem} copy.lwdesk")
    target = asking.where_to(window, "Save a copy", asking.STUDIES, suggested)
    if target is None:
        return
    if target.resolve() == store.path.resolve():
        window.say("That is the study itself. Choose another name for the copy.", "trouble")
        return
    window.jobs.start(
        lambda _step: store.copy_to(target),
        done=lambda _: window.say(f"A copy is in {target.parent} as {target.name}.", "done"),
        failed=window.trouble,
        label="Copying the study",
    )


def choose_backup(window: "Window") -> None:
    """Show the backups of the open study, to look at or to restore."""
    if window.store is None:
        window.say("Open the study first; then its backups are listed here.")
        return
    from lwdesk.ui.dialogs.backups import show_backups

    show_backups(window)


def newest_backup(path: Path) -> Path | None:
    """The newest good backup of the study at the path, which need not be readable itself."""
    from lwdesk.store import backups, places

    with suppress(StudyTrouble, OSError):
        uuid = places.uuid_of(path)
        return backups.newest_sound(uuid) if uuid else None
    return None


def _refuse(window: "Window", path: Path, error: Exception) -> None:
    if not isinstance(error, StudyTrouble):
        error = StudyTrouble(f"{path} cannot be used ({getattr(error, 'strerror', error)}). Choose another folder.")
    backup = None
    if isinstance(error, StudyInUse):
        backup = newest_backup(path)
    elif isinstance(error, StudyDamaged):
        backup = error.backup
    if window.store is not None:
        act = ("Look at the newest backup", lambda: look_at(window, backup)) if backup else None
        window.say(str(error), "trouble", act)
    else:
        show_start(window, str(error), backup)


def _set_aside(path: Path) -> None:
    if path.exists():
        number = 1
        while (aside := path.with_name(f"{path.stem} replaced {number}{path.suffix}")).exists():
            number += 1
        path.replace(aside)


def _usual_folder() -> Path:
    recent = settings.recent_studies()
    documents = Path.home() / "Documents"
    return recent[0].parent if recent else documents if documents.is_dir() else Path.home()
