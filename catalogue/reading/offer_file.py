"""Offer files: one Markdown file to one course or guide."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct
from pydantic import ValidationError

from catalogue.model.body import Body
from catalogue.model.offer import Offer
from catalogue.model.problem import Place, Problem
from catalogue.model.reference import Context
from catalogue.model.slug import is_slug, slugify
from catalogue.reading.document import Document, read_document, split_plain
from catalogue.reading.empty_keys import empty_strangers
from catalogue.reading.keys import FILLED
from catalogue.reading.mistakes import problems_of
from catalogue.reading.node import Mapping, plain
from catalogue.reading.plain_front import read_plain
from catalogue.reading.source_file import UnreadableError, read_text

T = TypeVar("T", bound=Offer)


class OfferFile(Struct, Generic[T], frozen=True):
    """What a file gave: its offer (None when a mistake keeps it from being one), its body and its problems."""

    offer: T | None
    body: Body | None
    problems: tuple[Problem, ...]


def slug_of(path: str) -> str:
    """Returns the name that a file gives its offer: its own, or its folder's when it is called index.md."""
    *folders, name = path.split("/")
    stem = name[: -len(".md")]
    return folders[-1] if stem == "index" and folders else stem


def read_offer(
    root: Path,
    path: str,
    *,
    kind: type[T],
    context: Context,
    told: Callable[[str, bytes], object],
    before: Offer | None,
) -> OfferFile[T]:
    """Returns what the file `path` holds, with all its mistakes at once; `told` hears its bytes.

    `before` is the offer that was read, without any mistake, when the file had this very front matter.
    """
    named = tuple(_misnamed(path))
    try:
        text = read_text(root, path, told=told)
    except UnreadableError as error:
        return OfferFile(None, None, (*named, error.problem))
    offer = _with_body(before, text) if isinstance(before, kind) else None
    if offer is None and not named:
        offer = _plain_offer(text, path, kind=kind, context=context)
    if offer is not None:
        return OfferFile(offer, offer.body, ())
    # Something in it is not plain, or wrong: the exact reader says what and where.
    document, problems = read_document(text, path=path)
    if document.front is None:
        return OfferFile(None, document.body, (*named, *problems))
    offer, own = _validated(document, document.front, kind=kind, context=context)
    return OfferFile(None if named else offer, document.body, (*named, *problems, *own))


def _with_body(before: T, text: str) -> T | None:
    """The offer with the body that is below its front matter now."""
    parts = split_plain(text)
    return before.model_copy(update={"body": parts[1]}) if parts else None


def _misnamed(path: str) -> Iterator[Problem]:
    slug = slug_of(path)
    if not is_slug(slug):
        yield Problem("bad-slug", Place(path), {"value": slug[:60], "suggestion": slugify(slug)})


def _plain_offer(text: str, path: str, *, kind: type[T], context: Context) -> T | None:
    """The offer of a file without any mistake whose front matter is of the simple shape; else None."""
    parts = split_plain(text)
    empty: set[str] = set()
    front = read_plain(parts[0], empty=empty) if parts else None
    if parts is None or front is None or not FILLED.isdisjoint((*front, *empty)) or empty - kind.model_fields.keys():
        return None
    slug = slug_of(path)
    try:
        return kind.model_validate({"id": slug, **front, "slug": slug, "path": path, "body": parts[1]}, context=context)
    except ValidationError:
        return None


def _validated(
    document: Document, front: Mapping, *, kind: type[T], context: Context
) -> tuple[T | None, tuple[Problem, ...]]:
    taken = (*_taken(front, document.path), *empty_strangers(front, model=kind, path=document.path))
    # A file with a bad name is read to the end as well, under a name that stands in for its own.
    slug = slugify(slug_of(document.path)) or "unnamed"
    data = {"id": slug, **plain(front), "slug": slug, "path": document.path, "body": document.body}
    try:
        offer = kind.model_validate(data, context=context)
    except ValidationError as error:
        return None, (*taken, *problems_of(error, front, model=kind, path=document.path))
    return (None if taken else offer), taken


def _taken(front: Mapping, path: str) -> Iterator[Problem]:
    for key, _ in front.entries:
        if key.text in FILLED:
            place = Place(path, key.line, key.column)
            yield Problem("unknown-key", place, {"field": key.text, "suggestion": "", "known": ""})
