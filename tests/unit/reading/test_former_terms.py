"""Former terms: offers that name them are told today's id, and no two terms may claim one."""

from pathlib import Path

import pytest

from catalogue.outputs.explained import explain
from catalogue.reading.translations import read_translation
from tests.unit.reading.project import checked, offer, write

LIST = "courses/_vocabulary/categories.yml"


def test_an_offer_that_names_a_former_id_is_told_the_new_one(tmp_path: Path) -> None:
    files = {LIST: "reden: {name: Reden, aliases: [kommunikation]}\n", "courses/a.md": offer()}
    (found,) = checked(write(tmp_path, files))
    assert (found.code, found.details["suggestion"], str(found.place)) == ("former-term", "reden", "courses/a.md:4:11")


def test_a_former_id_that_many_name_is_told_once(tmp_path: Path) -> None:
    terms = {LIST: "reden: {name: Reden, aliases: [kommunikation]}\n"}
    write(tmp_path, {**terms, **{f"courses/{n:02}.md": offer(title=f"{n}") for n in range(10)}})
    assert [each.code for each in checked(tmp_path)] == ["former-term"] * 10
    write(tmp_path, {**terms, "courses/x.md": offer(title="X")})
    (told,) = checked(tmp_path)
    assert (told.code, told.place.path) == ("former-term", LIST)
    explained = explain(told, read_translation("de"))
    assert "jetzt „reden“, wird aber noch in 11 Dateien genannt, zuerst in courses/00.md:4:11." in explained.message
    assert "durch „reden“" in explained.hint


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ("a: {name: A, aliases: [alt]}\nb: {name: B, aliases: ['2.1', neu]}\n", []),
        ("a: {name: A, aliases: [b]}\nb: {name: B}\n", [("term-alias-taken", 1, "b")]),
        ("a: {name: A, aliases: [a]}\n", [("term-alias-taken", 1, "a")]),
        ("a: {name: A, aliases: [alt]}\nb: {name: B, aliases: [neu, alt]}\n", [("term-alias-taken", 2, "a")]),
        ("a: {name: A, aliases: [Alt]}\n", [("bad-id", 1, None)]),
        ("a: {name: A, aliases: [index.html]}\n", [("bad-id", 1, None)]),
        ("index.html: {name: A}\n", [("bad-id", 1, None)]),
        ("a: {name: A, aliases: [alt, alt]}\n", []),
    ],
)
def test_a_former_id_belongs_to_one_term(tmp_path: Path, terms: str, told: list[tuple[str, int, str | None]]) -> None:
    found = checked(write(tmp_path, {LIST: terms}))
    assert [(each.code, each.place.line, each.details.get("other")) for each in found] == told
