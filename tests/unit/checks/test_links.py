"""Links from the server's root, to places on a page, and on hand-written pages."""

from itertools import permutations
from pathlib import Path

import pytest

from catalogue.checks.near_file import near_file
from catalogue.checks.subject import Subject
from catalogue.model.inventory import Inventory
from catalogue.model.problem import Place
from tests.making import catalogue
from tests.unit.reading.project import TODAY, checked, codes, offer, write

LEFT_OUT = "/intern/\n!/intern/doch.md\n"
PAGE = "\n## Ablauf & Größe\n\n## Ablauf & Größe\n\n## Ziele {#unser-ziel}\n\n### *Wichtig*: `x` {: .klein }\n\n<a id='hier'></a>\n\n##Eng\n"


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("b.md#ablauf-groe", []),
        ("b.md#ablauf-groe_1", []),
        ("b.md#ablauf-größe", []),
        ("b.md#unser-ziel", []),
        ("b.md#eng", []),
        ("b.md#ziele", ["dead-anchor"]),
        ("b.md#wichtig-x", []),
        ("b.md#hier", []),
        ("b.md#k-termine", []),
        ("b.md#fn:1", []),
        ("b.md#nix", ["dead-anchor"]),
        ("b.md#", []),
        ("#oben", []),
        ("#nix", ["dead-anchor"]),
        ("#top", []),
        ("b.md#Top", []),
        ("#topf", ["dead-anchor"]),
        ("c.md#nix", ["dead-link"]),
        ("https://a.example/#nix", []),
        ("/kurse/b/", ["root-relative-link"]),
        ("/x#nix", ["root-relative-link"]),
    ],
)
def test_a_link_of_an_offer(tmp_path: Path, link: str, found: list[str]) -> None:
    body = f"\n## Oben\n\n[x]({link})\n"
    write(tmp_path, {"courses/a.md": offer(body=body), "courses/b.md": offer(body=PAGE, title="B")})
    assert codes(tmp_path) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a [x](mein kurs.md)", [("dead-link", 8, 3, "mein kurs.md")]),
        ('[x](mein kurs.md "Titel")', [("dead-link", 8, 1, "mein kurs.md")]),
        ("ä ![x](mein raum.jpg)", [("missing-picture", 8, 3, "mein raum.jpg")]),
        ("[x](da ist.md) ![x](da ist.png)", []),
        ("\\[x](mein kurs.md) `[x](mein kurs.md)`", []),
        ("x](mein kurs.md)", []),
        ("[x](mein kurs (1).pdf)", [("dead-link", 8, 1, "mein kurs (1).pdf")]),
        ('![x](mein (a) raum (1).jpg "Titel")', [("missing-picture", 8, 1, "mein (a) raum (1).jpg")]),
        ("([x](mein kurs.md) (neu))", [("dead-link", 8, 2, "mein kurs.md")]),
        ("[x](da ist (1).png) [x](nie (zu", []),
    ],
)  # fmt: skip
def test_an_address_with_a_blank_is_followed_too(
    tmp_path: Path, text: str, found: list[tuple[str, int, int, str]]
) -> None:
    there = {"courses/da ist.md": b"x", "courses/da ist.png": b"x", "courses/da ist (1).png": b"x"}
    write(tmp_path, {"courses/a.md": offer(body=f"\n\n{text}\n"), **there})
    problems = [each for each in checked(tmp_path) if each.place.path == "courses/a.md"]
    assert [(each.code, each.place.line, each.place.column, each.details["value"]) for each in problems] == found


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        ("www.musterstadt.example/a", "https://www.musterstadt.example/a"),
        ("bildung@musterstadt.example", "mailto:bildung@musterstadt.example"),
        ("bb.md", "b.md"),
        ("c.md", ""),  # that both end on .md makes them no more alike
    ],
)
def test_a_dead_link_gets_the_form_it_should_have(tmp_path: Path, link: str, meant: str) -> None:
    body = f"\n[x]({link})\n"
    write(tmp_path, {"courses/a.md": offer(body=body), "courses/b.md": offer(title="B")})
    (problem,) = checked(tmp_path)
    assert (problem.code, problem.details["suggestion"]) == ("dead-link", meant)


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        ("/kurse/b/#ablauf", "b.md#ablauf"),
        ("/hilfe/", "../docs/hilfe/index.md"),
        ("/bild.png", "../docs/bild.png"),
        ("/", "../docs/index.md"),
        ("/kurse/gibtsnicht/", ""),
    ],
)
def test_a_link_from_the_root_gets_its_relative_form(tmp_path: Path, link: str, meant: str) -> None:
    files: dict[str, str | bytes] = {
        "courses/b.md": offer(title="B"),
        "docs/hilfe/index.md": "Hilfe\n",
        "docs/bild.png": b"x",
        "docs/index.md": "Willkommen\n",
    }
    write(tmp_path, {"courses/a.md": offer(body=f"\n[x]({link})\n"), **files})
    assert [(problem.code, problem.details["suggestion"]) for problem in checked(tmp_path)] == [
        ("root-relative-link", meant)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[x](../kurse/) [y](../kalender/alle.ics) [z](../courses/a.md)", []),
        ("<img src='../bild.png' alt='x'> ![x](bild.png) [![x](bild.png)](../kurse/)", []),
        ("<img src='../bild.png'>", ["undescribed-picture"]),
        ("[x](nichts.md)", ["dead-link"]),
        ("[x](nichts.pdf)", ["dead-link"]),
        ("![x](nichts.png)", ["missing-picture"]),
        ("![](bild.png) ![`x`](bild.png)", ["undescribed-picture"]),
        ("![ ](nichts.png)", ["missing-picture", "undescribed-picture"]),
        ("<img src='../bild.png' alt=''> `![](bild.png)`", []),
        ("[x](/kurse/)", ["root-relative-link"]),
        ("[x](#nix)", ["dead-anchor"]),
        ("<!-- catalogue: ways -->\n\n[x](#nix)", []),
        ("<!-- catalogue: wais -->", ["unknown-block"]),
    ],
)
def test_a_hand_written_page(tmp_path: Path, text: str, found: list[str]) -> None:
    write(tmp_path, {"courses/a.md": offer(), "docs/hilfe.md": f"{text}\n", "docs/bild.png": b"x"})
    assert codes(tmp_path) == found


