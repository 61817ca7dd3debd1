"""Blocks: generated pieces that a hand-written page places with a comment such as `<!-- catalogue: next-dates 6 -->`."""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import TypeVar

from msgspec import Struct

from catalogue.model.block import MARK
from catalogue.model.offer import Guide
from catalogue.model.term import Category, Term, Tool
from catalogue.outputs.pages.workshop import Workshop
from catalogue.outputs.storage import PREFIX, entries
from catalogue.views.agenda import coming
from catalogue.views.novelty import newest
from catalogue.views.registration_ways import registration_ways
from catalogue.views.state import Standing
from catalogue.views.term_index import key_of

T = TypeVar("T", bound=Term)
# So many categories, or guides, stand in a door of the home page.
DOOR_LENGTH = 8
# What the template of a block is given: by the workshop, and how many of something are wanted at most, 0 for as many as usual.
Block = Callable[[Workshop, int], Mapping[str, object]]


def _next_dates(workshop: Workshop, most: int) -> Mapping[str, object]:
    """Those one can still come to first; what is full or closed only where there is nothing else to show."""
    ahead = [one for one in coming(workshop.agenda) if not one.cancelled]
    closed = (Standing.FULL, Standing.CLOSED, Standing.RUNNING)
    able = (one for one in ahead if one.state.standing not in closed)
    return {"sessions": list(islice(able, most or 6)) or ahead[: most or 6]}


def _categories(workshop: Workshop, most: int) -> Mapping[str, object]:
    terms = _counted(workshop, Category)
    return {"terms": terms[: most or len(terms)]}


def _new_offers(workshop: Workshop, most: int) -> Mapping[str, object]:
    return {"offers": newest(workshop.catalogue, today=workshop.today)[: most or 4]}


def _tools(workshop: Workshop, most: int) -> Mapping[str, object]:
    return {"terms": _useful_tools(workshop)[: most or 12]}


def _doors(workshop: Workshop, most: int) -> Mapping[str, object]:
    """In a catalogue with many categories the fullest stand in the door; without tools, the newest guides."""
    categories = _counted(workshop, Category)
    fullest = sorted(categories, key=lambda pair: -pair[1])[:DOOR_LENGTH]
    return {
        "categories": [pair for pair in categories if pair in fullest],
        "more_categories": len(categories) > DOOR_LENGTH,
        "tools": _useful_tools(workshop)[: most or 12],
        "some_guides": sorted(workshop.catalogue.guides, key=lambda g: (-_day(g), g.slug))[:DOOR_LENGTH],
        **_sums(workshop),
    }


def _day(guide: Guide) -> int:
    return guide.published.toordinal() if guide.published else 0


def _counted(workshop: Workshop, kind: type[T]) -> list[tuple[T, int]]:
    return [(term, len(workshop.by_term.get(key_of(term), ()))) for term in workshop.catalogue.terms(kind)]


def _sums(workshop: Workshop) -> dict[str, int]:
    return {
        "courses": len(workshop.catalogue.courses),
        "guides": len(workshop.catalogue.guides),
        "sessions": len([one for one in coming(workshop.agenda) if not one.cancelled]),
    }


def _useful_tools(workshop: Workshop) -> list[tuple[Tool, int]]:
    return [(term, count) for term, count in _counted(workshop, Tool) if count]


def _privacy(workshop: Workshop, _most: int) -> Mapping[str, object]:
    """What is stored, sent and asked, and the button that deletes what is stored."""
    made = workshop.catalogue
    return {"entries": tuple(entries(made.settings)), "prefix": PREFIX, "ways": registration_ways(made)}


# Each has a template of its name.
BLOCKS: Mapping[str, Block] = {
    "next-dates": _next_dates,
    "categories": _categories,
    "new-offers": _new_offers,
    "tools": _tools,
    "numbers": lambda workshop, _most: _sums(workshop),
    "doors": _doors,
    "ways": lambda _workshop, _most: {},
    "search": lambda _workshop, _most: {},
    "accessibility-statement": lambda workshop, _most: {
        "statement": workshop.catalogue.settings.accessibility_statement
    },
    "privacy": _privacy,
}


# What stands in place of a block until it is filled.
WORD = re.compile(r"xcatalogueblock[a-j]+x")


class Slot(Struct, frozen=True):
    """A place on a page where a block goes: a word that stands nowhere else, and what was asked for."""

    word: str
    block: str
    most: int


def slotted(html: str) -> tuple[str, tuple[Slot, ...]]:
    """Returns `html` with a word of its own in place of every mark, and what belongs there.

    The blocks can then be made when the page around them has long been rendered, and anew without it.
    """
    slots: list[Slot] = []

    def slot(match: re.Match[str]) -> str:
        # Letters only, so that nothing on the way to the finished page changes them.
        slots.append(Slot(f"xcatalogueblock{_letters(len(slots))}x", match[1], int(match[2] or 0)))
        return slots[-1].word

    return MARK.sub(slot, html), tuple(slots)


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def fill_slots(html: str, slots: Iterable[Slot], *, page: str, workshop: Workshop) -> str:
    """Returns `html` with the blocks in their slots; `page` is the address of the page it stands on."""
    for slot in slots:
        made = ""
        if block := BLOCKS.get(slot.block):
            made = workshop.fragment(f"blocks/{slot.block}.html", address=page, **block(workshop, slot.most))
        html = html.replace(slot.word, made)
    return html
