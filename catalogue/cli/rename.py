"""`catalogue rename`: gives an offer another name or place; its calendar entries, feeds and old address stay."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalogue.model.translation import Translation
    from catalogue.renaming.plan import Plan


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--config-file", "-f", type=click.Path(path_type=Path))
def command(old: str, new: str, config_file: Path | None) -> None:
    """Renames an offer; the help text comes from the translations."""
    from catalogue.cli.printed import print_text
    from catalogue.cli.project import WrongUse, find_project
    from catalogue.reading.reading import read_catalogue
    from catalogue.renaming.carry_out import carry_out
    from catalogue.renaming.places import RefusedError
    from catalogue.renaming.plan import make_plan

    project = find_project(config_file, Path())
    words, root = project.words, project.root
    if project.settings is None:
        raise WrongUse(words("rename.bad-settings", name=project.config))
    try:
        reading = read_catalogue(root, project.settings)
        plan = make_plan(root, reading, old=_inside(old, root), new=_inside(new, root))
        carry_out(root, plan)
    except RefusedError as refused:
        raise WrongUse(_reason(refused.reason, refused.details, words)) from None
    except OSError as error:
        raise WrongUse(words("rename.failed", path=error.filename, reason=error.strerror)) from None
    print_text(_told(plan, words))


def _inside(text: str, root: Path) -> str:
    """Returns a path as seen from the project; a bare name stays what it is."""
    if "/" not in text and "\\" not in text and not text.endswith(".md"):
        return text
    # A link that leads to itself is where it is; pathlib fails at it.
    base = Path(os.path.realpath(root))
    places = [Path(os.path.realpath(folder / text)) for folder in (Path.cwd(), root)]
    inside = [place for place in places if place.is_relative_to(base)]
    if not inside:
        return text
    found = sorted(inside, key=lambda place: (not place.exists(), not place.parent.exists()))[0]
    return found.relative_to(base).as_posix() + ("/" if text.endswith(("/", "/.", "/..")) else "")


def _reason(reason: str, details: dict[str, str], words: "Translation") -> str:
    shown = {name: "".join(sign if sign.isprintable() else "�" for sign in text) for name, text in details.items()}
    text = words(f"rename.refused.{reason}", **shown)
    suggestion = details.get("suggestion")
    return f"{text} {words('problem-did-you-mean', suggestion=suggestion)}" if suggestion else text


def _told(plan: "Plan", words: "Translation") -> str:
    """Returns what was done, for the person at the terminal."""
    lines = [f"{plan.source} → {plan.target}"]
    if plan.old != plan.new:
        lines.append(words("rename.kept", old=plan.old))
    others = [path for path in sorted(plan.contents) if not f"{path}/".startswith(f"{plan.source}/")]
    if others:
        lines += [words.count("rename.mended", len(others)), *(f"  {path}" for path in others)]
    return "\n".join(lines) + "\n"
