"""Dormant offers: only their names are known until somebody asks for more; then what they were packed in is read.

A build after a small change needs the names of ten thousand offers, and all else of a few. Among the names is what
offers are compared by with one another when the front matter of any of them is another one.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

from catalogue.model.offer import Course, Guide, Offer, OfferStatus

# What is known of an offer that is dormant: kind, slug, file, id, status, aliases, title, prerequisites, the day on which
# it was published (its number, 0 for none), and whether it is a course that is mandatory.
Names = tuple[str, str, str, str, str, tuple[str, ...], str, tuple[str, ...], int, bool]
_fill = object.__setattr__


class _Dormant:
    """Wakes up an offer as soon as anything but its names is asked for; it is one like any other then."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_woken(self), name)

    def __eq__(self, other: object) -> bool:
        return bool(_woken(self) == other)

    def __hash__(self) -> int:
        return hash(_woken(self))

    def __repr__(self) -> str:
        return repr(_woken(self))


class _DormantCourse(_Dormant, Course, defer_build=True): ...


class _DormantGuide(_Dormant, Guide, defer_build=True): ...


_KINDS: dict[str, tuple[type[Offer], type[Offer]]] = {
    kind.kind.value: (kind, dormant) for kind, dormant in ((Course, _DormantCourse), (Guide, _DormantGuide))
}


def names_of(offers: Iterable[Offer]) -> list[Names]:
    """Returns what has to be known of offers so that they can be dormant: plain values."""
    return [_names(offer) for offer in offers]


def _names(offer: Offer) -> Names:
    return (
        offer.kind.value,
        offer.slug,
        offer.path,
        offer.id,
        offer.status.value,
        tuple(offer.aliases),
        offer.title,
        tuple(offer.prerequisites),
        offer.published.toordinal() if offer.published else 0,
        isinstance(offer, Course) and offer.mandatory is not None,
    )


# What gives one of the offers that were packed together by its place.
Wake = Callable[[int], Offer]


def dormant(names: Iterable[Names], wake: Callable[[], Wake]) -> tuple[Offer, ...]:
    """Returns the offers that `wake` leads to, which is called once when anything but their names is asked of any of them."""
    once = cache(wake)
    status = {each.value: each for each in OfferStatus}
    return tuple(_asleep(place, each, status, once) for place, each in enumerate(names))


def _asleep(place: int, names: Names, status: dict[str, OfferStatus], wake: Callable[[], Wake]) -> Offer:
    kind, slug, path, id_, state, aliases, title, prerequisites, day, mandatory = names
    offer = _KINDS[kind][1].__new__(_KINDS[kind][1])
    known: dict[str, Any] = {"slug": slug, "path": path, "id": id_, "status": status[state], "aliases": aliases}
    known |= {"title": title, "prerequisites": prerequisites, "published": date.fromordinal(day) if day else None}
    if kind == Course.kind and not mandatory:  # who is has to wake to tell how often
        known["mandatory"] = None
    _fill(offer, "__dict__", known)
    _fill(offer, "__pydantic_fields_set__", None)
    _fill(offer, "__pydantic_extra__", None)
    _fill(offer, "__pydantic_private__", {"place": place, "wake": wake})
    return offer


def _woken(offer: Any) -> Offer:
    """The same offer, awake."""
    place, wake = offer.__pydantic_private__["place"], offer.__pydantic_private__["wake"]
    found = wake()(place)
    _fill(offer, "__dict__", found.__dict__)
    _fill(offer, "__pydantic_fields_set__", found.__pydantic_fields_set__)
    _fill(offer, "__pydantic_private__", None)
    _fill(offer, "__class__", type(found))
    return offer  # type: ignore[no-any-return]
