"""The catalogue: its lists, its published form, and offers that take the places of others."""

from msgspec.structs import replace

from catalogue.model.synonym import Synonyms
from tests.making import catalogue, course, guide

SYNONYMS = Synonyms(groups=(("Rechner", "Computer"),))


def test_a_list_without_terms_has_no_pages() -> None:
    made = catalogue()
    assert "tools" in made.lists
    assert "tools" not in replace(made, vocabularies={**made.vocabularies, "tools": ()}).lists


def test_what_is_published_lacks_drafts_alone() -> None:
    made = replace(
        catalogue(course("a"), course("b", status="draft"), guides=[guide("c"), guide("d", status="draft")]),
        synonyms=SYNONYMS,
    )
    published = made.published()
    assert [offer.slug for offer in published.offers] == ["a", "c"]
    assert (published.synonyms, published.vocabularies, published.settings) == (
        SYNONYMS,
        made.vocabularies,
        made.settings,
    )


def test_offers_take_the_places_of_those_of_their_files_and_new_ones_stand_behind() -> None:
    made = replace(catalogue(course("b"), guides=[guide("d")]), synonyms=SYNONYMS)
    come = catalogue(course("a"), course("b", title="Neu"), guides=[guide("c")])
    told = made.with_offers(come.offers)
    assert [(offer.slug, offer.title) for offer in told.courses] == [("b", "Neu"), ("a", come.by_slug["a"].title)]
    assert [offer.slug for offer in told.guides] == ["d", "c"]
    assert told.synonyms == SYNONYMS
    assert made.with_offers(()).offers == made.offers


def test_a_prerequisite_that_is_a_draft_is_left_out_of_what_is_published() -> None:
    made = catalogue(course("a", prerequisites=["b", "c"]), course("b", status="draft"), course("c")).published()
    assert [offer.slug for offer in made.prerequisites(made.by_slug["a"])] == ["c"]
