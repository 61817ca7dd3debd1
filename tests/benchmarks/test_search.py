"""The search beside its peers on the same offers: milliseconds an offer to make the index, then bytes and milliseconds to
the first hit in a real browser: typed into the home page, and with the page of results opened. Peers are measured where
they are installed (`make bench` installs them); the floor is a page with one field and a script that shows what is typed.

`OFFERS=1000 python -m pytest tests/benchmarks/test_search.py -s` measures a smaller catalogue, `RUNS=15` more often.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from catalogue.model.catalogue import Catalogue
from catalogue.outputs.search.index import entries_of
from catalogue.outputs.search.joining import index_of
from catalogue.outputs.search.site import site_of
from catalogue.reading.reading import read_catalogue
from catalogue.reading.settings_file import read_settings
from catalogue.reading.translations import read_translation
from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.peers import BIN

ROOT = Path(__file__).parents[2]
OFFERS = int(os.environ.get("OFFERS", "10000"))
WORDS = ("Arbeitsschutz", "schutz", "Arbeitschutz", "Kommunikation", "Bescheide schreiben")
FLOOR = """<!doctype html><html lang=de><meta charset=utf-8><title>F</title><input id=query><ol></ol>
<script type=module>
document.querySelector("input").addEventListener("input", ({ target }) => {
  const item = document.createElement("li");
  item.textContent = target.value;
  document.querySelector("ol").append(item);
});
</script>"""
PAGEFIND_PAGE = """<!doctype html><html lang=de><meta charset=utf-8><title>P</title><input id=query><ol></ol>
<script type=module>
const search = import("/pagefind/pagefind.js");
document.querySelector("input").addEventListener("input", async ({ target }) => {
  const { results } = await (await search).search(target.value);
  for (const result of results.slice(0, 6)) {
    const item = document.createElement("li");
    item.textContent = (await result.data()).meta.title;
    document.querySelector("ol").append(item);
  }
  if (!results.length) document.querySelector("ol").append(document.createElement("li"));
});
</script>"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


