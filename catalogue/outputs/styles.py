"""Styles: the one stylesheet of the site, made of templates and the settings' colours."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from catalogue.model.term import Category
from catalogue.outputs.contrast import mix, readable
from catalogue.outputs.output import Planned, digest
from catalogue.outputs.pages.workshop import Workshop
from catalogue.outputs.stylesheet import pressed

STYLESHEET = "assets/catalogue/catalogue.css"
# The grounds that text stands on; templates/styles/tokens.css uses the same through these values.
LIGHT, LIGHT_SOFT = "#ffffff", "#f4f6f7"
DARK, DARK_SOFT = "#12191d", "#1b252b"
WHITE = (255, 255, 255)
BLACK = (0, 0, 0)
DARK_GROUND = (18, 25, 29)


class Colours(Struct, frozen=True):
    """The site's colours as they stand on the light or on the dark ground."""

    ground: str
    soft: str
    brand: str
    deep: str
    tint: str
    link: str


class CategoryColours(Struct, frozen=True):
    """The colour of a category, named by its class, on both grounds."""

    name: str
    light: str
    dark: str


def styles(workshop: Workshop, *, world: bytes) -> Iterator[Planned]:
    """Yields the stylesheet; `world` stands for settings and templates."""
    key = digest(world, repr(_categories(workshop)).encode())
    yield Planned(STYLESHEET, key, partial(_made, workshop))


def _made(workshop: Workshop) -> bytes:
    brand = workshop.catalogue.settings.colour
    values = {"light": _light(brand), "dark": _dark(brand), "categories": _categories(workshop)}
    return pressed(workshop.fragment("styles/all.css", address="", **values)).encode()


def brand_of(colour: str) -> str:
    """Returns a colour as it stands on a light ground, dark enough to be told from it."""
    return readable(colour, on=LIGHT, ratio=6)


def _light(brand: str) -> Colours:
    return Colours(
        ground=LIGHT,
        soft=LIGHT_SOFT,
        brand=brand_of(brand),
        deep=mix(brand_of(brand), BLACK, 0.28),
        tint=mix(brand, WHITE, 0.92),
        link=readable(brand, on=LIGHT_SOFT, ratio=6),
    )


def _dark(brand: str) -> Colours:
    return Colours(
        ground=DARK,
        soft=DARK_SOFT,
        brand=mix(brand_of(brand), BLACK, 0.42),
        deep=mix(brand_of(brand), BLACK, 0.6),
        tint=mix(brand, DARK_GROUND, 0.84),
        link=readable(brand, on=DARK_SOFT, ratio=8),
    )


def _categories(workshop: Workshop) -> list[CategoryColours]:
    """Each category's colour as it can be read on the light and on the dark ground."""
    return [
        CategoryColours(
            name=category.id.replace(".", "\\."),
            light=readable(category.colour, on=LIGHT_SOFT, ratio=4.5),
            dark=readable(category.colour, on=DARK_SOFT, ratio=6),
        )
        for category in workshop.catalogue.terms(Category)
        if category.colour
    ]
