"""Kept leaves: what the next build knows of the pages of the last one, and when it believes that they stand."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from catalogue.building.kept_leaves import LastLeaves, keep_leaves, read_leaves
from catalogue.outputs.leaf import Leaf, StandingLeaves
from catalogue.outputs.output import digest
from catalogue.outputs.pages.former import Formers, formers_of
from catalogue.outputs.pages.workshop import Workshop
from catalogue.views.brief import brief_of, briefs_of
from tests import making
from tests.workshops import workshop


def knowing(*titles: str) -> Workshop:
    courses = (making.course(name, title=title) for name, title in zip("abc", titles, strict=False))
    found = workshop(making.catalogue(*courses))
    plain = [brief_of(offer) for offer in found.catalogue.offers]
    return Workshop(found.catalogue, found.today, found.templates, found.render, lambda: briefs_of(plain))


def said(of: Workshop) -> Mapping[str, bytes]:
    return {offer.path: digest(offer.title.encode()) for offer in of.catalogue.offers}


def leaves_of(of: Workshop) -> tuple[Leaf, ...]:
    own = (Leaf(of.addresses.offer(o), str(o.kind), o.path, o.title.encode()) for o in of.catalogue.offers)
    tools = of.catalogue.vocabularies["tools"]
    lists = (Leaf(f"{of.addresses.term(tool)}{more}", "term", "", b"x") for tool in tools for more in ("", "2/"))
    return (*own, *lists)


def kept(folder: Path, of: Workshop) -> Formers:
    offers = formers_of(of, said(of))
    keep_leaves(folder, LastLeaves(b"in", leaves_of(of), around=b"around", formers=lambda: offers, fresh=True))
    return offers


def standing(folder: Path, of: Workshop, around: bytes = b"around") -> StandingLeaves:
    last = read_leaves(folder)
    return last.standing(of, around, lambda: formers_of(of, said(of)))


def test_pages_come_back(tmp_path: Path) -> None:
    offers = kept(tmp_path, old := knowing("A", "B"))
    last = read_leaves(tmp_path)
    assert last.when(b"in") == leaves_of(old)
    assert last.when(b"other") == ()
    assert last.before(b"around") == offers
    assert last.before(b"other") == {}
    assert not last.fresh


def test_what_shows_nothing_that_changed_stands(tmp_path: Path) -> None:
    kept(tmp_path, old := knowing("A", "B"))
    assert set(standing(tmp_path, old).offers) == {"a", "b"}
    assert set(standing(tmp_path, old).lists) == {leaf.address for leaf in leaves_of(old) if not leaf.source}
    assert standing(tmp_path, old, b"another day") == StandingLeaves()
    assert not set(standing(tmp_path, knowing("A", "B II")).offers) & {"b"}


@pytest.mark.parametrize("name", ["pages.bin", "shown.bin"])
def test_nothing_is_believed_of_a_damaged_file(tmp_path: Path, name: str) -> None:
    kept(tmp_path, old := knowing("A", "B"))
    content = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert standing(tmp_path, old) == StandingLeaves()


def test_offers_of_other_pages_are_not_believed(tmp_path: Path) -> None:
    kept(tmp_path, old := knowing("A", "B"))
    before = (tmp_path / "shown.bin").read_bytes()
    keep_leaves(tmp_path, LastLeaves(b"later", leaves_of(old), around=b"around", fresh=True))
    (tmp_path / "shown.bin").write_bytes(before)
    assert standing(tmp_path, old) == StandingLeaves()


def test_pages_that_are_kept_already_are_not_written_again(tmp_path: Path) -> None:
    keep_leaves(tmp_path, LastLeaves(b"in"))
    assert not list(tmp_path.iterdir())
    assert read_leaves(tmp_path) == LastLeaves()
