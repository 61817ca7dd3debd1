"""The first list of synonyms of an English catalogue: each word has one meaning, and leads to what tells something."""

import re
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest
import yaml

from catalogue.outputs.search.english import ENGLISH
from catalogue.outputs.search.folding import fold
from catalogue.outputs.search.stem import stem
from tests.search.measure import found, write_small

LIST = resources.files("catalogue").joinpath("scaffold", "english", "synonyms.yml").read_text(encoding="utf-8")
GROUPS: list[list[str]] = yaml.safe_load(LIST)["groups"]
ONE_WAY: dict[str, list[str]] = yaml.safe_load(LIST)["one-way"]
COURSES = {
    "procurement": "Public procurement",
    "telework": "Telework without trouble",
    "plain": "Plain language",
    "first-aid": "First aid in the office",
    "cyber": "Cyber security for everybody",
    "video": "Running a video conference",
    "induction": "Induction week",
    "statistics": "Statistics for town planners",
}


def key(text: str) -> str:
    """Returns what all ways to write a text have in common."""
    return "".join(stem(fold(word)) for word in re.findall(r"\w+", text))


def test_a_word_stands_in_one_group_and_once() -> None:
    keys = Counter(key(word) for group in GROUPS for word in group)
    assert not [name for name, times in keys.items() if times > 1]
    assert not [word for word in ONE_WAY if key(word) in keys]


def test_what_a_word_leads_to_says_more_than_stop_words_and_light_ones() -> None:
    targets = [*(word for group in GROUPS for word in group), *(word for words in ONE_WAY.values() for word in words)]
    empty = ENGLISH.stop | ENGLISH.light | ENGLISH.forms
    light = [
        word
        for word in targets
        if " " in word and all(fold(part) in empty or len(part) < 2 for part in re.findall(r"\w+", word))
    ]
    # "Hybrid" and "video" are forms of a course, and with the other word a subject.
    assert light == ["hybrid working"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = {
        slug: f"---\ntitle: {title}\nsummary: {title}.\ncategory: a\n---\n{title}.\n" for slug, title in COURSES.items()
    }
    return write_small(tmp_path_factory.mktemp("english"), language="en", courses=texts, synonyms=LIST)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("tendering", "procurement"),
        ("how do we procure a vehicle", "procurement"),
        ("working from home", "telework"),
        ("WFH", "telework"),
        ("jargon", "plain"),
        ("plain English", "plain"),
        ("defibrillator", "first-aid"),
        ("IT security", "cyber"),
        ("cybersecurity", "cyber"),
        ("hacked", "cyber"),
        ("Zoom", "video"),
        ("onboarding", "induction"),
        ("new employees", "induction"),
        ("statistical analysis", "statistics"),
    ],
)
def test_what_people_type_leads_to_what_it_is_called(index: Path, typed: str, slug: str) -> None:
    assert found(typed, index=index)[:1] == (slug,)


@pytest.mark.parametrize("typed", ["home delivery", "bill of rights", "program", "agile development"])
def test_a_word_alone_leads_nowhere(index: Path, typed: str) -> None:
    assert found(typed, index=index) == ()
