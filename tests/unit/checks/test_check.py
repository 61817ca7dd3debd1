"""Checking in shares: what offers give for themselves, in whatever parts, and the rest make the same report."""

import pickle
from pathlib import Path

import pytest

from catalogue.checks.check import (
    SESSION_RULES,
    Checked,
    check,
    check_fronts,
    check_offers,
    check_whole,
    follow,
    linked_of,
)
from catalogue.checks.circumstances import Circumstances
from catalogue.checks.subject import Subject
from catalogue.model.problem import MOST, Place, Problem
from catalogue.reading.places import Places
from tests import making
from tests.making import catalogue, course, session
from tests.unit.reading.project import TODAY, offer, read, write

SESSION = "  - {id: a, start: 2026-11-22 09:00, end: 2026-11-23 09:00, attendance: 2}\n"
FILES = {
    "courses/a.md": offer("keywords: [x, x]\n", "\n# Titel\n\n[b](b.md) [c](c.md#nix) [d](d.md) ![e](e.png)\n"),
    "courses/b.md": offer(f"aliases: [a]\nsessions:\n{SESSION}", "\n<script></script>\n[x](javascript:y)\n"),
    "courses/c.md": offer("prerequisites: [nix]\n", "", title="C"),
    "courses/torn.md": "---\ntitle: [x]\n---\n[d](d.md) <iframe src='x'>\n",
    "docs/guides/draft.md": offer("status: draft\n", "\n[b](../../courses/b.md)\n"),
    "docs/guides/e.md": offer(body="\n[x](draft.md) /kurse/b/ [y](/kurse/b/)\n", title="E"),
}


def subject(root: Path) -> Subject:
    reading = read(write(root, FILES))
    return Subject(reading.catalogue, reading.inventory, TODAY, Places(root), reading.torn, reading.written)


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("step", [1, -1])
def test_shares_make_the_same_report(tmp_path: Path, size: int, step: int) -> None:
    whole = subject(tmp_path)
    once, offers = check(whole), whole.catalogue.offers
    assert {problem.code for problem in once} >= {
        "duplicate-entry", "heading-level-one", "dead-anchor", "dead-link", "missing-picture", "alias-taken", "part-over-night",
        "attendance-without-held", "forbidden-element", "unsafe-link", "unknown-prerequisite", "empty-body", "link-to-draft",
        "root-relative-link", "duplicate-title",
    }  # fmt: skip
    parts = [offers[start : start + size] for start in range(0, len(offers), size)]
    shares = [check_offers(part, whole.circumstances) for part in parts[::step]]
    for each in (shares, pickle.loads(pickle.dumps(shares)), [follow(share, whole) for share in shares]):
        linked = linked_of(each, whole)
        assert check_whole(whole, each, fronts=check_fronts(whole), linked=linked) == once


def test_a_flood_in_one_body_is_cut_off_at_the_same_place(tmp_path: Path) -> None:
    body = "[x](d.md)\n\n<script></script>\n\n" * MOST
    reading = read(write(tmp_path, {"courses/a.md": offer(body=body)}))
    found = check(Subject(reading.catalogue, reading.inventory, TODAY, Places(tmp_path)))
    assert [problem.code for problem in found].count("dead-link") == MOST / 2
    assert [problem.code for problem in found].count("forbidden-element") == MOST / 2
    assert [problem.code for problem in found].count("too-many-mistakes") == 1


def test_what_a_share_gives_depends_on_its_offers_and_the_day_alone() -> None:
    places: list[str] = []

    def find(path: str, *steps: str | int) -> Place:
        places.append(path)
        return Place(path)

    offers = catalogue(course("a", keywords=["x", "x"]), course("b")).offers
    assert check_offers(offers[1:], Circumstances(TODAY, find)) == Checked()
    assert places == []
    details = {"field": "keywords", "value": "x"}
    (problem,) = check_offers(offers[:1], Circumstances(TODAY, find)).problems
    assert (problem.code, problem.place.path, dict(problem.details)) == ("duplicate-entry", "courses/a.md", details)


@pytest.mark.parametrize("rule", SESSION_RULES, ids=lambda rule: rule.__name__)
def test_a_course_without_sessions_breaks_no_rule_about_sessions(rule: object) -> None:
    (bare,) = catalogue(course("a", withdrawn=["x"], capacity={"max": "3"})).courses
    found: list[Problem] = list(rule(bare, Circumstances(TODAY, lambda path, *_: Place(path))))  # type: ignore[operator]
    assert found == []


def test_what_a_share_gives_depends_on_no_term_but_whoever_reviews() -> None:
    """Else it would have to be found anew whenever a term it depends on says something else."""
    circumstances = Circumstances(TODAY, lambda path, *_steps: Place(path))

    def given(**names: str) -> Checked:
        terms = {
            vocabulary: {
                id_: {**fields, "name": names.get(vocabulary, fields["name"])} for id_, fields in entries.items()
            }
            for vocabulary, entries in making.TERMS.items()
        }
        held = session("a", "2026-01-05 09:00", "2026-01-06 10:00", venue="rathaus", status="held")
        whole = course(
            "zoom", held, session("b", "2026-01-05 09:00", "2026-01-05 10:00", venue="online"), format="seminar", level="basic",
            provider="intern", area="fb11", contact="fortbildung", audiences=["alle", "alle"], tools=["zoom"],
            competences=["2.1"], review={"last": "2025-01-01", "every": "P1M", "by": "fortbildung"},
        )  # fmt: skip
        return check_offers(catalogue(whole, terms=terms).offers, circumstances)

    as_ever = given()
    assert {problem.code for problem in as_ever.problems} >= {"duplicate-entry", "review-overdue"}
    assert given(**dict.fromkeys(set(making.TERMS) - {"contacts"}, "Anders")) == as_ever
    assert given(contacts="Anders") != as_ever
