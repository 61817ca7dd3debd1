"""The programme: all courses that lie ahead, by category, as a booklet to be printed once or twice a year."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from catalogue.model.term import Category
from catalogue.outputs.output import Page
from catalogue.outputs.pages.paging import parts
from catalogue.outputs.pages.workshop import Workshop
from catalogue.views.programme import Chapter, programme

# Up to so many courses stand in one booklet; a larger catalogue has one for each category, or several.
WHOLE = 150


def programme_pages(workshop: Workshop) -> Iterator[Page]:
    """Yields the booklet, or a page that leads to those of each category."""
    categories = workshop.catalogue.terms(Category)
    chapters = programme(categories, by_term=workshop.by_term, sessions=workshop.by_course)
    address = workshop.addresses.page("programme")
    words = workshop.words
    split = sum(len(chapter.courses) for chapter in chapters) > WHOLE
    links = {chapter.category: f"{address}{chapter.category.id}/" for chapter in chapters} if split else {}
    whole = () if split else chapters
    title = words("programme.title")
    yield _page(workshop, whole, links=links, address=address, title=title, number=1, pages=[], **_span(whole))
    for chapter in chapters if split else ():
        span = _span((chapter,))
        own = parts(
            chapter.courses,
            name=lambda course: course[0].slug,
            address=links[chapter.category],
            title=words("programme.chapter", name=chapter.category.name),
            length=WHOLE,
            workshop=workshop,
        )
        for courses, page in own:
            yield _page(workshop, (Chapter(chapter.category, courses),), links={}, **page, **span)


def _span(chapters: Sequence[Chapter]) -> Mapping[str, date | None]:
    """The days of the first and the last session."""
    starts = [one.day for chapter in chapters for _, dates in chapter.courses for one in dates]
    return {"first": min(starts, default=None), "last": max(starts, default=None)}


def _page(workshop: Workshop, chapters: Sequence[Chapter], **values: Any) -> Page:
    description = workshop.words("programme.description")
    return workshop.page(
        "programme.html",
        kind="programme",
        description=description,
        chapters=chapters,
        today=workshop.today,  # the page tells of which day it is
        **values,
    )
