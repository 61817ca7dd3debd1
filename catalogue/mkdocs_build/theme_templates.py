"""Theme templates: those of the host's theme with ours between them and the site's own."""

from collections.abc import Callable

from jinja2 import BaseLoader, Environment

# What all pages of the theme are made from, also those of the site's own; ours stands in its place and is made from it.
_BASE, _OURS, _THEIRS = "base.html", "catalogue.html", "theme-base.html"
_PLACES = {_BASE: _OURS, _THEIRS: _BASE}


class ThemeTemplates(BaseLoader):
    """Loads templates as `given` does, with ours in the place of the theme's base.

    A `main.html` of the site's own therefore changes blocks of ours, and does not do without us.
    """

    def __init__(self, given: BaseLoader) -> None:
        self._given = given

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Returns the source of a template, its file, and what tells whether that is still the same."""
        return self._given.get_source(environment, _PLACES.get(template, template))

    def list_templates(self) -> list[str]:
        """Returns the names of all templates."""
        return self._given.list_templates()
