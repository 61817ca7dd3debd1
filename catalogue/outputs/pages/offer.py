"""The pages of courses and guides."""

from collections.abc import Callable

from catalogue.model.offer import Course, Offer
from catalogue.model.session import Session
from catalogue.outputs.output import Page
from catalogue.outputs.pages.subscription import subscription
from catalogue.outputs.pages.workshop import Workshop
from catalogue.outputs.registration import registration_link
from catalogue.outputs.structured import structured
from catalogue.views.related import related


def offer_page(offer: Offer, workshop: Workshop, *, others: tuple[Offer, ...] | None = None) -> Page:
    """Returns the page of one offer; `others` are those that go with it, where they are known already."""
    prerequisites = workshop.catalogue.prerequisites(offer)
    others = related(offer, workshop.by_term, names=workshop.names_of(offer)) if others is None else others

    def body() -> str:
        settings = workshop.catalogue.settings
        return workshop.fragment(
            f"{offer.kind}.html",
            address=workshop.addresses.offer(offer),
            offer=offer,
            content=workshop.render(offer),
            prerequisites=prerequisites,
            related=others,
            structured=structured(offer, settings=settings, addresses=workshop.addresses),
            edit=settings.edit.replace("{path}", offer.path) if settings.edit else "",
            **_course_values(offer, workshop),
        )

    return Page(
        address=workshop.addresses.offer(offer),
        kind=offer.kind,
        title=offer.title,
        describe=lambda: offer.summary,
        make=body,
        source=offer.path,
        made_of=(offer, prerequisites, others),
        related=tuple(other.slug for other in others),
    )


def _course_values(offer: Offer, workshop: Workshop) -> dict[str, object]:
    if not isinstance(offer, Course):
        return {"minutes": reading_minutes(offer)}
    sessions = workshop.sessions.get(offer.slug, ())
    return {
        "coming": [one for one in sessions if not one.state.over],
        "past": [one for one in reversed(sessions) if one.state.over],
        "feed": subscription(workshop, offer.title, workshop.addresses.course_feed(offer)),
        "register": _registration(offer, workshop),
    }


def _registration(course: Course, workshop: Workshop) -> Callable[[Session | None], str]:
    """Where one registers for a session; a page asks twice for that of the next one."""
    links: dict[str, str] = {}

    def register(session: Session | None) -> str:
        key = session.id if session else ""
        if key not in links:
            links[key] = registration_link(course, session, words=workshop.words)
        return links[key]

    return register


def reading_minutes(offer: Offer) -> int:
    """Returns how many minutes reading takes: 200 words a minute (schema.org timeRequired), at least one."""
    return max(1, round(len(offer.body.markdown.split()) / 200))