class _Pressed(_Quiet):
    """Compresses texts, as the configurations in docs/operators/servers do."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path.split("?")[0]))
        file = file / "index.html" if file.is_dir() else file
        kind = self.guess_type(str(file))
        if not file.is_file() or not kind.startswith(("text/", "application/json", "application/javascript")):
            return super().do_GET()
        body = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        sent = {"Content-Type": kind, "Content-Encoding": "gzip", "Content-Length": str(len(body))}
        for name, value in sent.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        return None


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        """A browser that leaves before everything has come is no mistake."""


@contextmanager
def serving(site: Path, *, handler: type[_Quiet] = _Quiet) -> Iterator[str]:
    """Serves a folder as plainly as possible, without compression."""
    server = _Server(("127.0.0.1", 0), partial(handler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("corpus") / "project"
    write_corpus(OFFERS, target)
    return target


@pytest.fixture(scope="module")
def catalogue(project: Path) -> Catalogue:
    settings, _ = read_settings(project)
    assert settings is not None
    return read_catalogue(project, settings).catalogue.published()


def test_first_hits(project: Path, catalogue: Catalogue, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = read_translation("de")
    times = [time.process_time()]
    entries = entries_of(catalogue, words=words)
    times.append(time.process_time())
    outputs = index_of(entries, site=site_of(catalogue, words=words)).outputs
    times.append(time.process_time())
    own, joined = ((after - before) * 1000 / OFFERS for before, after in pairwise(times))
    site = _demonstration(tmp_path)
    shutil.rmtree(site / "search")
    for output in outputs:
        (site / output.path).parent.mkdir(parents=True, exist_ok=True)
        (site / output.path).write_bytes(output.content)
    peers = {"material": _material(catalogue, tmp_path)}
    before = os.times()
    peers["pagefind"] = _pagefind(catalogue, tmp_path)
    after = os.times()
    theirs = (after.children_user + after.children_system - before.children_user - before.children_system) * 1000
    with capsys.disabled():
        size = sum(len(output.content) for output in outputs)
        print(f"\n{OFFERS} offers: {len(outputs)} files, {size / 1e6:.1f} MB")
        print(f"processor time: {own:.2f} ms for each entry, kept from build to build, {joined:.2f} to join it")
        if peers["pagefind"]:
            print(f"Pagefind: {theirs / OFFERS:.2f} ms an offer; ours {(own + joined) * OFFERS / theirs:.2f} of that")
        print(f"{'':12}{'word':24}{'ms (least)':>14}{'10 Mbit/s':>14}{'kB':>8}{'pressed':>8}{'key ms':>8}")
        floor = tmp_path / "floor"
        floor.mkdir()
        (floor / "index.html").write_text(FLOOR, encoding="utf-8")
        for name, folder in {"floor": floor, "typed": site, "opened": site, **peers}.items():
            if folder is not None:
                _print(name, folder)


def _print(name: str, folder: Path) -> None:
    with serving(folder) as base:
        fast, slow = (_measured(base, name, line) for line in ("fast", "slow"))
    with serving(folder, handler=_Pressed) as base:
        pressed = _measured(base, name, "fast", RUNS="1")
    for one, other, third in zip(fast, slow, pressed, strict=True):
        key = f"{sorted(one['keys'])[len(one['keys']) // 2]:8.1f}" if one["keys"] else f"{'':8}"
        times = [f"{run['ms']:.0f} ({run['least']:.0f})" if run["ms"] else "nothing" for run in (one, other)]
        print(
            f"{name:12}{one['word']:24}{times[0]:>14}{times[1]:>14}{one['bytes'] / 1000:8.0f}{third['bytes'] / 1000:8.0f}{key}"
        )


def _measured(base: str, kind: str, line: str, **environment: str) -> list[dict[str, Any]]:
    command = ["node", str(ROOT / "tests/browser/first_result.mjs"), base, kind, line, *WORDS]
    environment = {**os.environ, **environment}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=environment)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _demonstration(tmp_path: Path) -> Path:
    """A page with the search field on it; its own index gives way to that of the corpus."""
    command = [sys.executable, "-m", "catalogue", "build", "--site-dir", str(tmp_path / "site")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return tmp_path / "site"


def _material(catalogue: Catalogue, tmp_path: Path) -> Path | None:
    """The theme's own search, its index made of the same words."""
    program = BIN / "mkdocs"
    if not program.exists():
        return None
    project = tmp_path / "material"
    (project / "docs").mkdir(parents=True)
    (project / "docs/index.md").write_text("# Start\n", encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        "site_name: M\ntheme: {name: material, language: de, font: false}\nplugins: [{search: {lang: de}}]\n",
        encoding="utf-8",
    )
    subprocess.run([program, "build", "-q"], cwd=project, check=True, capture_output=True)
    index = project / "site/search/search_index.json"
    data = json.loads(index.read_text(encoding="utf-8"))
    data["docs"] = [
        {"location": f"{o.slug}/", "title": escape(o.title), "text": escape(f"{o.summary} {o.body.markdown}")}
        for o in catalogue.offers
    ]
    index.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return project / "site"


def _pagefind(catalogue: Catalogue, tmp_path: Path) -> Path | None:
    """Pagefind over one plain page an offer."""
    program = BIN / "python"
    if not program.exists() or subprocess.run([program, "-c", "import pagefind"], check=False).returncode:
        return None
    site = tmp_path / "pagefind"
    for offer in catalogue.offers:
        page = site / offer.slug / "index.html"
        page.parent.mkdir(parents=True)
        body = f"<h1>{escape(offer.title)}</h1><p>{escape(offer.summary)}</p><p>{escape(offer.body.markdown)}</p>"
        page.write_text(f"<!doctype html><html lang=de><meta charset=utf-8><body>{body}", encoding="utf-8")
    (site / "index.html").write_text(PAGEFIND_PAGE, encoding="utf-8")
    subprocess.run([program, "-m", "pagefind", "--site", site], check=True, capture_output=True)
    return site
