"""Free input for packed offers: any offer comes back equal with an equal hash, and no bytes do harm."""

import marshal
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.model.moment import FIRST_YEAR, LAST_YEAR
from catalogue.model.offer import Offer
from catalogue.model.reference import Context
from catalogue.reading.packed_offers import _FORM, Packed, _seal, dump
from catalogue.reading.packed_offers import load as load_packed
from catalogue.reading.packed_texts import NotPackedError, texts_in
from tests.making import TERMS, catalogue, course, read_terms, settings

CONTEXT = Context(zone=settings().timezone, terms=read_terms())
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
SLUGS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
DAYS = st.dates().filter(lambda day: FIRST_YEAR <= day.year < LAST_YEAR).map(str)
LENGTHS = st.integers(1, 99).map("P{}D".format)


def load(packed: Packed, context: Context) -> tuple[Offer, ...]:
    return load_packed(packed.offers, context, texts_in(packed.texts))


def terms(vocabulary: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(TERMS[vocabulary]))


def some(entries: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(entries, max_size=3)


@st.composite
def sessions(draw: st.DrawFn) -> list[dict[str, Any]]:
    found = []
    for identifier in draw(st.lists(SLUGS, max_size=3, unique=True)):
        day, hour = draw(DAYS), draw(st.sampled_from(["", " 00:00", " 09:15", " 22:59"]))
        end = {"": "", " 00:00": " 00:01"}.get(hour, " 23:30")
        one = {"start": day + hour, "end": day + end, "venue": draw(terms("venues"))}
        parts = draw(st.lists(SLUGS, max_size=2, unique=True))
        times: dict[str, Any] = {"parts": [{"id": part, **one} for part in parts]} if parts else one
        more = draw(
            st.fixed_dictionaries(
                {}, optional={"note": TEXTS, "places_left": st.integers(0, 9).map(str), "closes": DAYS}
            )
        )
        found.append({"id": identifier, **times, **more})
    return found


FRONTS = st.fixed_dictionaries(
    {"title": TEXTS, "slug": SLUGS, "category": terms("categories")},
    optional={
        "audiences": some(terms("audiences")), "tools": some(terms("tools")), "keywords": some(TEXTS), "duration": LENGTHS,
        "prerequisites": some(SLUGS), "published": DAYS, "aliases": some(SLUGS), "sessions": sessions(),
        "status": st.sampled_from(["draft", "published"]), "accessibility": some(st.sampled_from(["captions", "step-free"])),
        "review": st.fixed_dictionaries({"by": terms("contacts"), "last": DAYS}, optional={"every": LENGTHS}),
        "capacity": st.integers(1, 100_000).map(lambda most: {"max": str(most)}), "language": st.sampled_from(["de", "en-GB"]),
        "registration": st.one_of(LENGTHS, DAYS).map(lambda closes: {"email": "a@b.example", "closes": closes}),
    },
)  # fmt: skip


@given(st.lists(FRONTS, max_size=4))
def test_any_offers_come_back_equal(fronts: list[dict[str, Any]]) -> None:
    offers = catalogue(*({**course(), **front} for front in fronts)).offers
    found = load(dump(offers, CONTEXT), CONTEXT)
    assert found == offers
    assert [repr(offer) for offer in found] == [repr(offer) for offer in offers]
    assert [hash(offer) for offer in found] == [hash(offer) for offer in offers]


SOUND = dump(catalogue(course()).offers, CONTEXT)


@given(st.binary(max_size=200), st.integers(0, len(SOUND.offers)), st.integers(0, len(SOUND.offers)))
def test_foreign_bytes_are_told(rest: bytes, start: int, end: int) -> None:
    data = SOUND.offers[:start] + rest + SOUND.offers[end:]
    if data != SOUND.offers:
        with pytest.raises(NotPackedError):
            load(Packed(data, SOUND.texts), CONTEXT)


KINDS = [
    "Course",
    "Part",
    "OfferStatus",
    "term",
    "tuple",
    "texts",
    "set",
    "int",
    "date",
    "duration",
    "moment",
    "body",
    "x",
]
PARTS = st.none() | st.integers() | st.text(max_size=3) | st.tuples(st.integers(0, 99), st.integers(0, 99))
ENTRIES = st.tuples(st.sampled_from(KINDS), st.lists(PARTS, max_size=5)).map(lambda pair: (pair[0], *pair[1]))


@given(PARTS | st.tuples(st.just("Europe/Berlin"), st.lists(ENTRIES | PARTS, max_size=5), st.lists(PARTS, max_size=3)))
def test_sealed_nonsense_is_told_or_read_but_breaks_nothing(value: Any) -> None:
    data = marshal.dumps(value)
    with suppress(NotPackedError):
        load(Packed(_FORM + _seal(data) + data, b""), CONTEXT)


def test_a_sealed_nothing_is_told() -> None:
    with pytest.raises(NotPackedError):
        load(Packed(_FORM + _seal(b""), b""), CONTEXT)
