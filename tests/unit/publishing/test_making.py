"""Making: only what is not there as it should be, and whoever touched a published file is noticed."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.crew import Crew
from catalogue.outputs.output import Beginning, Leads, Planned, digest, large
from catalogue.outputs.policy import Needs
from catalogue.publishing.making import Place, make, write_new
from catalogue.publishing.manifest import Manifest, Row, read_manifest, write_manifest
from catalogue.publishing.mirror import mirror
from catalogue.publishing.standing import standing


class Site:
    """A folder that is published again and again; `made` are the paths that were made, `moved` those that changed."""

    def __init__(self, folder: Path, crew: Crew | None = None) -> None:
        self.folder = folder
        self.manifest = Manifest()
        self.crew = crew or Crew()
        self.made: list[str] = []
        self.moved: list[str] = []

    def publish(self, files: Mapping[str, bytes], *, leads: Leads = (), holds: bool = True) -> None:
        self.made.clear()
        outputs = [
            Planned(path, digest(content), self._make(path, content), lambda: leads) for path, content in files.items()
        ]
        site = self.folder / "site"
        place = Place(site, standing(site), self.folder / "made")
        made = make(outputs, place=place, before=self.manifest, holds=lambda known: holds or not known, crew=self.crew)
        self.moved = sorted(path for path, file in made.files.items() if file is not None)
        (self.folder / "empty").mkdir(exist_ok=True)
        mirror(self.folder / "empty", site, more=made.files, there=place.there)
        for chunk in place.bench.iterdir() if place.bench.exists() else ():
            chunk.rmdir()
        write_manifest(self.folder / "manifest.bin", Manifest(made.rows, b"world"))
        self.manifest = read_manifest(self.folder / "manifest.bin")

    def _make(self, path: str, content: bytes) -> "Make":
        return Make(self.made, path, content)

    def read(self) -> dict[str, bytes]:
        site = self.folder / "site"
        return {path: (site / path).read_bytes() for path in standing(site).files}


class Make:
    def __init__(self, made: list[str], path: str, content: bytes) -> None:
        self.made, self.path, self.content = made, path, content

    def __call__(self) -> bytes:
        self.made.append(self.path)
        return self.content


FILES = {"index.html": b"<p>start", "a/index.html": b"<p>a", "a/b.ics": b"BEGIN"}


def test_what_stands_is_not_made_again(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.publish(FILES)
    assert site.made == list(FILES)
    site.publish(FILES)
    assert site.made == []
    assert site.read() == FILES


def test_what_changed_is_made_and_what_is_gone_goes(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.publish(FILES)
    site.publish({"index.html": b"<p>new", "a/b.ics": b"BEGIN"})
    assert site.made == ["index.html"]
    assert site.read() == {"index.html": b"<p>new", "a/b.ics": b"BEGIN"}
    assert not (tmp_path / "site/a/index.html").exists()


def test_a_touched_file_is_made_again(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.publish(FILES)
    (tmp_path / "site/index.html").write_bytes(b"<p>START")
    (tmp_path / "site/a/b.ics").unlink()
    site.publish(FILES)
    assert site.made == ["index.html", "a/b.ics"]
    assert site.read() == FILES


def test_a_file_that_turns_out_the_same_keeps_its_time(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.publish(FILES)
    site.manifest = Manifest()
    before = standing(tmp_path / "site")
    site.publish(FILES)
    assert site.made == list(FILES)
    assert site.moved == []
    assert standing(tmp_path / "site") == before


def test_a_file_whose_links_lead_elsewhere_is_made_again(tmp_path: Path) -> None:
    site = Site(tmp_path)
    leads: Leads = (("a.md", "b.md", "kurse/b/"), ("a.md", "c.md", None))
    site.publish({"a.html": b"a"}, leads=leads)
    site.publish({"a.html": b"a"}, leads=leads)
    assert site.made == []
    site.publish({"a.html": b"a"}, leads=leads, holds=False)
    assert site.made == ["a.html"]


@pytest.mark.parametrize("size", [1, 2])
def test_errors_leave_the_site_alone(tmp_path: Path, size: int) -> None:
    def fail() -> bytes:
        raise ValueError("cannot be made")

    site = Site(tmp_path, Crew(size))
    site.publish(FILES)
    outputs = [Planned(f"{n}.html", b"", fail if n == 150 else lambda: b"x") for n in range(300)]
    place = Place(tmp_path / "site", standing(tmp_path / "site"), tmp_path / "made")
    with pytest.raises(ValueError, match="cannot be made"):
        make(outputs, place=place, before=site.manifest, holds=lambda _leads: True, crew=Crew(size))
    assert site.read() == FILES


def test_many_processes_make_the_same(tmp_path: Path) -> None:
    files = {f"{n % 7}/{n}.html": f"<script>a({n % 3})</script>".encode() for n in range(500)}
    one, two = Site(tmp_path / "one"), Site(tmp_path / "two", Crew(2))
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one.publish(files)
    two.publish(files)
    assert one.read() == two.read() == files
    assert [row.needs for row in one.manifest.rows.values()] == [row.needs for row in two.manifest.rows.values()]
    assert list(one.manifest.rows) == list(two.manifest.rows)
    two.publish(files)
    assert two.moved == []


@pytest.mark.parametrize("size", [1, 2])
def test_large_files_and_those_that_are_known_later(tmp_path: Path, size: int) -> None:
    site = tmp_path / "site"
    first = [Planned(f"{n}.html", b"k", lambda: b"x") for n in range(100)]
    first.append(large("large.json", b"k", lambda: (b"????? ", b"", b"end", Beginning(b"begin"))))
    assert first[-1].make() == b"begin end"
    moved: list[set[str]] = []
    for files in ({}, {"large.json": b"begin end", "b": b"other"}):
        site.mkdir(exist_ok=True)
        for name, content in files.items():
            (site / name).write_bytes(content)
        place = Place(site, standing(site), tmp_path / f"made{len(moved)}")
        made = make(
            first,
            place=place,
            before=Manifest(),
            holds=lambda _: True,
            crew=Crew(size),
            later=lambda: [Planned("b", b"k", lambda: b"later")],
        )
        assert list(made.rows) == [*(file.path for file in first), "b"]
        there = b"" if files else b"begin end"
        assert {Path(file).read_bytes() for file in made.files.values() if file} >= {b"x", b"later", there} - {b""}
        moved.append({name for name, file in made.files.items() if file})
    assert "large.json" in moved[0]
    assert "large.json" not in moved[1]
    assert not list((tmp_path / "made1").rglob("large.json"))


ROWS = st.builds(
    Row,
    st.binary(max_size=16),
    st.tuples(st.integers(0), st.integers(0), st.integers(0)),
    st.builds(Needs, st.lists(st.text()).map(tuple), st.booleans()),
    st.lists(st.tuples(st.text(), st.text(), st.none() | st.text())).map(tuple),
)


@settings(max_examples=50, deadline=None)
@given(rows=st.dictionaries(st.text(), ROWS), world=st.binary(max_size=16))
def test_a_manifest_comes_back(tmp_path_factory: pytest.TempPathFactory, rows: dict[str, Row], world: bytes) -> None:
    file = tmp_path_factory.mktemp("manifest") / "m.bin"
    write_manifest(file, Manifest(rows, world))
    assert read_manifest(file) == Manifest(rows, world)
    file.write_bytes(file.read_bytes()[:-1])
    assert read_manifest(file) == Manifest()


def test_where_there_is_no_room_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int, _piece: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space left") as told:
        write_new((b"page",), str(tmp_path / "page.html"))
    assert told.value.filename == str(tmp_path / "page.html")
