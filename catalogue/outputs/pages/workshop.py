"""The workshop in which pages are made: the catalogue, the day, the templates and what was counted once for all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain, repeat
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from catalogue.model.borne import name_of, own_terms
from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Offer
from catalogue.model.translation import Translation
from catalogue.outputs.address import Addresses
from catalogue.outputs.output import Page
from catalogue.outputs.pages.pieces import Pieces
from catalogue.outputs.templating import Templates
from catalogue.views.agenda import Dated, coming, dated, in_time, next_session, replaced
from catalogue.views.alphabet import by_title
from catalogue.views.alphabet import replaced as replaced_by_title
from catalogue.views.asleep import asleep
from catalogue.views.brief import Brief, Key
from catalogue.views.by_course import ByCourse
from catalogue.views.related import neighbours
from catalogue.views.term_index import (
    offers_by_name,
    offers_by_term,
    replaced_in,
    sessions_by_term,
    sessions_replaced_in,
)

# An offer's Markdown to HTML, links in it relative to the offer's page.
Render = Callable[[Offer], str]
NOTHING: Mapping[str, Callable[[], Any]] = {}
# When more offers than these have changed, what is told of all together is counted anew.
FEW = 100


class Workshop(Struct, frozen=True, dict=True):
    """Everything a page is made of; `catalogue` holds no drafts.

    `briefs` give the brief of each offer by its file, where they are known: then nobody wakes to be counted.
    """

    catalogue: Catalogue
    today: date
    templates: Templates
    render: Render
    briefs: Callable[[], Mapping[str, Brief]] | None = None

    @property
    def words(self) -> Translation:
        """The words of the catalogue's language."""
        return self.templates.words

    @property
    def addresses(self) -> Addresses:
        """Where everything lies."""
        return self.templates.addresses

    @cached_property
    def agenda(self) -> tuple[Dated, ...]:
        """All sessions in the order of time."""
        return in_time(chain.from_iterable(self.by_course.values()))

    @cached_property
    def by_course(self) -> Mapping[str, tuple[Dated, ...]]:
        """The same as `sessions`, for whoever wants to know when and where they take place."""
        if self.known is None:
            return self.sessions
        return asleep(self.catalogue.courses, self.known, today=self.today, find=self.sessions.__getitem__)

    @cached_property
    def known(self) -> Mapping[str, Brief] | None:
        """The briefs of all offers by their files, where there are any."""
        return self.briefs() if self.briefs else None

    def names_of(self, offer: Offer) -> Iterable[str]:
        """Returns the names of the terms by which an offer is found, some of them more than once."""
        return map(name_of, own_terms(offer)) if self.known is None else self.known[offer.path].terms

    @cached_property
    def sessions(self) -> ByCourse[tuple[Dated, ...]]:
        """The sessions of each course that has any, by the course's slug, in the order of time."""
        return ByCourse(self.catalogue.courses, lambda course: dated((course,), today=self.today) or None)

    @cached_property
    def ahead(self) -> Mapping[Key, tuple[Dated, ...]]:
        """The sessions of each term that are not over, in the order of time."""
        return sessions_by_term(coming(self.agenda))

    @cached_property
    def next_dates(self) -> ByCourse[Dated]:
        """The session to show for each course, by the course's slug."""
        return ByCourse(self.catalogue.courses, lambda course: next_session(self.sessions.get(course.slug, ())))

    @cached_property
    def pieces(self) -> Pieces:
        """The cards and rows that stand on many pages."""
        return Pieces(self.templates, self.next_dates)

    @cached_property
    def by_term(self) -> Mapping[Key, tuple[Offer, ...]]:
        """The offers of each term in the order of their titles."""
        return offers_by_term(self.in_order) if self.known is None else offers_by_name(self.in_order, self.known)

    @cached_property
    def in_order(self) -> tuple[Offer, ...]:
        """All offers in the order of their titles."""
        return by_title(self.catalogue.offers)

    @cached_property
    def steady(self) -> frozenset[str]:
        """The slugs of the offers whose pages say what they said in the workshop that this one follows, if any."""
        return frozenset()

    def with_offers(self, offers: Sequence[Offer], *, templates: Templates) -> "Workshop":
        """Returns a workshop in which `offers` stand in place of those of the same files.

        What has been counted over all offers is taken as it was: right for the pages of these offers, and made in no time.
        """
        workshop = replace(self, catalogue=self.catalogue.with_offers(offers), templates=templates)
        vars(workshop)["by_term"] = self.by_term  # where the property keeps what it has counted
        return workshop

    def follow(self, other: "Workshop") -> None:
        """Takes what `other`, a workshop of the same day, has counted, but for offers that differ.

        Offers that are the same are the very same values. What has not been counted, is not.
        """
        gone, come = _apart(other.catalogue.offers, self.catalogue.offers)
        slugs = {offer.slug for offer in (*gone, *come)}
        self.sessions.follow(other.sessions, but=slugs)
        self.next_dates.follow(other.next_dates, but=slugs)
        if len(gone) + len(come) > FEW:
            return
        old, new = (in_time(chain(*map(shop.sessions.get, slugs, repeat(())))) for shop in (other, self))
        known, own = vars(other), vars(self)  # where the properties keep what they have counted
        if "agenda" in known:
            own["agenda"] = replaced(other.agenda, without=old, new=new)
        if "ahead" in known:
            own["ahead"] = sessions_replaced_in(other.ahead, without=coming(old), new=coming(new))
        if "in_order" in known:
            own["in_order"] = replaced_by_title(other.in_order, without=gone, new=come)
        if "by_term" in known:
            own["by_term"] = replaced_in(other.by_term, without=gone, new=come)
            own["steady"] = self._steady(other, (*gone, *come))

    def _steady(self, other: "Workshop", changed: Sequence[Offer]) -> frozenset[str]:
        slugs = {offer.slug for offer in changed}
        slugs |= neighbours(changed, other.by_term) | neighbours(changed, self.by_term)
        offers = (offer for offer in self.catalogue.offers if slugs.isdisjoint(offer.prerequisites))
        return frozenset(offer.slug for offer in offers) - slugs

    def page(
        self,
        template: str,
        *,
        address: str,
        kind: str,
        title: str,
        description: str = "",
        later: Mapping[str, Callable[[], Any]] = NOTHING,
        following: tuple[object, ...] = (),
        **values: Any,
    ) -> Page:
        """Returns the page that `template` makes of `values`.

        What takes long is worked out `later`, when the page is made, and given to the template as well. It has to follow from
        `values` and from what it is `following`, for by these it is told whether the page would say the same as before.
        """

        def body() -> str:
            made = {name: make() for name, make in later.items()}
            return self.fragment(template, address=address, title=title, **values, **made)

        return Page(
            address=address,
            kind=kind,
            title=title,
            describe=lambda: description,
            make=body,
            made_of=(template, values, *following),
        )

    def fragment(self, template: str, *, address: str, **values: Any) -> str:
        """Returns the HTML that `template` makes of `values`, for the page at `address`."""
        common = {
            "settings": self.catalogue.settings,
            "today": self.today,
            "next_dates": self.next_dates,
            "lists": self.catalogue.lists,
            "pieces": self.pieces,
            "page": address,
        }
        return self.templates.render(template, **{**common, **values})


def _apart(before: Sequence[Offer], now: Sequence[Offer]) -> tuple[list[Offer], list[Offer]]:
    """The offers that are only in one of two catalogues."""
    both = {id(offer) for offer in before} & {id(offer) for offer in now}
    return [offer for offer in before if id(offer) not in both], [offer for offer in now if id(offer) not in both]
