"""Files beside the offers: published is what something published leads to; of what nothing leads to, the author is told."""

from pathlib import Path

import pytest

from catalogue.checks.check import check_offers, linked_of
from catalogue.checks.subject import Subject
from catalogue.reading.places import Places
from tests.unit.reading.project import TODAY, checked, offer, read, write

FILES: dict[str, str | bytes] = dict.fromkeys(
    ("courses/a/plan.pdf", "courses/a/mein plan.pdf", "courses/liste.xlsx", "docs/guides/b/bild.png", "courses/ä.PNG"),
    b"x",
)


def linked(root: Path) -> tuple[set[str], set[str]]:
    reading = read(root, url="https://stadt.example/katalog/")
    subject = Subject(reading.catalogue, reading.inventory, TODAY, Places(root), reading.torn, reading.written)
    found = linked_of([check_offers(reading.catalogue.offers, subject.circumstances)], subject)
    return set(found.led), set(found.others)


def told(root: Path) -> list[tuple[str, str]]:
    return [(each.code, each.place.path) for each in checked(root) if each.code.startswith("unlinked-")]


@pytest.mark.parametrize(
    ("body", "files"),
    [
        ("Text", set()),
        ("[x](plan.pdf)", {"courses/a/plan.pdf"}),
        ("[x](<mein plan.pdf>) [y](mein%20plan.pdf)", {"courses/a/mein plan.pdf"}),
        ("[x][1]\n\n[1]: plan.pdf", {"courses/a/plan.pdf"}),
        ("![x](../ä.PNG) ![x](../a%CC%88.PNG)", {"courses/ä.PNG"}),
        ("<a href='plan.pdf#page=2'>x</a>", {"courses/a/plan.pdf"}),
        ("<img alt='' src=../../docs/guides/b/bild.png>", {"docs/guides/b/bild.png"}),
        ("<img alt='' srcset='../../docs/guides/b/bild.png 2x'>", {"docs/guides/b/bild.png"}),
        ("![x](../../guides/b/bild.png)", {"docs/guides/b/bild.png"}),
        ("[x](https://stadt.example/katalog/kurse/a/plan.pdf)", {"courses/a/plan.pdf"}),
        ("[x](https://anderswo.example/kurse/a/plan.pdf)", set()),
        ("[x](nicht-da.pdf)", set()),
        ("Im Ordner: plan.pdf", set()),
        ('Name=plan.pdf, mein plan.pdf, "plan.pdf"', set()),
        ("[x](http://Stadt.example/katalog/kurse/a/plan.pdf#page=2)", {"courses/a/plan.pdf"}),
        ("<a href='//stadt.example/katalog/kurse/a/plan.pdf'>x</a>", {"courses/a/plan.pdf"}),
        ("<img alt='' srcset='nix.png 1x, ../ä.PNG 2x'>", {"courses/ä.PNG"}),
        ('<a class="x" data-x="mein plan.pdf">x</a>', {"courses/a/mein plan.pdf"}),
    ],
)
def test_what_an_offer_leads_to(body: str, files: set[str], tmp_path: Path) -> None:
    assert linked(write(tmp_path, {**FILES, "courses/a/index.md": offer(body=f"\n{body}\n")})) == (files, set())


def test_a_field_may_lead_there_too(tmp_path: Path) -> None:
    way = "registration: {url: 'https://stadt.example/katalog/kurse/a/plan.pdf'}\n"
    found = linked(write(tmp_path, {**FILES, "courses/a/index.md": offer(way)}))
    assert found == ({"courses/a/plan.pdf"}, set())


def test_a_term_may_lead_there_too(tmp_path: Path) -> None:
    term = "mappe: {name: Mappe, url: 'https://stadt.example/katalog/kurse/liste.xlsx'}\n"
    assert linked(write(tmp_path, {**FILES, "courses/_vocabulary/tools.yml": term}))[0] == {"courses/liste.xlsx"}


