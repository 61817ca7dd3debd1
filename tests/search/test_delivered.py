"""The search as browsers load it, joined into few files, finds what the modules find that it was joined of."""

from pathlib import Path

from catalogue.cli.search import ENGINE
from catalogue.outputs.scripts.delivery import deliver
from tests.search.measure import ask, queries, write_index

SCRIPTS = ENGINE.parents[1]
FILES = ("search/engine.js", "search/rare.js", "search/dates.js")


def test_the_joined_files_find_the_same(tmp_path: Path) -> None:
    sources = {path.relative_to(SCRIPTS).as_posix(): path.read_text("utf-8") for path in SCRIPTS.rglob("*.js")}
    for file in deliver(sources, FILES):
        path = tmp_path / file.path
        path.parent.mkdir(exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    index, asked = write_index(tmp_path), queries()
    joined = ask(asked, index=index, engine=tmp_path / FILES[0])
    assert joined == ask(asked, index=index)
    assert sum(bool(answer.found) for answer in joined) > len(asked) / 2
