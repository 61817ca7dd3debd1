"""Cures: the host's small faults mended, the author's words left alone."""

from catalogue.outputs.cures import MAIN, cure
from catalogue.reading.translations import read_translation

HEAD = (
    '<head>\n<meta name="generator" content="mkdocs-1.6.1">\n\n\n<link rel="prev" href="../a/">\n'
    '<link rel="next" href="../b/"><link rel="canonical" href="x"></head>\n<body>\n'
    '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer">\n'
    '<label class="md-overlay" for="__drawer"></label>\n<div data-md-component="skip">\n</div>\n'
)
MAIN_PART = '<main class="md-main" data-md-component="main">{}</main>'
DE, EN = read_translation("de"), read_translation("en")


def test_what_nobody_needs_is_gone() -> None:
    html = cure(HEAD + MAIN_PART.format(""), DE)
    for gone in ("generator", "md-toggle", "md-overlay", 'rel="prev"', 'rel="next"'):
        assert gone not in html
    assert 'rel="canonical"' in html
    assert "\n\n" not in html


def test_the_skip_link_leads_to_the_main_region() -> None:
    html = cure(HEAD + MAIN_PART.format(""), DE)
    assert f'<div data-md-component="skip"><a href="#{MAIN}" class="md-skip">Zum Inhalt springen</a></div>' in html
    assert html.count(f'<main id="{MAIN}" tabindex="-1" class="md-main"') == 1
    assert EN("frame.skip") in cure(HEAD + MAIN_PART.format(""), EN)


def test_an_old_skip_link_is_replaced() -> None:
    old = '<div data-md-component="skip">\n<a href="#titel" class="md-skip">Skip</a>\n</div>'
    html = cure(HEAD.replace('<div data-md-component="skip">\n</div>', old) + MAIN_PART.format(""), DE)
    assert "#titel" not in html
    assert html.count("md-skip") == 1


def test_what_an_author_wrote_is_left_alone() -> None:
    written = HEAD + "<pre>\n\n\n</pre>" + MAIN_PART.format("x")
    assert cure(HEAD + MAIN_PART.format(written), DE).endswith(f"{written}</main>")


def test_a_page_without_the_faults_stays_as_it_is() -> None:
    plain = "<html><head></head><body><p>Text</p></body></html>"
    assert cure(plain, DE) == plain
