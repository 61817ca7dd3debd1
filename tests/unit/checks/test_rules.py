"""Each rule of the catalogue: what it finds, what it lets be, and where it points."""

from pathlib import Path

import pytest

from catalogue.importing.site import site_files
from catalogue.model.problem import MOST, Severity
from catalogue.model.settings import LANGUAGES
from catalogue.reading.translations import read_translation
from tests.unit.reading.project import checked, codes, offer, write

EMAIL = "registration: {{email: a@b.example, closes: {closes}}}\n"


def session(
    identifier: str = "a", start: str = "2027-01-12 09:00", end: str = "2027-01-12 12:00", **more: object
) -> str:
    extra = "".join(f", {key}: {value}" for key, value in more.items())
    return f"  - {{id: {identifier}, start: {start}, end: {end}{extra}}}\n"


def parts(*written: str, identifier: str = "a") -> str:
    return f"  - id: {identifier}\n    parts: [{', '.join(f'{{{part}}}' for part in written)}]\n"


def course(tmp_path: Path, extra: str = "", body: str = "\nText.\n") -> list[str]:
    return codes(write(tmp_path, {"courses/a.md": offer(extra, body)}))


@pytest.mark.parametrize(
    ("sessions", "found"),
    [
        (session(), []),
        (parts("id: x, start: 2027-01-12 09:00, end: 2027-01-12 12:00", "id: y, start: 2027-01-12 12:00, end: 2027-01-12 13:00"), []),
        (parts("id: x, start: 2027-01-13, end: 2027-01-13", "id: y, start: 2027-01-12, end: 2027-01-13"), ["overlapping-parts"]),
        (parts("id: x, start: 2027-01-12 09:00, end: 2027-01-12 12:00", "id: y, start: 2027-01-12 11:59, end: 2027-01-12 13:00"), ["overlapping-parts"]),
        (parts(*(f"id: {id_}, start: 2027-01-12 {start}, end: 2027-01-12 {end}" for id_, start, end in (("x", "09:00", "17:00"), ("y", "10:00", "11:00"), ("z", "12:00", "13:00")))), ["overlapping-parts"] * 2),
        (session(start="2027-01-12 20:00", end="2027-01-13 00:00"), []),
        (session(end="2027-01-13 02:00"), ["part-over-night"]),
        (session(end="2027-01-13 09:00"), ["part-over-night"]),
        (session(start="2027-01-12", end="2027-01-20"), []),
        (parts("start: 2027-01-12, end: 2027-01-12"), []),
        (parts("start: 2027-01-12, end: 2027-01-12", "start: 2027-01-13, end: 2027-01-13"), ["part-without-id"] * 2),
        (session(status="held"), ["held-in-future"]),
        (session(start="2026-11-20 09:00", end="2026-11-20 12:00", status="held", attendance=0), []),
        (session(attendance=3), ["attendance-without-held"]),
        (session(status="full", places_left=0), []),
        (session(status="full", places_left=1), ["full-with-places"]),
    ],
)  # fmt: skip
def test_rules_about_sessions(tmp_path: Path, sessions: str, found: list[str]) -> None:
    assert course(tmp_path, f"registration: none\nsessions:\n{sessions}") == found


@pytest.mark.parametrize(("left", "found"), [(15, []), (16, ["too-many-places"])])
def test_places_left_are_held_against_the_capacity(tmp_path: Path, left: int, found: list[str]) -> None:
    assert (
        course(tmp_path, f"capacity: {{max: 15}}\nregistration: none\nsessions:\n{session(places_left=left)}") == found
    )


@pytest.mark.parametrize(
    ("closes", "sessions", "found"),
    [
        ("P7D", session(), []),
        ("2027-01-12", session(), []),
        ("2027-01-13", session(), ["registration-closes-late"]),
        ("2027-01-13", session(status="cancelled"), []),
        ("2027-01-13", session(start="2026-01-12 09:00", end="2026-01-12 10:00"), []),
        ("P7D", session(closes="2027-01-13"), ["registration-closes-late"]),
        ("2027-01-13", session(closes="P1D"), []),
        ("2026-11-01", session(), ["session-after-closing"]),
        ("2026-11-01", session(status="full"), []),
        ("2026-11-01", session(closes="P1D"), []),
    ],
)
def test_rules_about_registration(tmp_path: Path, closes: str, sessions: str, found: list[str]) -> None:
    assert course(tmp_path, EMAIL.format(closes=closes) + f"sessions:\n{sessions}") == found