def test_a_page_that_the_host_leaves_out_is_left_alone(tmp_path: Path) -> None:
    files = {"docs/intern/a.md": "[x](nichts.md)\n", "docs/intern/doch.md": "[x](nichts.md)\n"}
    write(tmp_path, {"courses/a.md": offer(), **files})
    assert [problem.place.path for problem in checked(tmp_path, excluded=LEFT_OUT)] == ["docs/intern/doch.md"]


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        ("../docs/planung.md", ""),
        ("../docs/doc.md", "../docs/intern/doch.md"),
        ("/intern/planungen/", ""),
        ("/intern/doch/", "../docs/intern/doch.md"),
        ("entwurff.md", ""),
        ("categorie.yml", ""),
    ],
)
def test_nobody_means_a_file_that_has_no_page(tmp_path: Path, link: str, meant: str) -> None:
    hidden = {"docs/intern/planungen.md": "Plan\n", "courses/entwurf.md": offer("status: draft\n", title="B")}
    write(tmp_path, {"courses/a.md": offer(body=f"\n[x]({link})\n"), "docs/intern/doch.md": "Doch\n", **hidden})
    assert [problem.details["suggestion"] for problem in checked(tmp_path, excluded=LEFT_OUT)] == [meant]


def test_of_files_with_one_name_the_last_is_suggested_whatever_their_order() -> None:
    for files in permutations(("docs/a/plan.png", "docs/b/plan.png", "docs/c/plan.png")):
        inventory = Inventory(files=dict.fromkeys(files).keys())  # type: ignore[arg-type] # a set that keeps its order
        subject = Subject(catalogue(), inventory, TODAY, lambda path, *_: Place(path))
        assert near_file("plam.png", "docs/x.md", subject) == "c/plan.png"


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("bilder/schritt2.jpg", "bilder/Schritt2.JPG"),
        ("Bilder/schritt2.JPEG", "bilder/Schritt2.JPG"),
        ("bilder\\schritt 1.png", "bilder/schritt 1.png"),
        ("bilder/schritt%201.PNG", "bilder/schritt 1.png"),
        ("schritt2.jpg", "bilder/Schritt2.JPG"),
        ("bilder/schritt2", "bilder/Schritt2.JPG"),
        ("../bilder/schrit2.jpg", "bilder/Schritt2.JPG"),
        ("docs/guides/owi/bilder/u\u0308bersicht.png", "bilder/\u00dcbersicht.png"),
        ('bilder/schritt2.jpg "Titel', "bilder/Schritt2.JPG"),
        ("bilder/Schritt2.JPG =300x200", "bilder/Schritt2.JPG"),
        ("anderswo.png", "../dms/anderswo.png"),
        ("schritt2.pdf", ""),
        ("../../../../schritt2.jpg", ""),
        ("nirgends.png", ""),
        ("dms.md", "../dms/index.md"),
        ("DMS.md#suchen", "../dms/index.md#suchen"),
        ("dms/", "../dms/index.md"),
        ("../anleitungen/dms/index.html", "../dms/index.md"),
        ("zooom.md#ton", "../zoom.md#ton"),
        ('{{< relref "dms.md#suchen" >}}', "../dms/index.md#suchen"),
    ],
)
def test_what_is_meant_lies_near_and_is_spelt_otherwise(address: str, meant: str) -> None:
    owi = ("index.md", "bilder/Schritt2.JPG", "bilder/schritt 1.png", "bilder/\u00dcbersicht.png")
    dms = ("index.md", "anderswo.png", "bilder/schritt2.jpg", "bilder/schritt 1.png")
    guides = {"docs/guides/owi/index.md": "owi", "docs/guides/dms/index.md": "dms", "docs/guides/zoom.md": "zoom"}
    files = {*guides, *(f"docs/guides/owi/{each}" for each in owi), *(f"docs/guides/dms/{each}" for each in dms)}
    subject = Subject(catalogue(), Inventory(frozenset(files), guides), TODAY, lambda path, *_: Place(path))
    assert near_file(address, "docs/guides/owi/index.md", subject) == meant


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("![x](film.MP4)", ["no-picture"]),
        ("![x](plan.pdf) <img src='plan.pdf' alt='x'>", ["no-picture", "no-picture"]),
        ("[x](film.MP4) [x](plan.pdf) ![x](da.JPG)", []),
        ("![x](data:image/png;base64,iVBORw0KGgo=)", ["pasted-picture"]),
        ("<img src='DATA:image/gif;base64,R0lGOD' alt='x'>", ["pasted-picture"]),
        ("![x](cid:image001.png@01DA) ![x](blob:https://a.example/1)", ["pasted-picture", "pasted-picture"]),
    ],
)
def test_a_picture_that_is_none(tmp_path: Path, text: str, found: list[str]) -> None:
    files = dict.fromkeys(("courses/film.MP4", "courses/plan.pdf", "courses/da.JPG"), b"x")
    write(tmp_path, {"courses/a.md": offer(body=f"\n{text}\n"), **files})
    assert [code for code in codes(tmp_path) if code != "unlinked-file"] == found
