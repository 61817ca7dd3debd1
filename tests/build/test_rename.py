"""An offer renamed between two builds: its calendar entries and feeds stay, and its old address leads on."""

from pathlib import Path

from tests.build.conftest import run
from tests.calendar_site import events

FEED = "kalender/kurs/zoom-online-seminar.ics"


def test_a_renamed_course_keeps_its_calendar_and_its_old_address(project: Path) -> None:
    run("catalogue", "build", cwd=project)
    before = {feed: events((project / "site" / feed).read_bytes()) for feed in (FEED, "kalender/alle.ics")}
    said = run("catalogue", "rename", "zoom-online-seminar", "zoom-im-alltag", cwd=project).stdout
    assert "courses/zoom-online-seminar.md → courses/zoom-im-alltag.md" in said
    run("catalogue", "build", "--strict", cwd=project)
    site = project / "site"
    for feed, known in before.items():
        after = events((site / feed).read_bytes())
        assert after.keys() == known.keys()
        assert all(after[uid]["SEQUENCE"] == known[uid]["SEQUENCE"] for uid in known)
    assert (site / "kurse/zoom-im-alltag/index.html").is_file()
    old = (site / "kurse/zoom-online-seminar/index.html").read_text(encoding="utf-8")
    assert "url=../zoom-im-alltag/" in old


def test_a_file_that_is_renamed_by_hand_stops_the_build_until_it_says_its_id(project: Path) -> None:
    run("catalogue", "build", cwd=project)
    before = events((project / "site/kalender/kurs/rechnungsworkflow.ics").read_bytes())
    file = (project / "courses/rechnungsworkflow.md").rename(project / "courses/rechnungen.md")
    said = run("catalogue", "build", cwd=project, check=False)
    assert said.returncode == 1
    assert "courses/rechnungen.md:" in said.stderr
    assert "renamed-without-id" in said.stderr
    hint = "id: rechnungsworkflow\naliases: [rechnungsworkflow]\n"
    file.write_text(file.read_text(encoding="utf-8").replace("---\n", f"---\n{hint}", 1), encoding="utf-8")
    run("catalogue", "build", cwd=project)
    assert events((project / "site/kalender/kurs/rechnungsworkflow.ics").read_bytes()).keys() == before.keys()
