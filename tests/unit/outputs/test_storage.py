"""Storage: the list that the privacy page shows names exactly what the scripts store."""

import re
from pathlib import Path

from catalogue.outputs.storage import KEPT, PREFIX, entries
from tests.making import settings

SCRIPTS = Path(__file__).parents[3] / "catalogue/theme"
KEY = re.compile(r"""["'`](catalogue\.[a-z-]+(?:\.\$\{[\w.]+\})?)["'`]""")


def test_every_entry_that_a_script_knows_is_told_and_no_other() -> None:
    files = [*SCRIPTS.rglob("*.js"), *SCRIPTS.rglob("*.html")]
    texts = [text for file in files if "localStorage" in (text := file.read_text(encoding="utf-8"))]
    known = {re.sub(r"\$\{[\w.]+\}", "{site}", key) for text in texts for key in KEY.findall(text)}
    assert known == set(KEPT.values())


def test_nothing_else_is_stored() -> None:
    for file in SCRIPTS.rglob("*.js"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"sessionStorage|indexedDB|document\.cookie|caches\.open", text), file.name


def test_entries_bear_the_name_of_the_site() -> None:
    keys = [entry.key for entry in entries(settings(site="musterstadt"))]
    assert "catalogue.marks.musterstadt" in keys
    assert all(key.startswith(PREFIX) for key in keys)
