"""offers.json: its schema accepts every catalogue there can be, and the same catalogue gives the same bytes."""

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import KINDS
from catalogue.outputs.address import Addresses
from catalogue.outputs.exchange import PATH, SCHEMA_PATH, exchange, line_of, schema
from catalogue.outputs.output import Planned
from catalogue.outputs.structured import structured
from catalogue.reading.translations import read_translation
from tests.making import FULL, catalogue, course, guide, session
from tests.workshops import lines_of

ADDRESSES = Addresses(read_translation("de"))
LINES = st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable() and bool(text.strip()))
STATES = st.sampled_from(["scheduled", "confirmed", "full", "cancelled", "held"])
OFFER = {
    "title": LINES.map(lambda text: f"T {text}"), "language": st.sampled_from(["de", "en", "fr"]), "format": st.just("seminar"),
    "audiences": st.just(["alle"]), "tools": st.just(["zoom"]), "competences": st.just(["2.1"]), "level": st.just("basic"),
    "keywords": st.lists(LINES, max_size=2), "duration": st.sampled_from(["PT90M", "P2D"]), "provider": st.just("intern"),
    "area": st.just("fb11"), "contact": st.just("fortbildung"), "prerequisites": st.just(["andere"]),
    "objectives": st.lists(LINES, max_size=2), "accessibility": st.just(["captions", "step-free"]),
    "review": st.just({"by": "fortbildung", "last": "2026-10-01"}), "published": st.dates().map(lambda day: f"20{day:%y-%m-%d}"),
    "status": st.sampled_from(["published", "draft"]),
}  # fmt: skip
COURSE = {
    **OFFER, "cost": LINES, "mandatory": st.just("P2Y"),
    "capacity": st.sampled_from([{}, {"min": "2"}, {"max": "9"}, {"min": "2", "max": "9"}]),
    "registration": st.sampled_from([
        "none", {"email": "a@stadt.example", "closes": "P7D"}, {"url": "https://x.example/{course}", "closes": "2027-01-01"},
    ]),
}  # fmt: skip
SESSION = {
    "status": STATES, "places_left": st.integers(0, 9).map(str), "attendance": st.integers(0, 9).map(str), "note": LINES,
    "previous_start": st.sampled_from(["2027-01-01", "2027-01-01 09:00"]), "closes": st.sampled_from(["P3D", "2027-02-01"]),
    "venue": st.sampled_from(["rathaus", "online"]), "url": st.just("https://x.example/a"),
}  # fmt: skip
# What is nobody's business elsewhere, what is called otherwise there, and what is no field.
KEPT_BACK = {"aliases", "body", "path", "status", "withdrawn"}
CALLED = {"applies_to": "appliesTo", "review": "reviewed"}
MADE = {"calendar", "kind", "url"}


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    courses = []
    for number in range(draw(st.integers(0, 3))):
        times = st.sampled_from([("2027-03-10", "2027-03-11"), ("2027-03-10 09:00", "2027-03-10 12:00")])
        sessions = [
            session(f"s{index}", *draw(times), **draw(st.fixed_dictionaries({}, optional=SESSION)))
            for index in range(draw(st.integers(0, 2)))
        ]
        courses.append(course(f"k{number}", *sessions, **draw(st.fixed_dictionaries({}, optional=COURSE))))
    guides = [
        guide(f"g{number}", **draw(st.fixed_dictionaries({}, optional={**OFFER, "applies_to": LINES})))
        for number in range(draw(st.integers(0, 2)))
    ]
    return catalogue(*courses, guides=guides)


@cache
def validator() -> Any:
    return Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def files_of(made: Catalogue) -> tuple[Planned, Planned]:
    published = made.published()
    return exchange(published, lines=lambda: lines_of(published), key=b"key")


def data_of(made: Catalogue) -> Any:
    return json.loads(files_of(made)[0].make())


