"""The sender: the process that sent this one to work; when it is gone, nobody wants what is under way here."""

import os
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread


def leave_with_sender() -> None:
    """Lets this process end at once, in the middle of its work, when the one that sent it has ended, however it did."""
    sender = parent_process()
    if sender is not None:
        Thread(target=_leave, args=(sender.sentinel,), daemon=True).start()


def _leave(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