@pytest.mark.parametrize(
    ("extra", "found"),
    [
        ("", ["registration-not-told"]),
        ("registration: none\n", []),
        ("capacity: {max: 9}\n", ["capacity-without-registration"]),
        ("capacity: {min: 3}\n", ["capacity-without-registration"]),
        ("capacity: {max: 9}\nregistration: none\n", []),
        ("capacity: {max: 9}\nregistration: {email: a@b.example}\n", []),
    ],
)
def test_a_course_with_counted_places_says_how_one_registers(tmp_path: Path, extra: str, found: list[str]) -> None:
    assert course(tmp_path, f"{extra}sessions:\n{session()}") == found
    assert course(tmp_path, f"{extra}sessions:\n{session(url='https://a.example')}") == []


@pytest.mark.parametrize(
    ("extra", "one", "found"),
    [
        ("format: seminar\n", session(), ["registration-not-told"]),
        ("format: online\n", session(), ["registration-not-told"]),
        ("format: selbst\n", session(), []),
        ("", session(), ["registration-not-told"]),
        ("", session(start="2026-11-19", end="2026-11-19"), []),
        ("", session(status="cancelled"), []),
        ("format: seminar\nregistration: none\n", session(), []),
        ("format: seminar\n", session(url="https://a.example"), []),
        ("format: seminar\n", session(status="cancelled"), []),
        ("format: seminar\n", session(start="2026-11-19", end="2026-11-19"), []),
        ("format: seminar\n", session(start="2026-11-20", end="2026-11-20"), ["registration-not-told"]),
        ("format: seminar\ncapacity: {max: 9}\n", session(), ["capacity-without-registration"]),
    ],
)
def test_where_people_will_meet_it_is_said_how_one_registers(
    tmp_path: Path, extra: str, one: str, found: list[str]
) -> None:
    formats = "seminar: {name: S}\nonline: {name: O, mode: online}\nselbst: {name: E, mode: on-demand}\n"
    root = write(
        tmp_path, {"courses/a.md": offer(f"{extra}sessions:\n{one}"), "courses/_vocabulary/formats.yml": formats}
    )
    assert codes(root) == found


@pytest.mark.parametrize(
    ("keywords", "repairs"),
    [
        (
            "[Zoom, C#, 'a, b', \"Bürger*innen\", Digitale „Akte“ lesen, „Digital First“-Plan, Haus „A“, „A“ und „B“]",
            [],
        ),
        ("[„Zoom“]", ["[Zoom]"]),
        ("[„Zoom, Teams“]", ["[Zoom]", "[Teams]"]),
        ("[a; b;, c]", ["[a, b]"]),
        ("\n  - „a“; „b“\n", ["[a, b]"]),
        ("[«a»]", ["[a]"]),
    ],
)
def test_a_keyword_is_one_word_without_signs(tmp_path: Path, keywords: str, repairs: list[str]) -> None:
    found = checked(write(tmp_path, {"courses/a.md": offer(f"keywords: {keywords}\n")}))
    assert [(each.code, each.details["repair"]) for each in found] == [("odd-keyword", repair) for repair in repairs]


@pytest.mark.parametrize(
    ("last", "found"),
    [("2025-11-20", []), ("2025-11-19", ["review-overdue"]), ("2026-11-20", []), ("2026-11-21", ["review-in-future"])],
)
def test_rules_about_reviews(tmp_path: Path, last: str, found: list[str]) -> None:
    contacts = {"courses/_vocabulary/contacts.yml": "x: {name: X}\n"}
    assert codes(write(tmp_path, {**contacts, "courses/a.md": offer(f"review: {{by: x, last: {last}}}\n")})) == found


