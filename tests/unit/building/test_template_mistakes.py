"""Mistakes in templates: one line with the place, while mistakes of the program keep their traceback."""

from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, PackageLoader

from catalogue.building.complaint import StoppedError
from catalogue.building.own_templates import OwnTemplates
from catalogue.building.template_mistakes import templates_told
from catalogue.outputs.templating import Templates
from catalogue.reading.translations import read_translation

DE = read_translation("de")


class Thing:
    """What a template is given."""

    title = "x"

    def fail(self) -> str:
        raise KeyError("deep within")

    def stop(self) -> str:
        raise StoppedError("enough")


def render(folder: Path, name: str = "own.html") -> str:
    """Renders a template of the folder or the package as a build does."""
    loader = ChoiceLoader([OwnTemplates(folder), PackageLoader("catalogue")])
    with templates_told(DE):
        return Templates(loader, words=DE, icon=lambda _name: "").render(name, page="", offer=Thing())


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ 1 / 0 }}", "ZeroDivisionError: division by zero"),
        ("{{ offer.title + 3 }}", 'TypeError: can only concatenate str (not "int") to str'),
        ("{% for x in 3 %}{% endfor %}", "TypeError: 'int' object is not iterable"),
        ("{% macro m() %}{{ 1 / 0 }}{% endmacro %}{{ m() }}", "ZeroDivisionError: division by zero"),
        ("{{ offer.fail() }}", "KeyError: 'deep within'"),
        ("{{ offer.title | day }}", "AttributeError: 'str' object has no attribute 'weekday'"),
        ("{% include 'own.html' %}", "RecursionError: maximum recursion depth exceeded"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{% if %}", "Expected an expression, got 'end of statement block'"),
    ],
)
@pytest.mark.parametrize("name", ["own.html", "own.css", "own.xml"])
def test_a_mistake_is_one_line_with_its_place(source: str, said: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(f"<h1>x</h1>\n{source.replace('own.html', name)}", encoding="utf-8")
    with pytest.raises(StoppedError) as stopped:
        render(tmp_path, name)
    assert str(stopped.value).startswith(DE("build.template", place=f"{tmp_path / name}:2", reason=said))
    assert "\n" not in str(stopped.value)


def test_what_stops_the_build_passes(tmp_path: Path) -> None:
    (tmp_path / "own.html").write_text("{{ offer.stop() }}", encoding="utf-8")
    with pytest.raises(StoppedError, match=r"^enough$"):
        render(tmp_path)


def test_a_mistake_without_a_template_keeps_its_traceback() -> None:
    with pytest.raises(KeyError, match="deep within"), templates_told(DE):
        Thing().fail()


def test_a_mistake_below_a_template_of_ours_keeps_its_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.building.template_mistakes._OURS", str(tmp_path))
    (tmp_path / "own.html").write_text("{{ offer.fail() }}", encoding="utf-8")
    with pytest.raises(KeyError, match="deep within"):
        render(tmp_path)
    (tmp_path / "own.html").write_text("{{ 1 / 0 }}", encoding="utf-8")
    with pytest.raises(StoppedError, match=r"own\.html:1"):
        render(tmp_path)
