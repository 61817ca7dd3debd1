"""A deterministic corpus of German offers of any size, for benchmarks: `python -m tests.benchmarks.corpus 1000 DIR`."""

import random
import re
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks.body import body
from tests.benchmarks.german import German

ROOT = Path(__file__).parents[2]
FORMATS = ("praesenz", "online", "hybrid", "e-learning", "workshop", "austausch")
CATEGORIES = ("informationskompetenz", "digitale-inhalte", "problemloesung", "kommunikation", "resilienz")
TOOLS = ("zoom", "windows", "office", "dms", "moodle", "ticketsystem", "formularserver", "zeiterfassung")
VENUES = ("rathaus-170", "schulungszentrum-a", "schulungszentrum-edv1", "zoom", "studieninstitut")
# Every fifth offer is a guide.
FIFTH = 5


def write_corpus(size: int, target: Path) -> None:
    """Writes a project with `size` offers (four fifths courses) and the demonstration's vocabularies into `target`."""
    chance = random.Random(20270112)
    shutil.copytree(ROOT / "courses/_vocabulary", target / "courses/_vocabulary")
    shutil.copytree(ROOT / "hooks", target / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    # The corpus has no hand-written pages but its home, so nothing may lead to any.
    settings = re.sub(r"\nnav:\n.*?(?=\nmarkdown_extensions:)", "", settings, flags=re.DOTALL)
    settings = re.sub(r"\n    footer:\n(?:      .*\n)+", "\n", settings)
    settings = re.sub(r"\n    (?:plain|sign)_language: .*", "", settings)
    (target / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (target / "docs/guides").mkdir(parents=True)
    (target / "docs/index.md").write_text("# Katalog\n\n<!-- catalogue: next-dates 6 -->\n", encoding="utf-8")
    german, titles = German(chance), set[str]()
    for number in range(size):
        folder = "courses" if _is_course(number) else "docs/guides"
        text = _offer(number, title=_title(number, german, titles), german=german, chance=chance)
        (target / folder / f"{_name(number)}.md").write_text(text, encoding="utf-8")


def _is_course(number: int) -> bool:
    return number % FIFTH != FIFTH - 1


def _name(number: int) -> str:
    return f"angebot-{number:05}"


def _title(number: int, german: German, known: set[str]) -> str:
    """A title that no other offer has."""
    title = german.say("titles")
    if title in known:
        title = f"{title} (Nr. {number})"
    known.add(title)
    return title


def _offer(number: int, *, title: str, german: German, chance: random.Random) -> str:
    course = _is_course(number)
    lines = [
        f"title: '{title}'",
        f"summary: {german.say('summaries')}",
        f"category: {chance.choice(CATEGORIES)}",
        f"format: {chance.choice(FORMATS) if course else 'leitfaden'}",
        "audiences: [alle, sachbearbeitung]",
        f"tools: [{chance.choice(TOOLS)}]",
        'competences: ["2.1", "3.2"]',
        "level: basic",
        f"keywords: [{', '.join(dict.fromkeys(german.noun() for _ in range(chance.randrange(3, 7))))}]",
        "duration: PT3H",
        "provider: interne-fortbildung",
        "area: fb11",
        "contact: fb11-fortbildung",
        "review: {by: fb11-fortbildung, last: 2026-09-01, every: P1Y}",
        f"published: {date(2025, 1, 1) + timedelta(days=number % 600)}",
    ]
    if course:
        lines += [
            "objectives:", *(f"  - {german.say('objectives')}" for _ in range(3)),
            "cost: kostenfrei",
            "registration: {email: fortbildung@musterstadt.example, closes: P7D, approval: line-manager}",
            "capacity: {min: 6, max: 15}", "accessibility: [step-free]", *_sessions(number, chance),
        ]  # fmt: skip
    return "---\n" + "\n".join(lines) + "\n---\n" + body(german, chance, other=_other(number, chance)) + "\n"


def _other(number: int, chance: random.Random) -> str:
    """The file of an offer of the same kind, which lies in the same folder; none for the first ones."""
    earlier = chance.randrange(number // FIFTH) * FIFTH + number % FIFTH if number >= FIFTH else number
    return "" if earlier == number else f"{_name(earlier)}.md"


def _sessions(number: int, chance: random.Random) -> list[str]:
    if number % 10 == 3:
        return []
    start = date(2026, 12, 1) + timedelta(days=chance.randrange(200))
    venue = chance.choice(VENUES)
    lines = ["sessions:", "  - id: a", f"    start: {start} 09:00", f"    end: {start} 12:00", f"    venue: {venue}"]
    if number % 4 == 0:
        second = start + timedelta(days=30)
        lines += [
            "  - id: b", "    parts:",
            f"      - {{id: tag-1, start: {second} 09:00, end: {second} 16:00, venue: {venue}}}",
            f"      - {{id: tag-2, start: {second + timedelta(days=1)} 09:00, end: {second + timedelta(days=1)} 12:00, venue: {venue}}}",
        ]  # fmt: skip
    return lines


if __name__ == "__main__":
    write_corpus(int(sys.argv[1]), Path(sys.argv[2]))
