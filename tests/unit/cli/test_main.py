"""The command line as a whole: help in the reader's language, and wrong use told in one line."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from catalogue import __version__
from catalogue.cli.main import COMMANDS, main
from catalogue.cli.spoken import spoken

Run = Callable[..., tuple[int, str, str]]
SETTINGS = "site_name: X\ntheme:\n  name: material\n  language: {}\n"
# What click says by itself in English.
CLICKS_WORDS = r"\b(Usage|Options|Commands|Show|Error|Try|does not exist|is not one of|No such|Missing|unexpected)\b"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls the command in a folder whose settings are in `language`; returns exit code, output and error output."""
    for name in ("CATALOGUE_TODAY", "CATALOGUE_PREVIOUS", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, language: str = "de") -> tuple[int, str, str]:
        Path("mkdocs.yml").write_text(SETTINGS.format(language), encoding="utf-8")
        with pytest.raises(SystemExit) as left:
            main(arguments)
        printed = capsys.readouterr()
        return int(str(left.value.code)), printed.out, printed.err

    return call


@pytest.mark.parametrize("arguments", [("--help",), ()])
def test_the_help_is_german_where_the_catalogue_is(arguments: tuple[str, ...], run: Run) -> None:
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    assert out.startswith("Aufruf: catalogue [OPTIONEN] BEFEHL …\n")
    assert all(f"\n  {name} " in out for name in COMMANDS)
    assert not re.search(CLICKS_WORDS, out)


def test_the_help_is_english_where_the_catalogue_is(run: Run) -> None:
    code, out, err = run("--help", language="en")
    assert (code, err) == (0, "")
    assert out.startswith("Usage: catalogue [OPTIONS] COMMAND …\n")
    assert "Shows this help." in out
    assert not re.search(r"[äöüß„“]", out)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps_in_both_languages(name: str, run: Run) -> None:
    code, german, err = run(name, "--help")
    assert (code, err) == (0, "")
    assert german.startswith(f"Aufruf: catalogue {name} ")
    assert not re.search(CLICKS_WORDS, german)
    code, english, err = run(name, "--help", language="en")
    assert (code, err) == (0, "")
    assert english.startswith(f"Usage: catalogue {name} ")
    assert not re.search(r"[äöüß„“]", english)
    assert run(name, "--help") == (0, german, "")


def test_every_option_has_a_help_text(run: Run) -> None:
    for name in COMMANDS:
        lines = run(name, "--help")[1].split("\n\nOptionen:\n")[1].splitlines()
        assert all(re.search(r"\S  +\S|^ {10,}\S", line) or len(line) > 25 for line in lines), lines


