"""Folding: Python folds for the index as the browser folds what is typed."""

import gzip
import json
from pathlib import Path

import pytest

from catalogue.cli.search import ENGINE
from catalogue.outputs.search.folding import fold, without_female, without_gender
from tests.search.measure import offers_found, run_node, write_small

WORDS = [
    "Führung",
    "FUEHRUNG",
    "Mängelmelder",
    "Straße",
    "STRASSE",
    "Quelle",
    "aktuell",
    "neuen",
    "genaue",
    "Betreuer",
    "E-Akte",
    "eAkte",
    "Mitarbeiter*innen",
    "Mitarbeiter:innen",
    "Mitarbeiter_innen",
    "Mitarbeiter/-innen",
    "MitarbeiterInnen",
    "Mitarbeiter:innengespräch",
    "MitarbeiterInnenportal",
    "Tür/Innenseite",
    "Kolleg/innengespräch",
    "Mitarbeiterinnen",
    "Kolleg*innen",
    "jede*r",
    "jede:r",
    "Bürger*innen-Portal",
    "Café",
    "naïve",
    "Œuvre",
    "Łódź",
    "ﬁnden",
    "Lehrerin",
    "Termin",
    "Juristinnen",
    "Learn@Lunch",
    "Q&A",
    "O'Neill",
    "Windows10",
    "Ärzt*innen",
]


def test_python_and_browser_fold_alike() -> None:
    script = f"""
        import {{ fold, withoutFemale, withoutGender }} from {json.dumps(Path(ENGINE).with_name("words.js").as_uri())};
        const words = {json.dumps(WORDS)};
        console.log(JSON.stringify(words.map((word) => [withoutGender(word), fold(word), withoutFemale(word.toLowerCase())])));
    """
    assert run_node(script) == [[without_gender(w), fold(w), without_female(w.lower())] for w in WORDS]


def test_texts_are_cut_by_all_letters_and_digits_there_are() -> None:
    """A shorter pattern for the usual signs; here each sign up to the Hangul letters stands in a word, and at its edges."""
    script = f"""
        import {{ piecesOf, wordsOf }} from {json.dumps(Path(ENGINE).with_name("words.js").as_uri())};
        const texts = [...Array(0x1200).keys(), 0x2070, 0x20ac, 0xfb01, 0x1d7d8].map((sign) => String.fromCodePoint(sign)).flatMap((sign) => [`a${{sign}}b`, `${{sign}} ä-${{sign}}1`, `ж${{sign}}’b`]);
        const cut = (text) => [...text.matchAll(/[\\p{{L}}\\p{{N}}]+(?:[-‐‑.@&/'’][\\p{{L}}\\p{{N}}]+)*/gu)].map(({{ 0: word, index }}) => [index, index + word.length]);
        const wrong = (text) => [...new Map(wordsOf(text).map(({{ start, end }}) => [start, [start, end]])).values()].join() !== cut(text).join() || piecesOf(text).join("|") !== text.split(/[^\\p{{L}}\\p{{N}}]+/u).join("|");
        console.log(JSON.stringify([texts.length, texts.filter(wrong)]));
    """
    assert run_node(script) == [3 * (0x1200 + 4), []]


@pytest.mark.parametrize("sign", ["\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}", "\N{WORD JOINER}"])
def test_signs_that_nobody_sees_part_no_word(tmp_path: Path, sign: str) -> None:
    """They come with what is pasted, from a page into an offer, and from an offer into the search field."""
    course = f"---\ntitle: Tabellen{sign}kalku{sign}lation\nsummary: Sitzen am Schräg{sign}lei{sign}sten.\ncategory: a\n---\nText.\n"
    index = write_small(tmp_path, language="de", courses={"tabellen": course}, synonyms="groups: []\n")
    for typed in ("Tabellenkalkulation", f"Tabel{sign}lenkalkulation", "Schrägleisten"):
        assert offers_found(typed, index=index) == ("tabellen",)
    assert not any(sign.encode() in gzip.decompress(file.read_bytes()) for file in index.iterdir())
