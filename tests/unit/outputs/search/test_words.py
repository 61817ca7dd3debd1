"""From text to classes: words, gender forms, hyphens, compounds."""

from collections.abc import Iterable

import pytest

from catalogue.outputs.search.bundle import bundle_of, dump_entries
from catalogue.outputs.search.dense import Counted, dense
from catalogue.outputs.search.entry import Entry
from catalogue.outputs.search.lexis import PART, PART_OF_COMPOUND, Lexis, class_of
from catalogue.outputs.search.tokens import headings, numbered, one_of_several, parted, words
from catalogue.outputs.search.vocabulary import Vocabulary, display, sharing_of, vocabulary_of
from catalogue.outputs.search.weights import Field, Tally, count, count_lines


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zoom im Büro", ["Zoom", "im", "Büro"]),
        ("E-Akte", ["EAkte Akte"]),
        ("O'Brien", ["OBrien Brien"]),
        ("d’Arcy", ["dArcy Arcy"]),
        ("rock’n’roll", ["rock", "roll"]),
        ("Learn@Lunch", ["LearnLunch Learn Lunch"]),
        ("Mitarbeiter*innen-Gespräche", ["MitarbeiterGespräche Mitarbeiter Gespräche"]),
        ("Bürger/-innen und Kolleg:innen", ["Bürger", "und", "Kolleg"]),
        ("Bauportal.NRW", ["Bauportal", "NRW"]),
        ("Kurs/Seminar", ["Kurs", "Seminar"]),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert list(map(" ".join, words(text))) == found


def test_a_number_behind_a_short_word_makes_one_of_both() -> None:
    assert numbered("Räume im FB 11, nicht im Fachbereiche 12") == ["FB11"]
    assert list(counted("FB 11", "Zoom")) == ["fb", "11", "zoom", "fb11"]


def test_lines_are_not_read_across() -> None:
    assert list(counted("FB", "11 Tage")) == ["fb", "11", "tag"]


def counted(*lines: str) -> Tally:
    tally: Tally = {}
    count_lines(lines, Field.KEYWORDS, into=tally)
    return Lexis("de").gathered(tally)[0]


def test_the_words_of_a_class_stand_together_in_the_order_of_the_alphabet() -> None:
    tally: Tally = {}
    count("Schulungen, Schulung und Schulungen!", Field.BODY, into=tally)
    count("schulung", Field.SUMMARY, into=tally)
    found, written, _ = Lexis("de").gathered(tally, first=["plan"])
    assert written == {"schulung": "Schulung Schulungen schulung"}
    assert list(found) == ["plan", "schulung"]


@pytest.mark.parametrize(
    ("word", "parts", "share"),
    [
        ("Home-Office", ["Home", "Office"], PART_OF_COMPOUND),
        ("E-Akte", ["Akte"], PART),
        ("KI-Assistent", ["KI", "Assistent"], PART),
        ("Vor-Ort-Termin", ["Ort", "Termin"], PART),
        ("Kurs/Seminar", [], None),
    ],
)
def test_what_hyphens_bind_together_weighs_on_its_parts(word: str, parts: list[str], share: float) -> None:
    found, written, shares = Lexis("de").gathered({word: 1})
    assert {part: own for (part, _), own in shares.items()} == {class_of(part, "de"): share for part in parts}
    assert all(found[part] == 0 for part, _ in shares)
    assert found.keys() == written.keys()


def test_in_a_language_without_compounds_all_parts_get_their_share() -> None:
    *_, parts = Lexis("en").gathered({"self-service": 1})
    assert set(parts.values()) == {PART}


def test_a_title_has_its_subject_before_what_says_where_or_when() -> None:
    assert Lexis("de").title("Vitalisierung im Home-Office") == (["vitalisierung", "homeoffic"], 1)
    assert Lexis("de").title("Im Gespräch mit Externen") == (["gesprach", "extern"], 2)


def test_what_opens_a_title_stands_behind_its_subject() -> None:
    assert Lexis("de").title("Einführung in Excel") == (["excel", "einfuhrung"], 2)
    assert Lexis("en").title("An introduction to digital badges at work") == (
        ["badg", "introduction", "digital", "work"],
        3,
    )
    assert Lexis("en").title("Getting started in an office") == (["offic", "start"], 2)
    assert Lexis("en").title("Guidance on lifts") == (["guidanc", "lift"], 2)
    assert Lexis("en").title("Workshops for beginners") == (["workshop", "beginner"], 2)


def test_a_title_says_which_of_several_it_is() -> None:
    assert one_of_several("Module 2, Part III: Kanban") == ["Module2", "Part3"]
    assert one_of_several("SGB II") == ["SGB2"]
    assert one_of_several("Agile, Part I") == ["Part1"]
    assert one_of_several("Why I left") == []


