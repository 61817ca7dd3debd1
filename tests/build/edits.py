"""Edits: what authors do to a project, at random, for builds that are held against one from scratch."""

import random
import re
from collections.abc import Callable
from pathlib import Path

from tests.build.conftest import run

Edit = Callable[[Path, random.Random], None]


def offers(project: Path) -> list[Path]:
    return sorted([*(project / "courses").glob("*.md"), *(project / "docs/guides").glob("*.md")])


def change(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def title(project: Path, chance: random.Random) -> None:
    unquoted = [file for file in offers(project) if re.search(r"^title: \w", file.read_text(encoding="utf-8"), re.M)]
    change(chance.choice(unquoted), "title: ", f"title: Neu{chance.randrange(100)} ")


def body(project: Path, chance: random.Random) -> None:
    with chance.choice(offers(project)).open("a", encoding="utf-8") as file:
        file.write(f"\n## Nachtrag {chance.randrange(100)}\n\nNoch ein Wort zur Sache, *kurz*.\n")


def hour(project: Path, chance: random.Random) -> None:
    dated = [file for file in offers(project) if " 09:00" in file.read_text(encoding="utf-8")]
    change(chance.choice(dated), " 09:00", " 08:30")


def category(project: Path, chance: random.Random) -> None:
    file = chance.choice(offers(project))
    known = [re.search(r"^category: (\S+)$", other.read_text(encoding="utf-8"), re.M) for other in offers(project)]
    ids = sorted({found[1] for found in known if found})
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^category: \S+$", f"category: {chance.choice(ids)}", text, count=1), encoding="utf-8")


def status(project: Path, chance: random.Random) -> None:
    texts = {file: file.read_text(encoding="utf-8") for file in offers(project)}
    dated = [file for file, text in texts.items() if "\n  - id: a\n" in text and "status:" not in text]
    change(chance.choice(dated), "\n  - id: a\n", "\n  - id: a\n    status: cancelled\n")


def vocabulary(project: Path, chance: random.Random) -> None:
    name = chance.choice(["tools", "audiences", "categories", "venues", "contacts"])
    change(project / f"courses/_vocabulary/{name}.yml", "name: ", f"name: N{chance.randrange(100)} ")


def settings(project: Path, chance: random.Random) -> None:
    change(project / "mkdocs.yml", "organisation: Stadt Musterstadt", f"organisation: Stadt {chance.randrange(100)}")


def page(project: Path, chance: random.Random) -> None:
    with (project / "docs/index.md").open("a", encoding="utf-8") as file:
        file.write(f"\nEin Satz mehr, Nummer {chance.randrange(100)}.\n")


def add(project: Path, chance: random.Random) -> None:
    file = chance.choice(offers(project))
    text = file.read_text(encoding="utf-8")
    if "\naliases:" not in text and "\nid:" not in text:
        (file.parent / f"neu-{chance.randrange(10_000)}.md").write_text(text, encoding="utf-8")


def remove(project: Path, chance: random.Random) -> None:
    chance.choice(lonely(project)).unlink()


def withdraw(project: Path, chance: random.Random) -> None:
    file = chance.choice([one for one in lonely(project) if "\nstatus:" not in one.read_text(encoding="utf-8")])
    change(file, "\ntitle: ", "\nstatus: draft\ntitle: ")


def lonely(project: Path) -> list[Path]:
    """The files of offers that no other file names."""
    texts = {file: file.read_text(encoding="utf-8") for file in (*offers(project), *(project / "docs").rglob("*.md"))}

    def named(one: Path) -> bool:
        name = rf"\b{re.escape(one.stem)}\.md|^prerequisites:.*\b{re.escape(one.stem)}\b"
        return any(re.search(name, text, re.MULTILINE) for file, text in texts.items() if file != one)

    return [one for one in offers(project) if not named(one)]


def rename(project: Path, chance: random.Random) -> None:
    file = chance.choice(lonely(project))
    file.rename(file.with_name(f"zz-{file.name}"))


def move(project: Path, chance: random.Random) -> None:
    """A file without links, so that not a byte of it changes; first it has to come."""
    file = project / "courses/ohne-links.md"
    if file.exists():
        (file.parent / "unter").mkdir()
        file.rename(file.parent / "unter" / file.name)
    else:
        file.write_text("---\ntitle: Ohne Links\nsummary: Kurz.\ncategory: resilienz\n---\nText.\n", encoding="utf-8")


def rename_with_id(project: Path, chance: random.Random) -> None:
    file = chance.choice([one for one in lonely(project) if "\nid:" not in one.read_text(encoding="utf-8")])
    run("catalogue", "rename", file.stem, f"yy-{file.stem}", cwd=project)


def make_draft(project: Path, chance: random.Random) -> None:
    new = project / "courses/entwurf.md"
    if new.exists():
        change(new, "status: draft\n", "")
    else:
        new.write_text(
            "---\ntitle: Werdender Kurs\nsummary: Kurz.\ncategory: resilienz\nstatus: draft\n---\n"
            "Siehe [VUCA](vuca.md).\n",
            encoding="utf-8",
        )


def template(project: Path, chance: random.Random) -> None:
    (project / "overrides").mkdir(exist_ok=True)
    link = '<a href="{{ url(address.offer(offer)) }}">{{ offer.title }}</a> ({{ offer.body.markdown | length }})'
    text = f"<h2>Eigene Karte {chance.randrange(100)}: {link}</h2>"
    (project / "overrides/card.html").write_text(text, encoding="utf-8")
    known = (project / "mkdocs.yml").read_text(encoding="utf-8")
    if "templates: overrides" not in known:
        change(project / "mkdocs.yml", "    courses: courses\n", "    courses: courses\n    templates: overrides\n")


EDITS: tuple[Edit, ...] = (
    title, body, hour, status, vocabulary, settings, page, add, remove, make_draft,
    template, rename, move, rename_with_id, withdraw, make_draft, move, category, title,
)  # fmt: skip