@pytest.mark.parametrize(
    ("ends", "extra", "found"),
    [
        (["2025-11-20"], "", []),
        (["2025-11-19"], "", ["sessions-long-past"]),
        (["2026-11-19", "2020-01-01"], "", []),
        (["2020-01-01", "2027-01-01"], "registration: none\n", []),
        (["2025-11-19"], "status: draft\n", []),
    ],
)
def test_a_course_is_not_left_without_a_date_for_ever(
    tmp_path: Path, ends: list[str], extra: str, found: list[str]
) -> None:
    sessions = "".join(f"  - {{id: s{n}, start: {end}, end: {end}}}\n" for n, end in enumerate(ends))
    assert course(tmp_path, f"{extra}sessions:\n{sessions}") == found


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"courses/a.md": "", "docs/guides/a.md": ""}, {"duplicate-slug"}),
        ({"courses/a.md": "", "courses/x/a.md": ""}, {"duplicate-slug"}),
        ({"courses/a.md": "", "courses/a/index.md": ""}, {"duplicate-slug"}),
        ({"courses/a.md": "", "courses/b.md": "id: a\n"}, {"duplicate-id"}),
        ({"courses/a.md": "id: b\n", "courses/b.md": "id: a\n"}, set()),
        ({"courses/a.md": "aliases: [b]\n", "courses/b.md": ""}, {"alias-taken"}),
        ({"courses/a.md": "aliases: [c]\n", "docs/guides/b.md": "aliases: [c]\n"}, {"alias-taken"}),
        ({"courses/a.md": "aliases: [c]\n", "docs/guides/b.md": "aliases: [d]\n"}, set()),
        ({"courses/a.md": f"registration: none\nsessions:\n{session('b-c')}", "courses/a-b.md": f"registration: none\nsessions:\n{session('c')}"}, {"download-taken"}),
        ({"courses/a.md": "prerequisites: [b]\n", "docs/guides/b.md": ""}, set()),
        ({"courses/a.md": "prerequisites: [b]\n"}, {"unknown-prerequisite"}),
        ({"courses/a.md": "prerequisites: [a]\n"}, {"prerequisite-circle"}),
        ({"courses/a.md": "prerequisites: [b]\n", "courses/b.md": "prerequisites: [a]\n"}, {"prerequisite-circle"}),
        ({"courses/a.md": "prerequisites: [b, c]\n", "courses/b.md": "prerequisites: [c]\n", "courses/c.md": ""}, set()),
    ],
)  # fmt: skip
def test_rules_about_names_and_prerequisites(tmp_path: Path, files: dict[str, str], found: set[str]) -> None:
    written = {path: offer(extra, title=path) for path, extra in files.items()}
    assert set(codes(write(tmp_path, written))) == found


def test_a_title_may_stand_once_among_the_published(tmp_path: Path) -> None:
    files = {
        "courses/a.md": offer(title="Zoom"),
        "courses/b.md": offer(title="ZOOM"),
        "courses/c.md": offer("status: draft\n", title="Zoom"),
    }
    assert codes(write(tmp_path, files)) == ["duplicate-title"]


