"""`catalogue build` with content that has errors or surroundings that are wrong: told, and nothing is touched."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.building.lock import Lock

BASE = Path(__file__).parents[2] / "content" / "base"
ROOT = Path(__file__).parents[3]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "project")
    shutil.copytree(ROOT / "hooks", tmp_path / "project" / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    settings = tmp_path / "project" / "mkdocs.yml"
    settings.write_text(
        f"hooks: [hooks/build.py]\nplugins: []\n{settings.read_text(encoding='utf-8')}", encoding="utf-8"
    )
    (tmp_path / "project" / "docs" / "index.md").write_text("# Start\n", encoding="utf-8")
    return tmp_path / "project"


def surroundings(**environment: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("CATALOGUE_", "SOURCE_DATE"))}
    return {**clean, "PYTHONPATH": str(ROOT), **environment}


def build(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "catalogue", "build", *arguments],
        cwd=root,
        env=surroundings(**environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_a_build_that_is_stopped_leaves_the_site_alone(root: Path) -> None:
    assert build(root, "--today", "2026-11-20").returncode == 0
    before = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    assert root / "site" / "kalender" / "stand.json" in before
    (root / "courses" / "falsch.md").write_text("---\ntitle: Falsch\n---\n", encoding="utf-8")
    done = build(root)
    assert done.returncode == 1
    assert "courses/falsch.md:2:1" in done.stderr
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()} == before
    assert not (root / ".site.building").exists()


EARLY = "\n\ndef on_env(env, **_):\n    end_this()\n"
AT_THE_FIRST_FILE = """
from catalogue.publishing import mirror
usual, files = mirror._move, []
def moved(*one, **way):
    usual(*one, **way)
    files.append(one) or len(files) == 1 and end_this()
