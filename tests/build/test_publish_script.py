"""The script that operators get: what it brings to a web server, and what it leaves alone there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.build.conftest import MOMENT, contents


def publish(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return subprocess.run(
        ["sh", str(project / "publish.sh")],
        env={**os.environ, **MOMENT, "PATH": path, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def test_it_goes_on_from_what_is_published_and_touches_only_what_changed(ready: Path) -> None:
    web = ready.with_name("web")
    first = publish(ready)
    assert (first.returncode, "stand.json" in first.stderr, web.exists()) == (1, True, False)
    assert publish(ready, CATALOGUE_PREVIOUS="").returncode == 0
    stood = {path: path.stat().st_mtime_ns for path in web.rglob("*") if path.is_file()}
    assert (web / ".built.txt").is_file()
    for name in ("site", ".cache"):  # as on a runner that keeps nothing
        shutil.rmtree(ready / name)
    offer = ready / "courses/vuca.md"
    offer.write_text(offer.read_text(encoding="utf-8") + "\nMehr dazu.\n", encoding="utf-8")
    assert publish(ready).returncode == 0
    touched = {path.relative_to(web).as_posix() for path, time in stood.items() if path.stat().st_mtime_ns != time}
    assert "kurse/vuca/index.html" in touched
    assert "kalender/stand.json" not in touched, "no session has changed"
    assert len(touched) < 20
    (ready / "courses/broken.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    before = contents(web)
    assert publish(ready).returncode == 1
    assert contents(web) == before
