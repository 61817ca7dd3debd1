"""The register of tools: everything staff work with, from A to Z, each with its guides, courses and helpers."""

from catalogue.model.offer import Course, Guide
from catalogue.model.term import Tool
from catalogue.outputs.output import Page
from catalogue.outputs.pages.workshop import Workshop
from catalogue.views.alphabet import by_initial
from catalogue.views.term_index import key_of

Entry = tuple[Tool, list[Guide], int]


def register_page(workshop: Workshop) -> Page:
    """Returns the page on which all tools stand by their first letter."""
    words = workshop.words
    tools = by_initial(workshop.catalogue.terms(Tool), name=lambda tool: tool.name)
    return workshop.page(
        "register.html",
        address=workshop.addresses.vocabulary(Tool.vocabulary),
        kind="vocabulary",
        title=words("vocabulary.tools.title"),
        description=words("vocabulary.tools.description"),
        letters={letter: [_entry(workshop, tool) for tool in group] for letter, group in tools.items()},
    )


def _entry(workshop: Workshop, tool: Tool) -> Entry:
    offers = workshop.by_term.get(key_of(tool), ())
    guides = [offer for offer in offers if isinstance(offer, Guide)]
    return tool, guides, len([offer for offer in offers if isinstance(offer, Course)])
