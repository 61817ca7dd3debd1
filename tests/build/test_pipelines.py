"""The pipelines that operators get: what they tell authors, what they publish, and what they leave on the machine."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.build.runner import KEY, PIPELINES, Runner

LEDGER = "kalender/stand.json"
CHECKS: dict[str, Callable[[Runner], CompletedProcess[str]]] = {
    "gitlab": lambda runner: runner.gitlab("check"),
    "workflow": lambda runner: runner.workflow("check"),
}


@pytest.fixture
def runner(ready: Path, tmp_path: Path) -> Runner:
    return Runner(ready, tmp_path / "machine").install()


@pytest.fixture
def mistaken(runner: Runner) -> Runner:
    """A project in which somebody has written a mistake."""
    offer = runner.project / "courses/vuca.md"
    offer.write_text(offer.read_text(encoding="utf-8").replace("---\n", "---\ncolour: red\n", 1), encoding="utf-8")
    return runner


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_authors_read_in_the_log_what_is_wrong(
    mistaken: Runner, check: Callable[[Runner], CompletedProcess[str]]
) -> None:
    done = check(mistaken)
    assert done.returncode == 1
    assert "\ncourses/vuca.md:2:1  Fehler  unknown-key\n" in f"\n{done.stdout}"


def test_the_platforms_show_it_beside_the_line(mistaken: Runner) -> None:
    assert "\n::error file=courses/vuca.md,line=2,col=1,title=unknown-key::" in f"\n{mistaken.workflow('check').stdout}"
    mistaken.gitlab("check")
    report = json.loads((mistaken.project / "problems.json").read_bytes())
    wrong = [(each["check_name"], each["location"]) for each in report if each["severity"] == "major"]
    assert wrong == [("unknown-key", {"path": "courses/vuca.md", "lines": {"begin": 2}})]


def test_gitlab_has_a_report_of_what_is_published_to_compare_that_of_a_merge_request_with(runner: Runner) -> None:
    assert runner.gitlab("publish", CATALOGUE_PREVIOUS="").returncode == 0
    pipeline = runner.pipeline("gitlab-ci.yml")
    for job in ("check", "publish"):
        artifacts = {**pipeline["default"], **pipeline[job]}["artifacts"]
        assert (artifacts["when"], artifacts["reports"]) == ("always", {"codequality": "problems.json"})
    assert isinstance(json.loads((runner.project / "problems.json").read_bytes()), list)


def test_gitlab_publishes_the_very_first_time_and_from_then_on(runner: Runner) -> None:
    done = runner.gitlab("publish")
    assert (done.returncode, LEDGER in done.stderr, runner.web.exists()) == (1, True, False)
    assert done.stderr.strip().endswith(
        "Nur wenn noch nie etwas veröffentlicht wurde, lassen Sie ihn dieses eine Mal leer."
    )
    assert runner.gitlab("publish", CATALOGUE_PREVIOUS="").returncode == 0
    assert (runner.web / LEDGER).is_file()
    assert (runner.here / "added").read_text(encoding="utf-8") == f"{KEY}\n", (
        "ssh-add reads no key without its last line end"
    )
    assert runner.gitlab("publish").returncode == 0


def test_the_workflow_publishes_the_very_first_time_and_from_then_on(runner: Runner) -> None:
    done = runner.workflow("publish")
    assert (done.returncode, LEDGER in done.stderr, runner.web.exists()) == (1, True, False)
    assert runner.workflow("publish", first="true").returncode == 0
    assert (runner.web / LEDGER).is_file()
    assert (runner.here / "added").read_text(encoding="utf-8") == f"{KEY}\n"
    assert runner.workflow("publish", first="false").returncode == 0


def test_both_compare_a_change_with_what_is_published(runner: Runner) -> None:
    assert runner.gitlab("publish", CATALOGUE_PREVIOUS="").returncode == 0
    course = runner.project / "courses/digitaler-wandel.md"
    course.rename(course.with_name("wandel.md"))
    for check in CHECKS.values():
        done = check(runner)
        assert (done.returncode, "renamed-without-id" in done.stderr) == (1, True)


@pytest.mark.parametrize("name", ["gitlab-ci.yml", "workflow.yml"])
def test_no_job_uses_a_place_that_jobs_at_the_same_time_or_later_share(name: str) -> None:
    text = (PIPELINES / name).read_text(encoding="utf-8")
    assert re.findall(r"/tmp|--global|~/|\$HOME", text) == [], "RUNNER_TEMP and the checkout belong to one job"


def test_an_older_commit_or_another_branch_is_not_published_after_what_is_newest(runner: Runner) -> None:
    workflow = runner.pipeline("workflow.yml")
    branches = workflow[True]["push"]["branches"]  # which is how YAML reads "on"
    checkout = workflow["jobs"]["publish"]["steps"][0]
    assert (checkout["uses"].partition("@")[0], [checkout["with"]["ref"]]) == ("actions/checkout", branches)
    assert "environment" in runner.pipeline("gitlab-ci.yml")["publish"]
