"""A Word document read by a worker process, so that no file can bring the program down."""

from pathlib import Path

from lwdesk.exchange.read.process import Worker
from lwdesk.exchange.read.sheet import UnreadableFile
from lwdesk.exchange.word.document import Document, unpack

SECONDS = 12.0
"""What a small file gets; a megabyte of a large one adds a second."""
MEGABYTES = 512
MOST_MEGABYTES = 1_536
ENDINGS = (".docx", ".docm", ".dotx")


class _Reader(Worker):
    module = "lwdesk.exchange.word.worker"
    late = "Copy the notes into a new document and bring that in."
    died = (
        "is damaged, or holds far more than notes of interviews take. "
        "Copy the notes into a new document and bring that in."
    )


def read_document(path: Path) -> Document:
    """What stands in the document. Raises UnreadableFile with the sentence to show."""
    if path.is_dir():
        raise UnreadableFile(f"“{path.name or path}” is a folder. Choose the files in it.")
    if not path.exists():
        raise UnreadableFile(f"There is no file “{path}”. Check the name and the folder.")
    if not path.is_file():
        raise UnreadableFile(f"“{path.name}” is not a file but a device or a pipe. Choose a .docx file.")
    try:
        path.open("rb").close()
        size = path.stat().st_size >> 20
    except OSError:
        raise UnreadableFile(
            f"“{path.name}” may not be read by you. Ask its owner, or copy it to your own folder."
        ) from None
    worker = _Reader(path, min(MEGABYTES + 10 * size, MOST_MEGABYTES), SECONDS + size)
    try:
        worker.send((str(path),))
        return unpack(path, worker.receive(SECONDS + size)[1])
    finally:
        worker.end()


def is_word(path: Path) -> bool:
    """Whether the name says that it is a document of Word's, also of the kinds that are then refused with advice."""
    return path.suffix.lower() in (*ENDINGS, ".doc", ".rtf", ".odt")
