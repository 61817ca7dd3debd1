"""Late offers: a few are made one by one, and all where most will be asked for."""

import pytest

from catalogue.model.offer import Offer
from catalogue.reading.late_offers import MOST, LateOffers
from tests import making

ENTRIES = [3 * number for number in range(4 * MOST)]


class Values(dict[int, Offer]):
    """Makes offers by their entries; none any more when it is cleared."""

    def __init__(self) -> None:
        super().__init__()
        courses = making.catalogue(*(making.course(f"k{number:02}") for number in range(len(ENTRIES)))).courses
        self.packed: dict[int, Offer] = dict(zip(ENTRIES, courses, strict=True))
        self.made: list[int] = []

    def __missing__(self, entry: int) -> Offer:
        self.made.append(entry)
        value = self[entry] = self.packed[entry]
        return value

    def clear(self) -> None:
        super().clear()
        self.packed.clear()


@pytest.mark.parametrize("asked", [4, 5, 16])
def test_where_many_are_asked_for_all_are_made_and_what_they_are_made_of_is_let_go(asked: int) -> None:
    values = Values()
    late = LateOffers(ENTRIES, values)
    places = [*range(len(ENTRIES))][::-1][:asked]
    found = [late.offer(place) for place in places]
    assert [offer.slug for offer in found] == [f"k{place:02}" for place in places]
    many = asked > len(ENTRIES) // MOST
    assert sorted(values.made) == (ENTRIES if many else ENTRIES[-asked:])
    assert (not values.packed) == many
    assert not many or [late.offer(place) for place in places] == found
