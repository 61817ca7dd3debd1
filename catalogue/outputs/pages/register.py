"""The register of tools: everything staff work with, from A to Z, each with its guides, courses and helpers."""

from collections.abc import Iterator
from itertools import chain

from catalogue.model.offer import Course, Guide
from catalogue.model.term import Tool
from catalogue.outputs.output import Page
from catalogue.outputs.pages.paging import terms_by_page
from catalogue.outputs.pages.workshop import Workshop
from catalogue.views.alphabet import by_initial, letter_of
from catalogue.views.term_index import key_of

Entry = tuple[Tool, list[Guide], int]


def register_pages(workshop: Workshop) -> Iterator[Page]:
    """Yields the page on which all tools stand by their first letter; where they are very many, several."""
    words = workshop.words
    tools = tuple(chain.from_iterable(by_initial(workshop.catalogue.terms(Tool), name=_name).values()))
    cut = tuple(terms_by_page(tools, title=words("vocabulary.tools.title"), workshop=workshop))
    first = {letter_of(tool.name): page["address"] for part, page in reversed(cut) for tool in part}
    places = {letter: first[letter] for letter in dict.fromkeys(letter_of(tool.name) for tool in tools)}
    for part, page in cut:
        yield workshop.page(
            "register.html",
            kind="vocabulary",
            description=words("vocabulary.tools.description"),
            letters={
                letter: [_entry(workshop, tool) for tool in group]
                for letter, group in by_initial(part, name=_name).items()
            },
            places={letter: "" if place == page["address"] else place for letter, place in places.items()},
            **page,
        )


def _name(tool: Tool) -> str:
    return tool.name


def _entry(workshop: Workshop, tool: Tool) -> Entry:
    offers = workshop.by_term.get(key_of(tool), ())
    guides = [offer for offer in offers if isinstance(offer, Guide)]
    return tool, guides, len([offer for offer in offers if isinstance(offer, Course)])
