"""Bodies: a link or a picture that leads to no page of the site is told where it stands, as the check would tell it."""

import pytest

from catalogue.building.bodies import dead_link
from catalogue.model.body import Body
from tests.making import catalogue, course


@pytest.mark.parametrize(
    ("body", "link", "told"),
    [
        ("Text\n\n![Der Raum](raum.png)", "raum.png", ("missing-picture", 10, 1)),
        ("![Der Raum](raum.png) und [hier](b.md)", "b.md", ("dead-link", 8, 27)),
        ("ä <img src='raum.png' alt=''>", "raum.png", ("missing-picture", 8, 3)),
        ("[hier](raum.png) und ![Der Raum](raum.png)", "raum.png", ("dead-link", 8, 1)),
        ("Text", "anderswo.md", ("dead-link", 8, 1)),
    ],
)
def test_what_leads_nowhere_is_told_where_it_stands(body: str, link: str, told: tuple[str, int, int]) -> None:
    made = catalogue(course("b"), course("a", body=Body(body, line=8)))
    problem = dead_link(made, "courses/a.md", link)
    assert (problem.code, problem.place.line, problem.place.column) == told
    assert (problem.place.path, dict(problem.details)) == ("courses/a.md", {"value": link, "suggestion": ""})
