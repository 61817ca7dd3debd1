"""Other names: who writes "Titel" is told of `title`, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.model.offer import Course, Guide
from catalogue.model.registration import Registration
from catalogue.model.session import Session
from catalogue.model.term import VOCABULARIES
from catalogue.model.value import Value
from catalogue.reading.keys import keys_at, model_at
from catalogue.reading.other_names import _NAMES, inside, meant_key, session_key
from tests.unit.reading.project import checked, offer, write

COURSE, SESSION = keys_at(Course, ("",)), keys_at(Session, ("",))


def models() -> Iterator[type[Value]]:
    found: set[type[Value]] = set()
    todo: list[type[Value]] = [Course, Guide, Registration, *VOCABULARIES]
    while todo:
        model = todo.pop()
        if model not in found:
            found.add(model)
            yield model
            todo += filter(None, (model_at(model, key) for key in model.model_fields))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Titel", "title"), ("Zielgruppe", "audiences"), ("Schlagwörter", "keywords"), ("Schlagwoerter", "keywords"),
        ("Veröffentlicht am", "published"), ("Teilnehmer-Zahl", "capacity"), ("Termine", "sessions"), ("titel_", "title"),
        ("TAGS", "keywords"), ("Preis", "cost"), ("keyword", "keywords"), ("Datum", "sessions"), ("xyz", ""), ("", ""),
        ("act", ""), ("ale", ""), ("aliase", "aliases"),
    ],
)  # fmt: skip
def test_a_course_knows_what_its_fields_are_called_elsewhere(written: str, meant: str) -> None:
    assert meant_key(written, COURSE) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Datum", "start"), ("date", "start"), ("Ende", "end"), ("place", "venue"), ("Ort", "venue"), ("Restplätze", "places_left")],
)  # fmt: skip
def test_the_same_word_means_what_there_is_at_its_place(written: str, meant: str) -> None:
    assert meant_key(written, SESSION) == meant


def test_every_field_with_other_names_exists_and_none_means_two() -> None:
    every = {model: set(keys_at(model, ("",))) for model in models()}
    assert set(_NAMES) <= set().union(*every.values())
    for model, known in every.items():
        called = [word for own in known for word in _NAMES.get(own, ())]
        assert not {word for word in called if called.count(word) > 1}, model


@pytest.mark.parametrize("model", [Course, Guide, Session], ids=lambda model: model.__name__)
def test_what_authors_may_call_a_field_is_thought_of(model: type[Value]) -> None:
    without = set(keys_at(model, ("",))) - set(_NAMES)
    assert without == set(), "write into catalogue/reading/other_names.py what else they are called, also in German"


def test_what_is_there_by_another_name_is_not_missing_as_well(tmp_path: Path) -> None:
    front = "---\nTitel: A\nBeschreibung: B\nkategorie: kommunikation\n---\n\nText.\n"
    write(tmp_path, {"courses/a.md": front})
    found = [(problem.code, problem.details["field"], problem.details["suggestion"]) for problem in checked(tmp_path)]
    assert found == [
        ("unknown-key", "Titel", "title"),
        ("unknown-key", "Beschreibung", "summary"),
        ("unknown-key", "kategorie", "category"),
    ]


def test_another_field_is_missing_all_the_same(tmp_path: Path) -> None:
    write(tmp_path, {"courses/a.md": "---\nTitel: A\ncategory: kommunikation\n---\n\nText.\n"})
    assert [(problem.code, problem.details["field"]) for problem in checked(tmp_path)] == [
        ("missing-field", "summary"),
        ("unknown-key", "Titel"),
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("Datum: 2027-02-03, Uhrzeit: 9-12, end: 2027-02-03 12:00", [("day-and-time-apart", "")] * 2),
        ("start: 2027-02-03, Uhrzeit: 9-12, end: 2027-02-03", [("day-and-time-apart", "")]),
        ("start: 2027-02-03, strat: x, end: 2027-02-03", [("unknown-key", "")]),
        ("Datum: 2027-02-03, end: 2027-02-03", [("unknown-key", "start")]),
    ],
)
def test_a_day_apart_from_its_time_is_told_so_and_not_to_write_one_field_twice(
    tmp_path: Path, fields: str, told: list[tuple[str, str]]
) -> None:
    write(tmp_path, {"courses/a.md": offer(f"sessions:\n  - {{id: a, {fields}}}\n")})
    found = [(problem.code, problem.details.get("suggestion", "")) for problem in checked(tmp_path)]
    assert found == told


def test_a_session_with_other_names_is_told_how_to_write_its_times(tmp_path: Path) -> None:
    session = "sessions:\n  - {id: a, Datum: 2027-02-03, Uhrzeit: 9-12, Ort: Rathaus}\n"
    write(tmp_path, {"courses/a.md": offer(session)})
    codes = [(problem.code, problem.details.get("suggestion", "")) for problem in checked(tmp_path)]
    assert {
        ("day-and-time-apart", ""),
        ("unknown-key", "venue"),
    } == set(codes)


@pytest.mark.parametrize("field", ["start", "end", "venue", "previous_start", "places_left", "attendance"])
def test_a_field_of_sessions_is_known_however_it_is_written(field: str) -> None:
    assert (session_key(field), session_key(field.capitalize()), session_key(field.upper())) == (field, field, field)


@pytest.mark.parametrize(
    ("other", "fields"),
    [
        ("capacity", ("min", "max")),
        ("registration", ("url", "email", "closes", "approval")),
        ("review", ("by", "last", "every")),
    ],
)
def test_a_field_of_another_one_is_known_however_it_is_written(other: str, fields: tuple[str, ...]) -> None:
    for field in fields:
        assert inside(field) == inside(field.upper()) == (field, other)
    assert inside("title") == ("", "")


REGISTRATION = "registration: {email: a@b.example}\n"


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        (f"{REGISTRATION}closes: P7D\n", [("belongs-inside", "registration: {email: a@b.example, closes: P7D}")]),
        (f"anmeldeschluss: P7D\n{REGISTRATION}", [("belongs-inside", "registration: {email: a@b.example, closes: P7D}")]),
        (f"{REGISTRATION}approval: a b\n", [("belongs-inside", 'registration: {email: a@b.example, approval: "a b"}')]),
        (f"{REGISTRATION}email: c@d.example\n", [("belongs-inside", "registration: {email: a@b.example}")]),
        ("capacity: {min: 5}\nmax: 12\n", [("belongs-inside", "capacity: {min: 5, max: 12}")]),
        ("registration: none\ncloses: P7D\n", [("belongs-inside", "closes: …")]),
        ("registration: {email: [a]}\nurl: x\n", [("belongs-inside", "url: …")]),
        ("capacity:\nmax: 12\n", [("unknown-key", "capacity: {max: 12}")]),
        ("closes: P7D\n", [("unknown-key", "")]),
        ("review: {last: 2026-10-01}\nby: fortbildung\nturnus: P2Y\n",
            [("belongs-inside", "review: {last: 2026-10-01, by: fortbildung, every: P2Y}")] * 2),
        ("review: {last: 2026-10-01}\nvon: 2027-10-01\n", [("field-of-sessions", "")]),
    ],
)  # fmt: skip
def test_a_field_beside_the_one_it_belongs_to_is_told_its_place(
    tmp_path: Path, extra: str, told: list[tuple[str, str]]
) -> None:
    found = checked(write(tmp_path, {"courses/a.md": offer(extra)}))
    words = [(each.code, each.details.get("repair", each.details.get("suggestion", ""))) for each in found]
    assert [each for each in words if each[0] in {"belongs-inside", "unknown-key", "field-of-sessions"}] == told
