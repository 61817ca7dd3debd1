"""The command `catalogue`: finds the subcommand asked for, loads that alone, and tells wrong use in one line."""

import re
import sys
from collections.abc import Sequence
from importlib import import_module
from locale import getlocale
from pathlib import Path

import click

from catalogue.conflict import conflict
from catalogue.model.translation import Translation
from catalogue.reading.translations import read_translation

# Each in a module of its own, which holds the click command `command`; loaded only when asked for.
COMMANDS = {
    "build": "catalogue.cli.build",
    "check": "catalogue.cli.check",
    "import": "catalogue.cli.import_records",
    "schema": "catalogue.cli.schema",
    "serve": "catalogue.cli.serve",
}


def spoken(folder: Path) -> str:
    """Returns the language to speak: that of the mkdocs.yml in `folder`, else the terminal's, else English."""
    try:
        found = re.search(
            r"^\s*language:\s*(de|en)\b", (folder / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE
        )
    except (OSError, UnicodeDecodeError):
        found = None
    if found:
        return found[1]
    return "de" if (getlocale()[0] or "").startswith("de") else "en"


class _Commands(click.Group):
    """A group that knows its commands by name and imports one only when it is called."""

    def __init__(self, words: Translation) -> None:
        super().__init__(name="catalogue", help=words("command.catalogue"))
        self._words = words

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        command.help = self._words(f"command.{cmd_name}")
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                parameter.help = self._words(f"option.{cmd_name}.{parameter.name}")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section(self._words("usage.commands")):
            formatter.write_dl([(name, self._words(f"command.{name}").partition("\n")[0]) for name in COMMANDS])


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and leaves with its exit code: 0 done, 1 content has errors, 2 wrong use."""
    if trouble := conflict():
        click.echo(trouble, err=True)
        sys.exit(2)
    # Only now: another package of our name may have overwritten the file this comes from.
    from catalogue import __version__

    words = read_translation(spoken(Path.cwd()))
    group = click.version_option(__version__, message="%(prog)s %(version)s")(_Commands(words))
    try:
        code = group.main(list(sys.argv[1:] if arguments is None else arguments), "catalogue", standalone_mode=False)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "catalogue"
        click.echo(f"{where}: {wrong_use(error, words)}", err=True)
        sys.exit(2)
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo(words("usage.interrupted"), err=True)
        sys.exit(130)
    sys.exit(code or 0)


def wrong_use(error: click.UsageError, words: Translation) -> str:
    """Returns what is wrong with a call, in one line and in the reader's language where click's own words are not."""
    if isinstance(error, click.NoSuchOption):
        return words("usage.no-such-option", name=error.option_name)
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return words("usage.missing", name=name)
    if isinstance(error, click.BadParameter):
        name = error.param.human_readable_name if error.param else ""
        return words("usage.bad-value", name=name, reason=error.message.rstrip("."))
    command = re.search(r"No such command '(.+?)'", error.message)
    if command:
        return words("usage.no-such-command", name=command[1], known=", ".join(COMMANDS))
    return error.message
