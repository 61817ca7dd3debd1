"""Slugs for imported offers: readable, stable, each once, whatever the case."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from catalogue.importing.note import Say
from catalogue.model.file_name import is_windows_name
from catalogue.model.slug import LONGEST, slugify

# Kinds of record that origins put before the name; they say nothing in an address.
_PREFIX = re.compile(r"^(?:event|guide|resource|course|kurs|anleitung|seminar|offer|angebot)-(?=.)")
_DATE = re.compile(r"^\d{4}-\d{2}(?:-\d{2})?-(?=.)")
_WORD = re.compile(r"[a-z]{3}")


def base_slug(*, id: str, title: str) -> str:
    """Returns the slug that a record would like to have.

    It is the id without the kind of record and the date in front of it. An id without any word (4711, A-12) gives way
    to the title; where neither leaves a letter that an address can hold, a checksum stands in.
    """
    own = slugify(id)
    bare = _DATE.sub("", _PREFIX.sub("", own))
    if _WORD.search(bare):
        return _whole_words(bare, id)
    return (
        _whole_words(slugify(title), title)
        or own
        or "offer-" + hashlib.sha256((id or title).encode("utf-8", "replace")).hexdigest()[:8]
    )


def _whole_words(slug: str, text: str) -> str:
    """A slug that was cut loses the rest of its last word too."""
    cut = len(slug) >= LONGEST - 1 and len(text) > LONGEST
    return slug.rpartition("-")[0] or slug if cut else slug


def old_name(address: str) -> str:
    """Returns the name that an old address gave an offer: its last step, of /dms/index.html the one before."""
    steps = [step for step in re.split(r"[?#]", address)[0].split("/") if step]
    if len(steps) > 1 and re.fullmatch(r"_?(?:index|default)(?:\.\w+)?", steps[-1]):
        steps.pop()
    return slugify(re.sub(r"\.(?:html?|md|php|aspx?)$", "", steps[-1])) if steps else ""


class Slugs:
    """Hands out slugs, each once; slugs are small letters, so that none differ by case only.

    `there` maps the slugs that the catalogue has already to the paths of their files; those in `taken` are
    known to be another record's. `owners` maps old names of offers that are there to their slugs.
    """

    def __init__(
        self, there: Mapping[str, str], taken: Iterable[str] = (), owners: Mapping[str, str] | None = None
    ) -> None:
        self._owners = owners or {}
        self._there = there
        self._taken: set[str] = set(taken)
        # What is taken stays taken: of a thousand offers of one name, none asks for the numbers of all before.
        self._numbers: dict[tuple[str, str], int] = {}

    def _free(self, slug: str, folder: str) -> bool:
        # A file called index.md takes the name of its folder, and con.md is none on Windows.
        return (
            slug != "index"
            and is_windows_name(slug)
            and slug not in self._taken
            and slug not in self._owners
            and self._there.get(slug, f"{folder}/{slug}.md") == f"{folder}/{slug}.md"
        )

    def claim(self, wanted: str, *, folder: str, date: str, say: Say) -> str:
        """Returns `wanted`, or with `date` (2027-01-12, may be empty) or a number behind it when it is taken.

        The file of that name in `folder` is the offer's own: importing it again gives the same name.
        """
        extras = self._extras(wanted, folder, date)
        names = (wanted[: LONGEST - len(extra)].strip("-") + extra for extra in extras)
        slug = next(name for name in names if self._free(name, folder))
        if slug != wanted:
            say("slug-taken", value=wanted, slug=slug)
        self._taken.add(slug)
        return slug

    def _extras(self, wanted: str, folder: str, date: str) -> Iterator[str]:
        """Yields what may stand behind a name until one is free."""
        yield from ("", f"-{date}") if date else ("",)
        for number in count(self._numbers.get((wanted, folder), 2)):
            self._numbers[wanted, folder] = number
            yield f"-{number}"

    def alias(self, address: str, *, slug: str = "") -> str:
        """Returns the old name of `slug` in an address and takes it; empty when there is none or it is taken already."""
        old = old_name(address)
        if not old or old in self._taken or old in self._there or self._owners.get(old, slug) != slug:
            return ""
        self._taken.add(old)
        return old
