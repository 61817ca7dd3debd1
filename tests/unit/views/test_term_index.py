"""Which offers carry which term."""

from datetime import date

from catalogue.views.agenda import dated
from catalogue.views.alphabet import by_title
from catalogue.views.term_index import key_of, offers_by_term, sessions_by_term, terms_of
from tests.making import catalogue, course, guide, session


def test_an_offer_carries_each_of_its_terms_once() -> None:
    parts = [
        {"id": "1", "start": "2027-03-10", "end": "2027-03-10", "venue": "rathaus"},
        {"id": "2", "start": "2027-03-11", "end": "2027-03-11", "venue": "online"},
    ]
    made = catalogue(
        course(
            "zoom", session("a", parts=parts), session("b", venue="rathaus"), session("c"),
            format="seminar", level="basic", provider="intern", area="fb11", contact="fortbildung",
            audiences=["alle", "alle"], tools=["zoom"], competences=["2.1"],
        )
    )  # fmt: skip
    keys = [key_of(term) for term in terms_of(made.courses[0])]
    assert sorted(keys) == sorted(set(keys))
    assert set(keys) == {
        ("categories", "kommunikation"), ("formats", "seminar"), ("levels", "basic"), ("providers", "intern"),
        ("areas", "fb11"), ("contacts", "fortbildung"), ("audiences", "alle"), ("tools", "zoom"),
        ("competences", "2.1"), ("venues", "rathaus"), ("venues", "online"),
    }  # fmt: skip


def test_the_index_holds_courses_and_guides_by_title_and_no_empty_terms() -> None:
    made = catalogue(
        course("a", title="Zoom", tools=["zoom"]),
        course("b", title="Ärger"),
        guides=[guide("c", title="Moderieren", tools=["zoom"])],
    )
    index = offers_by_term(by_title(made.offers))
    assert [offer.slug for offer in index["tools", "zoom"]] == ["c", "a"]
    assert [offer.slug for offer in index["categories", "kommunikation"]] == ["b", "c", "a"]
    assert ("categories", "gesundheit") not in index


def test_a_term_has_the_sessions_of_its_courses_and_a_venue_those_that_take_place_there() -> None:
    parts = [
        {"id": "1", "start": "2027-03-10", "end": "2027-03-10", "venue": "rathaus"},
        {"id": "2", "start": "2027-03-11", "end": "2027-03-11", "venue": "rathaus"},
        {"id": "3", "start": "2027-03-12", "end": "2027-03-12", "venue": "online"},
    ]
    made = catalogue(
        course("zoom", session("a", parts=parts), session("b", "2027-02-01", "2027-02-01"), tools=["zoom"]),
        course("teams", session("c", "2027-03-01", "2027-03-01", venue="rathaus")),
    )
    index = sessions_by_term(dated(made.courses, today=date(2027, 1, 1)))
    found = {key: [one.session.id for one in sessions] for key, sessions in index.items()}
    assert found["categories", "kommunikation"] == ["b", "c", "a"]
    assert found["tools", "zoom"] == ["b", "a"]
    assert (found["venues", "rathaus"], found["venues", "online"]) == (["c", "a"], ["a"])
