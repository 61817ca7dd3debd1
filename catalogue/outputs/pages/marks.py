"""The shortlist: the page on which staff find again what they have marked; the list itself never leaves their browser."""

from catalogue.outputs.output import Page
from catalogue.outputs.pages.workshop import Workshop


def marks_page(workshop: Workshop) -> Page:
    """Returns the page that a script fills; without one it says what is missing."""
    words = workshop.words
    return workshop.page(
        "marks.html",
        address=workshop.addresses.page("marks"),
        kind="marks",
        title=words("marks.title"),
        description=words("marks.description"),
    )