def test_a_long_circle_is_told_once_and_in_short(tmp_path: Path) -> None:
    names = [f"k{number:03}" for number in range(300)]
    following = [*names[1:], names[0]]
    files = {
        f"courses/{name}.md": offer(f"prerequisites: [{after}]\n", title=name)
        for name, after in zip(names, following, strict=True)
    }
    (problem,) = checked(write(tmp_path, files))
    assert problem.code == "prerequisite-circle"
    assert len(problem.details["circle"]) < 100


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("", ["empty-body"]),
        ("  \n\n", ["empty-body"]),
        ("# x", ["heading-level-one"]),
        ("x\n=\n", ["heading-level-one"]),
        ("## x\n\n`# y`", []),
        ("## x\n\n#### y\n\n#### z", ["skipped-heading"] * 2),
        ("## x\n\n#### y\n\n##### z\n\n### v", ["skipped-heading"] * 2),
        ("# x\n\n### y", ["heading-level-one"]),
        ("### x\n\n# y", ["skipped-heading", "heading-level-one"]),
        ("## x\n\n### y\n\n#### z\n\n## v\n\n### w", []),
        ("x\n---\n\n### y\n\n```\n##### z\n```", []),
        ("[hier](a.md) [**Mehr** …](a.md)\n\n| [Click here!](a.md) |\n| --- |", ["vague-link"] * 3),
        ("[](a.md)", ["vague-link"]),
        ("[<img src='b.png' alt=''>](a.md)", ["vague-link", "missing-picture"]),
        ("[<img src='b.png' alt='Plan'>](a.md)", ["missing-picture"]),
        ('[hier](a.md){: aria-label="Zum Plan" } [hier](a.md){ .x aria-label="Plan" }', []),
        ("[hier](a.md) {: .x }", ["vague-link"]),
        ("[Hier anmelden](a.md) [x hier](a.md) `[hier](a.md)` [hier] <https://a.example>", []),
        (
            "[x](a.md) [y](a.md#k-termine) [z](#k-kontakt) [w](mailto:a@b.example) [v](https://a.example) [u](tel:+49)",
            [],
        ),
        (
            "[x](mailto:) [x](tel:) [x](#) [x](https://) [x](<mailto: >) [x][r]\n\n[r]: http:",
            ["link-without-target"] * 6,
        ),
        ("[x](mailto:%20) [x](mailto:info) [x](mailto:@) [x](MAILTO:?) [x](tel:neu)", ["link-without-target"] * 5),
        ("[x](mailto:info?cc=a@b.example) [x](https:///) [x](webcal://)", ["link-without-target"] * 3),
        ("[x](https://https://a.example) [x](https://?a) <a href='#'>x</a>", ["link-without-target"] * 3),
        ("[x](mailto:?subject=a) [x](mailto:a@b?subject=c) [x](mailto:a@b,c@d) [x](mailto:a%40b) [x](tel:(1))", []),
        ("[x](https://a) [x](http://[::1]/) [x](webcal://a/b.ics) [x](https://a/?u=https://b) [x](#k-kontakt)", []),
        ("[x]() [x](<>) <a href=''>x</a>", ["dead-link"] * 3),
        ("![x]() ![x](#) <img src='' alt=''>", ["missing-picture"] * 3),
        ("[x](b.md)", ["dead-link"]),
        ("[x](../../../etc/passwd)", ["dead-link"]),
        ("![x](b.png)", ["missing-picture"]),
        ("![x](https://a.example/b.png)", ["foreign-content"]),
        ("![x](//a.example/b.png)", ["foreign-content"]),
        ("![x](data:image/png;base64,x)", ["pasted-picture"]),
        ("<img src='https://a.example/b.png' alt=''>", ["foreign-content"]),
        ("<img alt srcset='https://a.example/b.png 2x'>", ["foreign-content"]),
        ("<img alt srcset='a/b.png 1x, https://a.example/b.png 2x'>", ["foreign-content"]),
        ("<img alt srcset='a/b.png 1x,//a.example/b.png 2x'>", ["foreign-content"]),
        ("<img alt srcset='a/b.png 1x, a/c.png 2x'>", []),
        ("<table background=' //a.example/b.png'><tr><td>a</td></tr></table>", ["foreign-content"]),
        ("<table background='/\\a.example/b.png'><tr><td>a</td></tr></table>", ["foreign-content"]),
        ("<img srcset='https://a.example/b.png 2x'>", ["foreign-content", "undescribed-picture"]),
        ("[x](a.md){: href='javascript:x' }", ["unsafe-link"]),
        ("[x](javascript:x)", ["unsafe-link"]),
        ("[x](file:///H:/a.pdf)", ["drive-link"]),
        ("[x](C:/a.pdf)", ["drive-link"]),
        ("[x](\\\\server\\a.pdf)", ["drive-link"]),
        ("<a href='h:/a.pdf'>x</a>", ["drive-link"]),
        ("<script>x</script>", ["forbidden-element"]),
        ("<ScRiPt src=//a.example/x.js>", ["forbidden-element"]),
        ("<p onmouseover=x>", ["forbidden-attribute"]),
        ("# x { style='y' }", ["heading-level-one", "forbidden-attribute"]),
        ("H<sub>2</sub>O <kbd>Strg</kbd> <br> <details><summary>x</summary></details>", []),
        ("```html\n<script>x</script>\n```\n\n{{ config }} {% raw %}", []),
    ],
)
def test_rules_about_texts(tmp_path: Path, body: str, found: list[str]) -> None:
    assert sorted(course(tmp_path, body=body)) == sorted(found)


def test_an_element_that_is_none_is_shown_as_it_is_written(tmp_path: Path) -> None:
    (problem,) = checked(write(tmp_path, {"courses/a.md": offer(body="Lieber <Name>,")}))
    assert (problem.code, problem.details["value"]) == ("unknown-element", "Name")


def test_headings_are_on_the_levels_of_each_other_after_following_the_advice(tmp_path: Path) -> None:
    body = "## a\n\n#### b\n\n##### c\n\n#### d\n\n### e\n\n###### f"
    found = checked(write(tmp_path, {"courses/a.md": offer(body=body)}))
    assert [each.details["repair"] for each in found] == ["### b", "#### c", "### d", "#### f"]


def test_a_dead_link_gets_a_suggestion_as_it_would_be_written(tmp_path: Path) -> None:
    files = {"courses/x/a.md": offer(body="[x](../docs/guides/zomo.md)"), "docs/guides/zoom.md": offer(title="Zoom")}
    (problem,) = checked(write(tmp_path, files))
    assert problem.details["suggestion"] == "../../docs/guides/zoom.md"