mirror._move = moved
"""


@pytest.mark.skipif(os.name == "nt", reason="a process of Windows cannot send itself these signals")
@pytest.mark.parametrize(("wish", "moment", "code"), [("SIGTERM", EARLY, 130), ("SIGINT", AT_THE_FIRST_FILE, 0)])
def test_a_build_that_is_ended_leaves_the_old_site_or_the_new_one_and_nothing_else(
    root: Path, wish: str, moment: str, code: int
) -> None:
    assert build(root).returncode == 0
    before = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    settings = root / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("site_name: ", "site_name: Neu "), encoding="utf-8"
    )
    with (root / "hooks/build.py").open("a", encoding="utf-8") as hook:
        hook.write(f"\nimport os, signal\ndef end_this(): os.kill(os.getpid(), signal.{wish})\n{moment}")
    done = build(root)
    assert (done.returncode, "Abgebrochen." in done.stderr) == (code, code == 130), done.stderr
    after = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    pages = [path for path, content in before.items() if path.suffix == ".html" and b"</title>" in content]
    assert len(pages) > 10
    assert {after[path] == before[path] for path in pages} == {code == 130}
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []


def test_settings_by_a_roundabout_way_keep_nobody_waiting(root: Path) -> None:
    roundabout = ("-f", f"../{root.name}/mkdocs.yml")
    assert build(root, *roundabout).returncode == 0
    (root / "docs" / "index.md").write_text("# Anfang\n", encoding="utf-8")  # so that the host is asked again
    assert build(root, *roundabout).returncode == 0
    assert "Anfang" in (root / "site" / "index.html").read_text(encoding="utf-8")


def test_a_folder_is_the_one_that_the_settings_see_wherever_one_is(root: Path) -> None:
    elsewhere = root.with_name("elsewhere")
    elsewhere.mkdir()
    assert build(elsewhere, "-f", str(root / "mkdocs.yml"), "-d", "out").returncode == 0
    assert (root / "out" / "index.html").is_file()
    assert build(root, "-f", str(root / "mkdocs.yml"), "-d", "../elsewhere/out").returncode == 0
    assert (elsewhere / "out" / "index.html").is_file()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("CATALOGUE_TODAY", "morgen", 2),
        ("SOURCE_DATE_EPOCH", "gestern", 2),
        ("CATALOGUE_PREVIOUS", "http://127.0.0.1:9/x", 1),
    ],
)
def test_bad_surroundings_are_told_in_one_line(name: str, value: str, code: int, root: Path) -> None:
    done = build(root, **{name: value})
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert [line for line in done.stderr.splitlines() if value in line]
    assert not (root / "site").exists()
    assert not (root / ".site.building").exists()


@pytest.mark.parametrize(("name", "value"), [("CATALOGUE_JOBS", "zwei"), ("CATALOGUE_CACHE", "nein")])
def test_means_that_mean_nothing_are_told_before_anything_begins(name: str, value: str, root: Path) -> None:
    done = build(root, **{name: value})
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert name in done.stderr
    assert value in done.stderr
    assert not (root / "site").exists()
    assert not (root / ".cache").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_pipe_in_place_of_the_settings_keeps_nobody_waiting(command: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "mkdocs.yml")
    done = subprocess.run(
        [sys.executable, "-m", "catalogue", command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "mkdocs.yml" in done.stderr


@pytest.mark.parametrize("name", [".site.building", ".site.made"])
def test_what_lies_where_a_site_is_made_ready_is_told_and_left_alone(name: str, root: Path) -> None:
    taken = root / name
    for _ in range(2):  # with the host, and without it
        for put in (lambda: taken.write_text("mine", encoding="utf-8"), lambda: taken.symlink_to(root / "docs")):
            put()
            done = build(root)
            assert done.returncode == 1
            assert done.stderr.splitlines()[-1].startswith(f"{taken} ist kein Ordner."), done.stderr
            assert "Traceback" not in done.stderr
            taken.unlink()
            assert (root / "docs" / "index.md").is_file()
        assert build(root).returncode == 0


def test_a_build_of_another_checkout_into_the_same_folder_is_waited_for(root: Path) -> None:
    shared = root.with_name("shared")
    shared.mkdir()
    command = [sys.executable, "-m", "catalogue", "build", "--site-dir", str(shared / "site")]
    pipe = subprocess.PIPE
    for there in (False, True):  # with the host, and without it
        other = Lock(shared)
        other.take(waiting=lambda: pytest.fail("nobody else builds there"))
        process = subprocess.Popen(command, cwd=root, env=surroundings(), stdout=pipe, stderr=pipe, encoding="utf-8")
        assert process.stderr is not None
        assert any(f"In den Ordner {shared} wird" in line for line in process.stderr)
        assert (shared / "site").exists() == there
        other.give_back()
        process.communicate(timeout=300)
        assert process.returncode == 0
        assert (shared / "site" / "index.html").is_file()


def test_where_a_calendar_ledger_begins_it_is_told_how_to_go_on_from_the_published_one(root: Path) -> None:
    told = "--previous https://fortbildung.musterstadt.example/kalender/stand.json"
    assert told not in build(root, "--site-dir", "other").stderr, "without sessions there is nothing to subscribe to"
    course = "---\ntitle: A\nsummary: B.\ncategory: kommunikation\nsessions: [{id: a, start: 2027-01-12, end: 2027-01-12}]\n---\n"
    (root / "courses" / "a.md").write_text(course, encoding="utf-8")
    assert told in build(root).stderr
    assert told not in build(root, "--no-cache").stderr, "that of the last build is there"
    (root / "site" / "kalender" / "stand.json").rename(root / "stand.json")
    assert told not in build(root, "--no-cache", "--previous", "stand.json").stderr
    (root / "site" / "kalender" / "stand.json").unlink()
    assert told in build(root).stderr, "also where nothing else is missing"
    shutil.rmtree(root / "site")
    assert told in build(root).stderr, "also where results of earlier builds are kept"


def test_a_site_on_a_disk_that_is_not_mounted_is_told(root: Path) -> None:
    disk, site = root.with_name("disk"), root / "site"
    site.symlink_to(disk)
    for mounted in (False, True, False):
        if mounted:
            disk.mkdir()
        elif disk.exists():
            shutil.rmtree(disk)
        done = build(root)
        assert (done.returncode, f"{site} ist eine Verknüpfung mit {disk}," in done.stderr) == (
            int(not mounted),
            not mounted,
        )
        assert "Traceback" not in done.stderr
        assert site.is_symlink()
        assert (disk / "index.html").is_file() == mounted
