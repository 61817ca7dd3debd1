"""Hand-written pages as the index takes them of what the host has made."""

from types import SimpleNamespace
from typing import Any

from catalogue.mkdocs_build.searching import written_page


def host_page(**meta: object) -> Any:
    return SimpleNamespace(meta=meta, is_homepage=False, title="Hilfe", file=SimpleNamespace(url="hilfe/"))


def test_readers_search_for_what_they_see_and_not_for_code() -> None:
    html = "<h2 id='a'>Fu\u0308r <em>alle</em></h2><p>Text&nbsp;&amp; <code>mehr</code></p><pre><code>komunikation</code></pre><style>p</style>"
    page = written_page(html, host_page(description="Kurz"))
    assert page is not None
    assert (page.address, page.title, page.summary) == ("hilfe/", "Hilfe", "Kurz")
    assert page.headings == ("Für alle",)
    assert page.text == "Für alle Text & mehr"


def test_what_is_kept_out_of_the_search_is_no_page_of_it() -> None:
    assert written_page("<p>a</p>", host_page(search={"exclude": True})) is None
