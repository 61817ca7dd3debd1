"""Redirects: a page at every old address that leads on, without JavaScript."""

from urllib.parse import urljoin

from catalogue.outputs.fingerprint import Fingerprints
from catalogue.outputs.redirects import redirects
from tests.making import catalogue, changed_terms, course, guide
from tests.workshops import workshop


def test_every_alias_of_a_published_offer_leads_on() -> None:
    made = catalogue(
        course("neu", aliases=["alt", "uralt"], title="<Neu> & schön"),
        course("entwurf", aliases=["geheim"], status="draft"),
        guides=[guide("dms", aliases=["ablage"])],
    )
    prints = Fingerprints({offer.path: b"" for offer in made.offers})
    pages = {file.path: file.make().decode() for file in redirects(workshop(made), prints=prints, world=b"world")}
    assert set(pages) == {"kurse/alt/index.html", "kurse/uralt/index.html", "anleitungen/ablage/index.html"}
    page = pages["kurse/alt/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../neu/">' in page
    assert '<link rel="canonical" href="https://fortbildung.stadt.example/kurse/neu/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<a href="../neu/">' in page
    assert urljoin("https://x.example/kurse/alt/", "../neu/") == "https://x.example/kurse/neu/"
    assert "&lt;Neu&gt; &amp; schön" in page
    assert "<Neu>" not in page
    assert page.count("<h1>") == 1
    assert '<html lang="de">' in page


def test_without_aliases_there_are_none() -> None:
    assert not list(redirects(workshop(catalogue(course("zoom"))), prints=Fingerprints({}), world=b"world"))


def test_the_old_page_of_a_term_leads_to_the_new_one() -> None:
    terms = changed_terms("categories", "gesundheit", aliases=["resilienz", "resilienz"])
    terms["levels"]["basic"] = {"name": "Grundlagen", "aliases": ["leicht"]}  # has no page
    files = list(redirects(workshop(catalogue(terms=terms)), prints=Fingerprints({}), world=b"world"))
    assert [file.path for file in files] == ["kategorien/resilienz/index.html"]  # one that is written twice is one
    pages = {file.path: file.make().decode() for file in files}
    assert '<meta http-equiv="refresh" content="0; url=../gesundheit/">' in pages["kategorien/resilienz/index.html"]
