"""Own templates: read once, and what stands for them is what pages are made with."""

from pathlib import Path

import pytest
from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError

from catalogue.building.own_templates import OwnTemplates, lost_link


def source(folder: Path | None, name: str = "card.html") -> str:
    return OwnTemplates(folder).get_source(Environment(autoescape=True), name)[0]


def test_what_is_saved_later_waits(tmp_path: Path) -> None:
    card = tmp_path / "card.html"
    card.write_text("before", encoding="utf-8")
    own = OwnTemplates(tmp_path)
    card.write_text("after", encoding="utf-8")
    text, place, stands = own.get_source(Environment(autoescape=True), "card.html")
    assert (text, place, stands()) == ("before", str(card), True)
    assert own.mark != OwnTemplates(tmp_path).mark


def test_a_file_in_a_folder_is_found_and_none_outside(tmp_path: Path) -> None:
    (tmp_path / "own/macros").mkdir(parents=True)
    (tmp_path / "own/macros/a.html").write_text("a", encoding="utf-8")
    (tmp_path / "card.html").write_text("outside", encoding="utf-8")
    assert source(tmp_path / "own", "macros/a.html") == "a"
    for name in ("card.html", "../card.html"):
        with pytest.raises(TemplateNotFound):
            source(tmp_path / "own", name)


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    for folder in (None, tmp_path / "none"):
        assert OwnTemplates(folder).mark == OwnTemplates(None).mark
        with pytest.raises(TemplateNotFound):
            source(folder)


def test_the_mark_that_editors_put_in_front_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "card.html").write_bytes(b"\xef\xbb\xbf<h2>")
    assert source(tmp_path) == "<h2>"


def test_what_is_no_utf8_is_a_mistake_where_it_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "card.html").write_bytes("<h2>\nfür".encode("latin-1"))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "row.html").write_text("row", encoding="utf-8")
    assert source(tmp_path, "row.html") == "row"
    with pytest.raises(TemplateSyntaxError, match=r"0xFC") as mistake:
        source(tmp_path)
    assert (mistake.value.lineno, mistake.value.filename) == (2, str(tmp_path / "card.html"))


def test_a_link_that_leads_nowhere_is_found_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "partials").mkdir()
    (tmp_path / "card.html").write_text("<h2>", encoding="utf-8")
    (tmp_path / "row.html").symlink_to("card.html")
    (tmp_path / ".#card.html").symlink_to("somebody@desk.1234")  # as an editor marks what is being edited
    assert lost_link(tmp_path) is None
    for target in ("/gone/page.html", "page.html"):
        link = tmp_path / "partials/page.html"
        link.symlink_to(target)
        assert lost_link(tmp_path) == link
        link.unlink()
    assert lost_link(tmp_path / "gone") is None
