"""What is new in the catalogue."""

from datetime import date

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Offer
from catalogue.views.alphabet import sort_key

# So many stand on the page of new ones and in its feed, the newest first: whoever looks once a week misses none.
NEWEST = 60


def last_published(catalogue: Catalogue, *, today: date) -> date | None:
    """Returns the day up to `today` on which the last offer was published; None where no offer tells its day."""
    days = (offer.published for offer in catalogue.offers)
    return max((day for day in days if day is not None and day <= today), default=None)


def newest(catalogue: Catalogue, *, today: date) -> tuple[Offer, ...]:
    """Returns the offers published within the settings' `new_for` up to `today`, the newest first."""
    first = catalogue.settings.new_for.before(today)
    fresh = [o for o in catalogue.offers if o.published is not None and first <= o.published <= today]
    return tuple(sorted(fresh, key=lambda o: (-(o.published or today).toordinal(), sort_key(o.title), o.slug)))
