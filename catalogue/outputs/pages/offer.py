"""The pages of courses and guides."""

from collections.abc import Iterator

from catalogue.model.offer import Course, Offer
from catalogue.outputs.output import Page
from catalogue.outputs.pages.subscription import subscription
from catalogue.outputs.pages.workshop import Workshop
from catalogue.outputs.registration import registration_link
from catalogue.outputs.structured import structured
from catalogue.views.agenda import dated
from catalogue.views.related import related


def offer_pages(workshop: Workshop) -> Iterator[Page]:
    """Yields one page for each course and guide."""
    for offer in workshop.catalogue.offers:
        yield offer_page(offer, workshop)


def offer_page(offer: Offer, workshop: Workshop) -> Page:
    """Returns the page of one offer."""
    settings = workshop.catalogue.settings
    edit = settings.edit.replace("{path}", offer.path) if settings.edit else ""
    return workshop.page(
        f"{offer.kind}.html",
        address=workshop.addresses.offer(offer),
        kind=offer.kind,
        title=offer.title,
        description=offer.summary,
        source=offer.path,
        offer=offer,
        content=workshop.render(offer),
        prerequisites=workshop.catalogue.prerequisites(offer),
        related=related(offer, workshop.by_term),
        structured=structured(offer, settings=settings, addresses=workshop.addresses),
        edit=edit,
        **_course_values(offer, workshop),
    )


def _course_values(offer: Offer, workshop: Workshop) -> dict[str, object]:
    if not isinstance(offer, Course):
        return {"minutes": reading_minutes(offer)}
    sessions = dated((offer,), today=workshop.today)
    return {
        "coming": [one for one in sessions if not one.state.over],
        "past": [one for one in reversed(sessions) if one.state.over],
        "feed": subscription(workshop, offer.title, workshop.addresses.course_feed(offer)),
        "register": lambda session: registration_link(offer, session, words=workshop.words),
    }


def reading_minutes(offer: Offer) -> int:
    """Returns how many minutes reading takes: 200 words a minute (schema.org timeRequired), at least one."""
    return max(1, round(len(offer.body.markdown.split()) / 200))
