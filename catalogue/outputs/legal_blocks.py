"""Legal blocks: the accessibility statement of the settings, and what the site really does with readers' data."""

from collections.abc import Mapping

from catalogue.model.catalogue import Catalogue
from catalogue.model.settings import Settings
from catalogue.outputs.storage import PREFIX, entries
from catalogue.views.registration_ways import registration_ways


def accessibility_statement(settings: Settings) -> Mapping[str, object]:
    """Returns the values of the statement after the EU's model (2018/1523), or of what is missing for it."""
    return {"statement": settings.accessibility_statement}


def privacy(catalogue: Catalogue) -> Mapping[str, object]:
    """Returns the values of what is stored, sent and asked, and of the button that deletes what is stored."""
    ways = registration_ways(catalogue)
    return {"entries": tuple(entries(catalogue.settings)), "prefix": PREFIX, "ways": ways}
