"""Blocks: what stands where a hand-written page asks for it, and what is said of a block that does not exist."""

import re

import pytest

from catalogue.checks.written import unknown_blocks
from catalogue.model.block import NAMES
from catalogue.model.body import Body
from catalogue.model.catalogue import Catalogue
from catalogue.model.problem import Place
from catalogue.outputs.blocks import BLOCKS
from tests.making import TERMS, catalogue, course, guide, session
from tests.workshops import fill_blocks, workshop

COURSES = [
    course(
        f"k{number}", session("a", f"2027-04-{number + 1:02} 09:00", f"2027-04-{number + 1:02} 10:00"),
        published=f"2027-02-{number + 1:02}", title=f"<Kurs {number}>", tools=["zoom"],
    )
    for number in range(9)
]  # fmt: skip
OFF = course("ab", session("a", "2027-03-02 09:00", "2027-03-02 10:00", status="cancelled"))
PAST = course("alt", session("a", "2027-02-02 09:00", "2027-02-02 10:00"))
SHOP = workshop(catalogue(*COURSES, OFF, PAST, guides=[guide("dms", tools=["zoom"])]))


def filled(html: str, page: str = "") -> str:
    return fill_blocks(html, page=page, workshop=SHOP)


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_makes_something_also_of_nothing(name: str) -> None:
    assert "<" in filled(f"<!-- catalogue: {name} -->")
    empty = fill_blocks(f"<!-- catalogue: {name} -->", page="", workshop=workshop(catalogue(terms={})))
    assert "<" in empty
    assert "catalogue:" not in empty


@pytest.mark.parametrize("made", [catalogue(terms={}), catalogue(course("zoom")), catalogue(guides=[guide("dms")])])
@pytest.mark.parametrize("name", [name for name in BLOCKS if name != "numbers"])
def test_no_block_counts_what_there_is_not(name: str, made: Catalogue) -> None:
    html = fill_blocks(f"<!-- catalogue: {name} -->", page="", workshop=workshop(made))
    assert not re.search(r"\b0 (?!Angebote)[A-Za-zä]", html)
    assert not re.search(r"<(ul|nav)[^>]*>\s*</(ul|nav)>", html)


@pytest.mark.parametrize("name", BLOCKS)
def test_the_links_of_a_block_are_seen_from_its_page(name: str) -> None:
    home, deep = (
        re.findall(r'(?:href|action)="([^"#][^"]*)"', filled(f"<!-- catalogue: {name} -->", page))
        for page in ("", "hilfe/mehr/")
    )
    assert home
    assert deep == [f"../../{link}" for link in home]


@pytest.mark.parametrize(("mark", "count"), [("", 6), (" 2", 2), (" 0", 6), (" 999", 9)])
def test_so_many_next_dates_as_are_wanted(mark: str, count: int) -> None:
    html = filled(f"<!-- catalogue: next-dates{mark} -->")
    assert html.count("#termin-a") == count
    assert "/ab/" not in html
    assert "/alt/" not in html
    assert html.index("kurse/k0/") < html.index("kurse/k1/")


@pytest.mark.parametrize(("mark", "count"), [("", 4), (" 2", 2)])
def test_so_many_new_offers_as_are_wanted(mark: str, count: int) -> None:
    html = filled(f"<!-- catalogue: new-offers{mark} -->")
    assert html.count('class="tc-card__title"') == count
    assert html.index("kurse/k8/") < html.index("kurse/k7/")


def test_titles_are_escaped() -> None:
    html = filled("<!-- catalogue: next-dates --><!-- catalogue: new-offers -->")
    assert "&lt;Kurs 8&gt;" in html
    assert "<Kurs" not in html


def test_only_tools_with_offers_are_shown() -> None:
    terms = {**TERMS, "tools": {"zoom": {"name": "Zoom"}, "leer": {"name": "Ohne Angebot"}}}
    shop = workshop(catalogue(course("k", tools=["zoom"]), terms=terms))
    html = fill_blocks("<!-- catalogue: tools -->", page="", workshop=shop)
    assert "Zoom" in html
    assert "Ohne Angebot" not in html


def test_the_text_around_marks_stays() -> None:
    html = filled("<p>vor</p>\n<!--catalogue:numbers-->\n<p>nach</p><!-- andere -->")
    assert html.startswith("<p>vor</p>\n<")
    assert html.endswith("\n<p>nach</p><!-- andere -->")
    assert "<strong>11</strong>" in html


def test_a_block_that_does_not_exist_is_told_with_its_place() -> None:
    text = "# Titel\n\n<!-- catalogue: numbers -->\nText <!-- catalogue: next-datez 6 -->\n<!-- andere: x -->\n"
    (problem,) = unknown_blocks(Body(text), path="docs/index.md")
    assert problem.code == "unknown-block"
    assert problem.place == Place("docs/index.md", 4, 6)
    assert problem.details["value"] == "next-datez"
    assert problem.details["suggestion"] == "next-dates"
    assert filled("<!-- catalogue: next-datez -->") == ""


@pytest.mark.parametrize("mark", ["next-dates sechs", "next-dates 6 7", "next-dates -1"])
def test_a_number_that_is_none_is_told(mark: str) -> None:
    (problem,) = unknown_blocks(Body(f"# Start\n\n<!-- catalogue: {mark} -->\n"), path="docs/index.md")
    assert (problem.code, problem.place.line, problem.details["value"]) == ("unknown-block", 3, mark)
    assert problem.details["suggestion"] == "next-dates 6"


def test_the_check_knows_every_block() -> None:
    assert set(NAMES) == set(BLOCKS)


def test_a_mark_in_code_is_an_example() -> None:
    text = "```markdown\n<!-- catalogue: wais -->\n```\n\nSchreiben Sie `<!-- catalogue: wais -->`.\n"
    assert list(unknown_blocks(Body(text), path="docs/index.md")) == []
    (problem,) = unknown_blocks(Body(f"{text}\n<!-- catalogue: wais -->\n"), path="docs/index.md")
    assert problem.place.line == 7
