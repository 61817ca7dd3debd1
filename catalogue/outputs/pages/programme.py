"""The programme: all courses that lie ahead, by category, as a booklet to be printed once or twice a year."""

from collections.abc import Iterator, Mapping, Sequence

from catalogue.model.term import Category
from catalogue.outputs.output import Page
from catalogue.outputs.pages.workshop import Workshop
from catalogue.views.programme import Chapter, programme

# Up to so many courses stand in one booklet; a larger catalogue has one for each category.
WHOLE = 150


def programme_pages(workshop: Workshop) -> Iterator[Page]:
    """Yields the booklet, or a page that leads to one for each category."""
    chapters = programme(workshop.catalogue, workshop.agenda)
    address = workshop.addresses.page("programme")
    words = workshop.words
    split = sum(len(chapter.courses) for chapter in chapters) > WHOLE
    links = {chapter.category: f"{address}{chapter.category.id}/" for chapter in chapters} if split else {}
    yield _page(workshop, address, words("programme.title"), () if split else chapters, links)
    for chapter in chapters if split else ():
        title = words("programme.chapter", name=chapter.category.name)
        yield _page(workshop, links[chapter.category], title, (chapter,), {})


def _page(
    workshop: Workshop, address: str, title: str, chapters: Sequence[Chapter], links: Mapping[Category, str]
) -> Page:
    starts = [one.session.first.start.day for chapter in chapters for _, dates in chapter.courses for one in dates]
    return workshop.page(
        "programme.html",
        address=address,
        kind="programme",
        title=title,
        description=workshop.words("programme.description"),
        chapters=chapters,
        links=links,
        first=min(starts, default=None),
        last=max(starts, default=None),
    )
