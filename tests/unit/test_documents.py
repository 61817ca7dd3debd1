"""The documents of the repository: what they lead to and show is there."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.no_cover

ROOT = Path(__file__).parents[2]
# Pages of the demonstration are left out: a build of it follows their links. So are the rules, whose examples are wrong.
DOCUMENTS = [
    *ROOT.glob("*.md"),
    *(
        path
        for name in ("authors", "development", "operators")
        for path in (ROOT / "docs" / name).rglob("*.md")
        if path.name != "rules.md"
    ),
]
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^()\s#]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_to_files(document: Path) -> None:
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", document.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    dead = [target for target in _LINK.findall(text) if not (document.parent / target).exists()]
    assert dead == []


def test_the_readme_shows_pictures() -> None:
    assert len(re.findall(r"!\[[^]]+\]\(docs/assets/", (ROOT / "README.md").read_text("utf-8"))) == 3
