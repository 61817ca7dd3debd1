"""The favicon: a mortarboard in the organisation's colour, in its own address, so that no browser has to fetch it."""

from urllib.parse import quote

from catalogue.outputs.styles import brand_of

_SVG = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='6' fill='{}'/>"
    "<path fill='#fff' d='M16 6.5 4 13l12 6.5 9.8-5.3v7.3H28V13M8.4 17.6v4.3L16 26l7.6-4.1v-4.3L16 21.7z'/></svg>"
)


def favicon(colour: str) -> str:
    """Returns the address of the icon in a colour (#rrggbb), as dark as it has to be (RFC 2397)."""
    return "data:image/svg+xml," + quote(_SVG.format(brand_of(colour)), safe="/:='")
