"""`catalogue search`: what readers of the site find, found by the site's own program under Node."""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from catalogue.cli.project import FoundProject
    from catalogue.model.translation import Translation

RUNNER = Path(__file__).with_suffix(".mjs")
# What only `--explain` tells of a hit.
EXPLAINING = ("factor", "why")
ENGINE = Path(__file__).parents[1] / "theme/assets/catalogue/search/engine.js"


@click.command(name="search")
@click.argument("query")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
@click.option("--explain", is_flag=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=10)
@click.option("--site-dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--config-file", type=click.Path(path_type=Path))
@click.option("--today", metavar="YYYY-MM-DD")
def command(
    query: str, form: str, explain: bool, limit: int, site_dir: Path | None, config_file: Path | None, today: str | None
) -> None:
    """Searches; the help text comes from the translations."""
    from catalogue.cli.printed import print_text
    from catalogue.cli.project import find_project

    project = find_project(config_file, Path())
    day = project.day(today)
    with TemporaryDirectory() as folder:
        index = _built(site_dir, project) if site_dir else _made(project, Path(folder))
        found = run_search(query, index=index, today=day, limit=limit, words=project.words)
    if form == "json":
        print_text(json.dumps(found if explain else _short(found), ensure_ascii=False, indent=1) + "\n")
    else:
        print_text("\n".join((*_lines(found, project.words, explain=explain), "")))


def run_search(query: str, *, index: Path, today: date, limit: int, words: "Translation") -> dict[str, Any]:
    """Returns what the site's program finds in the index in the folder `index`."""
    from catalogue.cli.project import WrongUse
    from catalogue.outputs.search.runs import EPOCH

    node = shutil.which("node")
    if node is None:
        raise WrongUse(words("search.no-node"))
    arguments = (RUNNER, ENGINE, index, today.toordinal() - EPOCH, limit, query)
    done = subprocess.run(  # noqa: S603 - Node with our own script; the query is data
        [node, *map(str, arguments)], capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise WrongUse(words("search.node-failed", reason=(done.stderr.strip().splitlines() or ["?"])[-1]))
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _built(site_dir: Path, project: "FoundProject") -> Path:
    """The index of a finished site."""
    from catalogue.cli.project import WrongUse
    from catalogue.outputs.search.files import FOLDER

    folder = site_dir / FOLDER
    if not folder.is_dir():
        raise WrongUse(project.words("search.no-index", path=site_dir))
    return folder


def _made(project: "FoundProject", target: Path) -> Path:
    """An index made now of the content as it stands, so that a changed synonym tells at once."""
    from catalogue.cli.project import WrongUse
    from catalogue.cli.written import written_pages
    from catalogue.outputs.search.files import FOLDER
    from catalogue.outputs.search.index import search_index
    from catalogue.outputs.search.own_pages import own_pages
    from catalogue.reading.reading import read_catalogue

    if project.settings is None:
        raise WrongUse(project.words("search.bad-settings"))
    reading = read_catalogue(project.root, project.settings)
    published = reading.catalogue.published()
    written = written_pages(project.root, project.settings, reading.written)
    pages = [*own_pages(published, words=project.words), *written]
    for output in search_index(published, words=project.words, pages=pages):
        path = target / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    return target / FOLDER


def _short(found: dict[str, Any]) -> dict[str, Any]:
    hits = [{key: value for key, value in hit.items() if key not in EXPLAINING} for hit in found["hits"]]
    return {**{key: value for key, value in found.items() if key != "words"}, "hits": hits}


def _lines(found: dict[str, Any], words: "Translation", *, explain: bool) -> list[str]:
    lines = [words.count("search.hits", found["count"])]
    if found["corrected"]:
        lines.append(words("search.did-you-mean", query=found["corrected"]))
    if explain:
        lines += [_word(word, words) for word in found["words"]]
    for hit in found["hits"]:
        date_ = f"  {hit['next']}" if hit["next"] else ""
        lines.append(f"{hit['rank']:3}. {hit['title']}  [{hit['id']}]{date_}")
        if explain:
            reasons = "  +  ".join(map(_reason, hit["why"]))
            lines.append(f"       {hit['score']:.0f} = {hit['factor']} × ({reasons})")
    if found["mentioned"]:
        lines.append(f"{words('search.mentioned')} {', '.join(found['mentioned'])}")
    return lines


def _word(word: dict[str, Any], words: "Translation") -> str:
    taken = ", ".join(word["taken"][:12]) or words("search.nothing")
    return f"  {word['text']} → {taken} ({words.count('search.documents', word['documents'])})"


def _reason(why: dict[str, Any]) -> str:
    through = f", {why['through']}" if why["through"] else ""
    found = f"{why['found']} " if why["found"] else ""
    return f"{why['query']}: {found}({why['how']}{through}) {why['weight']} × {why['rarity']}"
