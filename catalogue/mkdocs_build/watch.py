"""The watch: which files are saved while the preview is open, heard from the system itself instead of looking twice a second."""

import logging
import os
import threading
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from catalogue.model.inventory import left_by_editor

# What happens to a file without changing it, and what happens to a folder with all that is in it.
_IDLE = ("opened", "closed", "closed_no_write")
_WHOLE = ("moved", "deleted")


class Watch:
    """Watches the paths that the host's server has been told of, in its place; `heard` is given the paths of what changed.

    Of the folders in which those lie, and of the folder `root`, it hears what folders come and go, and of a single file
    that another came into its place. Where a folder came or went, whoever listens may have lost count of those in it:
    then another one listens from scratch.
    """

    def __init__(self, server: LiveReloadServer, root: Path, heard: Callable[[Collection[str]], None]) -> None:
        self._server = server
        self._root = os.fspath(root)
        self._heard = heard
        self._lost = self._polls = False
        self._within, self._beside = FileSystemEventHandler(), FileSystemEventHandler()
        self._within.on_any_event = self._note  # type: ignore[method-assign]
        self._beside.on_any_event = self._note_beside  # type: ignore[method-assign]

    def begin(self) -> None:
        """Begins to listen; where the system watches no more folders for us, the host's own way of looking is left."""
        _hush()
        server, trial = self._server, self._listener()
        try:
            trial.start()
        except OSError:
            _end(trial)
            self._polls = True
            self._poll(server._watched_paths)
            return
        _end(trial)
        server.observer = self._listener()  # type: ignore[assignment] # which the server starts

    def _listener(self) -> BaseObserver:
        """One that listens, as soon as it is started, to all that is there of what is to be watched."""
        observer, watched = Observer(), self._server._watched_paths
        for path in watched:
            if os.path.isdir(path):  # noqa: PTH112
                observer.schedule(self._within, path, recursive=True)
        for folder in {self._root, *map(os.path.dirname, watched)}:
            if os.path.isdir(folder):  # noqa: PTH112
                observer.schedule(self._beside, folder)
        return observer

    def catch_up(self, since: int) -> None:
        """Hears of what has been saved since a moment, in nanoseconds, when nobody was listening yet."""
        self._catch_up(tuple(self._server._watched_paths), since)

    def _catch_up(self, folders: Collection[str], since: int) -> None:
        found = (path for watched in folders for path in _all_in(watched))
        if late := [path for path in found if not _left_by_editor(path) and latest(path) >= since]:
            self._heard(late)

    def follow(self, folders: Iterable[Path], *, since: int) -> None:
        """Watches those of the folders, too, that have come, or have come back.

        What was saved there `since` a moment, in nanoseconds, when nobody was listening yet, is heard of.
        """
        watched = self._server._watched_paths
        there = {str(folder.absolute()): folder.is_dir() for folder in folders}
        if self._polls:
            self._stop_polling(path for path, is_there in there.items() if path in watched and not is_there)
        new = [path for path, is_there in there.items() if is_there and path not in watched]
        watched.update(dict.fromkeys(new, 1))
        if self._polls:
            self._poll(new)
        elif new or self._lost:
            new, self._lost = [*watched] if self._lost else new, False
            self._listen_anew()
        self._catch_up(new, since)

    def _poll(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._server._watch_refs[path] = self._server.observer.schedule(self._within, path, recursive=True)

    def _stop_polling(self, paths: Iterable[str]) -> None:
        for path in paths:
            del self._server._watched_paths[path]
            with suppress(KeyError):
                self._server.observer.unschedule(self._server._watch_refs.pop(path))

    def _listen_anew(self) -> None:
        observer, old = self._listener(), self._server.observer
        try:
            observer.start()
        except OSError:  # a folder went meanwhile, of which the old one hears
            _end(observer)
            return
        self._server.observer = observer  # type: ignore[assignment]
        _end(old)

    def _note(self, event: FileSystemEvent) -> None:
        if event.is_directory:
            self._note_folder(event, _WHOLE)  # a folder that is moved away takes its files along without a word
        elif event.event_type not in _IDLE:
            self._tell(event)

    def _note_beside(self, event: FileSystemEvent) -> None:
        if event.is_directory:
            self._note_folder(event, (*_WHOLE, "created"))
        elif event.event_type not in _IDLE and not self._server._watched_paths.keys().isdisjoint(_paths(event)):
            self._tell(event)

    def _note_folder(self, event: FileSystemEvent, telling: Collection[str]) -> None:
        self._lost = self._lost or event.event_type in (*_WHOLE, "created")
        if event.event_type in telling:
            self._tell(event)

    def _tell(self, event: FileSystemEvent) -> None:
        if meant := [path for path in _paths(event) if not _left_by_editor(path)]:
            self._heard(meant)


def _paths(event: FileSystemEvent) -> list[str]:
    return [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]


def _hush() -> None:
    """Keeps from the terminal what the library says of folders of which it has lost count."""
    logging.getLogger("watchdog").addHandler(logging.NullHandler())
    warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")
    before = threading.excepthook

    def told(what: threading.ExceptHookArgs) -> None:
        if not type(what.thread).__module__.startswith("watchdog."):
            before(what)

    threading.excepthook = told


def _end(observer: BaseObserver) -> None:
    """Ends one that listened, whatever it has lost count of."""
    for emitter in tuple(observer.emitters):
        with suppress(KeyError, OSError, RuntimeError):
            emitter.stop()
    with suppress(KeyError, OSError, RuntimeError):
        observer.stop()


def _all_in(path: str) -> Iterator[str]:
    yield path
    for folder, folders, files in os.walk(path):
        yield from (os.path.join(folder, name) for name in (*folders, *files))  # noqa: PTH118 - ten thousand of them


def latest(path: str) -> int:
    """Returns when a file, or what is in a folder, was changed, moved or replaced last, in nanoseconds; 0 where there is none."""
    try:
        stood = os.lstat(path)
    except OSError:
        return 0  # gone since it was found, of which the watch hears
    return max(stood.st_mtime_ns, stood.st_ctime_ns)


def _left_by_editor(path: str) -> bool:
    return left_by_editor(path.replace("\\", "/").rpartition("/")[2])
