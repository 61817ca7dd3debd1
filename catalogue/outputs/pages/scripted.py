"""Pages that a script fills: the results of a search, and what staff have marked, which never leaves their browser."""

from catalogue.outputs.output import Page
from catalogue.outputs.pages.workshop import Workshop


def scripted_page(name: str, workshop: Workshop) -> Page:
    """Returns the page "search" or "marks"; without JavaScript it says what is missing and leads to the lists."""
    words = workshop.words
    return workshop.page(
        f"{name}.html",
        address=workshop.addresses.page(name),
        kind=name,
        title=words(f"{name}.title"),
        description=words(f"{name}.description"),
    )
