"""Frames: cut once, filled for each page, byte for byte what the host would render."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.outputs.frame import FrameMismatchError, cut, slots
from catalogue.outputs.output import Page

TEXTS = st.text().filter(lambda text: "xcatalogueslot" not in text.lower())


def host(page: Page) -> str:
    """A page as a theme renders it: title and description raw, the address in several places."""
    up = "../" * page.address.count("/")
    return (
        f'<html><head><title>{escape(page.title)} - Katalog</title><meta content="{escape(page.description)}">'
        f'<link rel="canonical" href="https://x.example/{page.address}"><link href="{up}a.css"></head>'
        f'<body data-title="{escape(page.title)}"><main>{page.body}</main><a href="https://x.example/{page.address}">x</a>'
    )


def page(
    address: str = "kurse/zoom/", title: str = "Zoom", description: str = "Kurz", body: str = "<h1>Zoom</h1>"
) -> Page:
    return Page(address=address, kind="course", title=title, describe=lambda: description, make=lambda: body)


@given(
    st.lists(st.sampled_from(["kurse", "zoom", "2.1", "ü"]), max_size=4).map(lambda parts: "".join(f"{p}/" for p in parts)),
    TEXTS, TEXTS, TEXTS,
)  # fmt: skip
def test_a_filled_frame_is_what_the_host_would_render(address: str, title: str, description: str, body: str) -> None:
    slot = slots(address, "course")
    filled = cut(host(slot), address=slot.address).fill(page(address, title, description, body))
    assert filled.path == f"{address}index.html"
    assert filled.content == host(page(address, title, description, body)).encode()


def test_words_that_look_like_slots_of_another_page_are_only_text() -> None:
    slot = slots("kurse/zoom/", "course")
    frame = cut(host(slot), address=slot.address)
    tricky = page(title=slot.description, description=slot.body, body=f"{slot.title}{slot.address}{slot.body}")
    assert frame.fill(tricky).content == host(tricky).encode()


@pytest.mark.parametrize("address", ["", "kurse/", "kurse/zoom/"])
def test_a_theme_that_shows_the_body_twice_or_not_is_refused(address: str) -> None:
    slot = slots(address, "course")
    for html in (host(slot).replace(slot.body, ""), host(slot) + slot.body):
        with pytest.raises(FrameMismatchError):
            cut(html, address=slot.address)


def test_a_theme_without_a_title_is_refused() -> None:
    slot = slots("kurse/", "course")
    with pytest.raises(FrameMismatchError):
        cut(host(slot).replace(slot.title, ""), address=slot.address)


@pytest.mark.parametrize(
    "change",
    [
        lambda slot: slot.title.upper(),
        lambda slot: slot.title.capitalize(),
        lambda slot: slot.description[:-2],
        lambda slot: slot.address.rstrip("/"),
        lambda slot: slot.body.replace("<", "&lt;"),
    ],
    ids=["title upper", "title capital", "description cut", "address cut", "body escaped"],
)
def test_a_theme_that_changes_a_slot_is_refused(change: "object") -> None:
    slot = slots("kurse/zoom/", "course")
    assert callable(change)
    with pytest.raises(FrameMismatchError):
        cut(host(slot) + change(slot), address=slot.address)


def test_a_theme_may_leave_the_description_out() -> None:
    slot = slots("kurse/", "course")
    frame = cut(f"<title>{slot.title}</title>{slot.body}", address=slot.address)
    assert frame.fill(page("kurse/")).content == b"<title>Zoom</title><h1>Zoom</h1>"