def test_a_text_is_parted_into_its_first_paragraph_and_the_rest() -> None:
    lead, rest = parted("# Zoom\n\nErster *Satz*\nzwei\n\nMehr [dazu](https://stadt.example/geheim) {.klasse}\n")
    assert lead == "Erster *Satz*\nzwei"
    assert "geheim" not in rest
    assert "klasse" not in rest
    assert "[dazu" in rest


def test_headings_are_read_without_their_signs() -> None:
    assert headings("# Zoom #\n\nC# ist keine\n ### Ton\n####### zu tief") == ["Zoom", "Ton"]


def counts_of(given: Entry) -> Iterable[Counted]:
    """The words of an entry as they are counted among all."""
    _, found = dense([bundle_of(dump_entries([given]))])
    return found.counted(given.language, found.counts())


def vocabulary(*known: str, language: str = "de") -> Vocabulary:
    return vocabulary_of(counts_of(entry(*known, language=language)), language=language, words={})


def entry(*known: str, language: str = "de") -> Entry:
    _, written, _ = Lexis(language).gathered(dict.fromkeys(known, 1))
    return Entry((0, "", "", "x"), language, tuple(written.values()), tuple(written), bytes(len(written)), b"")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Schulung", "Schulungen"),
        ("Führung", "Fuehrung"),
        ("MitarbeiterInnen", "Mitarbeiter"),
        ("Lehrerinnen", "Lehrer"),
        ("STRASSE", "Straße"),
    ],
)
def test_forms_of_one_word_are_one_class(one: str, other: str) -> None:
    assert class_of(one, "de") == class_of(other, "de") != ""


@pytest.mark.parametrize(
    ("noun", "form", "other"),
    [
        ("Führung", "Führungen", "führen"),
        ("Besprechung", "Besprechungs", "besprechen"),
        ("Sicherheit", "Sicherheiten", "sicher"),
        ("Erreichbarkeit", "Erreichbarkeit", "erreichbar"),
    ],
)
def test_a_noun_made_of_another_word_is_a_class_of_its_own(noun: str, form: str, other: str) -> None:
    assert class_of(noun, "de") == class_of(form, "de") != class_of(other, "de")


def test_what_only_looks_like_such_a_noun_is_none() -> None:
    assert class_of("jung", "de") == class_of("jungen", "de")
    assert class_of("nursing", "en") == class_of("nurse", "en")


def test_small_words_belong_to_no_class_but_abbreviations_do() -> None:
    assert [class_of(word, "de") for word in ("der", "und", "a")] == ["", "", ""]
    assert class_of("DA", "de") == "da"
    assert class_of("KI", "de") == "ki"
    assert class_of("Kita", "de") != class_of("KI", "de")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Arbeitsschutz", ["Arbeit", "Schutz"]),
        ("Führungskräfte", ["Führung", "Kraft"]),
        ("Schulleitung", ["Leitung", "Schule"]),
        ("Personalrat", ["Personal", "Rat"]),
        ("Rettungsdienst", ["Dienst"]),
        ("Verwaltung", []),
        ("Schutz", []),
    ],
)
def test_compounds_are_split_by_the_words_of_the_catalogue(word: str, parts: list[str]) -> None:
    made = vocabulary("Arbeit", "Schutz", "Führung", "Kraft", "Schule", "Leitung", "Personal", "Rat", "Dienst", word)
    found = sharing_of((made,)).of(class_of(word, "de"))
    assert [name for name, _ in found] == sorted(class_of(part, "de") for part in parts)


def test_a_part_may_be_a_compound_again() -> None:
    made = vocabulary("Daten", "Austausch", "Datenaustausch", "Plattform", "Datenaustauschplattform")
    shares = dict(sharing_of((made,)).of("datenaustauschplattform"))
    assert shares["plattform"] == pytest.approx(0.6)
    assert shares["datenaustausch"] == pytest.approx(0.5)
    assert shares["austausch"] == pytest.approx(0.3)


def test_words_that_no_document_holds_may_be_parts() -> None:
    known = {"Schutz": "schutz", "Arbeit": "arbeit"}
    made = vocabulary_of(counts_of(entry("Arbeitsschutz")), language="de", words=known)
    assert dict(sharing_of((made,)).of("arbeitsschutz")) == {"arbeit": 0.5, "schutz": 0.6}


def test_english_has_no_compounds() -> None:
    assert not sharing_of((vocabulary("work", "shop", "workshop", language="en"),)).of("workshop")


def test_a_class_is_shown_by_its_shortest_frequent_form() -> None:
    assert display({"Schulungen": 9, "Schulung": 4, "schulungs": 1}) == "Schulung"
    assert display({"Schulungen": 90, "Schulung": 4}) == "Schulungen"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Räume,", ["Räume"]),
        ("Ende?!", ["Ende"]),
        ("..", []),
        ("", []),
        ("BürgerInnen.", ["BürgerInnen"]),
        ("Abs.3.", ["Abs"]),
    ],
)
def test_what_stands_right_behind_a_word_is_none_of_it(text: str, found: list[str]) -> None:
    assert list(map(" ".join, words(text))) == found
