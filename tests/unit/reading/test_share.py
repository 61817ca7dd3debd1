"""Shares: a catalogue that is read in parts is the one that is read at once."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from catalogue.model.reference import Context
from catalogue.reading.reading import read_catalogue
from catalogue.reading.share import Share, Source, read_share
from tests.making import settings
from tests.unit.reading.project import offer, write

FILES = {
    "courses/a.md": offer(title="A"),
    "courses/b.md": offer("capacity: {max: viele}\n", title="B"),
    "courses/c.md": offer(title="C"),
    "courses/D.md": offer(title="D"),
    "docs/guides/e.md": offer(title="E"),
    "docs/guides/f.md": "Text",
}


@pytest.mark.parametrize("size", [1, 2, 4])
@pytest.mark.parametrize("step", [1, -1])
def test_shares_make_the_same_catalogue(tmp_path: Path, size: int, step: int) -> None:
    write(tmp_path, FILES)

    def read(root: Path, sources: Sequence[Source], context: Context) -> Iterable[Share]:
        parts = [sources[start : start + size] for start in range(0, len(sources), size)]
        return [read_share(root, part, context) for part in parts[::step]]

    once, shared = read_catalogue(tmp_path, settings()), read_catalogue(tmp_path, settings(), read=read)
    assert [each.slug for each in once.catalogue.offers] == ["a", "c", "e"]
    assert {problem.code for problem in once.problems} == {"bad-number", "bad-slug", "missing-front-matter"}
    assert shared == once


def test_only_the_wanted_files_are_asked_for(tmp_path: Path) -> None:
    asked: list[str] = []

    def read(root: Path, sources: Sequence[Source], context: Context) -> Iterable[Share]:
        asked.extend(path for path, _ in sources)
        return ()

    reading = read_catalogue(write(tmp_path, FILES), settings(), only={"courses/a.md"}, read=read)
    assert asked == ["courses/a.md"]
    assert reading.catalogue.offers == ()
