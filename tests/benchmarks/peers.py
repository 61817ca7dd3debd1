"""The peers: the same bodies as bare pages for Material for MkDocs, Hugo and Zensical, without feeds, terms or search."""

from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
BIN = ROOT / ".cache/peers/bin"
LAYOUT = (
    "<!doctype html><html lang=de><head><meta charset=utf-8><title>{{ .Title }}</title></head>"
    "<body><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>"
)


def commands() -> Mapping[str, tuple[str, ...]]:
    """Returns the command of each peer that is installed; `make bench` installs them."""
    known = {
        "mkdocs-material": (str(BIN / "mkdocs"), "build", "-q", "-f", "bare.yml"),
        "hugo": (str(BIN / "hugo"), "--quiet", "--source", "hugo"),
        "zensical": (str(BIN / "zensical"), "build", "-f", "bare.yml"),
    }
    return {name: command for name, command in known.items() if Path(command[0]).exists()}


def prepare(project: Path) -> None:
    """Lays out the corpus in `project` once more, as each peer wants it."""
    pages = [*(project / "courses").glob("*.md"), *(project / "docs/guides").glob("*.md")]
    for folder in ("bare", "hugo/content"):
        (project / folder).mkdir(parents=True)
        for page in pages:
            (project / folder / page.name).write_bytes(page.read_bytes())
    (project / "bare/index.md").write_text("# Start\n", encoding="utf-8")
    theme = "theme: {name: material, language: de, font: false}\nplugins: []\nvalidation: {omitted_files: ignore}\n"
    settings = f"site_name: Bare\ndocs_dir: bare\nsite_dir: bare-site\n{theme}nav: [{{Start: index.md}}]\n"
    (project / "bare.yml").write_text(settings, encoding="utf-8")
    (project / "hugo/layouts/_default").mkdir(parents=True)
    for name in ("single", "list"):
        (project / f"hugo/layouts/_default/{name}.html").write_text(LAYOUT, encoding="utf-8")
    (project / "hugo/hugo.yaml").write_text(
        "title: Bare\ndisableKinds: [taxonomy, term, RSS, sitemap]\n", encoding="utf-8"
    )
