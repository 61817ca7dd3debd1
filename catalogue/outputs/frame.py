"""Frames: the host's page around our bodies, rendered once a kind of page and then filled like a form."""

import re
from functools import cached_property
from html import escape

from msgspec import Struct

from catalogue.outputs.output import Output, Page, digest
from catalogue.outputs.rare_styles import holds_rare, with_link

# Words that occur in no theme; letters only, so that no filter of a template changes them.
TITLE, DESCRIPTION, BODY = "xcatalogueslottitlex", "xcatalogueslotdescriptionx", "xcatalogueslotbodyx"
ADDRESS_STEP = "xcatalogueslotstepx"
_MARK = "xcatalogueslot"
# Themes add a heading of their own unless the content has one.
BODY_SLOT = f"<h1 {BODY}>"


class FrameMismatchError(Exception):
    """The theme no longer shows a slot as expected, so pages cannot be framed this way."""


def slot_address(page: str) -> str:
    """Returns the address to render a frame for pages at addresses like `page`.

    The first folder stays, for links of the frame into the same section are written differently; those below are slots.
    """
    section, *below = page.split("/")[:-1] or [""]
    return "".join((f"{section}/" if section else "", *(f"{ADDRESS_STEP}{n}/" for n in range(len(below)))))


def slots(address: str, kind: str) -> Page:
    """Returns the page of slots that the host is to render for pages of a kind, and the section and depth of `address`."""
    return Page(
        address=slot_address(address),
        kind=kind,
        title=TITLE,
        describe=lambda: DESCRIPTION,
        make=lambda: BODY_SLOT,
    )


class Frame(Struct, frozen=True, dict=True):
    """A page of the host cut at its slots: text, slot name, text, slot name … text."""

    pieces: tuple[str, ...]

    @property
    def key(self) -> bytes:
        """What stands for the frame."""
        return digest(*(piece.encode() for piece in self.pieces))

    @cached_property
    def _encoded(self) -> tuple[bytes, ...]:
        """The pieces as they stand in files."""
        return tuple(piece.encode() for piece in self.pieces)

    @cached_property
    def _linked(self) -> tuple[bytes, ...]:
        """The same for a page whose body needs the rare styles."""
        return tuple(with_link(piece).encode() for piece in self.pieces)

    def fill(self, page: Page) -> Output:
        """Returns the finished file of a page."""
        body = page.body.encode()
        encoded = {TITLE: escape(page.title).encode(), DESCRIPTION: escape(page.description).encode(), BODY_SLOT: body}
        address = page.address.encode()  # the only other slot
        filled = list(self._linked if holds_rare(body) else self._encoded)
        filled[1::2] = [encoded.get(slot, address) for slot in self.pieces[1::2]]
        return Output(page.path, b"".join(filled))


def cut(html: str, *, address: str) -> Frame:
    """Returns the frame of the page of slots that the host rendered at `address`."""
    slots = [TITLE, DESCRIPTION, BODY_SLOT, *([address] if ADDRESS_STEP in address else [])]
    pieces = re.split("(" + "|".join(re.escape(slot) for slot in slots) + ")", html)
    if pieces[1::2].count(BODY_SLOT) != 1 or TITLE not in pieces[1::2]:
        raise FrameMismatchError("the theme shows the body not exactly once, or no title")
    if any(_MARK in piece.lower() for piece in pieces[::2]):
        raise FrameMismatchError("the theme changes the title, the description, the body or the address of a page")
    return Frame(tuple(pieces))
