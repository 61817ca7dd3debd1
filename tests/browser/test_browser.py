"""What readers meet in a browser: usable by everyone, asking nobody else, quick."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.site_server import written_headers

CHECKS = {
    "axe": "no violation of WCAG 2.0 to 2.2 A and AA or best practice: every kind of page, both schemes, three widths",
    "reflow": "nothing has to be scrolled sideways, down to 320 pixels (1.4.10)",
    "hyphens": "no hyphen is put into a date, an address or code",
    "large-text": "text of twice the size needs no sideways scrolling, covers nothing and breaks no number (1.4.4)",
    "console": "no error and no violation of the Content-Security-Policy",
    "hosts": "no request leaves the server",
    "storage": "nothing is stored before a choice",
    "choice": "the colour scheme follows the system until the reader chooses",
    "keyboard": "everything is reached, seen and left again by keyboard; no letter acts alone",
    "skip": "the first stop on every page leads to its content",
    "results": "the page of results filters, goes back, shows more, and says when there is nothing",
    "early": "who is at the search before its program gets it all the same, and nothing is fetched twice",
    "copy": "the address of a calendar is copied and said to be, or marked; whoever hears the page stays where the button is",
    "facts": "a course's facts are seen at once",
    "weight": "at most 8 requests and 90 KiB before any action",
    "steady": "nothing moves when scripts arrive late",
    "without-script": "without JavaScript everything is there and nothing pretends",
    "without-styles": "without styles no picture fills the page",
    "later": "what depends on today is right on a later day",
    "print": "pages print as sheets without controls, and without what is wrong the next day",
    "high-contrast": "in the colours of the system one sees what is chosen",
    "more-contrast": "readers whose system asks for it get the contrast of level AAA",
}


@pytest.mark.parametrize("check", CHECKS)
def test_the_browser_finds_nothing(check: str, audit: dict[str, Any]) -> None:
    assert audit[check], "the check has looked at something"
    wrong = {case: findings[:5] for case, findings in audit[check].items() if findings}
    assert not wrong, f"{CHECKS[check]}:\n{json.dumps(wrong, indent=1, ensure_ascii=False)[:6000]}"


# The words, with one hash: the theme's one inline script, the same in whatever folder.
POLICY = (
    r"default-src 'none'; script-src 'self' 'sha256-[\w+/]{43}='; style-src 'self'; img-src 'self' data:; "
    r"connect-src 'self'; font-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'"
)


def test_the_whole_site_runs_under_the_strictest_policy(site: Path) -> None:
    """The browser walks under the headers that the build wrote; here it is that they are as strict as they can be."""
    sent = written_headers(site)
    assert re.fullmatch(POLICY, sent["Content-Security-Policy"])
    assert sent.keys() == {"Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options", "Permissions-Policy"}


def test_no_inline_styles(site: Path) -> None:
    pages = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    assert [str(page) for page, html in pages.items() if " style=" in html or "<style" in html] == []


def test_a_search_is_not_called_what_its_field_is_called(site: Path) -> None:
    """Who comes to the field hears both, one behind the other."""
    form = re.compile(r'<form[^>]*role="search"(?: aria-label="([^"]*)")?.*?<label[^>]*>(.*?)</label>', re.DOTALL)
    for page in ("index.html", "404.html", "suche/index.html"):
        names = form.findall((site / page).read_text(encoding="utf-8"))
        assert len(names) == 2, page
        assert [name for name, field in names if name == field] == [], page


def test_pages_are_valid_html(site: Path, packages: Path) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.skip("the Nu HTML checker needs Java")
    jar = next((packages / "vnu-jar").rglob("vnu.jar"))
    command = [java, "-Xss1m", "-jar", str(jar), "--skip-non-html", "--format", "json", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    messages = json.loads(done.stderr)["messages"]
    errors = {f"{m['message']} {m.get('extract', '')[:80]}" for m in messages if m["type"] == "error"}
    assert not errors, "\n".join(sorted(errors)[:20])
