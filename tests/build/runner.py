"""A runner: does the steps of the pipelines that operators get as those of GitLab, GitHub, Gitea and Forgejo do them."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.build.conftest import MOMENT, ROOT

PIPELINES = ROOT / "docs" / "operators" / "pipelines"
KEY = "-----KEY-----"
# What there is on the machine, in the place of what would install the program, and of an agent that would want a real key.
PROGRAMS = {
    "python3": 'mkdir -p "$3/bin" && cd "$3/bin" && ln -sf "$PROGRAM" catalogue && ln -sf /bin/true pip && echo "PATH=$PWD:\\$PATH" > activate',
    "ssh-agent": 'exec "$@"',
    "ssh-add": 'exec cat > "$HERE/added"',
}


@dataclass(frozen=True)
class Runner:
    """Runs jobs in a checked out project; `here` is a folder for the rest of the machine. `web` is what is published."""

    project: Path
    here: Path

    @property
    def web(self) -> Path:
        return self.project.with_name("web")

    def install(self) -> "Runner":
        (self.here / "bin").mkdir(parents=True)
        for name, script in PROGRAMS.items():
            program = self.here / "bin" / name
            program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            program.chmod(0o755)
        (self.here / "SSH_KEY").write_text(KEY, encoding="utf-8")
        return self

    def pipeline(self, name: str) -> Any:
        """Returns one of the pipelines, filled in."""
        text = (PIPELINES / name).read_text(encoding="utf-8")
        return yaml.safe_load(text.replace("https://catalogue.example/", f"{self.web}/"))

    def gitlab(self, name: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Runs a job of GitLab: all of its lines in one shell."""
        pipeline = self.pipeline("gitlab-ci.yml")
        lines = [*pipeline["default"]["before_script"], *pipeline[name]["script"]]
        files = {name: str(self.here / name) for name in ("SSH_KEY", "SSH_KNOWN_HOSTS")}
        return self._run("\n".join(("set -eo pipefail", *lines)), {**files, **variables})

    def workflow(self, name: str, *, first: str = "") -> subprocess.CompletedProcess[str]:
        """Runs a job of the workflow: a shell for each step, until one fails."""
        job = self.pipeline("workflow.yml")["jobs"][name]
        told = {"inputs.first": first, "secrets.SSH_KEY": KEY}
        temporary, path = self.here / "a b", self.here / "path"
        temporary.mkdir(exist_ok=True)
        path.write_text("", encoding="utf-8")
        for step in (step for step in job["steps"] if "run" in step):
            named = {**job.get("env", {}), **step.get("env", {})}
            variables = {name: _filled(str(value), told) for name, value in named.items()}
            variables |= {"RUNNER_TEMP": str(temporary), "GITHUB_PATH": str(path)}
            folders = path.read_text(encoding="utf-8").splitlines()
            done = self._run(f"set -e\n{_filled(step['run'], told)}", variables, *folders)
            if done.returncode:
                break
        return done

    def _run(self, script: str, variables: dict[str, str], *folders: str) -> subprocess.CompletedProcess[str]:
        # As in a container: no home, no language, and no program of ours on the path.
        machine = {"PATH": ":".join((*folders, f"{self.here}/bin", "/usr/bin:/bin")), "HERE": str(self.here)}
        machine["PROGRAM"] = str(Path(sys.executable).with_name("catalogue"))
        ours = {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
        environment = {**MOMENT, **ours, **machine, **variables}
        return subprocess.run(
            ["bash", "-c", script],
            cwd=self.project,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=300,
        )


def _filled(text: str, told: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ (.+?) \}\}", lambda found: told[found[1]], text)
