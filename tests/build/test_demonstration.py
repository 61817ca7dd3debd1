"""The demonstration as it is published: complete, linked, well-formed, the same every time."""

import gzip
import json
import re
from pathlib import Path

import jsonschema
import pytest
from icalendar import Calendar

from tests.build.conftest import ROOT, contents, copy_demonstration, run
from tests.build.pages import pages_of, parse, target_of
from tests.search.measure import Query, ask

COURSES = sorted(path.stem for path in (ROOT / "courses").glob("*.md"))
GUIDES = sorted(path.stem for path in (ROOT / "docs/guides").glob("*.md"))


def test_every_offer_has_its_page(demonstration: Path) -> None:
    site = demonstration / "site"
    assert len(COURSES) == 43
    assert len(GUIDES) == 29
    assert all((site / f"kurse/{slug}/index.html").is_file() for slug in COURSES)
    assert all((site / f"anleitungen/{slug}/index.html").is_file() for slug in GUIDES)


@pytest.mark.parametrize(
    "page",
    ["", "angebote/", "termine/", "termine/2027-01/", "kategorien/", "kategorien/kommunikation/", "formate/online/",
     "zielgruppen/alle/", "werkzeuge/zoom/", "anbieter/interne-fortbildung/", "bereiche/fb11/", "orte/rathaus-170/",
     "kompetenzen/2.1/", "kalender/", "kontakte/", "neu/", "hilfe/"],
)  # fmt: skip
def test_pages_of_every_sort_are_there(demonstration: Path, page: str) -> None:
    assert (demonstration / "site" / page / "index.html").is_file()


def test_web_servers_know_the_type_of_every_file(demonstration: Path) -> None:
    known = {"html", "css", "js", "json", "ics", "svg", "xml", "bin", "map", "gz", "png", "jpg", "webp", "txt"}
    files = {name for name in contents(demonstration / "site") if not name.startswith("_server/")}
    assert {name.rpartition(".")[2] for name in files} - known == set(), (
        "look after their types in docs/operators/servers, all three files, then name them here"
    )


def test_no_link_and_no_fragment_is_dead(demonstration: Path) -> None:
    site = demonstration / "site"
    files = set(contents(site))
    parsed = {name: parse(html) for name, html in pages_of(site).items()}
    dead = []
    for name, page in parsed.items():
        for link in page.links:
            # The error page is shown under any address, so its links begin at the site's root.
            target = target_of(link, page="404.html" if name == "404.html" else name)
            if target is None:
                continue
            file, fragment = target
            known = parsed[file].ids if file in parsed else []
            if file not in files or (
                fragment and file in parsed and fragment not in known and fragment != "__codelineno"
            ):
                dead.append(f"{name}: {link}")
    assert dead == []


def test_every_page_has_one_main_heading_unique_ids_and_no_handlers(demonstration: Path) -> None:
    for name, html in pages_of(demonstration / "site").items():
        page = parse(html)
        assert page.headings.count("h1") == 1, name
        assert len(page.ids) == len(set(page.ids)), name
        assert page.handlers == [], name
        assert page.language == "de", name


def test_what_tells_of_news_announces_their_feed(demonstration: Path) -> None:
    site, announced = demonstration / "site", {}
    for name, html in pages_of(site).items():
        head = html.partition("</head>")[0]
        for link in re.findall(
            r'<link rel="alternate" type="application/atom\+xml" title="([^"]+)" href="([^"]+)">', head
        ):
            announced[name] = link
    title = "Neu im Katalog – Fortbildung Musterstadt"
    assert announced == {"index.html": (title, "neu/atom.xml"), "neu/index.html": (title, "atom.xml")}
    assert (site / "neu/atom.xml").is_file()


def test_titles_are_unique(demonstration: Path) -> None:
    titles: dict[str, str] = {}
    for name, html in pages_of(demonstration / "site").items():
        title = html.partition("<title>")[2].partition("</title>")[0]
        assert titles.setdefault(title, name) == name, title


@pytest.mark.parametrize(
    ("page", "tab"),
    [
        ("kurse/zoom-online-seminar/", '<a href="../" aria-current="true">Kurse</a>'),
        ("programm/", '<a href="../kurse/" aria-current="true">Kurse</a>'),
        ("merkliste/", '<a href="./" aria-current="page">Merkliste</a>'),
        ("kategorien/", ""),
    ],
)
def test_the_tab_that_leads_to_a_page_or_above_it_says_so(page: str, tab: str, demonstration: Path) -> None:
    html = (demonstration / "site" / page / "index.html").read_text(encoding="utf-8")
    navigation = html.partition('<nav class="tc-nav"')[2].partition("</nav>")[0]
    assert [link for link in navigation.split("<li") if "aria-current" in link and tab not in link] == []
    assert navigation.count("aria-current") == bool(tab)


