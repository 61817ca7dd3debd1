"""The workshop in which pages are made: the catalogue, the day, the templates and what was counted once for all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Course, Offer
from catalogue.model.translation import Translation
from catalogue.outputs.address import Addresses
from catalogue.outputs.output import Page
from catalogue.outputs.pages.pieces import Pieces
from catalogue.outputs.templating import Templates
from catalogue.views.agenda import Dated, agenda, next_sessions
from catalogue.views.term_index import Key, offers_by_term

# An offer's Markdown to HTML, links in it relative to the offer's page.
Render = Callable[[Offer], str]


@dataclass(frozen=True)
class Workshop:
    """Everything a page is made of; `catalogue` holds no drafts."""

    catalogue: Catalogue
    today: date
    templates: Templates
    render: Render

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
        return agenda(self.catalogue, today=self.today)

    @cached_property
    def next_dates(self) -> Mapping[str, Dated]:
        """The session to show for each course, by the course's slug."""
        return next_sessions(self.agenda)

    @cached_property
    def pieces(self) -> Pieces:
        """The cards and rows that stand on many pages."""
        return Pieces(self.templates, self.next_dates)

    @cached_property
    def lists(self) -> frozenset[str]:
        """The vocabularies that have terms, and so pages to link to."""
        return frozenset(name for name, terms in self.catalogue.vocabularies.items() if terms)

    @cached_property
    def by_term(self) -> Mapping[Key, tuple[Offer, ...]]:
        """The offers of each term."""
        return offers_by_term(self.catalogue)

    def page(
        self,
        template: str,
        *,
        address: str,
        kind: str,
        title: str,
        description: str = "",
        source: str = "",
        **values: Any,
    ) -> Page:
        """Returns the page that `template` makes of `values`."""
        body = self.fragment(template, address=address, title=title, **values)
        return Page(address=address, kind=kind, title=title, description=description, body=body, source=source)

    def fragment(self, template: str, *, address: str, **values: Any) -> str:
        """Returns the HTML that `template` makes of `values`, for the page at `address`."""
        common = {
            "settings": self.catalogue.settings,
            "today": self.today,
            "next_dates": self.next_dates,
            "lists": self.lists,
            "pieces": self.pieces,
            "page": address,
        }
        return self.templates.render(template, **{**common, **values})

    def is_course(self, offer: Offer) -> bool:
        """Tells whether an offer is a course."""
        return isinstance(offer, Course)
