"""Styles: one stylesheet with the colours of the settings, and an icon in one of them."""

import re
from urllib.parse import unquote
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.outputs.contrast import contrast
from catalogue.outputs.favicon import favicon
from catalogue.outputs.styles import LIGHT, STYLESHEET, styles
from tests import making
from tests.making import catalogue, changed_terms, course
from tests.workshops import workshop

COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb))


def sheet(colour: str) -> str:
    made = catalogue(
        course("zoom"),
        of=making.settings(colour=colour),
        terms=changed_terms("categories", "2.1", name="X", colour=colour),
    )
    (found,) = styles(workshop(made), world=b"world")
    assert found.path == STYLESHEET
    return found.make().decode()


@settings(max_examples=15, deadline=None)
@given(COLOURS)
def test_any_colour_gives_a_whole_stylesheet(colour: str) -> None:
    css = sheet(colour)
    assert css.count("{") == css.count("}")
    assert "{{" not in css
    assert not re.search(r":\s*;", css)
    assert ".tc-cat--2\\.1" in css
    assert "&#" not in css
    assert "url(http" not in css


def test_the_colour_of_a_category_can_be_read_on_light_and_dark() -> None:
    colours = re.findall(r"#[0-9a-f]{6}", sheet("#ffff00").split(".tc-cat--2\\.1", 1)[1])
    assert contrast(colours[0], LIGHT) >= 4.5


@given(COLOURS)
def test_the_icon_is_an_address_that_holds_it(colour: str) -> None:
    address = favicon(colour)
    assert not set(address) & set('"<># ')
    kind, _, icon = address.partition(",")
    assert kind == "data:image/svg+xml"
    (ground,) = re.findall(r"rx='6' fill='(#[0-9a-f]{6})'", unquote(icon))
    assert ElementTree.fromstring(unquote(icon)).tag == "{http://www.w3.org/2000/svg}svg"
    assert contrast(ground, "#ffffff") >= 4.5
