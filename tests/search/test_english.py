"""A catalogue in English is searched by the rules of English."""

import json
from pathlib import Path

import pytest

from catalogue.cli.search import ENGINE
from catalogue.outputs.search.english import ENGLISH
from catalogue.outputs.search.folding import fold
from catalogue.outputs.search.kinship import Kinship
from catalogue.outputs.search.stem import stem
from tests.search.measure import Answer, Query, ask, offers_found, run_node, write_small

# Forms of one word, each line those of another.
FORMS = """
code codes coding coded|plan plans planned planning|plane planes|policy policies|police|manage managed managing|access accesses|accessible|accessibility|government governments|governance|centre centres center centered centred|behaviour behavior behaviors
organise organize organising organized|organisation organizations|experience experiences|experiment experimented
programme programmes program programs|licence licenses licensed|labelled labeling labels|issue issues issued|value values valued
enrolment enrollment|judgement judgments|catalogue catalogs|business businesses|analysis|analyse analyzed|agreed agree|test testing
king kings|speed|status|process processing processes|state states|stats|virus viruses|person|personnel
woman women|child children|chairman chairmen|write written writing|choose chosen|build built|index indices indexes|crisis crises
criterion criteria|appendix appendices|shelf shelves|bus buses|age ages|queue queues queued queuing|colleague colleagues|argue argued
rescue rescued|practice practise practising practices|practical|adviser advisers advisor advisors|advisory|dependent dependants
focus focused focussed|organizational organisational|recognizable recognisable|favourite favorites|neighbourhood neighborhoods
labourer laborers|counsellor counselors|counselling counseled|traveller travelers|skilful skillful|fulfilment fulfillment
artefact artifacts|seller sellers|bonus bonuses|census censuses
"""
COURSES = {
    "accessibility": ("Accessibility for editors", "Headings and pictures that everybody can read."),
    "introduction": ("An introduction to badges", "What they open, and what not."),
    "agile-1": ("Agile methods, Part I", "Who plans what."),
    "agile-2": ("Agile methods, Part II", "Who looks back at it."),
    "agile-3": ("Agile methods, Part III", "Who looks ahead."),
    "women": ("Women in public office", "How they got there."),
    "guidance": ("Guidance on lifts", "How often they are looked after."),
    "quotations": ("Quotation marks", "One question and its answers.", "keywords: [question]\n"),
    "behavior": ("Reports on behavior", "What visitors of a page do."),
    "certification": ("Certification of copies", "Stamp and signature."),
    "access": ("Access to buildings", "Keys and badges, and who hands them out."),
    "governance": ("Digital governance", "Who decides what in an agency."),
    "government": ("Government in ten minutes", "A tour of the departments."),
    "usability": ("Usability testing", "Watch five people use your site."),
    "visualization": ("Data visualization", "Charts that tell something."),
    "paperwork": (
        "Approval of surveys",
        "What the law says about forms.",
        "keywords: [Paperwork Reduction Act, PRA]\n",
    ),
    "writing": ("Writing for the web", "Short sentences, clear words."),
    "website": ("Moving a website", "From one domain to another."),
    "open-source": ("Sharing source code", "Why open projects are cheaper.", "keywords: [open source]\n"),
    "desk": ("A formal letter", "How to begin it and how to end it."),
    "complaints": ("Complaints with Mary O'Brien", "How to stay calm."),
    "leading-teams": ("Leading virtual teams", "Trust and clear agreements when nobody shares an office."),
    "data-protection": ("Data protection at work", "Handling personal data safely, in the office and on the road."),
    "meetings": ("Running better meetings", "Invitations, agendas and minutes that people read.", "duration: PT4H\n"),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = {
        slug: f"---\ntitle: {title}\nsummary: {summary}\ncategory: a\n{''.join(others)}---\n{summary}\n"
        for slug, (title, summary, *others) in COURSES.items()
    }
    synonyms = "groups:\n  - [data protection, GDPR, privacy]\n  - [accessibility, a11y, section 508]\n"
    return write_small(tmp_path_factory.mktemp("english"), language="en", courses=texts, synonyms=synonyms)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("meeting", "meetings"),
        ("half day", "meetings"),
        ("O'Brien", "complaints"),
        ("o’brien", "complaints"),
        ("obrien", "complaints"),
        ("brien", "complaints"),
        ("meetigns", "meetings"),
        ("how do I lead a team", "leading-teams"),
        ("privacy", "data-protection"),
        ("protect data", "data-protection"),
        ("invit", "meetings"),
        # What belongs to one family is a subject of its own each.
        ("accessibility", "accessibility"),
        ("accessib", "accessibility"),
        ("how do I make my site accessible?", "accessibility"),
        ("access", "access"),
        # What opens a title is not what it is about.
        ("badge", "introduction"),
        ("woman", "women"),
        ("womens offices", "women"),
        ("behavioural", "behavior"),
        ("certify", "certification"),
        # One of several, however it is counted.
        ("agile methods part 2", "agile-2"),
        ("agile part III", "agile-3"),
        ("agile part 3", "agile-3"),
        ("governance", "governance"),
        ("government", "government"),
        ("write", "writing"),
        # Spellings of Great Britain, and those of the keyboard.
        ("data visualisation", "visualization"),
        ("visualizing", "visualization"),
        ("formalization", "desk"),
        ("formalisation", "desk"),
        ("formalised", "desk"),
        ("accessability", "accessibility"),
        ("acessibility", "accessibility"),
        ("useability", "usability"),
        ("govermance", "governance"),
        # Abbreviations, written together or apart.
        ("a11y", "accessibility"),
        ("PRA", "paperwork"),
        ("web site", "website"),
        ("opensource", "open-source"),
        ("usability webinar", "usability"),
    ],
)
def test_finds(index: Path, typed: str, slug: str) -> None:
    (answer,) = ask([Query(typed, "exact", (slug,))], index=index)
    assert answer.found[:1] == (slug,)


