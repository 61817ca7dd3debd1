"""Keys: that of each page and file stands for all that its content depends on, else an old one would stay."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from catalogue.model.body import Body
from catalogue.model.term import VOCABULARIES
from catalogue.outputs.leaf import Leaf
from catalogue.outputs.output import Planned, digest
from catalogue.outputs.shown import Said, terms_of
from catalogue.outputs.site import Site, other_files
from catalogue.views.brief import brief_of, briefs_of
from tests import making
from tests.workshops import TODAY, lines_of, site_of, workshop

# A course with every field there is, which is new and has a session to come.
FIELDS: Mapping[str, Any] = {
    **making.FULL, "title": "So", "summary": "So.", "status": "published", "published": "2027-02-20",
    "sessions": [making.session("a", "2027-03-03 09:00", "2027-03-03 12:00", venue="rathaus")],
}  # fmt: skip
OTHERWISE = {
    **{f"without {name}": {key: value for key, value in FIELDS.items() if key != name} for name in making.FULL},
    "another title": {**FIELDS, "title": "Anders"},
    "another summary": {**FIELDS, "summary": "Anders."},
    "another category": {**FIELDS, "category": "gesundheit"},
    "published on another day": {**FIELDS, "published": "2027-02-21"},
    "withdrawn as a draft": {**FIELDS, "status": "draft"},
    "another text": {**FIELDS, "body": Body("Anders.\n", line=10)},
    "a session at another time": {**FIELDS, "sessions": [making.session("a", "2027-03-04 09:00", "2027-03-04 12:00")]},
}


def everything(
    fields: Mapping[str, Any] = FIELDS, *, days: int = 0, terms: making.Terms = making.TERMS
) -> dict[str, Planned]:
    """Returns the pages and files of a small catalogue, but for the calendars, some days later, by their paths."""
    fronts = {"courses/a.md": fields, "courses/b.md": {"title": "B"}}
    courses = [making.course(path[8:-3], **front) for path, front in fronts.items()]
    made = making.catalogue(*courses, terms=terms).published()
    shop, lines = workshop(made, today=TODAY + timedelta(days)), lines_of(made)
    briefs = briefs_of([brief_of(offer) for offer in made.offers])
    said = {path: digest(repr({**front, "body": ""}).encode()) for path, front in fronts.items()}
    prints = Said(said, said, lambda: terms_of(made.offers)).on(
        shop.today, lambda: {path: brief.passed(shop.today) for path, brief in briefs.items()}
    )
    key = digest(*lines.values())
    files = other_files(shop, prints=prints, world=b"", lines=lambda: lines, key=key)
    texts = {offer.path: offer.body.markdown.encode() for offer in made.offers}
    return {file.path: file for file in (*files, *pages(site_of(shop, prints), texts))}


def pages(site: Site, texts: Mapping[str, bytes]) -> Iterator[Planned]:
    """Yields the pages with their keys, to which that of an offer adds its text."""
    for leaf in site.lasting:
        key = digest(leaf.key, texts.get(leaf.source, b""))
        yield Planned(leaf.path, key, partial(_body, site, leaf))


def _body(site: Site, leaf: Leaf) -> bytes:
    return site.page(leaf).body.encode()


def stale(before: Mapping[str, Planned], after: Mapping[str, Planned]) -> list[str]:
    """Returns the files that would stay as they were although they say something else."""
    kept = [path for path, file in after.items() if file.key and path in before and before[path].key == file.key]
    return [path for path in kept if before[path].make() != after[path].make()]


ADVICE = "put what decides about their content into their keys (CONTRIBUTING.md, Add a page, Add a file)"


@pytest.mark.parametrize("change", OTHERWISE)
def test_a_file_that_says_something_else_of_an_offer_has_another_key(change: str) -> None:
    assert stale(everything(), everything(OTHERWISE[change])) == [], ADVICE


@pytest.mark.parametrize("days", [1, 3, 7, 30, 61, 400])
def test_a_file_that_says_something_else_on_a_later_day_has_another_key(days: int) -> None:
    assert stale(everything(), everything(days=days)) == [], ADVICE


@pytest.mark.parametrize("vocabulary", [kind.vocabulary for kind in VOCABULARIES])
def test_a_file_that_says_something_else_of_a_term_has_another_key(vocabulary: str) -> None:
    terms = making.changed_terms(vocabulary, next(iter(making.TERMS[vocabulary])), name="Anders")
    assert stale(everything(), everything(terms=terms)) == [], ADVICE


def test_a_colour_is_another_stylesheet() -> None:
    terms = making.changed_terms("categories", "kommunikation", colour="#112233")
    assert stale(everything(), everything(terms=terms)) == [], ADVICE
    assert (
        everything()["assets/catalogue/catalogue.css"].key
        != everything(terms=terms)["assets/catalogue/catalogue.css"].key
    )


def test_a_key_that_leaves_something_out_is_seen() -> None:
    before, after = ({"a.txt": Planned("a.txt", b"key", partial(bytes, text))} for text in (b"so", b"anders"))
    assert stale(before, before) == []
    assert stale(before, after) == ["a.txt"]
