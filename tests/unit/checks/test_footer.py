"""What is linked at the foot of every page."""

from pathlib import Path

import pytest

from tests.unit.reading.project import checked, offer, write

SETTINGS = "extra:\n  catalogue:\n    plain_language: x\n    footer:\n      Impressum: x\n"


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("guides/a.md", "footer-names-offer"),
        ("guides/b/index.md", "footer-names-offer"),
        ("intern/a.md", "footer-page-left-out"),
        ("hilfe.md", ""),
        ("anleitungen/a", ""),
        ("gibt-es-nicht.md", ""),  # told by whoever reads the settings
        ("https://a.example/guides/a.md", ""),
    ],
)
def test_what_no_page_is_made_of_is_told_before_a_build(tmp_path: Path, target: str, code: str) -> None:
    pages = dict.fromkeys(("docs/intern/a.md", "docs/hilfe.md"), "Text.\n")
    write(tmp_path, {"mkdocs.yml": SETTINGS, "courses/a.md": offer(), **pages})
    write(tmp_path, {f"docs/guides/{name}.md": offer(title=name) for name in ("a", "b/index")})
    found = checked(tmp_path, plain_language=target, footer={"Impressum": target}, excluded="/intern/\n")
    named = [(each.code, each.place.line) for each in found if each.place.path == "mkdocs.yml"]
    assert named == ([(code, 3), (code, 5)] if code else [])
