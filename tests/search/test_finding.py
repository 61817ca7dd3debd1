"""What is found first, and what is not found, in a small German catalogue whose words are known."""

from pathlib import Path

import pytest

from tests.search.measure import offers_found, write_small

SESSION = "sessions:\n  - {{id: a, start: {day} 09:00, end: {day} 12:00}}\n"
# Slug, title, summary, other fields.
COURSES = {
    "achtsamkeit": ("Achtsamkeit", "Innehalten üben, auch bei digitaler Arbeit."),
    "digitale-achtsamkeit": ("Digitale Achtsamkeit", "Mit dem Handy bewusst umgehen.", "keywords: [Handy]\n"),
    "besprechung": ("Besprechungen leiten", "Eine Runde vorbereiten und das Ergebnis besprechen."),
    "besprechen": ("Leichter besprechen, was schwer fällt", "Ein Gespräch führen."),
    "rechner": ("Erste Schritte", "Wie man sich am Rechner anmeldet.", "keywords: [Rechner]\n"),
    "rechnung": ("Rechnung und Mahnung", "Was auf einer Rechnung steht."),
    "wechsel": ("Wechsel", "Der digitale Wandel im Amt: Transformation."),
    "wandel": ("Digitaler Wandel", "Was sich ändert."),
    "post": ("Post verteilen", "Was in der Post liegt.", SESSION.format(day="2022-11-17")),
    "anderes": ("Anderes im November", "Nebenbei wird Post erwähnt.", SESSION.format(day="2027-11-04")),
    "datenschutz": ("Datenschutz", "Was im Amt bleibt.", "keywords: [vertraulich]\n"),
    "kontrolle": ("Kontrolle", "Wer etwas prüft."),
    "gleitzeit": ("Gleitzeit", "Wann man kommt und geht."),
    "schule": ("Anderswo", "Ein Beispiel aus der Schule."),
    "runden": ("Feste Runden", "Im Amt fest vereinbart."),
    "bau": ("Baugenehmigungsverfahren", "Vom Antrag bis zum Bescheid."),
    "konzentration": ("Konzentration", "Ganz bei der Sache, wenn es laut ist."),
    "dehnen": ("Dehnen im Home-Office", "Für den Rücken.", "keywords: [Homeoffice]\n"),
    "telearbeit": ("Telearbeit", "Im Home-Office den Tag einteilen.", "keywords: [Homeoffice]\n"),
    "buero": ("Microsoft Office am Empfang", "Briefe schreiben."),
    "mitarbeiter": ("Mitarbeitergespräche", "Zeit und Ruhe."),
    "ordnung": ("Ordnung", "Sie legen Schriftstücke sicher ab, und alles hat seinen Platz."),
    "zeit": ("Zeiterfassung", "Kommen und Gehen."),
    "tabellen": ("Tabellen", "Schulungen zu Outlook und Excel."),
    "aufgaben": ("Aufgaben", "Was jemand zu tun hat.", "keywords: [Stellenbewertung]\n"),
    "bilder": ("Bilder", "Bilder bewerten und tauschen."),
    "paten": ("Paten", "Jemanden gut einarbeiten."),
    "lang": ("Malen und Arbeit", "Mit Farbe.", "duration: P2D\n"),
    "halb": ("Malen", "Mit Stiften.", "duration: PT4H\n", "cost: kostenfrei\naccessibility: [induction-loop]\n"),
}
SYNONYMS = """\
groups:
  - [Digitaler Wandel, Transformation]
  - [Achtsamkeit, Meditation]
  - [Excel, Spreadsheet]
  - [Homeoffice, Telearbeit]
one-way:
  Zugang gesperrt: [Kontrolle]
  AK: [Achtsamkeit]
  Stein: [Kontrolle]
  einloten: [Kontrolle]
  loten: [Kontrolle]
  Datenschutzbrief: [Wechsel]
  Postgeheimnis: [Wandel]
  geschenkt: [kostenfrei]
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = {
        slug: f"---\ntitle: '{title}'\nsummary: '{summary}'\ncategory: a\n{''.join(others)}---\nText.\n\nEs gibt ein Gleitzeitkonto.\n"
        for slug, (title, summary, *others) in COURSES.items()
    }
    return write_small(tmp_path_factory.mktemp("german"), language="de", courses=texts, synonyms=SYNONYMS)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        # What it costs, and how accessible it is.
        ("kostenfreier Kurs", "halb"),
        ("geschenkt", "halb"),
        ("Induktionsanlage", "halb"),
        # A title that is the query comes before one that begins with a word of it.
        ("digitale achtsamkeit", "digitale-achtsamkeit"),
        ("digitaler Achtsamkeit", "digitale-achtsamkeit"),
        ("digitale Achtsamkiet", "digitale-achtsamkeit"),
        # What is called so comes before what means the same, and before what is made of the same word.
        ("Digitaler Wandel", "wandel"),
        ("Besprechung", "besprechung"),
        # A part of a word with hyphens is less than a word of its own.
        ("Office", "buero"),
        # What a title says of where or when is not what it is about.
        ("Homeoffice", "telearbeit"),
        ("besprechen", "besprechen"),
        ("Rechner", "rechner"),
        # Typing errors: in a noun made of a verb, in an ending, where "ae" is no ä, in the first letter.
        ("Besprehcung", "besprechung"),
        ("Besprechugn", "besprechung"),
        ("Daenschutz", "datenschutz"),
        ("atenschutz", "datenschutz"),
        ("Rechnugen", "rechnung"),
        ("Hndys", "digitale-achtsamkeit"),
        # What has other names is looked for even where a summary says it but once.
        ("Exel", "tabellen"),
        # Compounds: one part is a form, nobody knows the other one, or a text mentions the word in passing.
        ("Achtsamkeitskurs", "achtsamkeit"),
        ("Datenschutz-Schulung", "datenschutz"),
        ("Datenschtz-Schulung", "datenschutz"),
        ("Datenschtzkurs", "datenschutz"),
        ("Datenschutzgedöns", "datenschutz"),
        ("Gleitzeitkonto", "gleitzeit"),
        ("Genehmigungsverfahren", "bau"),
        # Of one family.
        ("konzentrieren", "konzentration"),
        ("Meditationskurs", "achtsamkeit"),
        ("Meditationsecke", "achtsamkeit"),
        # A word that stands only among the synonyms, typed wrong; what a corrected word is called; one that is part of another.
        ("Meditaton", "achtsamkeit"),
        ("Achtsamkiet", "achtsamkeit"),
        # Neither what it begins with is meant, nor what looks like two words.
        ("Datenschutzbreif", "wechsel"),
        ("Postegeheimnis", "wandel"),
        ("AK-Handy", "digitale-achtsamkeit"),
        # What nobody knows behind a hyphen; a participle that stands before a noun.
        ("AK-Dingsda", "achtsamkeit"),
        ("Post-Schule", "post"),
        ("eingeteilte Tage", "telearbeit"),
        # What ends like a form of another word.
        ("Stein", "kontrolle"),
        ("Steine", "kontrolle"),
        # A phrase the other way round, and with stop words inside.
        ("gesperrt Zugang", "kontrolle"),
        ("Warum ist mein Zugang seit heute gesperrt?", "kontrolle"),
        ("Mein neuer Zugang ist schnell gesperrt", "kontrolle"),
        # A compound that nothing is about is about its end; one that a gender form begins.
        ("Postkontrolle", "kontrolle"),
        # Behind an adjective the end alone is meant.
        ("Altrechnung", "rechnung"),
        ("Neuwechsel", "wechsel"),
        ("MitarbeiterInnengespräch", "mitarbeiter"),
        # A verb in two pieces: in the text, and in the query at the end of its clause.
        ("ablegen", "ordnung"),
        ("abgelegte Schriftstücke", "ordnung"),
        ("Wie lote ich es ein, wenn Hagel droht?", "kontrolle"),
        # A verb in a form that is not listed, and one whose noun is the end of a compound.
        ("niemand lotet etwas", "kontrolle"),
        ("erfassen", "zeit"),
        # A verb and what it is done to are one noun; with its other piece a verb is no longer the one that says little.
        ("Stelle bewerten", "aufgaben"),
        ("Wie bewerte ich eine Stelle?", "aufgaben"),
        ("Wie arbeite ich jemanden ein?", "paten"),
        # How long an offer takes.
        ("Malen halber Tag", "halb"),
        ("zweitägig malen", "lang"),
        # An ending typed wrong.
        ("Postn", "post"),
        # Little is said by what is spoken, and by what only fills a sentence.
        ("komm irgendwo vertraulich", "datenschutz"),
        # A day without its year may be one that is over.
        ("17. November", "post"),
        ("Post November", "post"),
    ],
)
def test_the_first_hit(index: Path, typed: str, slug: str) -> None:
    assert offers_found(typed, index=index)[:1] == (slug,)


@pytest.mark.parametrize(
    "typed",
    [
        "Reiten",
        "Schuhe",
        "Mahnfest",
        "Trolle",
        "Postreh",
        "Silber Schuhe",
        "Amtsfest",
        "Mediatoren",
        "Outlok",
        "Handystadel",
    ],
)
def test_what_is_not_found(index: Path, typed: str) -> None:
    assert offers_found(typed, index=index) == ()


def test_an_unknown_verb_at_the_end_of_a_query_means_less_than_an_unknown_noun(index: Path) -> None:
    assert offers_found("Amt hergeben", index=index)
    assert offers_found("Amt Hergeber", index=index) == ()


def test_a_third_of_a_question_is_enough_where_a_keyword_answers_to_it(index: Path) -> None:
    assert offers_found("Was ist bei Regen und Wind vertraulich?", index=index) == ("datenschutz",)
    assert offers_found("Bei uns Regen und Wind vertraulich", index=index) == ("datenschutz",)
    assert offers_found("Regen und Wind vertraulich", index=index) == ()
    # Five words are a sentence.
    assert offers_found("Regen und Wind vertraulich gehalten", index=index) == ("datenschutz",)
    assert offers_found("Was ist bei Regen und Wind und Hagel vertraulich?", index=index) == ()


def test_what_is_ahead_comes_before_what_is_over(index: Path) -> None:
    assert offers_found("November", index=index) == ("anderes", "post")
