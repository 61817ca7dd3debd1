"""The example folders: what `catalogue check` prints for each file, and the golden text it is held against.

An example is a Markdown file (a course) or a folder that is laid over `base`; beside it stands the text that the check
prints in German. A valid example without such a text prints that all is well. After a change of words, write the texts
anew and read the difference:

    python -m tests.content.examples
"""

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from catalogue.cli.check import command

HERE = Path(__file__).parent
TODAY = "2026-11-20"
CLEAN = "Alles in Ordnung.\n"


@dataclass(frozen=True, slots=True)
class Example:
    """One example: a file or a folder, and the text beside it."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.stem if self.path.is_file() else self.path.name

    @property
    def golden(self) -> Path:
        return self.path.with_name(f"{self.name}.txt")

    @property
    def expected(self) -> str:
        return self.golden.read_text(encoding="utf-8") if self.golden.exists() else CLEAN


def examples(kind: str) -> list[Example]:
    """Returns the examples below `broken` or `valid`."""
    return [Example(path) for path in sorted((HERE / kind).iterdir()) if path.suffix != ".txt"]


def printed(example: Example) -> str:
    """Returns what the check prints for an example; for a single file, only that file is checked."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(HERE / "base", root, dirs_exist_ok=True)
        wanted = _placed(example, root)
        arguments = [wanted, "--config-file", str(root / "mkdocs.yml"), "--today", TODAY]
        result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == ("  Fehler  " in result.output), result.output
    return result.output


def _placed(example: Example, root: Path) -> str:
    """Puts an example into its place below `root`; returns what the check is to look at."""
    if example.path.is_file():
        return str(shutil.copy(example.path, root / "courses"))
    single = (example.path / "index.md").exists()
    shutil.copytree(example.path, root / "courses" / example.name if single else root, dirs_exist_ok=True)
    return str(root)


def main() -> None:
    """Writes the golden texts anew."""
    for kind in ("broken", "valid"):
        for example in examples(kind):
            text = printed(example)
            if kind == "broken" or text != CLEAN:
                example.golden.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
