"""What goes with an offer: never itself, always the same, the nearest first."""

import random
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from catalogue.model.borne import name_of, own_terms
from catalogue.model.offer import Offer
from catalogue.views.alphabet import by_title
from catalogue.views.brief import Key
from catalogue.views.related import COMMON, related
from catalogue.views.term_index import offers_by_term
from tests.making import TERMS, catalogue, course, guide

MANY = {
    **TERMS,
    "tools": {name: {"name": name} for name in ("t1", "t2", "t3")},
    "competences": {name: {"name": name} for name in ("1.1", "1.2")},
}
OFFERS = st.lists(
    st.fixed_dictionaries({
        "category": st.sampled_from(["kommunikation", "gesundheit"]),
        "tools": st.lists(st.sampled_from(["t1", "t2", "t3"]), unique=True),
        "competences": st.lists(st.sampled_from(["1.1", "1.2"]), unique=True),
    }),
    max_size=8,
)  # fmt: skip


def _related(offer: Offer, index: Mapping[Key, tuple[Offer, ...]]) -> tuple[Offer, ...]:
    return related(offer, index, names=map(name_of, own_terms(offer)))


@given(OFFERS, st.randoms(use_true_random=False))
def test_never_itself_never_twice_and_always_the_same(fields: list[dict[str, object]], chance: random.Random) -> None:
    fronts = [course(f"k{n}", **own) for n, own in enumerate(fields)]
    made = catalogue(*fronts, terms=MANY)
    mixed = catalogue(*chance.sample(fronts, len(fronts)), terms=MANY)
    for offer in made.offers:
        found = _related(offer, offers_by_term(by_title(made.offers)))
        assert offer not in found
        assert len(set(found)) == len(found) <= 4
        assert all({*offer.tools, *offer.competences} & {*other.tools, *other.competences} for other in found)
        assert _related(mixed.by_slug[offer.slug], offers_by_term(by_title(mixed.offers))) == found


def test_a_tool_counts_more_than_competences_and_those_more_than_the_category() -> None:
    made = catalogue(
        course("self", tools=["t1"], competences=["1.1", "1.2"]),
        course("category"),
        course("competence", category="gesundheit", competences=["1.1"]),
        course("competences", category="gesundheit", competences=["1.1", "1.2"]),
        guides=[guide("tool", category="gesundheit", tools=["t1"])],
        terms=MANY,
    )
    found = _related(made.courses[0], offers_by_term(by_title(made.offers)))
    assert [offer.slug for offer in found] == ["tool", "competences", "competence"]


def test_the_category_tips_the_scales_and_alone_is_not_enough() -> None:
    made = catalogue(
        course("self", competences=["1.1"]),
        course("far", category="gesundheit", competences=["1.1"], title="A"),
        course("near", competences=["1.1"], title="B"),
        course("other"),
        terms=MANY,
    )
    assert [offer.slug for offer in _related(made.courses[0], offers_by_term(by_title(made.offers)))] == ["near", "far"]


def test_what_everybody_has_says_nothing() -> None:
    made = catalogue(*(course(f"k{n}", tools=["t1"]) for n in range(COMMON + 1)), terms=MANY)
    assert _related(made.courses[0], offers_by_term(by_title(made.offers))) == ()
    fewer = catalogue(*(course(f"k{n}", tools=["t1"]) for n in range(COMMON)), terms=MANY)
    assert [offer.slug for offer in _related(fewer.courses[0], offers_by_term(by_title(fewer.offers)))] == [
        "k1",
        "k10",
        "k11",
        "k12",
    ]
