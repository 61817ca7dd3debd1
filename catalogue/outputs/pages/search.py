"""The page of results: a field, facets and hits, filled in the browser; without JavaScript it leads to the lists."""

from catalogue.outputs.output import Page
from catalogue.outputs.pages.workshop import Workshop


def search_page(workshop: Workshop) -> Page:
    """Returns the page to which every search field leads."""
    words = workshop.words
    return workshop.page(
        "search.html",
        address=workshop.addresses.page("search"),
        kind="search",
        title=words("search.title"),
        description=words("search.description"),
    )
