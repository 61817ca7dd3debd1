"""The state of an index: it can be stored, and a change makes few of its pieces others."""

import marshal

import pytest

from catalogue.caching.part import part_of
from catalogue.outputs.search.changing import changed_index
from catalogue.outputs.search.entry import Entry
from catalogue.outputs.search.index import entries_of
from catalogue.outputs.search.joining import Index, index_of
from catalogue.outputs.search.kept import BUNDLE as PIECE
from catalogue.outputs.search.piece import Held
from catalogue.outputs.search.site import Site, site_of
from catalogue.outputs.search.state import State, dump_state, load_state
from catalogue.reading.translations import read_translation
from tests.making import catalogue, course

WORDS = read_translation("de")


def made(summary: str = "Alles") -> tuple[tuple[Entry, ...], Site]:
    """The entries of more courses than one piece holds; the first has a summary of its own."""
    courses = [course(f"kurs-{number:03}", title=f"Kurs {number:03}") for number in range(2 * PIECE)]
    found = catalogue({**courses[0], "summary": summary}, *courses[1:])
    return entries_of(found, words=WORDS), site_of(found, words=WORDS)


def stored(state: State) -> State:
    """A state that was stored and is read again."""
    return load_state({name: held(piece) for name, piece in dump_state(state)}, map(held, state.entries.dump()))


def held(piece: Held) -> Held:
    """A piece that lies on a disk."""
    return part_of(piece) if isinstance(piece, bytes) else piece


def plain(state: State) -> dict[str, object]:
    """What is in the pieces of a state."""
    pieces = {name: piece if isinstance(piece, bytes) else piece.read() for name, piece in dump_state(state)}
    return {name: piece if name == "places" else marshal.loads(piece) for name, piece in pieces.items()}


@pytest.fixture(scope="module")
def index() -> Index:
    entries, site = made()
    return index_of(entries, site=site)


def test_a_state_comes_back_as_it_was(index: Index) -> None:
    again = stored(index.state)
    assert list(again.entries) == list(index.state.entries)
    assert again.entries[PIECE - 1 : PIECE + 2] == index.state.entries[PIECE - 1 : PIECE + 2]
    assert plain(again) == plain(index.state)


def test_a_state_of_another_program_is_refused(index: Index) -> None:
    pieces = dict(dump_state(index.state))
    site = pieces["site"]
    assert isinstance(site, bytes)
    pieces["site"] = marshal.dumps(("other", *marshal.loads(site)[1:]))
    with pytest.raises(ValueError, match="other"):
        load_state(pieces, ())


def test_a_changed_summary_makes_few_files_and_pieces_others(index: Index) -> None:
    entries, site = made("Etwas")
    before = stored(index.state)
    found = changed_index(before, [entries[0]], site=site)
    assert found is not None
    names = {output.path.rpartition("/")[2] for output in found.outputs}
    assert "words.bin" in names
    assert sum(name.startswith("r") for name in names) == 1
    assert not {name for name in names if name.startswith(("m-", "facets"))}
    assert [isinstance(piece, bytes) for piece in found.state.entries.dump()] == [True, False, False]


def test_nothing_changed_changes_nothing(index: Index) -> None:
    found = changed_index(index.state, (), site=made()[1])
    assert found is not None
    assert (found.outputs, found.state.files) == ((), index.state.files)


def test_a_language_that_is_new_is_joined_anew(index: Index) -> None:
    entries, site = made()
    assert changed_index(index.state, [entries[0]._replace(language="fr")], site=site) is None


def test_documents_that_come_share_a_piece(index: Index) -> None:
    entries, site = made()
    state, own = index.state, [*index.state.entries]
    for number in range(PIECE):
        new = entries[0]._replace(order=(1, "gesundheit", f"neu-{number}", ""))
        found = changed_index(stored(state), [new], gone=[own[0].order] if number == 0 else (), site=site)
        assert found is not None
        state = found.state
    assert len(list(state.entries.dump())) == len(list(index.state.entries.dump())) + 1
    assert [entry.order[2] for entry in state.entries][:1] == ["neu-0"]
    assert own[0] not in list(state.entries)
    assert [one for one in state.entries if not one.order[2].startswith("neu")] == own[1:]


def test_entries_that_are_replaced_leave_the_others_alone(index: Index) -> None:
    before = list(index.state.entries)
    other = before[3]._replace(record=b"[]")
    found = index.state.entries.replaced({3: other})
    assert found[3] == other
    assert len(found) == len(before)
    assert [one for one in found if one != other] == [one for number, one in enumerate(before) if number != 3]


def test_what_comes_and_goes_again_and_again_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalogue.outputs.search.kept.SPARE", 1)
    found = catalogue(course("kurs"))
    entries, site = entries_of(found, words=WORDS), site_of(found, words=WORDS)
    state, rounds = index_of(entries, site=site).state, 0
    passing = entries[0]._replace(order=(1, "gesundheit", "passing", ""))
    while not state.entries.scattered:
        come = changed_index(state, [passing], site=site)
        gone = come and changed_index(come.state, (), gone=[passing.order], site=site)
        assert gone is not None
        state, rounds = gone.state, rounds + 1
    assert rounds < 3 * PIECE
    assert list(state.entries) == sorted(entries, key=lambda entry: entry.order)
