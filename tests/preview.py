"""A preview for tests and benchmarks: `catalogue serve` in a process of its own, and a browser that waits for its news."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

# So many seconds a machine may take that has much else to do; one that is quiet takes one or two.
PATIENCE = 300.0


@contextmanager
def served(project: Path, *, env: Mapping[str, str] | None = None, terminal: Path | None = None) -> Iterator[str]:
    """Serves a project on a free port; yields its address. `env` is added to the environment.

    What it says goes into the file `terminal`, if one is named.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    with (terminal or Path(os.devnull)).open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "catalogue", "serve", "--address", address],
            cwd=project,
            env={**os.environ, **(env or {})},
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        try:
            yield f"http://{address}/"
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def answered(url: str) -> str:
    """Returns the page at `url`; empty where there is none, or nobody answers."""
    try:
        with urlopen(url, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except HTTPError as error:
        error.close()  # it holds the connection
    except (URLError, ConnectionError, TimeoutError):
        pass
    return ""


def page(url: str, *, patience: float = PATIENCE) -> str:
    """Returns the page at `url`, asked for until there is an answer; empty when none comes within `patience` seconds."""
    end = time.monotonic() + patience
    while not (found := answered(url)) and time.monotonic() < end:
        time.sleep(0.1)
    return found


def reload_after(url: str, save: Callable[[], object]) -> float:
    """Calls `save` while a browser that shows `url` waits for news; returns the seconds it had to wait for them."""
    found = re.search(r"livereload\((\d+)", page(url))
    assert found
    root = "/".join(url.split("/")[:3])
    asking = Request(f"{root}/livereload/{found[1]}/1", headers={"Referer": url})
    told: list[float] = []

    def wait() -> None:
        with urlopen(asking, timeout=PATIENCE):
            told.append(time.perf_counter())

    browser = threading.Thread(target=wait)
    browser.start()
    time.sleep(0.5)
    saved = time.perf_counter()
    save()
    browser.join()
    return told[0] - saved
