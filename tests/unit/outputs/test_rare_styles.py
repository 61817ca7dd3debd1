"""Rare styles: each rule in one of two files, each icon where it is used, and the link on the pages that hold such things."""

import pytest

from catalogue.outputs.frame import BODY_SLOT, TITLE, cut
from catalogue.outputs.output import Page
from catalogue.outputs.rare_styles import RARE_STYLESHEET, holds_rare, linked, parted

THEMES = '<link rel="stylesheet" href="../assets/stylesheets/main.1a.min.css">'
LINK = f'<link rel="stylesheet" href="../{RARE_STYLESHEET}">'
PAGE = "<head>\n  {links}</head><main>{body}</main>"
# As the theme and its extensions write them.
WRITTEN = [
    '<div class="admonition note">',
    '<details class="warning" open>',
    '<div class="tabbed-set tabbed-alternate">',
    '<div class="footnote">',
    '<span class="keys">',
    '<div class="highlight">',
    '<table class="highlighttable">',
    '<li class="task-list-item">',
    '<div class="grid cards">',
    '<img class="x inline end">',
    '<pre class="mermaid">',
    '<a class="md-tag" href="#">',
    '<span class="md-source-file__fact">',
    # And as authors write them by hand.
    "<div class='grid cards'>",
    "<div class=grid>",
    '<span class="large keys">',
    "<details class='note'>",
    '<details open class="tip">',
]


def test_each_rule_is_in_one_file_and_in_its_order() -> None:
    css = ".a{x:1}.a .admonition,.a details{x:2}@media print{.keys{x:3}.b{x:4}}@keyframes c{to{x:5}}.tabbed-set>p{x:6}.d{x:7}"
    common = ".a{x:1}.a details{x:2}@media print{.b{x:4}}@keyframes c{to{x:5}}.d{x:7}"
    assert parted(css) == (common, ".a .admonition{x:2}@media print{.keys{x:3}}.tabbed-set>p{x:6}")


def test_what_is_only_shut_out_is_no_reason() -> None:
    assert parted(".a:not(.highlight){x:1}").rare == ""


def test_an_icon_is_where_it_is_used() -> None:
    icon = "url('data:image/svg+xml;a{};b')"
    css = f":root{{--md-one-icon:{icon};--md-two-icon:{icon};--md-no-icon:{icon};--md-third-icon:{icon}}}:root{{--md-old-icon:x}}"
    css += ".a{m:var(--md-one-icon)}.keys{m:var(--md-one-icon);n:var(--md-two-icon);o:var(--md-third-icon)}"
    common, rare = parted(css, [".own{m:var( --md-third-icon)}"])
    assert common == f":root{{--md-one-icon:{icon};--md-third-icon:{icon}}}.a{{m:var(--md-one-icon)}}"
    assert (
        rare
        == f":root{{--md-two-icon:{icon};}}.keys{{m:var(--md-one-icon);n:var(--md-two-icon);o:var(--md-third-icon)}}"
    )


@pytest.mark.parametrize("body", WRITTEN)
def test_a_page_that_holds_any_of_it_asks_for_it(body: str) -> None:
    assert holds_rare(body.encode())
    assert linked(PAGE.format(links=THEMES, body=body)) == PAGE.format(links=f"{THEMES}\n  {LINK}", body=body)


@pytest.mark.parametrize("body", ["<p>Text", '<details class="tc-fold">', '<div class="md-grid tc-inline">'])
def test_other_pages_do_not(body: str) -> None:
    page = PAGE.format(links=THEMES, body=body)
    assert linked(page) == page


def test_a_page_without_the_theme_s_styles_asks_for_nothing() -> None:
    page = PAGE.format(links='<link rel="stylesheet" href="own.css">', body=WRITTEN[0])
    assert linked(page) == page


@pytest.mark.parametrize("around", ["", '<div class="admonition">'])
@pytest.mark.parametrize("body", ["<p>Text</p>", WRITTEN[0]])
def test_a_framed_page_is_the_same_as_one_alone(around: str, body: str) -> None:
    host = PAGE.format(links=f"<title>{TITLE}</title>\n{THEMES}", body=around + BODY_SLOT)
    page = Page(address="kurse/", kind="course", title="T", describe=str, make=lambda: body)
    alone = linked(host.replace(TITLE, "T").replace(BODY_SLOT, body))
    assert cut(linked(host), address="kurse/").fill(page).content.decode() == alone
