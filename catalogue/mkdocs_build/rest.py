"""The rest: what follows in the preview when the first pages are shown, file by file, until the whole site is right."""

from collections.abc import Callable, Collection, Iterator, Sequence

from msgspec import Struct, field

from catalogue.building.processes import progress
from catalogue.mkdocs_build.build import Build
from catalogue.mkdocs_build.first import FirstPages
from catalogue.mkdocs_build.release import tell_dead
from catalogue.outputs.output import DeadLink, Planned
from catalogue.publishing.stock import Stock


class OvertakenError(Exception):
    """More was saved meanwhile: what is under way is left, and begun anew with both."""


class Rest(Struct):
    """Makes the files of a change in the preview, those first that somebody looks at or waits for.

    `stock` is the preview's folder. `first` makes a page that is asked for before all are planned, None when that is over.
    `overtaken` tells whether more was saved, `readers` gives the paths of the pages that are open, and `tell` lets browsers
    load them anew.
    """

    stock: Stock
    first: FirstPages | None
    overtaken: Callable[[], bool]
    readers: Callable[[], Collection[str]]
    tell: Callable[[], None]
    # Links that lead nowhere, met so far; they are told at the end.
    _dead: list[DeadLink] = field(default_factory=list)
    # The build whose files were planned, and the path of the file that is being made: one or none.
    _planned: list[Build] = field(default_factory=list)
    _making: list[str] = field(default_factory=list)

    def heed(self) -> None:
        """Makes what somebody waits for; raises OvertakenError when more was saved. To be called now and then."""
        if self.stock.wanted and not self._making:  # else what is being made would be made within itself
            self._serve()
        if self.overtaken():
            raise OvertakenError

    def _serve(self) -> None:
        for path in self.stock.doubted():
            page = self.first and self.first.at(path.removesuffix("index.html"))
            if page and self.stock.put(page.path, page.content):
                self.tell()  # somebody else may have it open as it was
        for build in self._planned:
            build.bodies.dead()  # those of the pages above, which are made once more
            self._show(build, self.stock.asked())

    def end(self) -> None:
        """Forgets the builds: the project that was opened knows of this, and would know of all that were built before."""
        self.first = None
        self._planned.clear()

    def plan(self, build: Build, outputs: Sequence[Planned], *, doubt: frozenset[str] = frozenset()) -> None:
        """Notes which of the files are owed, and makes those that are open or waited for.

        Files that end on one of `doubt` are planned later.
        """
        bodies, stock = build.bodies, self.stock
        stock.plan(outputs, world=bodies.world, holds=bodies.hold, doubt=doubt)
        bodies.dead()  # those of pages that were shown first, which are made once more
        self._planned[:] = [build]
        self._show(build, tuple(self.readers()))
        self.heed()

    def make(self, build: Build, outputs: Sequence[Planned], *, last: Collection[str] = ()) -> None:
        """Makes those of the files that are owed: offers behind lists, and those at `last` when all others are made.

        Raises StoppedError for links that lead nowhere, when everything is made.
        """
        offers = {leaf.path for leaf in build.site.lasting if leaf.source}
        owed = [output.path for output in outputs if output.path in self.stock.owed]
        order = sorted(owed, key=lambda path: (path in last, path in offers))
        show = progress(build.project.words, "pages")
        for done, path in enumerate(order):
            self.heed()  # and not behind the last one: what it belongs to is finished then
            show(done, len(order))
            self._show(build, [path])
        show(len(order), len(order))
        dead = tuple(self._dead)
        self._dead.clear()
        tell_dead(build, dead)

    def _show(self, build: Build, paths: Sequence[str] | Iterator[str]) -> None:
        """Makes those of the files that are owed, and tells browsers if one of them is open and another one now."""
        new = [path for path in paths if path in self.stock.owed and self._make(path, build)]
        if new and not set(self.readers()).isdisjoint(new):
            self.tell()

    def _make(self, path: str, build: Build) -> bool:
        self._making.append(path)
        try:
            new = self.stock.make(path)
        finally:
            self._making.clear()
        if dead := build.bodies.dead():
            self._dead.extend(dead)
            self.stock.spoil(path)  # it has to be told of until it is mended
        return new