def test_texts_of_broken_files_are_checked_too(tmp_path: Path) -> None:
    files = {
        "courses/a.md": offer("level: x\n", "[x](b.md)"),
        "courses/c.md": "Ohne Kopf [x](b.md)",
        "courses/d.md": "---\na: [\n---\n[x](b.md)",
    }
    assert codes(write(tmp_path, files)).count("dead-link") == 3


def test_a_text_of_nothing_but_mistakes_is_told_in_part(tmp_path: Path) -> None:
    found = course(tmp_path, body="[x](javascript:y) " * (MOST + 10))
    assert found.count("unsafe-link") == MOST
    assert found.count("too-many-mistakes") == 1


def test_problems_come_sorted_by_place(tmp_path: Path) -> None:
    held = f"registration: none\nsessions:\n{session(status='held')}"
    problems = checked(write(tmp_path, {"courses/a.md": offer(held, "\n[x](b.md)\n\n# y\n")}))
    assert [problem.code for problem in problems] == ["held-in-future", "dead-link", "heading-level-one"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<" * 400, []),
        ("<" * 190_000, ["intricate-body"]),
        (" ".join("`" * (1 + n % 30) for n in range(4000)), ["intricate-body"]),
        ("<\n\n" * 4001, ["intricate-body"]),
        ("- \n" * 5001, ["intricate-body"]),
        ("Wort\n\n" * 2501, ["intricate-body"]),
        ("Wort\n" * 4990, []),
        ("Wort " * 39_000, []),
        ("Wort " * 41_000, ["body-too-large"]),
    ],
)
def test_a_body_that_would_keep_the_build_busy_is_refused(tmp_path: Path, body: str, found: list[str]) -> None:
    write(tmp_path, {"courses/a.md": offer(body=f"\n{body}\n")})
    assert codes(tmp_path) == found


def test_what_an_editor_leaves_beside_a_file_is_no_file_that_has_strayed_in(tmp_path: Path) -> None:
    left = ("a.md~", "#a.md#", ".a.md.swp", "4913", "a.md.tmp", "b.md.txt")
    write(tmp_path, {"courses/a.md": offer(), **{f"courses/{name}": offer() for name in left}})
    assert [(each.code, each.place.path) for each in checked(tmp_path)] == [("unknown-file", "courses/b.md.txt")]


def test_names_that_windows_cannot_have_are_told_once_for_each_file_and_folder(tmp_path: Path) -> None:
    odd = (
        "courses/nul.md",
        "courses/com1/a.png",
        "courses/com1/b.png",
        "docs/was?.md",
        "docs/x./y/z.png",
        "docs/PRN.png",
    )
    well = ("courses/konto.md", "courses/com.md", "docs/auxilium.md", "docs/com10.png", "docs/a.b/c d.png")
    write(tmp_path, {path: offer(title=path) if path.startswith("courses") else "x" for path in (*odd, *well)})
    found = [
        (each.place.path, each.details["value"]) for each in checked(tmp_path) if each.code == "name-not-on-windows"
    ]
    assert found == [
        ("courses/com1/a.png", "com1"), ("courses/nul.md", "nul.md"), ("docs/PRN.png", "PRN.png"), ("docs/was?.md", "was?.md"),
        ("docs/x./y/z.png", "x."),
    ]  # fmt: skip


FAR = "registration: none\nsessions:\n"
CLOSING = EMAIL + "sessions:\n  - {{id: a, start: 2027-12-12 09:00, end: 2027-12-12 12:00}}\n"
HELD = {"start": "2026-10-12 09:00", "end": "2026-10-12 12:00", "status": "held"}