@pytest.mark.parametrize("link", ["[x](../guides/b/bild.png)", "<img alt='' src='../guides/b/bild.png'>"])
def test_a_page_written_by_hand_may_lead_there_as_the_file_or_as_the_page_sees_it(link: str, tmp_path: Path) -> None:
    pages = {"docs/hilfe/a.md": f"{link}\n"} if link[0] == "[" else {"docs/hilfe.md": f"{link}\n"}
    assert linked(write(tmp_path, {**FILES, **pages}))[0] == {"docs/guides/b/bild.png"}


def test_a_page_written_by_hand_names_files_of_courses_as_the_site_does(tmp_path: Path) -> None:
    page = "<video src='../kurse/a/plan.pdf'></video>\n"
    assert linked(write(tmp_path, {**FILES, "docs/hilfe.md": page}))[0] == {"courses/a/plan.pdf"}


def test_a_draft_publishes_nothing_and_keeps_what_others_lead_to(tmp_path: Path) -> None:
    draft = offer("status: draft\n", "\n[x](plan.pdf) [y](<mein plan.pdf>)\n")
    other = offer(body="\n[x](a/plan.pdf)\n", title="Anderer")
    files = {**FILES, "courses/a/index.md": draft, "courses/anderer.md": other}
    assert linked(write(tmp_path, files)) == ({"courses/a/plan.pdf"}, {"courses/a/mein plan.pdf"})


def test_it_is_told_what_nothing_leads_to(tmp_path: Path) -> None:
    left_out = ("courses/_vorlage/a.pdf", "courses/.a.pdf", "docs/assets/a.pdf", "courses/a.pdf~")
    odd: dict[str, str | bytes] = dict.fromkeys(("courses/kurs.docx", "docs/guides/alt.DOC", *left_out), b"x")
    draft = offer("status: draft\n", "\n[x](plan.pdf)\n")
    # What lies beside a draft alone waits for it.
    assert told(write(tmp_path, {**FILES, **odd, "courses/a/index.md": draft})) == [
        ("unlinked-document", "courses/kurs.docx"),
        ("unlinked-document", "courses/liste.xlsx"),
        ("unlinked-file", "courses/ä.PNG"),
        ("unlinked-document", "docs/guides/alt.DOC"),
        ("unlinked-file", "docs/guides/b/bild.png"),
    ]


@pytest.mark.parametrize(
    ("other", "published"),
    [
        ({}, set()),
        # Another offer of the same folder may be meant; its own folder is not that of a draft.
        ({"courses/a/b.md": offer(title="Anderer")}, {"courses/a/tief/plan.pdf", "courses/a/bild.png"}),
        ({"courses/a/tief/index.md": offer(title="Anderer")}, {"courses/a/tief/plan.pdf"}),
    ],
)
def test_what_is_meant_to_be_seen_is_published_but_beside_drafts(
    other: dict[str, str | bytes], published: set[str], tmp_path: Path
) -> None:
    names = (
        "courses/a/bild.png",
        "courses/a/tief/plan.pdf",
        "courses/a/liste.csv",
        "courses/x/frei.pdf",
        "courses/x/frei.ods",
    )
    files: dict[str, str | bytes] = dict.fromkeys(names, b"x")
    files = {**files, "courses/a/index.md": offer("status: draft\n"), "courses/offen.md": offer(title="Offen"), **other}
    reading = read(write(tmp_path, files))
    subject = Subject(reading.catalogue, reading.inventory, TODAY, Places(tmp_path), reading.torn, reading.written)
    found = linked_of([check_offers(reading.catalogue.offers, subject.circumstances)], subject)
    assert set(found.published) == {"courses/x/frei.pdf", *published}


def test_the_files_of_an_offer_with_a_mistake_are_not_told(tmp_path: Path) -> None:
    torn = offer("nix: x\n", "\n[x](plan.pdf)\n")
    assert told(write(tmp_path, {"courses/a/plan.pdf": b"x", "courses/a/index.md": torn})) == []
