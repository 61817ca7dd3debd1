"""The configurations for web servers, under the real servers: what calendar programs ask for, over HTTP."""

import gzip
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from catalogue.model.catalogue import Catalogue
from catalogue.outputs.policy import Needs, headers
from catalogue.publishing.mirror import mirror
from tests import making
from tests.calendar_site import ALL, STAMP, Site
from tests.clients.web_servers import CONFIGURATIONS, Server, running

FEED = f"/{ALL}"
COURSE = "/kalender/kurs/zoom.ics"
PAGE = "<!doctype html><title>Kurse</title><p>" + "Größe " * 400


class Publisher:
    """Builds calendars and some pages beside the web server and mirrors them over what it serves."""

    def __init__(self, staging: Path, server: Server) -> None:
        self.staging, self.server, self.site, self.times = staging, server, Site(), 0

    def publish(self, catalogue: Catalogue) -> dict[str, bytes]:
        """Publishes a catalogue, each time three days later."""
        files = dict(self.site.publish(catalogue, stamp=STAMP + timedelta(days=3 * self.times)))
        self.times += 1
        pages = {"index.html": PAGE, "kurse/index.html": PAGE, "404.html": "<title>Nicht da</title>"}
        files |= {path: text.encode() for path, text in pages.items()}
        files |= {"assets/stylesheets/main.57a0d79d.min.css": b"p{}", "assets/catalogue/catalogue.js": b"1;"}
        for path, content in files.items():
            (self.staging / path).parent.mkdir(parents=True, exist_ok=True)
            (self.staging / path).write_bytes(content)
        mirror(self.staging, self.server.site)
        return files


@pytest.fixture(scope="module", params=["nginx", "apache2"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    with running(request.param) as started:
        yield started


@pytest.fixture
def publisher(tmp_path: Path, server: Server) -> Publisher:
    return Publisher(tmp_path, server)


def courses(title: str = "Zoom") -> Catalogue:
    sessions = [making.session(f"s{day}", f"2027-03-{day} 09:00", f"2027-03-{day} 12:00") for day in range(10, 28)]
    return making.catalogue(making.course("zoom", *sessions), making.course("b", making.session(), title=title))


def test_nginx_takes_the_configuration_without_a_warning(server: Server) -> None:
    said = (server.site.parent / "error.log").read_text(encoding="utf-8")
    assert [line for line in said.splitlines() if " [warn] " in line] == []


def test_a_feed_is_a_calendar_that_nobody_compresses(publisher: Publisher, server: Server) -> None:
    files = publisher.publish(courses())
    answer = server.ask(FEED, Accept_Encoding="gzip, deflate, br")
    assert (answer.status, answer.body) == (200, files[ALL])
    assert len(answer.body) > 1000, "long enough that a server would compress it"
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert "content-encoding" not in answer.headers
    assert {"etag", "last-modified"} <= answer.headers.keys()
    head = server.ask(FEED, method="HEAD")
    # Apache calls the tag of a file weak that changed in the very second in which somebody asks.
    tags = [each.headers["etag"].removeprefix("W/") for each in (head, answer)]
    assert (head.status, head.body, tags[0]) == (200, b"", tags[1])


def test_who_asks_again_gets_304_until_something_changes(publisher: Publisher, server: Server) -> None:
    publisher.publish(courses())
    first = server.ask(FEED).headers
    course = server.ask(COURSE).headers
    publisher.publish(courses())
    by_tag = server.ask(FEED, Accept_Encoding="gzip", If_None_Match=first["etag"])
    by_time = server.ask(FEED, Accept_Encoding="gzip", If_Modified_Since=first["last-modified"])
    assert (by_tag.status, by_tag.body) == (by_time.status, by_time.body) == (304, b"")
    files = publisher.publish(courses(title="Anders"))
    changed = server.ask(FEED, If_None_Match=first["etag"])
    assert (changed.status, changed.body) == (200, files[ALL])
    assert server.ask(COURSE, If_None_Match=course["etag"]).status == 304, (
        "the feed of the other course has not changed"
    )


def test_webcal_without_encryption_is_led_to_the_same_path(publisher: Publisher, server: Server) -> None:
    answer = server.ask(f"{FEED}?x=1", secure=False)
    assert answer.status == 301
    assert answer.headers["location"] == f"https://catalogue.example{FEED}?x=1"


def test_pages_are_compressed_and_asked_for_again(publisher: Publisher, server: Server) -> None:
    publisher.publish(courses())
    answer = server.ask("/kurse/", Accept_Encoding="gzip")
    assert answer.status == 200
    assert gzip.decompress(answer.body).decode() == PAGE
    assert answer.headers["content-type"].lower() == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    again = server.ask("/kurse/", Accept_Encoding="gzip", If_None_Match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert server.ask("/kurse").headers["location"].endswith("/kurse/")


def test_pages_come_with_the_policy_of_the_build(publisher: Publisher, server: Server) -> None:
    publisher.publish(courses())
    for path in ("/kurse/", "/nie/"):
        sent = server.ask(path).headers
        assert {name: sent[name.lower()] for name in headers(Needs(("MQ==",)))} == headers(Needs(("MQ==",)))


def test_what_is_not_there_shows_the_page_for_it(publisher: Publisher, server: Server) -> None:
    publisher.publish(courses())
    for path in ("/kalender/kurs/nie.ics", "/nie/"):
        answer = server.ask(path)
        assert (answer.status, answer.body) == (404, b"<title>Nicht da</title>")
    assert server.ask("/kalender/").status in (403, 404), "folders are not listed"


def test_files_named_by_their_content_are_kept(publisher: Publisher, server: Server) -> None:
    publisher.publish(courses())
    hashed = server.ask("/assets/stylesheets/main.57a0d79d.min.css")
    assert hashed.headers["cache-control"] == "public, max-age=31536000, immutable"
    own = server.ask("/assets/catalogue/catalogue.js")
    assert own.headers["cache-control"] == "no-cache"
    assert "javascript" in own.headers["content-type"]


def test_the_configuration_for_iis_is_well_formed_and_says_the_same() -> None:
    tree = ElementTree.parse(CONFIGURATIONS / "web.config")
    types = {each.get("fileExtension"): each.get("mimeType") for each in tree.iter("mimeMap")}
    assert types[".ics"] == "text/calendar; charset=utf-8"
    assert {each.get("fileExtension") for each in tree.iter("remove")} - {None} == set(types)
    off = tree.find("location[@path='kalender']/system.webServer/urlCompression")
    assert off is not None
    assert off.attrib == {"doStaticCompression": "false", "doDynamicCompression": "false"}
    assert [each.get("cacheControlMode") for each in tree.iter("clientCache")] == ["DisableCache"]
    assert [each.get("configSource") for each in tree.iter("httpProtocol")] == ["_server\\iis.config"]
