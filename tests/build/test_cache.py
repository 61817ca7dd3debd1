"""The cache: after any edits, a build that believes it gives the same bytes as one that has none."""

import os
import random
import shutil
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from catalogue.building.cache import cache_of
from catalogue.building.lock import Lock
from catalogue.building.surroundings import surroundings
from catalogue.caching.sealed import read_sealed, write_sealed
from catalogue.mkdocs_build.hostless import build_site
from catalogue.publishing.manifest import read_manifest
from tests.build import edits
from tests.build.conftest import MOMENT, contents, copy_demonstration, copy_fresh, run
from tests.preview import PATIENCE


def build(project: Path, site: str, monkeypatch: pytest.MonkeyPatch, *, cache: bool) -> dict[str, bytes]:
    monkeypatch.setenv("CATALOGUE_CACHE", "" if cache else "no")
    # Both start from the ledger of the site that is published, as a build server does.
    monkeypatch.setenv("CATALOGUE_JOBS", "2" if cache else "1")
    build_site(project / "mkdocs.yml", site_dir=project / site, strict=False)
    return contents(project / site)


@pytest.fixture
def fixed(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in MOMENT.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


@pytest.fixture(scope="module")
def standing(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A project that has been built, and the bytes of its site: for tests after which both are as they were."""
    project = copy_fresh(demonstration, tmp_path_factory.mktemp("standing") / "project")
    with pytest.MonkeyPatch.context() as fixed:
        for name, value in MOMENT.items():
            fixed.setenv(name, value)
        return project, build(project, "site", fixed, cache=True)


def test_random_edits_give_what_a_build_without_cache_gives(project: Path, fixed: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)
    build(project, "site", fixed, cache=True)
    chosen = list(edits.EDITS)
    chance.shuffle(chosen)
    for hours in range(0, len(chosen), 4):
        fixed.setenv("SOURCE_DATE_EPOCH", str(int(MOMENT["SOURCE_DATE_EPOCH"]) + hours * 3600))
        # Some nights pass in between, now and then.
        fixed.setenv("CATALOGUE_TODAY", str(date(2026, 11, 20) + timedelta(days=hours // 8 * 9)))
        some = chosen[hours : hours + 4]
        for edit in some:
            edit(project, chance)
        shutil.copytree(project / "site", project / "plain")
        kept = build(project, "site", fixed, cache=True)
        shutil.rmtree(project / "plain/_server")  # what is not there is made, what is there is mended
        plain = build(project, "plain", fixed, cache=False)
        stale = sorted(name for name in kept.keys() | plain.keys() if kept.get(name) != plain.get(name))
        assert stale == [], f"the cache believed these after {[edit.__name__ for edit in some]}"
        assert not list(project.glob(".*.made"))
        shutil.rmtree(project / "plain")


def test_nothing_is_touched_when_nothing_changed(
    standing: tuple[Path, dict[str, bytes]], fixed: pytest.MonkeyPatch
) -> None:
    project, _ = standing
    before = {path: path.stat() for path in (project / "site").rglob("*")}
    build(project, "site", fixed, cache=True)
    after = {path: path.stat() for path in (project / "site").rglob("*")}
    assert {p: (s.st_mtime_ns, s.st_ino) for p, s in after.items()} == {
        p: (s.st_mtime_ns, s.st_ino) for p, s in before.items()
    }


@pytest.mark.covered
def test_a_large_file_that_somebody_touched_is_mended_while_others_follow_a_change(
    project: Path, fixed: pytest.MonkeyPatch
) -> None:
    build(project, "site", fixed, cache=True)
    shutil.copytree(project / "site", project / "plain")
    edits.change(project / "courses/vuca.md", "title: 'VUCA", "title: 'Neues von VUCA")
    (project / "site/offers.json").write_text("defaced", encoding="utf-8")
    kept = build(project, "site", fixed, cache=True)
    shutil.rmtree(project / "plain/_server")
    assert kept == build(project, "plain", fixed, cache=False)


def test_what_a_build_brought_that_was_killed_then_is_no_hindrance(
    project: Path, fixed: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ledger = project / "site/kalender/stand.json"
    build(project, "site", fixed, cache=True)
    shutil.copytree(project / ".cache", tmp_path / "cache")
    before = ledger.read_bytes()
    edits.status(project, random.Random(1))
    text = "---\ntitle: Neu\nsummary: Kurz.\ncategory: resilienz\nsessions:\n"
    session = "  - {id: a, start: 2027-03-02 09:00, end: 2027-03-02 12:00}\n"
    (project / "courses/ganz-neu.md").write_text(f"{text}{session}---\nText.\n", encoding="utf-8")
    whole = build(project, "site", fixed, cache=True)
    # As if it had been killed while it brought its files, before it came to the ledger and to what it keeps.
    shutil.rmtree(project / ".cache")
    shutil.copytree(tmp_path / "cache", project / ".cache")
    ledger.write_bytes(before)
    assert build(project, "site", fixed, cache=True) == whole


def test_a_published_file_that_somebody_touched_is_mended(
    standing: tuple[Path, dict[str, bytes]], fixed: pytest.MonkeyPatch
) -> None:
    project, whole = standing
    (project / "site/kurse/vuca/index.html").write_text("defaced", encoding="utf-8")
    (project / "site/kalender/alle.ics").unlink()
    (project / "site/kurse/vuca/extra.html").write_text("stray", encoding="utf-8")
    assert build(project, "site", fixed, cache=True) == whole


def test_a_site_that_is_gone_is_made_of_what_was_kept(project: Path, fixed: pytest.MonkeyPatch) -> None:
    whole = build(project, "site", fixed, cache=True)
    shutil.rmtree(project / "site")
    assert build(project, "site", fixed, cache=True) == whole
    assert build(project, "elsewhere", fixed, cache=True) == whole


@pytest.mark.covered
def test_what_a_catalogue_that_shrank_does_not_use_goes_with_the_next_day(
    project: Path, fixed: pytest.MonkeyPatch
) -> None:
    kept = project / ".cache/catalogue"
    text = "---\ntitle: Kurs {0}\nsummary: Kurz.\ncategory: resilienz\nsessions:\n  - {{id: a, start: 2027-03-02, end: 2027-03-02}}\n---\nWort{0}.\n"
    more = [project / f"courses/kurs-{number}.md" for number in range(70)]
    for number, file in enumerate(more):
        file.write_text(text.format(number), encoding="utf-8")
    build(project, "site", fixed, cache=True)
    large = {path.name for path in kept.iterdir()}
    assert {"offers-1.bin", "briefs-1.bin", "calendar-1.bin"} < large
    for file in more:
        file.unlink()
    build(project, "site", fixed, cache=True)
    assert large == {path.name for path in kept.iterdir()}  # they are young
    for path in kept.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    write_sealed(kept / "folders.bin", (0, read_sealed(kept / "folders.bin")[1]))
    (project / "courses/vuca.md").touch()
    whole = build(project, "site", fixed, cache=True)
    gone = large - {path.name for path in kept.iterdir()}
    assert {name.partition("-")[0] for name in gone} >= {"offers", "texts", "lines", "entries", "briefs", "calendar"}
    assert not [name for name in gone if not name.endswith("-1.bin") and not name.startswith("search-")]
    left = {path.name for path in kept.iterdir()}
    assert build(project, "site", fixed, cache=True) == whole
    assert left == {path.name for path in kept.iterdir()}  # nothing was missed


def damaged(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return chance.choice(
        [b"", content[:at], content[:at] + bytes([content[at] ^ 255]) + content[at + 1 :], chance.randbytes(500)]
    )


@pytest.mark.parametrize("seed", range(2))
def test_a_damaged_cache_is_noticed(
    standing: tuple[Path, dict[str, bytes]], fixed: pytest.MonkeyPatch, seed: int
) -> None:
    project, whole = standing
    chance = random.Random(seed)
    for file in sorted(path for path in (project / ".cache/catalogue").rglob("*.bin") if path.is_file()):
        # One that nobody asked for since it was damaged may be empty still.
        file.write_bytes(damaged(file.read_bytes() or b"nothing", chance))
    assert build(project, "site", fixed, cache=True) == whole


def test_kept_files_that_somebody_exchanged_are_noticed(
    standing: tuple[Path, dict[str, bytes]], fixed: pytest.MonkeyPatch
) -> None:
    project, whole = standing
    kept = sorted(path for path in (project / ".cache/catalogue").rglob("*.bin") if path.is_file())
    intact = [path.read_bytes() for path in kept]
    random.Random(3).shuffle(intact)
    for file, content in zip(kept, intact, strict=True):
        file.write_bytes(content)
    assert build(project, "site", fixed, cache=True) == whole


def test_a_killed_build_leaves_the_old_site_or_the_new_one_and_the_next_is_whole(tmp_path: Path) -> None:
    project = copy_demonstration(tmp_path / "project")
    run("catalogue", "build", cwd=project)
    before = contents(project / "site")
    chance = random.Random(7)
    for _ in range(3):
        for file in edits.offers(project):
            with file.open("a", encoding="utf-8") as open_file:
                open_file.write("\nNoch ein Satz.\n")
        process = subprocess.Popen(
            [sys.executable, "-m", "catalogue", "build", "--jobs", "2"],
            cwd=project, env={**os.environ, **MOMENT}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(chance.uniform(0.2, 2.0))
        process.kill()
        process.wait()
        for name, content in contents(project / "site").items():
            if name.endswith(".html"):
                assert content.rstrip().endswith(b"</html>"), name
        assert (project / "site/index.html").read_bytes()[:15] == before["index.html"][:15]
    run("catalogue", "build", cwd=project)
    kept = contents(project / "site")
    run("catalogue", "build", "--no-cache", cwd=project)
    assert contents(project / "site") == kept
    assert sorted(path.name for path in project.iterdir() if path.name.startswith(".")) == [".cache"]


def test_two_builds_at_the_same_time_come_one_after_the_other(project: Path) -> None:
    command = [sys.executable, "-m", "catalogue", "build"]
    builds = [
        subprocess.Popen(command, cwd=project, env={**os.environ, **MOMENT}, stderr=subprocess.PIPE) for _ in range(2)
    ]
    told = [process.communicate()[1].decode() for process in builds]
    assert [process.returncode for process in builds] == [0, 0]
    assert sum("wartet" in text for text in told) == 1
    kept = contents(project / "site")
    run("catalogue", "build", "--no-cache", cwd=project)
    assert contents(project / "site") == kept


def test_two_builds_that_waited_for_a_third_do_not_wait_for_each_other(project: Path, tmp_path: Path) -> None:
    served, third = tmp_path / "served", Lock(project)
    served.mkdir()
    shutil.copy(project / "mkdocs.yml", project / "other.yml")

    def command(settings: str) -> list[str]:
        return ["catalogue", "build", "--config-file", settings, "--site-dir", str(served / settings)]

    run(*command("mkdocs.yml"), cwd=project)  # so that the next one leaves the host out, as the other one cannot
    third.take(waiting=lambda: None)
    builds: list[subprocess.Popen[bytes]] = []
    try:
        for settings in ("mkdocs.yml", "other.yml"):
            begun = [sys.executable, "-m", *command(settings)]
            builds.append(subprocess.Popen(begun, cwd=project, env={**os.environ, **MOMENT}, stderr=subprocess.PIPE))
            told = builds[-1].stderr
            assert told
            assert any(b"wartet" in line for line in told)
        third.give_back()
        for process in builds:
            process.communicate(timeout=PATIENCE)
    finally:
        third.give_back()
        for process in builds:
            process.kill()
    assert [process.returncode for process in builds] == [0, 0]


def test_a_cache_that_takes_nothing_is_no_reason_not_to_build(project: Path) -> None:
    (project / ".cache/catalogue/offers-0.bin").mkdir(parents=True)
    (project / ".cache/catalogue/search.bin").mkdir()
    run("catalogue", "build", cwd=project)
    kept = contents(project / "site")
    run("catalogue", "build", "--no-cache", cwd=project)
    assert contents(project / "site") == kept


def test_a_text_that_an_extension_takes_from_a_file_is_looked_up_each_time(project: Path) -> None:
    (project / "texts").mkdir()
    (project / "texts/note.md").write_text("Zuerst.", encoding="utf-8")
    edits.change(
        project / "mkdocs.yml",
        "markdown_extensions:\n",
        "markdown_extensions:\n  - pymdownx.snippets: {base_path: [texts]}\n",
    )
    with (project / "courses/vuca.md").open("a", encoding="utf-8") as file:
        file.write('\n--8<-- "note.md"\n')
    run("catalogue", "build", cwd=project)
    (project / "texts/note.md").write_text("Danach.", encoding="utf-8")
    run("catalogue", "build", "--config-file", f"{project.name}/mkdocs.yml", cwd=project.parent)
    assert "Danach." in (project / "site/kurse/vuca/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "content", "settings", "page"),
    [
        (
            "overrides/card.html",
            "<h2>As it was: {{ offer.title }}</h2>",
            ("    courses: courses\n", "    courses: courses\n    templates: overrides\n"),
            "kurse/index.html",
        ),
        (
            "frame/.icons/material/calendar-sync-outline.svg",
            "<svg><title>As it was</title></svg>",
            ("  name: material\n", "  name: material\n  custom_dir: frame\n"),
            "termine/index.html",
        ),
    ],
    ids=["template", "icon"],
)
def test_a_file_of_the_site_that_was_another_for_a_moment_shows_nowhere(
    project: Path, fixed: pytest.MonkeyPatch, path: str, content: str, settings: tuple[str, str], page: str
) -> None:
    file = project / path
    file.parent.mkdir(parents=True)
    file.write_text(content, encoding="utf-8")
    edits.change(project / "mkdocs.yml", *settings)

    def looked(*args: object, **named: object) -> bytes:
        found = surroundings(*args, **named)  # type: ignore[arg-type]
        edits.change(file, "As it was", "For a moment")
        return found

    with fixed.context() as moment:
        moment.setattr("catalogue.mkdocs_build.planning.surroundings", looked)
        build(project, "site", moment, cache=True)
    edits.change(file, "For a moment", "As it was")
    site = build(project, "site", fixed, cache=True)
    assert b"As it was" in site[page]
    assert [name for name, made in site.items() if b"For a moment" in made] == []


def test_what_was_kept_for_a_folder_that_is_gone_goes(project: Path) -> None:
    kept = project / ".cache/catalogue"
    run("catalogue", "build", cwd=project)
    one = {path.name for path in kept.glob("*-*.bin")}
    run("catalogue", "build", "--site-dir", "elsewhere", cwd=project)
    assert len({path.name for path in kept.glob("*-*.bin")} - one) == 2
    shutil.rmtree(project / "elsewhere")
    write_sealed(kept / "folders.bin", (0, read_sealed(kept / "folders.bin")[1]))  # as if it had been yesterday
    run("catalogue", "build", cwd=project)
    assert {path.name for path in kept.glob("*-*.bin")} == one


def test_a_changed_term_concerns_only_pages_that_show_it(project: Path, fixed: pytest.MonkeyPatch) -> None:
    def keys() -> dict[str, bytes]:
        file = cache_of(project).manifest(project / "site")
        assert file is not None
        return {path: row.key for path, row in read_manifest(file).rows.items() if path.endswith(".html")}

    whole, before = build(project, "site", fixed, cache=True), keys()
    edits.change(project / "courses/_vocabulary/venues.yml", "seats: ", "seats: 1")
    now = build(project, "site", fixed, cache=True)
    others = {path for path, key in keys().items() if key != before[path]}
    shown = {path for path in others if now[path] != whole[path]}
    assert shown
    assert {path for path, content in now.items() if content != whole[path]} - others == set()
    assert len(others) < len(before) / 3