@pytest.mark.parametrize(
    ("extra", "found"),
    [
        ("published: 2026-11-20\n", []),
        ("published: 2026-11-21\n", ["published-in-future"]),
        ("published: 2026-11-21\nstatus: draft\n", []),
        (FAR + session(start="2031-11-20 09:00", end="2031-11-20 12:00"), []),
        (FAR + session(start="2031-11-21 09:00", end="2031-11-21 12:00"), ["session-far-ahead"]),
        (CLOSING.format(closes="P1Y"), []),
        (CLOSING.format(closes="P7Y"), ["registration-closes-early"]),
        (CLOSING.format(closes="P7Y") + session("b", "2028-01-12 09:00", "2028-01-12 12:00"), ["registration-closes-early"]),
        (CLOSING.format(closes="2026-12-01"), []),
        (FAR + session(closes="2025-01-12"), ["registration-closes-early"]),
        (FAR + session(start="2026-01-12 09:00", end="2026-01-12 12:00", closes="P7Y"), []),
        (FAR + session() + session("b"), ["session-twice"]),
        (FAR + session() + session("b", note="Gruppe 2"), []),
        (FAR + session() + session("b", end="2027-01-12 12:30"), []),
        (FAR + session(status="full") + session("b", places_left=3), []),
        (FAR + session(places_left=2) + session("b", places_left=3), []),
        (FAR + session(places_left=3) + session("b", places_left=3), ["session-twice"]),
        (FAR + session(status="cancelled") + session("b"), []),
        (FAR + session() + session("b", status="cancelled"), []),
        ("capacity: {max: 12}\n" + FAR + session(attendance=12, **HELD), []),
        ("capacity: {max: 12}\n" + FAR + session(attendance=13, **HELD), ["attendance-over-capacity"]),
        ("capacity: {min: 12}\n" + FAR + session(attendance=13, **HELD), []),
        ("capacity: {max: 12}\n" + FAR + session("a", "2026-09-21 09:00", "2026-09-21 12:00", attendance=13, status="held"),
         ["attendance-over-capacity"]),
        ("capacity: {max: 12}\n" + FAR + session("a", "2026-09-20 09:00", "2026-09-20 12:00", attendance=13, status="held"), []),
    ],
)  # fmt: skip
def test_slips_of_the_pen_in_days_and_numbers_are_told(tmp_path: Path, extra: str, found: list[str]) -> None:
    assert course(tmp_path, extra) == found


def test_a_prerequisite_that_is_a_draft_is_told_of_what_is_published(tmp_path: Path) -> None:
    files = {
        "courses/a.md": offer("prerequisites: [c, b]\n"),
        "courses/b.md": offer("status: draft\nprerequisites: [d]\n", title="B"),
        "courses/c.md": offer(title="C"),
        "courses/d.md": offer("status: draft\n", title="D"),
    }
    (found,) = checked(write(tmp_path, files))
    assert (found.code, found.severity, str(found.place)) == (
        "prerequisite-draft", Severity.WARNING, "courses/a.md:5:20",
    )  # fmt: skip


def test_a_domain_without_a_dot_is_told(tmp_path: Path) -> None:
    contacts = "a:\n  name: A\n  email: a@musterstadt\nb: {name: B, email: b@stadt.example}\n"
    files = {
        "courses/_vocabulary/contacts.yml": contacts,
        "courses/a.md": offer("registration: {email: a@musterstadt}\n"),
        "courses/b.md": offer("registration: {email: a@stadt.example}\n", title="B"),
    }
    found = [(each.code, str(each.place)) for each in checked(write(tmp_path, files))]
    assert found == [
        ("email-without-dot", "courses/_vocabulary/contacts.yml:3:10"), ("email-without-dot", "courses/a.md:5:23"),
    ]  # fmt: skip


def test_a_guide_beside_the_folder_of_guides_is_told(tmp_path: Path) -> None:
    files = {
        "docs/excel.md": offer(), "docs/guides/word.md": offer(title="Word"), "docs/index.md": "---\ntitle: Start\n---\n\nText.\n",
    }  # fmt: skip
    (found,) = checked(write(tmp_path, files))
    assert (found.code, found.severity, found.place.path) == ("guide-outside-folder", Severity.WARNING, "docs/excel.md")


def test_the_legal_pages_of_a_new_catalogue_are_told_until_they_are_filled_in(tmp_path: Path) -> None:
    for language in LANGUAGES:
        words = read_translation(language)
        made = site_files(words=words, timezone="Europe/Berlin")
        pages = {path: text for path, text in made.items() if path.startswith("docs/")}
        root = write(tmp_path / language, pages)
        found = [(each.code, each.severity) for each in checked(root, language=language)]
        assert found.count(("page-unfilled", Severity.WARNING)) == 2
        assert sorted(found)[2:] == [("statement-missing", Severity.WARNING)]
        for path, text in pages.items():
            whole = text.replace("catalogue: accessibility-statement", "")
            for key in ("imprint_text", "controller_text"):
                whole = whole.replace(words(f"import.site.{key}"), "Stadt Musterstadt.")
            write(root, {path: whole})
        assert checked(root, language=language) == []
