"""Examining: whatever was edited since, a check that believes what is kept finds what a check of everything finds."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.building.cache import SWITCH
from catalogue.building.examination import examine
from catalogue.checks.check import check_offers
from catalogue.model.problem import Problem
from tests import making
from tests.unit.reading.project import TODAY, offer, write

NAMES = ("a", "b", "c")
SPAN = date(2026, 11, 1), date(2027, 2, 1)
BODIES = (
    "Text.",
    "[b](b.md)",
    "[b](b.md#teil)",
    "[c](c.md) <iframe src='x'></iframe>",
    "## Teil\n\n[a](a.md#nix) [von](/kurse/a/)",
    "![Bild](bild.png)",
    "# Eins\n\n[g](../docs/guides/c.md)",
)
# A file is there with one of these texts, as a draft or not, or it is not there.
TEXTS = st.none() | st.tuples(st.sampled_from(BODIES), st.sampled_from(["", "status: draft\n", "title: [\n"]))
EDITS = st.lists(
    st.dictionaries(st.sampled_from([f"courses/{name}.md" for name in NAMES] + ["docs/guides/c.md"]), TEXTS, min_size=1)
    | st.dictionaries(st.just("courses/bild.png"), st.none() | st.just(("", ""))),
    min_size=2,
    max_size=6,
)


def edit(root: Path, files: dict[str, tuple[str, str] | None]) -> None:
    for path, content in files.items():
        if content is None:
            (root / path).unlink(missing_ok=True)
        elif path.endswith(".png"):
            write(root, {path: b"\x89PNG"})
        else:
            write(root, {path: offer(content[1], f"\n{content[0]}\n", title=path)})


def found(root: Path, today: date = TODAY) -> tuple[Problem, ...]:
    return examine(root, making.settings(), today).problems


@settings(max_examples=60, deadline=None)
@given(edits=EDITS)
def test_links_are_followed_again_wherever_something_changed_that_they_lead_to(
    edits: list[dict[str, tuple[str, str] | None]],
) -> None:
    with TemporaryDirectory() as folder:
        root = write(Path(folder), {"courses/a.md": offer(body="\n[b](b.md) [c](c.md#x)\n", title="a")})
        for files in edits:
            edit(root, files)
            with patch.dict("os.environ", {SWITCH: "no"}):
                anew = found(root)
            assert found(root) == anew


def test_what_a_link_leads_to_goes_comes_and_is_withheld() -> None:
    with TemporaryDirectory() as folder:
        root = write(Path(folder), {"courses/a.md": offer(body="\n[b](b.md)\n", title="a")})
        seen = []
        for text in (None, ("Text.", ""), ("Text.", "status: draft\n"), None):
            edit(root, {"courses/b.md": text})
            seen.append([problem.code for problem in found(root)])
    assert seen == [["dead-link"], [], ["link-to-draft"], ["dead-link"]]


REVIEWS = st.builds(
    lambda last, every: f"review: {{by: fortbildung, last: {last}, every: P{every}M}}\n",
    st.dates(*SPAN),
    st.integers(1, 3),
)
SESSIONS = st.builds(
    lambda start, status, closes: (
        f"registration: {{email: a@b.example, closes: {closes}}}\n"
        f"sessions:\n  - {{id: a, start: {start} 09:00, end: {start} 12:00, status: {status}}}\n"
    ),
    st.dates(*SPAN),
    st.sampled_from(["scheduled", "confirmed", "held", "cancelled"]),
    st.dates(*SPAN).map(str) | st.just("P3D"),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(REVIEWS | SESSIONS, min_size=1, max_size=3), st.lists(st.dates(*SPAN), min_size=2, max_size=6))
def test_on_each_day_that_is_told_which_is_true_on_it(fronts: list[str], days: list[date]) -> None:
    contacts = "fortbildung: {name: Interne Fortbildung, email: f@stadt.example}\n"
    with TemporaryDirectory() as folder:
        files = {f"courses/k{number}.md": offer(front, title=f"K{number}") for number, front in enumerate(fronts)}
        root = write(Path(folder), {"courses/_vocabulary/contacts.yml": contacts, **files})
        for day in days:
            with patch.dict("os.environ", {SWITCH: "no"}):
                anew = found(root, day)
            assert found(root, day) == anew


def test_what_was_checked_holds_until_the_next_day_that_counts() -> None:
    with TemporaryDirectory() as folder:
        contacts = "fortbildung: {name: Interne Fortbildung, email: f@stadt.example}\n"
        review = "review: {by: fortbildung, last: 2026-10-01, every: P2M}\n"
        root = write(Path(folder), {"courses/_vocabulary/contacts.yml": contacts, "courses/a.md": offer(review)})
        seen = []
        for day in (date(2026, 11, 20), date(2026, 12, 1), date(2026, 12, 2), date(2027, 5, 1)):
            with patch("catalogue.building.kept_checks.check_offers", side_effect=check_offers) as check:
                seen.append(([problem.code for problem in found(root, day)], check.called))
    assert seen == [([], False), ([], False), (["review-overdue"], True), (["review-overdue"], False)]


def test_what_is_told_of_an_offer_follows_the_terms_that_rules_look_at() -> None:
    review, session = "{by: fortbildung, last: 2026-01-01}", "{id: a, start: 2027-02-02 09:00, end: 2027-02-02 12:00}"
    front = f"format: kurs\nreview: {review}\nsessions:\n  - {session}\n"
    with TemporaryDirectory() as folder:
        root = write(Path(folder), {"courses/a.md": offer(front)})
        seen = []
        for mode, name in (("onsite", "A"), ("on-demand", "A"), ("online", "A"), ("online", "B")):
            write(root, {"courses/_vocabulary/formats.yml": f"kurs: {{name: Kurs, mode: {mode}}}\n"})
            write(
                root, {"courses/_vocabulary/contacts.yml": f"fortbildung: {{name: {name}, email: f@stadt.example}}\n"}
            )
            seen.append([(problem.code, problem.details.get("by")) for problem in found(root, date(2027, 1, 15))])
    untold = ("registration-not-told", None)
    assert seen == [
        [("review-overdue", "A"), untold],
        [("review-overdue", "A")],
        [("review-overdue", "A"), untold],
        [("review-overdue", "B"), untold],
    ]


def test_packs_of_which_the_same_was_told_are_told_apart_when_a_day_has_passed() -> None:
    with TemporaryDirectory() as folder:
        contacts = "fortbildung: {name: Interne Fortbildung, email: f@stadt.example}\n"
        review = "review: {by: fortbildung, last: 2026-10-01, every: P2M}\n"
        files = {f"courses/k{number}.md": offer(review, title=f"K{number}") for number in range(200)}
        root = write(Path(folder), {"courses/_vocabulary/contacts.yml": contacts, **files})
        assert found(root) == ()
        for _ in range(2):
            assert {problem.place.path for problem in found(root, date(2026, 12, 2))} == files.keys()
