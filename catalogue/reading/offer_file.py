"""Offer files: one Markdown file to one course or guide."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from catalogue.model.offer import Offer
from catalogue.model.problem import Place, Problem
from catalogue.model.reference import Context
from catalogue.model.slug import is_slug, slugify
from catalogue.reading.document import Document, read_document
from catalogue.reading.keys import FILLED
from catalogue.reading.mistakes import problems_of
from catalogue.reading.node import Mapping, plain
from catalogue.reading.source_file import Unreadable, read_text

T = TypeVar("T", bound=Offer)


def slug_of(path: str) -> str:
    """Returns the name that a file gives its offer: its own, or its folder's when it is called index.md."""
    *folders, name = path.split("/")
    stem = name[: -len(".md")]
    return folders[-1] if stem == "index" and folders else stem


def read_offer(root: Path, path: str, *, kind: type[T], context: Context) -> tuple[T | None, tuple[Problem, ...]]:
    """Returns the offer in the file `path` and its problems; None when an error keeps it from being one."""
    slug = slug_of(path)
    if not is_slug(slug):
        return None, (Problem("bad-slug", Place(path), {"value": slug[:60], "suggestion": slugify(slug)}),)
    try:
        document, problems = read_document(read_text(root, path), path=path)
    except Unreadable as error:
        return None, (error.problem,)
    if document.front is None:
        return None, problems
    offer, own = _validated(document, document.front, slug=slug, kind=kind, context=context)
    return offer, (*problems, *own)


def _validated(
    document: Document, front: Mapping, *, slug: str, kind: type[T], context: Context
) -> tuple[T | None, tuple[Problem, ...]]:
    taken = tuple(_taken(front, document.path))
    data = {"id": slug, **plain(front)}
    try:
        offer = kind.model_validate(data | {"slug": slug, "path": document.path, "body": document.body}, context=context)
    except ValidationError as error:
        return None, (*taken, *problems_of(error, front, model=kind, path=document.path))
    return (None if taken else offer), taken


def _taken(front: Mapping, path: str) -> Iterator[Problem]:
    for key, _ in front.entries:
        if key.text in FILLED:
            place = Place(path, key.line, key.column)
            yield Problem("unknown-key", place, {"field": key.text, "suggestion": "", "known": ""})
