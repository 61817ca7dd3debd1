from pathlib import Path

from catalogue.mkdocs_build.locks import lock_of
from catalogue.mkdocs_build.state import memory_of


def test_a_project_is_the_same_wherever_its_path_leads_from(tmp_path: Path) -> None:
    project, link = tmp_path / "project", tmp_path / "link"
    project.mkdir()
    link.symlink_to(project)
    for roundabout in (link, project / ".." / "project", link / ".." / "link"):
        assert lock_of(roundabout) is lock_of(project)
        assert memory_of(roundabout) is memory_of(project)
    assert memory_of(tmp_path) is not memory_of(project)