@settings(max_examples=80, deadline=None)
@given(catalogues())
def test_the_schema_accepts_whatever_is_written(made: Catalogue) -> None:
    first, second = (files_of(made) for _ in range(2))
    assert first[0].make() == second[0].make()
    data = json.loads(first[0].make())
    assert [error.message for error in validator().iter_errors(data)] == []
    assert [offer["slug"] for offer in data["offers"]] == [offer.slug for offer in made.offers if not offer.draft]


def test_the_two_files() -> None:
    data, own = files_of(catalogue(course("zoom")))
    assert (data.path, own.path) == (PATH, SCHEMA_PATH)
    assert json.loads(own.make()) == schema()
    assert json.loads(data.make())["$schema"].endswith(f"/{SCHEMA_PATH}")
    Draft202012Validator.check_schema(schema())


def test_every_field_is_told_and_the_schema_knows_it() -> None:
    full = course("a", **{**FULL, "status": "published"})
    (first, second) = data_of(catalogue(full, guides=[guide("b", applies_to="Word")]))["offers"]
    told = {*first, *second} - MADE
    fields = {name for kind in KINDS.values() for name in kind.model_fields} - KEPT_BACK
    assert {CALLED.get(name, name) for name in fields} ^ told == set(), (
        "tell them in outputs/exchange.py, or keep them back"
    )
    known = set(schema()["properties"]["offers"]["items"]["properties"]) - MADE
    assert known ^ told == set(), "the schema in outputs/exchange.py has to know what is told"


@pytest.mark.parametrize("key", ["kind", "id", "slug", "url", "title", "summary", "category"])
def test_an_offer_without_a_required_key_is_rejected(key: str) -> None:
    data = data_of(catalogue(course("zoom", session())))
    assert validator().is_valid(data)
    del data["offers"][0][key]
    assert not validator().is_valid(data)


@pytest.mark.parametrize("key", ["id", "status", "start", "end", "parts", "calendar"])
def test_a_session_without_a_required_key_is_rejected(key: str) -> None:
    data = data_of(catalogue(course("zoom", session())))
    del data["offers"][0]["sessions"][0][key]
    assert not validator().is_valid(data)


def test_unknown_keys_and_versions_are_rejected() -> None:
    data = data_of(catalogue(course("zoom", session())))
    assert not validator().is_valid({**data, "version": 2})
    assert not validator().is_valid({**data, "more": 1})
    assert not validator().is_valid({**data, "offers": [{**data["offers"][0], "body": "x"}]})


def test_what_is_not_said_is_left_out() -> None:
    (offer,) = data_of(catalogue(course("zoom")))["offers"]
    assert set(offer) == {"kind", "id", "slug", "url", "title", "summary", "category", "calendar"}


def test_a_session_in_full() -> None:
    made = catalogue(
        course(
            "neu", session("a", venue="rathaus", places_left="0", attendance="0", note="Neu", url="https://x.example/a"), id="alt",
            registration={"email": "a@stadt.example", "closes": "P7D"},
        )
    )  # fmt: skip
    (offer,) = data_of(made)["offers"]
    assert offer["sessions"] == [
        {
            "id": "a", "status": "scheduled", "start": "2027-03-10T09:00+01:00", "end": "2027-03-10T12:00+01:00",
            "closes": "2027-03-03", "placesLeft": 0, "attendance": 0, "note": "Neu", "registration": {"url": "https://x.example/a"},
            "calendar": "https://fortbildung.stadt.example/kalender/termin/alt-a.ics",
            "parts": [{
                "id": "1", "start": "2027-03-10T09:00+01:00", "end": "2027-03-10T12:00+01:00",
                "venue": {"id": "rathaus", "name": "Rathaus"},
            }],
        }
    ]  # fmt: skip
    assert offer["registration"] == {"email": "a@stadt.example"}


@settings(max_examples=80, deadline=None)
@given(catalogues())
def test_a_line_is_written_as_the_module_json_writes_it(made: Catalogue) -> None:
    for offer in made.offers:
        line = line_of(offer, made.settings, ADDRESSES).decode()
        assert line == json.dumps(json.loads(line), ensure_ascii=False, sort_keys=True)
        text = structured(offer, settings=made.settings, addresses=ADDRESSES)
        assert text == json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
