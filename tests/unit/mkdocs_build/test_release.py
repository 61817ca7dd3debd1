"""The release: what the preview has written between two builds is never believed to be what stood there."""

from pathlib import Path

import pytest

from catalogue.crew import Crew
from catalogue.mkdocs_build import release
from catalogue.outputs.output import Planned
from catalogue.outputs.policy import Needs
from catalogue.publishing.making import Made, Place, make
from catalogue.publishing.manifest import Manifest, Row
from catalogue.publishing.standing import Standing, mark_of

PATH = "kurse/vuca/index.html"


def made(site: Path) -> Made[None]:
    """What a build makes of a page whose key is that of the last build, in a folder that it knows from there."""
    known = release._published[site]
    place = Place(site, Standing({path: row.mark for path, row in known.rows.items()}), site.with_name("made"))
    return make([Planned(PATH, b"key", lambda: b"good")], place=place, before=known, holds=lambda _: True, crew=Crew())


def test_a_page_that_was_touched_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    file = site / PATH
    file.parent.mkdir(parents=True)
    file.write_bytes(b"good")
    rows = {PATH: Row(b"key", mark_of(file.stat()), Needs(), ())}
    monkeypatch.setitem(release._published, site, Manifest(rows))
    assert made(site).files == {PATH: None}
    file.write_bytes(b"half")
    release.touched(site, PATH)
    (anew,) = made(site).files.values()
    assert anew is not None
    assert Path(anew).read_bytes() == b"good"


def test_touching_what_nobody_knows_is_no_mistake(tmp_path: Path) -> None:
    release.touched(tmp_path, PATH)
    assert tmp_path not in release._published
