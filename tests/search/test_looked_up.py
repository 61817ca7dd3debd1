"""Words that a large catalogue does not load whole are found as well, in whatever way they are typed."""

import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from catalogue.cli.search import ENGINE
from catalogue.outputs.search import shards
from tests.search.measure import offers_found, run_node, write_small

RARE = str(ENGINE.with_name("rare.js"))

# Slug, title, summary.
COURSES = {
    "datenschutz": ("Datenschutz", "Was im Amt vertraulich ist."),
    "schutzbrille": ("Schutzbrille", "Wer eine Brille braucht."),
    "ergonomie": ("Ergonomie", "Gut sitzen."),
    "rechnung": ("Rechnung", "Was darauf steht."),
    "workshop": ("Moderation", "Eine Runde leiten."),
    "beides": ("Mahnung und Einspruch", "Eine Mahnung, gegen die jemand Einspruch erhebt."),
    "amt": ("Im Amt", "Ein Tag im Amt."),
    "telefonie": ("Telefonie", "Wer anruft."),
    "stempel": ("Stempel", "Was gestempelt wird."),
}
SYNONYMS = """\
groups:
  - [Datenschutz, DSGVO, Privatsphäre]
one-way:
  Rücken: [Ergonomie]
  Zugang gesperrt: [Telefonie]
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One of which the word of most offers is all that is loaded whole, and words are looked up by up to four letters."""
    texts = {
        slug: f"---\ntitle: '{title}'\nsummary: '{summary}'\ncategory: a\n---\nIm Amt.\n"
        for slug, (title, summary) in COURSES.items()
    }
    with patch.object(shards, "LARGEST_HEAD", 1), patch.object(shards, "LOOKED_UP", 1):
        return write_small(tmp_path_factory.mktemp("large"), language="de", courses=texts, synonyms=SYNONYMS)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Datenschutz", "datenschutz"),
        ("datenschutzes", "datenschutz"),
        ("Datensch", "datenschutz"),
        # Typed wrong, also in the first letters.
        ("Datnschutz", "datenschutz"),
        ("adtenschutz", "datenschutz"),
        ("kergonomie", "ergonomie"),
        ("Telefnie", "telefonie"),
        # In the second letter: wrong, missing, one too many, swapped with the third; and as it sounds.
        ("Dotenschutz", "datenschutz"),
        ("Dtenschutz", "datenschutz"),
        ("Dratenschutz", "datenschutz"),
        ("Dtaenschutz", "datenschutz"),
        ("Tatenschutz", "datenschutz"),
        ("Schtempel", "stempel"),
        # What is typed wrong and nobody says here leads to what it means.
        ("Privatsfäre", "datenschutz"),
        # Compounds that nobody says: of a word and a form, and of two words, the second of which begins otherwise.
        ("Rechnungskurs", "rechnung"),
        ("Mahnungseinspruch", "beides"),
        ("Schutzdaten", ""),
        # What means the same, and what is only called so.
        ("DSGVO", "datenschutz"),
        ("Rücken", "ergonomie"),
        ("Zugang gesperrt", "telefonie"),
        ("xqzvw", ""),
    ],
)
def test_it_is_found(index: Path, typed: str, slug: str) -> None:
    assert offers_found(typed, index=index)[:1] == ((slug,) if slug else ())


def test_a_word_that_no_offer_has_hides_none_of_many_offers(tmp_path: Path) -> None:
    """However many they are: it is no larger a part of a query than a word that is rare among few."""
    texts = {
        f"k{number}": f"---\ntitle: Zahl {number}\nsummary: Wort.\nkeywords: [{keyword}]\ncategory: a\n---\nText.\n"
        for number, keyword in enumerate(["Ticket"] * 20 + ["Akte"] * 1_180)
    }
    index = write_small(tmp_path, language="de", courses=texts, synonyms="groups: []\n")
    assert len(offers_found("Trouble Ticket", index=index)) == 10
    assert not offers_found("Trouble Akte", index=index)


@pytest.mark.parametrize(
    ("typed", "known", "documents", "kind", "looked_up"),
    [
        # A common word with an error is what is meant, whatever else there is.
        ("verwaltnug", "verwaltung", 50, "", []),
        ("akteplan", "aktenplan", 5, "", ["ak", "kateplan", "kteplan"]),
        # So is a long one, however rare.
        ("verwaltnug", "verwaltung", 5, "", []),
        ("verwalltnug", "verwaltung", 50, "", ["ve", "evrwalltnug", "erwalltnug"]),
        ("zeti", "zeit", 50, "", ["ze", "ezti", "eti"]),
        # What is being typed has no error yet.
        ("verwalt", "rathaus", 50, "prefix", []),
        ("verwalt", "rathaus", 50, "derived", ["ve", "evrwalt", "erwalt"]),
    ],
)
def test_what_else_a_word_may_be_is_looked_up_where_it_is_not_clear(
    typed: str, known: str, documents: int, kind: str, looked_up: list[str]
) -> None:
    rules: dict[str, Any] = {"links": [], "inflections": [], "affixes": []}
    script = (
        f"import {{ lookedUp }} from {json.dumps(RARE)};"
        f"const [typed, known] = {json.dumps([typed, known])};"
        f"const word = () => ({{ df: {documents}, display: known, id: 1, group: 0 }});"
        f"const reader = {{ rules: {json.dumps(rules)}, stem: (text) => text, synonyms: {{ all: () => [] }} }};"
        f"const matcher = {{ vocabularies: [{{ size: 1, key: () => known, word }}], find: () => {json.dumps([{'kind': kind}] if kind else [])} }};"
        "console.log(JSON.stringify(lookedUp([{ folded: typed, text: typed }], reader, matcher)));"
    )
    assert run_node(script) == looked_up
