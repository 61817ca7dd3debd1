"""The kept index: believed only where its state is that of the index which was published."""

from pathlib import Path

from msgspec.structs import replace

from catalogue.building.kept_index import LastIndex, keep_index, keep_state, read_index
from catalogue.model.catalogue import Catalogue
from catalogue.outputs.search.index import entries_of
from catalogue.outputs.search.joining import index_of
from catalogue.outputs.search.site import site_of
from catalogue.outputs.search.state import State
from catalogue.reading.translations import read_translation
from tests.making import catalogue, course

WORDS = read_translation("de")


def state_of(made: Catalogue) -> State:
    return index_of(entries_of(made, words=WORDS), site=site_of(made, words=WORDS)).state


def keep(folder: Path, state: State) -> LastIndex:
    last = LastIndex(site=state.site, files=state.files, state=lambda: state, fresh=True)
    keep_index(folder, last)
    return last


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    state = state_of(catalogue(course("zoom")))
    last = keep(tmp_path, state)
    found = read_index(tmp_path)
    known = found.state()
    assert known is not None
    assert list(known.entries) == list(state.entries)
    assert replace(found, state=last.state, fresh=True) == last


def test_a_state_that_was_left_by_a_build_which_was_killed_then_is_none(tmp_path: Path) -> None:
    keep(tmp_path, state_of(catalogue(course("zoom"))))
    other = state_of(catalogue(course("vuca")))
    keep_state(tmp_path, other.site, other)
    found = read_index(tmp_path)
    assert found.files != other.files
    assert found.state() is None
