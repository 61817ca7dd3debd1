"""The watch: which files are saved while the preview is open, heard from the system itself instead of looking twice a second."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

# What happens to a file without changing it, and what happens to a folder with all that is in it.
_IDLE = ("opened", "closed", "closed_no_write")
_WHOLE = ("moved", "deleted")


class Watch:
    """Watches the paths that the host's server has been told of, in its place; `heard` is given the paths of what changed.

    Of the folder `root`, in which those lie, it hears what folders come and go.
    """

    def __init__(self, server: LiveReloadServer, root: Path, heard: Callable[[Collection[str]], None]) -> None:
        self._server = server
        self._root = os.fspath(root)
        self._heard = heard
        self._gone: set[str] = set()
        self._within, self._beside = FileSystemEventHandler(), FileSystemEventHandler()
        self._within.on_any_event = self._note  # type: ignore[method-assign]
        self._beside.on_any_event = self._note_folder  # type: ignore[method-assign]

    def begin(self) -> None:
        """Begins to listen; where the system watches no more folders for us, the host's own way of looking is left."""
        observer, server = Observer(), self._server
        try:
            for path in server._watched_paths:
                observer.schedule(self._within, path, recursive=True)
            observer.start()
        except OSError:
            for path in server._watched_paths:
                server.observer.schedule(self._within, path, recursive=True)
            return
        observer.stop()
        observer.join()
        server.observer = observer = Observer()  # type: ignore[assignment]
        observer.schedule(self._beside, self._root)
        for path in server._watched_paths:
            server._watch_refs[path] = observer.schedule(self._within, path, recursive=True)

    def catch_up(self, since: int) -> None:
        """Hears of what has been saved since a moment, in nanoseconds, when nobody was listening yet."""
        self._catch_up(tuple(self._server._watched_paths), since)

    def _catch_up(self, folders: Collection[str], since: int) -> None:
        found = (path for watched in folders for path in _all_in(watched))
        if late := [path for path in found if not _passing(path) and _latest(path) >= since]:
            self._heard(late)

    def follow(self, folders: Iterable[Path], *, since: int) -> None:
        """Watches those of the folders, too, that have come, or have come back.

        What was saved there `since` a moment, in nanoseconds, when nobody was listening yet, is heard of.
        """
        server, new = self._server, []
        for folder in folders:
            path = str(folder.absolute())
            if path in server._watched_paths and (path in self._gone or not folder.is_dir()):
                server.observer.unschedule(server._watch_refs.pop(path))
                del server._watched_paths[path]
            self._gone.discard(path)
            if path not in server._watched_paths and folder.is_dir():
                server._watch_refs[path] = server.observer.schedule(self._within, path, recursive=True)
                server._watched_paths[path] = 1
                new.append(path)
        self._catch_up(new, since)

    def _note(self, event: FileSystemEvent) -> None:
        # A folder that is moved away takes its files along without a word.
        if event.event_type not in _IDLE and (not event.is_directory or event.event_type in _WHOLE):
            self._tell(event)

    def _note_folder(self, event: FileSystemEvent) -> None:
        if event.is_directory and event.event_type in (*_WHOLE, "created"):
            self._gone.add(os.fsdecode(event.src_path))
            self._tell(event)

    def _tell(self, event: FileSystemEvent) -> None:
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        if meant := [path for path in paths if not _passing(path)]:
            self._heard(meant)


def _all_in(path: str) -> Iterator[str]:
    yield path
    for folder, folders, files in os.walk(path):
        yield from (os.path.join(folder, name) for name in (*folders, *files))  # noqa: PTH118 - ten thousand of them


def _latest(path: str) -> int:
    """When a file, or what is in a folder, was changed, moved or replaced last."""
    try:
        stood = os.lstat(path)
    except OSError:
        return 0  # gone since it was found, of which the watch hears
    return max(stood.st_mtime_ns, stood.st_ctime_ns)


def _passing(path: str) -> bool:
    """Files that editors write beside the one that is meant."""
    name = path.replace("\\", "/").rpartition("/")[2]
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".swx", ".tmp")) or name == "4913"