@pytest.fixture
def _hearing() -> Iterator[None]:
    """The command line ends deaf to Ctrl+C; the tests after it shall hear it."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def interrupt(*_arguments: object, **_options: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.usefixtures("_hearing")
@pytest.mark.parametrize("place", ["conflict", "spoken", "import_module"])
def test_ctrl_c_is_one_line_wherever_it_falls(place: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def once(*arguments: Any) -> str:
        calls.append(arguments)
        if len(calls) == 1:
            interrupt()
        return spoken(*arguments)

    monkeypatch.setattr(f"catalogue.cli.main.{place}", once)
    code, out, err = run("check")
    assert (code, out, err.strip()) == (130, "", "Abgebrochen.")
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


@pytest.mark.usefixtures("_hearing")
def test_ctrl_c_while_ctrl_c_is_told_changes_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalogue.cli.main.conflict", interrupt)
    monkeypatch.setattr("catalogue.cli.main.click.echo", interrupt)
    assert run("check") == (130, "", "")


def test_ctrl_c_in_the_making_of_a_class_ends_with_the_same_code(tmp_path: Path) -> None:
    """Python remembers a Ctrl+C that fell into an exec of a text, and would end `python -m` by the signal."""
    program = (
        "from catalogue.cli import main\n"
        "main.conflict = lambda: exec('raise KeyboardInterrupt')\n"
        "main.main(['check'])\n"
    )
    (tmp_path / "impatient.py").write_text(program, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS.format("de"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "impatient"], cwd=tmp_path, capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Abgebrochen.\n")


def test_ctrl_c_when_everything_is_done_changes_nothing(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys\n"
        "from catalogue.__main__ import main\n"
        "sys.argv = ['catalogue', '--version']\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"catalogue {__version__}\n", "")


class Interrupting:
    """What Ctrl+C meets while Python makes a class, which wraps it in an error of its own."""

    def __set_name__(self, owner: type, name: str) -> None:
        raise KeyboardInterrupt


@pytest.mark.usefixtures("_hearing")
def test_ctrl_c_that_python_wraps_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalogue.cli.main.conflict", lambda: type("Made", (), {"field": Interrupting()}))
    code, out, err = run("check")
    assert (code, out, err.strip()) == (130, "", "Abgebrochen.")


def test_other_errors_are_not_taken_for_ctrl_c(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise RuntimeError("broken")

    monkeypatch.setattr("catalogue.cli.main.conflict", fail)
    with pytest.raises(RuntimeError, match="broken"):
        run("check")


def test_ctrl_c_that_python_wraps_while_it_is_loaded_is_one_line() -> None:
    program = (
        "import runpy, sys\n"
        "class Interrupting:\n"
        "    def __set_name__(self, owner, name): raise KeyboardInterrupt\n"
        "class Impatient:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'catalogue.cli.spoken': type('Made', (), {'field': Interrupting()})\n"
        "sys.meta_path.insert(0, Impatient())\n"
        "runpy.run_module('catalogue', run_name='__main__')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Abgebrochen. / Interrupted.\n")


@pytest.mark.parametrize("module", ["click", "msgspec", "catalogue.cli.spoken"])
def test_ctrl_c_while_it_is_loaded_is_one_line(module: str) -> None:
    program = (
        "import runpy, sys\n"
        "class Impatient:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {module!r}: raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Impatient())\n"
        "runpy.run_module('catalogue', run_name='__main__')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Abgebrochen. / Interrupted.\n")


COURSE = "---\ntitle: Eins\nsummary: Kurz.\ncategory: a\n---\nText.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [("schema", "course"), ("rename", "eins", "zwei"), ("import", "records.jsonl", "--into", "new"), ("build",)],
)
def test_what_cannot_be_printed_is_told_in_one_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    for name, text in (
        ("mkdocs.yml", "site_name: K\nsite_url: https://k.example/\nextra: {catalogue: {site: k, organisation: K}}\n"),
        ("courses/eins.md", COURSE),
        ("courses/_vocabulary/categories.yml", "a: {name: A}\n"),
        ("records.jsonl", '{"kind": "guide", "title": "Zwei", "summary": "Kurz.", "category": "A"}\n'),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    # What the host makes of it all is of no matter here.
    program = (
        "import catalogue.mkdocs_build.hostless as hostless\n"
        "from catalogue.reading.translations import read_translation\n"
        "from types import SimpleNamespace\n"
        "hostless.build_site = lambda *_, **__: (SimpleNamespace(words=read_translation('de')), 'site')\n"
        "from catalogue.cli.main import main\n"
        f"main({arguments!r})\n"
    )
    command = [sys.executable, "-c", program]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr


def test_the_version(run: Run) -> None:
    assert run("--version") == (0, f"catalogue {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("backe",), "catalogue: Den Befehl „backe“ gibt es nicht. Bekannt sind: " + ", ".join(COMMANDS) + "."),
        (("--laut",), "catalogue: Die Option --laut gibt es nicht. Hilfe: --help"),
        (("-x",), "catalogue: Die Option -x gibt es nicht. Hilfe: --help"),
        (("build", "--laut"), "catalogue build: Die Option --laut gibt es nicht. Hilfe: --help"),
        (("build", "hier", "dort"), "catalogue build: „hier dort“ ist eine Angabe zu viel. Hilfe: --help"),
        (("build", "-f", "fehlt.yml"), "catalogue build: --config-file: „fehlt.yml“ gibt es nicht."),
        (("build", "-f", "."), "catalogue build: --config-file: „.“ ist keine Datei."),
        (("build", "-d", "mkdocs.yml"), "catalogue build: --site-dir: „mkdocs.yml“ ist kein Ordner."),
        (
            ("build", "--today", "morgen"),
            "„morgen“ ist kein Datum (--today oder CATALOGUE_TODAY). Beispiel: 2026-11-20",
        ),
        (("serve", "-f", "fehlt.yml"), "catalogue serve: --config-file: „fehlt.yml“ gibt es nicht."),
        (("build", "--jobs", "0"), "catalogue build: --jobs: „0“ ist nicht möglich, nur eine Zahl (1–9999)."),
        (("build", "-j", "zwei"), "catalogue build: --jobs: „zwei“ ist nicht möglich, nur eine Zahl (1–9999)."),
        (("search", "--limit", "0", "x"), "catalogue search: --limit: „0“ ist nicht möglich, nur eine Zahl (1–1000)."),
        (("serve", "--address", "hier"), "--address: „hier“ ist keine Adresse. Beispiel: 127.0.0.1:8000"),
        (
            ("serve", "-a", "127.0.0.1:99999"),
            "--address: „127.0.0.1:99999“ ist keine Adresse. Beispiel: 127.0.0.1:8000",
        ),
        (("schema",), "catalogue schema: Es fehlt: KIND. Hilfe: --help"),
        (
            ("schema", "kurs"),
            "catalogue schema: KIND: „kurs“ ist nicht vorgesehen, möglich sind course, guide, offers, settings, "
            "vocabulary.",
        ),
        (
            ("check", "--format", "xml"),
            "catalogue check: --format: „xml“ ist nicht vorgesehen, möglich sind text, json, github, gitlab.",
        ),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_two(arguments: tuple[str, ...], said: str, run: Run) -> None:
    assert run(*arguments) == (2, "", said + "\n")
    code, out, english = run(*arguments, language="en")
    assert (code, out) == (2, "")
    assert english.count("\n") == 1
    assert not re.search(r"[äöüß„]", english)
    assert not re.search(r"\{\w+\}", english)


def test_an_address_that_is_taken_is_told_before_anything_is_built(run: Run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, out, err = run("serve", "--address", f"127.0.0.1:{port}")
    assert (code, out) == (2, "")
    assert err.startswith(f"Unter 127.0.0.1:{port} antwortet schon ein anderes Programm.")
    assert err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


@pytest.mark.parametrize("option", ["--today", "--previous", "--site-dir"])
def test_an_option_without_its_value(option: str, run: Run) -> None:
    code, out, err = run("build", option)
    assert (code, out) == (2, "")
    assert err.endswith(f": Hinter {option} fehlt die Angabe. Hilfe: --help\n")
    assert err.count("\n") == 1


def test_a_wrong_day_builds_nothing(run: Run, tmp_path: Path) -> None:
    run("build", "--today", "2026-13-01")
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("theme:\n  language: en\n", "en"),
        ("theme:\n  language: 'de'\n", "de"),
        ('theme:\n  language: "en"  # English\n', "en"),
        ("theme: {name: material, language: en}  # language: de\n", "en"),
        ("# language: en\nextra:\n  catalogue:\n    language: de\n", "de"),
    ],
)
def test_the_settings_say_which_language(text: str, language: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert spoken(tmp_path) == language


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe", b"theme:\n  language: fr\n", b"language: deutsch\n"])
def test_else_the_terminal_does(content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if content is not None:
        (tmp_path / "mkdocs.yml").write_bytes(content)
    for terminal, language in (("de_AT.UTF-8", "de"), ("fr_FR.UTF-8", "en"), ("C", "en")):
        monkeypatch.setattr("catalogue.cli.spoken.getlocale", lambda name=terminal: (name.partition(".")[0], "UTF-8"))
        assert spoken(tmp_path) == language
    monkeypatch.setattr("catalogue.cli.spoken.getlocale", lambda: (None, None))
    assert spoken(tmp_path) == "en"


def test_plugins_of_other_packages_have_no_say(tmp_path: Path) -> None:
    known = tmp_path / "loud-1.0.dist-info"
    known.mkdir()
    (known / "METADATA").write_text("Metadata-Version: 2.1\nName: loud\nVersion: 1.0\n", encoding="utf-8")
    (known / "entry_points.txt").write_text("[pydantic]\nloud = loud\n", encoding="utf-8")
    (tmp_path / "loud.py").write_text("raise SystemExit('asked for plugins')", encoding="utf-8")
    settings = SETTINGS.format("de") + "extra:\n  catalogue:\n    site: x\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    paths = os.pathsep.join((str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])))
    own = {name: value for name, value in os.environ.items() if name != "PYDANTIC_DISABLE_PLUGINS"}
    done = subprocess.run(
        [sys.executable, "-m", "catalogue", "check"],
        cwd=tmp_path, env=own | {"PYTHONPATH": paths}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "organisation" in done.stdout
    assert "asked for plugins" not in done.stderr
