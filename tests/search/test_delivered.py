"""The search as browsers load it, joined into few files, finds what the modules find that it was joined of."""

from pathlib import Path

from catalogue.cli.search import ENGINE
from catalogue.outputs.scripts.delivery import deliver
from tests.search.measure import ask, queries

SCRIPTS = ENGINE.parents[1]
FILES = ("search/engine.js", "search/rare.js", "search/dates.js", "search/stem.js")


def deliver_into(folder: Path) -> Path:
    """Writes the joined files below a folder and returns the one that searches."""
    sources = {path.relative_to(SCRIPTS).as_posix(): path.read_text("utf-8") for path in SCRIPTS.rglob("*.js")}
    for file in deliver(sources, FILES):
        path = folder / file.path
        path.parent.mkdir(exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    return folder / FILES[0]


def test_the_joined_files_find_the_same(index: Path, tmp_path: Path) -> None:
    engine = deliver_into(tmp_path)
    asked = queries()[::6]
    joined = ask(asked, index=index, engine=engine)
    assert joined == ask(asked, index=index)
    assert sum(bool(answer.found) for answer in joined) > len(asked) / 2


def test_what_widens_a_query_may_be_missing(index: Path, tmp_path: Path) -> None:
    engine = deliver_into(tmp_path)
    (tmp_path / "search/rare.js").unlink()
    asked = queries()[::6]
    found = ask(asked, index=index, engine=engine)
    assert sum(bool(answer.found) for answer in found) > len(asked) / 2