@pytest.mark.parametrize(
    "typed", ["swimming pool", "forklift licence", "qwzx", "how is it done?", "swimming lessons", "questionnaire"]
)
def test_finds_nothing_where_nothing_fits(index: Path, typed: str) -> None:
    answers: list[Answer] = ask([Query(typed, "none", ())], index=index)
    assert answers[0].found == ()


def test_words_that_carry_no_meaning_are_listed_as_they_are_compared() -> None:
    listed = (*ENGLISH.stop, *ENGLISH.light, *ENGLISH.forms, *ENGLISH.questions)
    assert not [word for word in listed if fold(word) != word]


def test_forms_of_a_word_have_one_stem_and_other_words_another() -> None:
    found: dict[str, set[int]] = {}
    for line, words in enumerate(FORMS.replace("\n", "|").strip("|").split("|")):
        for word in words.split():
            found.setdefault(stem(fold(word)), set()).add(line)
    assert not {name: lines for name, lines in found.items() if len(lines) > 1}
    assert len(found) == len(FORMS.replace("\n", "|").strip("|").split("|"))


def test_python_and_browser_find_the_same_stems_and_know_the_same_words() -> None:
    words = sorted(
        {fold(word + end) for word in FORMS.replace("|", " ").split() for end in ("", "s", "ed", "ing", "ly", "x")}
    )
    head = words[::7]
    script = f"""
        import {{ stem }} from {json.dumps(ENGINE.with_name("stem.js").as_uri())};
        import {{ matcherOf }} from {json.dumps(ENGINE.with_name("match.js").as_uri())};
        import {{ vocabularyOf }} from {json.dumps(ENGINE.with_name("vocabulary.js").as_uri())};
        const [head, words, rules] = {json.dumps([head, words, ENGLISH.data()])};
        const none = new Uint8Array(head.length), rests = [...head];
        const {{ find }} = matcherOf(rules, stem)([vocabularyOf({{ counts: none, marks: none, shares: none, rests }}, {{ number: 0, group: 0, kind: "p-", least: 1 }})]);
        const sure = (word) => find(word, {{ abbreviation: true }}).some(({{ kind }}) => kind === "exact" || kind === "inflected");
        console.log(JSON.stringify([words.map(stem), words.filter(sure)]));
    """
    known = Kinship(head, ENGLISH).knows
    assert run_node(script) == [[stem(word) for word in words], [word for word in words if known(word)]]


def test_a_noun_in_small_letters_is_a_noun(tmp_path: Path) -> None:
    """In German it would hardly be one beside a word with a capital, and hide nothing."""
    texts = {
        slug: f"---\ntitle: {title}\nsummary: {summary}\ncategory: a\n---\nText.\n"
        for slug, title, summary in (
            ("money", "Money", "Budget and more."),
            ("time", "Time", "Days."),
            ("room", "Room", "Walls."),
        )
    }
    found = {
        language: offers_found(
            "Budget gardening",
            index=write_small(tmp_path / language, language=language, courses=texts, synonyms="groups: []\n"),
        )
        for language in ("en", "de")
    }
    assert found == {"en": (), "de": ("money",)}
