"""Following: a site that takes over what was counted and laid out a moment ago is the site that is made from nothing."""

from collections.abc import Mapping
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from catalogue.model.catalogue import Catalogue
from catalogue.model.offer import Offer
from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.leaf import Laid
from catalogue.outputs.pages.workshop import Workshop
from catalogue.outputs.site import Site
from tests import making
from tests.workshops import site_of, workshop

WORKSHOP = workshop(making.catalogue())
TERMS = making.changed_terms("tools", "dms", name="Akte")
START = {
    "zoom": {"tools": ["zoom"], "title": "Zoom"},
    "vuca": {"tools": ["zoom", "dms"], "title": "Ärger", "prerequisites": ["zoom"]},
    "akte": {"tools": ["dms"], "title": "Akte"},
    "leer": {},
}
SESSIONS = st.lists(
    st.builds(
        lambda month, day, venue, status: (f"2027-{month:02}-{day:02} 09:00", f"2027-{month:02}-{day:02} 12:00", venue, status),
        st.integers(2, 4),
        st.integers(1, 28),
        st.sampled_from(["rathaus", "online"]),
        st.sampled_from(["scheduled", "cancelled", "full"]),
    ),
    max_size=3,
)  # fmt: skip
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["Zoom", "Akte", "Zebra", "9 Regeln", "Öl"]),
        "category": st.sampled_from(["kommunikation", "gesundheit"]),
        "tools": st.lists(st.sampled_from(["zoom", "dms"]), unique=True),
        "status": st.sampled_from(["published", "draft"]),
        "published": st.just("2027-02-20"),
        "sessions": SESSIONS,
    },
)
EDITS = st.lists(st.tuples(st.sampled_from([*START, "neu", "dazu"]), FIELDS), min_size=1, max_size=5)


class Content:
    """Front matter that is edited; offers whose front matter stays are the very same values."""

    def __init__(self) -> None:
        self.fronts: dict[str, dict[str, Any]] = {slug: dict(front) for slug, front in START.items()}
        self._known: dict[str, Offer] = {}

    def catalogue(self) -> Catalogue:
        made = making.catalogue(*(self._course(slug) for slug in sorted(self.fronts)), terms=TERMS)
        courses = [self._same(course, repr(self.fronts[course.slug])) for course in made.courses]
        return Catalogue(made.settings, made.vocabularies, courses=tuple(courses))  # type: ignore[arg-type]

    def prints(self) -> Mapping[str, bytes]:
        return {f"courses/{slug}.md": f"{slug} {front}".encode() for slug, front in self.fronts.items()}

    def _same(self, offer: Offer, front: str) -> Offer:
        return self._known.setdefault(f"{offer.slug} {front}", offer)

    def _course(self, slug: str) -> Mapping[str, Any]:
        front = self.fronts[slug]
        sessions = [
            making.session(f"s{number}", start, end, venue=venue, status=status)
            for number, (start, end, venue, status) in enumerate(front.get("sessions", ()))
        ]
        return making.course(slug, *sessions, **{name: value for name, value in front.items() if name != "sessions"})


def site(shop: Workshop, content: Content, before: Mapping[str, Laid]) -> Site:
    return site_of(shop, Fingerprints(content.prints()), before=before)


def counted(shop: Workshop) -> tuple[object, ...]:
    return shop.agenda, dict(shop.by_term), dict(shop.sessions), dict(shop.next_dates), dict(shop.ahead)


def bodies(made: Site) -> Mapping[str, str]:
    return {leaf.address: made.page(leaf).body for leaf in made.lasting}


@given(EDITS, st.sampled_from([1, 2, 60]))
@settings(max_examples=30, deadline=None)
def test_a_site_that_follows_another_is_the_site_from_nothing(
    edits: list[tuple[str, dict[str, Any]]], common: int
) -> None:
    with patch("catalogue.views.related.COMMON", common):
        follow(edits)


def follow(edits: list[tuple[str, dict[str, Any]]]) -> None:
    content = Content()
    last = site(replace(WORKSHOP, catalogue=content.catalogue().published()), content, {})
    published = bodies(last)
    for slug, fields in edits:
        content.fronts[slug] = {**content.fronts.get(slug, {}), **fields}
        fresh, follower = (replace(WORKSHOP, catalogue=content.catalogue().published()) for _ in range(2))
        follower.follow(last.workshop)
        assert counted(follower) == counted(fresh)
        now = site(follower, content, last.laid)
        # A page whose key is the one it had is not made again.
        keys = {leaf.address: leaf.key for leaf in last.lasting}
        new = {leaf.address: now.page(leaf).body for leaf in now.lasting if keys.get(leaf.address) != leaf.key}
        published = {leaf.address: new.get(leaf.address) or published[leaf.address] for leaf in now.lasting}
        last = now
    assert published == bodies(site(fresh, content, {}))