def test_every_offer_carries_structured_data(demonstration: Path) -> None:
    for kind, slugs, expected in (("kurse", COURSES, "Course"), ("anleitungen", GUIDES, "HowTo")):
        for slug in slugs:
            html = (demonstration / f"site/{kind}/{slug}/index.html").read_text(encoding="utf-8")
            data = json.loads(html.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
            assert data["@type"] == expected
            assert data["name"]
            assert data["url"].endswith(f"/{kind}/{slug}/")


def test_guides_say_their_steps(demonstration: Path) -> None:
    html = (demonstration / "site/anleitungen/zoom/index.html").read_text(encoding="utf-8")
    data = json.loads(html.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert len(data["step"]) >= 3


def test_a_system_that_cannot_fork_makes_the_same(demonstration: Path, project: Path) -> None:
    run("tests.build.without_posix", "build", cwd=project, PYTHONPATH=str(ROOT))
    assert contents(project / "site") == contents(demonstration / "site")


def test_there_a_mistake_in_a_template_is_told_as_elsewhere(project: Path) -> None:
    own = project / "vorlagen"
    own.mkdir()
    (own / "course.html").write_text("{{ nichts.da }}", encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("  catalogue:\n", "  catalogue:\n    templates: vorlagen\n", 1)
    settings.write_text(text, encoding="utf-8")
    done = run("tests.build.without_posix", "build", cwd=project, check=False, PYTHONPATH=str(ROOT))
    assert done.returncode == 1
    assert "Die Vorlage hat einen Fehler" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "site").exists()


def test_offers_json_keeps_to_its_schema(demonstration: Path) -> None:
    offers = json.loads((demonstration / "site/offers.json").read_text(encoding="utf-8"))
    schema = json.loads((demonstration / "site/offers.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(offers)
    assert len(offers["offers"]) == len(COURSES) + len(GUIDES)


def test_the_search_index_holds_offers_and_hand_written_pages(demonstration: Path) -> None:
    index = demonstration / "site/search/v8"
    records = [record for file in index.glob("r*.bin") for record in json.loads(gzip.decompress(file.read_bytes()))]
    found = {address: title for _, _, address, title, *_ in records}
    assert {f"kurse/{slug}/" for slug in COURSES} <= set(found)
    assert found["anleitungen/zoom/"] == "Zoom"
    assert found["rechtliches/barrierefreiheit/"] == "Barrierefreiheit"
    assert not (demonstration / "site/search/search_index.json").exists()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Leichte Sprache", "rechtliches/leichte-sprache/"),
        ("Terminkalender", "hilfe/kalender/"),
        ("Datenschutz", "datenschutz-mobil"),
        ("Moodle", "moodle"),
    ],
)
def test_a_page_that_is_asked_for_by_its_title_comes_first_if_no_offer_is(
    query: str, first: str, demonstration: Path
) -> None:
    (answer,) = ask([Query(query, "exact", ())], index=demonstration / "site/search/v8")
    assert answer.found[0] == first


def test_the_sitemap_names_every_page(demonstration: Path) -> None:
    sitemap = (demonstration / "site/sitemap.xml").read_text(encoding="utf-8")
    for slug in COURSES:
        assert f"<loc>https://fortbildung.musterstadt.example/kurse/{slug}/</loc>" in sitemap


def test_all_sessions_stand_in_the_feed(demonstration: Path) -> None:
    offers = json.loads((demonstration / "site/offers.json").read_text(encoding="utf-8"))["offers"]
    recent = [
        (session["id"], part["id"])
        for offer in offers
        for session in offer.get("sessions", [])
        for part in session["parts"]
        if session["start"] >= "2026"
    ]
    calendar = Calendar.from_ical((demonstration / "site/kalender/alle.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) == len(recent)
    assert len({event["UID"] for event in calendar.walk("VEVENT")}) == len(recent)


def test_two_builds_give_the_same_bytes(demonstration: Path, tmp_path: Path) -> None:
    other = copy_demonstration(tmp_path / "elsewhere")
    run("catalogue", "build", cwd=other, TZ="America/New_York", LC_ALL="C", PYTHONHASHSEED="7")
    assert contents(other / "site") == contents(demonstration / "site")


def test_a_second_build_touches_no_file(project: Path) -> None:
    run("catalogue", "build", cwd=project)
    before = {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*") if path.is_file()}
    run("catalogue", "build", cwd=project)
    after = {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*") if path.is_file()}
    assert before == after


def test_framed_pages_are_what_the_host_renders(demonstration: Path, project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").rstrip() + "\n    frames: false\n", encoding="utf-8")
    run("catalogue", "build", cwd=project)
    assert contents(project / "site") == contents(demonstration / "site")


def test_mkdocs_itself_builds_the_same_site(demonstration: Path, project: Path) -> None:
    run("mkdocs", "build", "-q", "--strict", cwd=project)
    assert contents(project / "site") == contents(demonstration / "site")


def test_properdocs_builds_the_site(demonstration: Path, project: Path) -> None:
    run("properdocs", "build", "-q", cwd=project)
    assert set(contents(project / "site")) == set(contents(demonstration / "site"))
    page = "kurse/zoom-online-seminar/index.html"
    assert (project / "site" / page).read_bytes() == (demonstration / "site" / page).read_bytes()
