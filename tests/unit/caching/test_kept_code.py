"""Kept code: templates that outlive a build, unless their file is damaged or the folder cannot be written to."""

from pathlib import Path

from jinja2 import DictLoader

from catalogue.caching.kept_code import KeptCode
from catalogue.outputs.environment import QuickEnvironment


def render(folder: Path) -> str:
    environment = QuickEnvironment(DictLoader({"a.html": "<p>{{ v }}"}), functions={}, kept=KeptCode(folder))
    return environment.get_template("a.html").render(v="<")


def test_code_is_kept_in_one_file_a_template(tmp_path: Path) -> None:
    assert render(tmp_path / "code") == "<p>&lt;"
    (file,) = (tmp_path / "code").iterdir()
    content = file.read_bytes()
    file.chmod(0o400)
    assert render(tmp_path / "code") == "<p>&lt;"
    assert file.read_bytes() == content


def test_a_damaged_file_is_written_anew(tmp_path: Path) -> None:
    render(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    for damaged in (
        b"",
        whole[:-1],
        whole[:40],
        bytes([whole[0] ^ 1]) + whole[1:],
        whole[:-1] + bytes([whole[-1] ^ 1]),
    ):
        file.write_bytes(damaged)
        assert KeptCode(tmp_path).get("a.html") is None
        assert render(tmp_path) == "<p>&lt;"
        assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_templates_are_compiled(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert render(tmp_path / "file") == "<p>&lt;"
    assert KeptCode(tmp_path / "file").get("a.html") is None
