"""`catalogue serve`: mistakes that only the host finds are told in the page and in the terminal, without a traceback."""

import re
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from tests import preview
from tests.build.conftest import MOMENT, run
from tests.build.test_serve import wait_for

ALERT = r"(?s)role=.alert..*"


def test_what_the_host_refuses_is_told_in_the_page_and_in_the_terminal(project: Path, tmp_path: Path) -> None:
    settings, clash, terminal = project / "mkdocs.yml", project / "docs/kurse/vuca.md", tmp_path / "terminal.txt"
    good = settings.read_text(encoding="utf-8")
    with preview.served(project, env=MOMENT, terminal=terminal) as url:
        wait_for(url + "kurse/vuca/", "VUCA")
        clash.parent.mkdir()
        clash.write_text("# Steht im Weg\n", encoding="utf-8")
        wait_for(url, ALERT + r"kurse/vuca\.md")
        clash.unlink()
        wait_for(url, r"(?s)^(?!.*role=.alert.)")
        settings.write_text(good + "\nkaputt: [\n", encoding="utf-8")
        wait_for(url, ALERT + r"mkdocs\.yml:\d+:\d+  Fehler  bad-yaml")
        settings.write_text(good.replace("nav:\n", "nav: 5\nelse:\n"), encoding="utf-8")
        wait_for(url, ALERT + r"mkdocs\.yml:\d+:1  Fehler  refused-setting")
        settings.write_text(good[: good.index("hooks:")], encoding="utf-8")
        wait_for(url, ALERT + r"hooks: \[hooks/build\.py\]")
        settings.write_text(good, encoding="utf-8")
        wait_for(url, r"(?s)^(?!.*role=.alert.)")
    told = terminal.read_text(encoding="utf-8")
    assert "kurse/vuca.md" in told
    assert told.count("  Fehler  bad-yaml") == 1
    assert "Traceback" not in told


def test_a_preview_that_begins_with_a_mistake_tells_it_at_its_address_until_it_is_mended(project: Path) -> None:
    offer = project / "courses/vuca.md"
    good = offer.read_text(encoding="utf-8")
    offer.write_text(good.replace("\ncategory: ", "\ncategory: falsch-", 1), encoding="utf-8")
    with preview.served(project, env=MOMENT) as url:
        wait_for_error(url + "kurse/vuca/", 503, ALERT + r"courses/vuca\.md:\d+:\d+  Fehler  unknown-term")
        offer.write_text(good.replace("\ntitle: ", "\ntitel: ", 1), encoding="utf-8")
        wait_for_error(url, 503, ALERT + r"courses/vuca\.md:2:1  Fehler  ")
        offer.write_text(good, encoding="utf-8")
        wait_for(url + "kurse/vuca/", "<h1>VUCA")
        offer.write_text(good.replace("\ntitle: ", "\ntitle: Geändert ", 1), encoding="utf-8")
        wait_for(url + "kurse/vuca/", "Geändert ")


def wait_for_error(url: str, code: int, pattern: str) -> None:
    """Asks for `url` until it is answered with this code and a text that matches."""
    end = time.monotonic() + preview.PATIENCE
    while time.monotonic() < end:
        try:
            urlopen(url, timeout=preview.PATIENCE).close()
        except HTTPError as error:
            with error:
                if error.code == code and re.search(pattern, error.read().decode()):
                    return
        except (URLError, ConnectionError):
            pass
        time.sleep(0.2)
    pytest.fail(f"{url} was never answered with {code} and {pattern}")


def test_at_an_address_that_is_not_there_it_is_told_what_keeps_it_from_being_there(project: Path) -> None:
    offer, text = project / "courses/neu.md", "---\ntitle: Neues\nsummary: Kurz.\ncategory: {}\n---\nText.\n"
    with preview.served(project, env=MOMENT) as url:
        wait_for(url + "kurse/vuca/", "VUCA")
        offer.write_text(text.format("falsch"), encoding="utf-8")
        wait_for(url, ALERT + r"courses/neu\.md:4:11")
        with pytest.raises(HTTPError) as answer:
            urlopen(url + "kurse/neu/", timeout=preview.PATIENCE)
        told = answer.value.read().decode()
        answer.value.close()
        assert answer.value.code == 404
        assert re.search(ALERT + r"courses/neu\.md:4:11", told)
        assert "livereload(" in told  # it shows the page as soon as there is one
        offer.write_text(text.format("resilienz"), encoding="utf-8")
        wait_for(url + "kurse/neu/", "Neues")


def test_all_that_is_wrong_is_told_not_only_what_is_open(project: Path, tmp_path: Path) -> None:
    levels, terminal = project / "courses/_vocabulary/levels.yml", tmp_path / "terminal.txt"
    good = levels.read_text(encoding="utf-8")
    with preview.served(project, env=MOMENT, terminal=terminal) as url:
        wait_for(url + "kurse/vuca/", "VUCA")
        levels.write_text(good.replace("\nadvanced:", "\nanders:"), encoding="utf-8")
        wait_for(url + "kurse/vuca/", ALERT + r"courses/vuca\.md:\d+:\d+")
        wanted = run("catalogue", "check", cwd=project, check=False).stdout
        places = re.findall(r"^\S+\.md:\d+:\d+", wanted, re.MULTILINE)
        assert len({place.partition(":")[0] for place in places}) > 3
        for place in places:
            wait_for(url, ALERT + re.escape(place))
        levels.write_text(good, encoding="utf-8")
        wait_for(url + "kurse/vuca/", r"(?s)^(?!.*role=.alert.)")
    told = terminal.read_text(encoding="utf-8")
    assert [told.count(f"{place}  ") for place in places] == [1] * len(places)
