"""Legal blocks: the accessibility statement of the settings, and what the site really does with readers' data."""

from catalogue.outputs.pages.workshop import Workshop
from catalogue.outputs.storage import PREFIX, entries
from catalogue.views.registration_ways import registration_ways


def accessibility_statement(workshop: Workshop, page: str, most: int) -> str:  # noqa: ARG001 - one shape for all blocks
    """Returns the statement after the EU's model (2018/1523), or what is missing for it."""
    settings = workshop.catalogue.settings
    return workshop.fragment(
        "blocks/accessibility-statement.html", address=page, statement=settings.accessibility_statement
    )


def privacy(workshop: Workshop, page: str, most: int) -> str:  # noqa: ARG001 - one shape for all blocks
    """Returns what is stored, sent and asked, with a button that deletes what is stored."""
    return workshop.fragment(
        "blocks/privacy.html",
        address=page,
        entries=tuple(entries(workshop.catalogue.settings)),
        prefix=PREFIX,
        ways=registration_ways(workshop.catalogue),
    )
