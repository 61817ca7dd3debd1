"""QR codes: an address as a picture that phones read (ISO/IEC 18004), small enough to stand in a page."""

from functools import lru_cache

from markupsafe import Markup

# Which of the standard's eight patterns breaks up large areas. A reader takes any, told by the code itself; to weigh
# them all takes nine tenths of the time, and for addresses like ours this one is the best on average.
_MASK = 6


@lru_cache(maxsize=1024)  # the same code stands on the page of a term and on that of all calendars of its kind
def qr_svg(text: str) -> Markup:
    """Returns the code of `text` as an SVG element without style or script.

    It is dark on light with its quiet zone in every colour scheme, since many readers take nothing else. The words
    beside it say the same, so it is hidden from screen readers.
    """
    import segno  # only where a code is drawn

    code = segno.make(text, micro=False, error="m", boost_error=False, mask=_MASK)
    svg: str = code.svg_inline(omitsize=True, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None)
    return Markup(svg.replace("<svg ", '<svg class="tc-qr__code" aria-hidden="true" focusable="false" ', 1))  # noqa: S704
