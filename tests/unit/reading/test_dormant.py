"""Dormant offers: they answer with their names asleep, and with everything else awake, like any other offer."""

import copy

import pytest

from catalogue.model.offer import Course, Guide, Offer
from catalogue.reading.dormant import Wake, dormant, names_of
from tests import making


@pytest.fixture
def offers() -> tuple[Offer, ...]:
    courses = (
        making.course("a", making.session(), prerequisites=["b"]),
        making.course("b", status="draft", aliases=["c"]),
    )
    return making.catalogue(*courses, guides=[making.guide("d")]).offers


class Sleep:
    """Counts how often the offers are woken."""

    def __init__(self, offers: tuple[Offer, ...]) -> None:
        self.offers, self.woken = offers, 0

    def __call__(self) -> Wake:
        self.woken += 1
        return self.offers.__getitem__


def asleep(offers: tuple[Offer, ...]) -> tuple[tuple[Offer, ...], Sleep]:
    sleep = Sleep(offers)
    return dormant(names_of(offers), sleep), sleep


def test_names_wake_nobody(offers: tuple[Offer, ...]) -> None:
    found, sleep = asleep(offers)
    for one, other in zip(found, offers, strict=True):
        names = (one.slug, one.path, one.id, one.status, one.draft, one.aliases, one.kind, isinstance(one, Course))
        kind = isinstance(other, Course)
        assert names == (other.slug, other.path, other.id, other.status, other.draft, other.aliases, other.kind, kind)
        said = (one.title, one.prerequisites, one.published)
        assert said == (other.title, other.prerequisites, other.published)
        assert not isinstance(one, Course) or one.mandatory is None
    assert sleep.woken == 0


def test_one_that_is_mandatory_wakes_to_tell_how_often() -> None:
    offers = making.catalogue(making.course("a"), making.course("b", mandatory="P1Y")).courses
    found, sleep = asleep(offers)
    assert [isinstance(one, Course) and one.mandatory for one in found] == [None, offers[1].mandatory]
    assert sleep.woken == 1


def test_a_pack_is_read_once(offers: tuple[Offer, ...]) -> None:
    found, sleep = asleep(offers)
    assert [offer.summary for offer in found] == [offer.summary for offer in offers]
    assert sleep.woken == 1
    assert {type(offer) for offer in found} == {Course, Guide}


def test_one_that_woke_is_like_any_other(offers: tuple[Offer, ...]) -> None:
    found, _ = asleep(offers)
    assert found[0] == offers[0]
    assert offers[1] == found[1]
    assert repr(found[2]) == repr(offers[2])
    again, _ = asleep(offers)
    assert set(again) == set(offers)
    assert copy.copy(asleep(offers)[0][0]).title == offers[0].title
    with pytest.raises(AttributeError, match="colour"):
        _ = asleep(offers)[0][0].colour  # type: ignore[attr-defined]
