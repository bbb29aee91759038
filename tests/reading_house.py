"""A process that forks the processes which files are read in, so that Python starts only once for all of a suite.

On standard input is a socket. Each message has what `subprocess.Popen` would be given as JSON: the module and its
arguments, the environment, the folder; and with it three handles: standard input, standard output, and one that is
closed when the process ends. What comes back is the number of the process.
"""

import importlib
import json
import os
import signal
import socket
import sys

MODULES = ("lwdesk.exchange.read.worker", "lwdesk.exchange.word.worker")


def become(asked: dict[str, object], given: int, answers: int) -> None:
    """Be the process that was asked for; its limits it sets itself."""
    module, *arguments = asked["words"]
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    nowhere = os.open(os.devnull, os.O_RDWR)
    for handle, number in ((given, 0), (answers, 1), (nowhere, 2)):
        os.dup2(handle, number)
        os.close(handle)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, mode) for n, mode in enumerate("rww"))
    sys.argv = [module, *arguments]
    importlib.import_module(module).main()


def main() -> None:
    for module in MODULES:
        importlib.import_module(module)
    # Who ends is nobody's to wait for: the handle tells.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    house = socket.socket(fileno=os.dup(0))
    while True:
        message, handles, _, _ = socket.recv_fds(house, 1 << 20, 3)
        if not message:
            return
        child = os.fork()
        if child == 0:
            house.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            try:
                become(json.loads(message), handles[0], handles[1])
            finally:
                os._exit(1)
        for handle in handles:
            os.close(handle)
        house.sendall(child.to_bytes(8, "little"))


if __name__ == "__main__":
    main()
