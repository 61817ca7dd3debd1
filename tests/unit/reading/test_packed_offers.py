"""Packed offers: what is packed comes back equal, with the context's own terms, or not at all."""

import gc
import pickle
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from catalogue.model.offer import Course, Offer
from catalogue.model.reference import Context
from catalogue.model.term import VOCABULARIES, Term
from catalogue.reading.packed_offers import Packed, dump, load_late
from catalogue.reading.packed_offers import load as load_packed
from catalogue.reading.packed_texts import NotPackedError, mark_of, texts_in
from catalogue.reading.zone import open_zone
from tests.making import FULL, catalogue, course, guide


def context_of(terms: dict[str, tuple[Term, ...]], zone: str = "Europe/Berlin") -> Context:
    return Context(
        zone=open_zone(zone), terms={name: {term.id: term for term in found} for name, found in terms.items()}
    )


def load(packed: Packed, context: Context) -> tuple[Offer, ...]:
    return load_packed(packed.offers, context, texts_in(packed.texts))


def offers() -> tuple[tuple[Offer, ...], Context]:
    made = catalogue(course("a", **FULL), course("d", **FULL), course("x"), guides=[guide("y", applies_to="Word")])
    return made.offers, context_of(dict(made.vocabularies))


def test_offers_come_back_equal() -> None:
    packed, context = offers()
    found = load(dump(packed, context), context)
    assert found == packed
    assert [type(offer) for offer in found] == [type(offer) for offer in packed]
    assert [hash(offer) for offer in found] == [hash(offer) for offer in packed]
    assert [repr(offer) for offer in found] == [repr(offer) for offer in packed]
    assert [offer.model_fields_set for offer in found] == [offer.model_fields_set for offer in packed]
    assert found[0].model_copy(update={"title": "B"}).title == "B"


def test_offers_come_back_one_by_one() -> None:
    packed, context = offers()
    data, texts = dump(packed, context)
    late = load_late(data, context, texts_in(texts))
    assert [late(place) for place in (3, 0, 2, 1)] == [packed[place] for place in (3, 0, 2, 1)]
    assert late(1) is late(1)
    assert isinstance(one := late(0), Course)
    assert isinstance(other := late(1), Course)
    assert one.sessions[0] is other.sessions[0]
    for bad in (data[:30], b"", b"x" + data[1:]):
        with pytest.raises(NotPackedError):
            load_late(bad, context, texts_in(texts))
    with pytest.raises(NotPackedError):
        load_late(data, context_of({}, "Europe/Paris"), texts_in(texts))


def test_every_field_is_packed_once_with_a_value() -> None:
    packed, _ = offers()
    empty = {name for name, value in packed[0] if not value}
    assert empty == set(), "give them a value in FULL of tests/making.py"
    assert set(Course.model_fields) == set(vars(packed[0]))


def test_terms_and_zone_are_those_of_the_context() -> None:
    packed, context = offers()
    found = load(dump(packed, context), context)[0]
    assert isinstance(found, Course)
    assert found.category is context.terms["categories"][found.category.id]
    assert found.audiences[0] is context.terms["audiences"]["alle"]
    assert found.sessions[0].first.venue is context.terms["venues"]["rathaus"]
    assert found.sessions[0].first.start.zone is context.zone


def test_what_is_equal_is_kept_once() -> None:
    packed, context = offers()
    first, second, *_ = load(dump(packed, context), context)
    assert isinstance(first, Course)
    assert isinstance(second, Course)
    assert first.review is second.review
    assert first.sessions is second.sessions


def test_a_changed_term_is_taken_and_one_that_is_gone_is_missed() -> None:
    packed, context = offers()
    data = dump(packed, context)
    terms = {name: dict(found) for name, found in context.terms.items()}
    terms["tools"]["zoom"] = terms["tools"]["zoom"].model_copy(update={"name": "Neu"})
    assert load(data, Context(zone=context.zone, terms=terms))[0].tools[0].name == "Neu"
    del terms["tools"]["zoom"]
    with pytest.raises(NotPackedError):
        load(data, Context(zone=context.zone, terms=terms))


def test_another_zone_is_another_catalogue() -> None:
    packed, context = offers()
    with pytest.raises(NotPackedError):
        load(dump(packed, context), Context(zone=open_zone("UTC"), terms=context.terms))


def test_damaged_bytes_are_told_from_sound_ones() -> None:
    packed, context = offers()
    data, texts = dump(packed, context)
    for place in range(len(data)):
        with pytest.raises(NotPackedError):
            load(Packed(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :], texts), context)
    for place in range(len(data)):
        with pytest.raises(NotPackedError):
            load(Packed(data[:place], texts), context)
    with pytest.raises(NotPackedError):
        load(Packed(data + b"\0", texts), context)
    for place in range(len(texts)):
        for bad in (texts[:place] + bytes([texts[place] ^ 1]) + texts[place + 1 :], texts[:place]):
            with pytest.raises(NotPackedError):
                load(Packed(data, bad), context)


def test_bodies_lie_apart_and_are_read_when_they_are_wanted() -> None:
    packed, context = offers()
    data, texts = dump(packed, context)
    asked: list[bytes] = []

    def read(start: int, end: int) -> bytes:
        asked.append(texts[start:end])
        return asked[-1]

    def text(start: int, end: int, mark: bytes) -> Callable[[], bytes]:
        assert mark == mark_of(texts[start:end])
        return partial(read, start, end)

    found = load_packed(data, context, text)
    assert [offer.summary for offer in found] == [offer.summary for offer in packed]
    assert asked == []
    assert [offer.body.markdown for offer in found] == [offer.body.markdown for offer in packed]
    assert len(asked) == len(packed)
    assert b"Text" in texts
    assert b"Text\n" not in data


def test_no_offers_are_packed_as_well() -> None:
    _, context = offers()
    assert load(dump((), context), context) == ()


def test_a_value_that_no_file_can_hold_is_our_own_mistake() -> None:
    packed, context = offers()
    with pytest.raises(TypeError, match=r"packed_offers\.py cannot pack a complex"):
        dump([packed[0].model_copy(update={"title": 1j})], context)


def test_yes_and_one_are_two_values() -> None:
    """A field may be a switch, or a switch or a text, though none is today."""
    packed, context = offers()
    values = (True, 1, 1.0, False, 0)
    found = load(dump([packed[0].model_copy(update={"cost": value}) for value in values], context), context)
    assert [repr(vars(offer)["cost"]) for offer in found] == [repr(value) for value in values]


def test_every_kind_of_term_can_be_referred_to() -> None:
    _, context = offers()
    assert set(context.terms) >= {kind.vocabulary for kind in VOCABULARIES}


@pytest.mark.parametrize("collecting", [True, False])
def test_the_collector_of_rubbish_is_left_as_it_was(collecting: bool) -> None:
    packed, context = offers()
    before = gc.isenabled()
    try:
        gc.enable() if collecting else gc.disable()
        load(dump(packed, context), context)
        with pytest.raises(NotPackedError):
            load(dump(packed, context), context_of({}))
        assert gc.isenabled() is collecting
    finally:
        gc.enable() if before else gc.disable()


def test_an_offer_can_be_pickled_too(tmp_path: Path) -> None:
    file = tmp_path / "offer"
    packed, _ = offers()
    file.write_bytes(pickle.dumps(packed[0], protocol=5))
    assert pickle.loads(file.read_bytes()) == packed[0]
