"""The command `catalogue`: finds the subcommand asked for, loads that alone, and tells wrong use in one line."""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from catalogue.cli.spoken import context_of, spoken, wrong_use
from catalogue.conflict import conflict
from catalogue.model.translation import Translation
from catalogue.reading.translations import read_translation

# Each in a module of its own, which holds the click command `command`; loaded only when asked for.
COMMANDS = {
    "build": "catalogue.cli.build",
    "check": "catalogue.cli.check",
    "import": "catalogue.cli.import_records",
    "rename": "catalogue.cli.rename",
    "schema": "catalogue.cli.schema",
    "search": "catalogue.cli.search",
    "serve": "catalogue.cli.serve",
}


class _Commands(click.Group):
    """A group that knows its commands by name and imports one only when it is called."""

    def __init__(self, words: Translation) -> None:
        super().__init__(name="catalogue", help=words("command.catalogue"))
        self._words = words
        self.context_class = context_of(words)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        command.context_class = self.context_class
        command.help = self._words(f"command.{cmd_name}")
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                parameter.help = self._words(f"option.{cmd_name}.{parameter.name}")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section(self._words("usage.commands")):
            formatter.write_dl([(name, self._words(f"command.{name}").partition("\n")[0]) for name in COMMANDS])


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and leaves with its exit code: 0 done, 1 content has errors, 2 wrong use.

    Called with nothing, it shows its help.
    """
    if trouble := conflict():
        click.echo(trouble, err=True)
        sys.exit(2)
    # Only now: another package of our name may have overwritten the file this comes from.
    from catalogue import __version__

    words = read_translation(spoken(Path.cwd()))
    group = click.version_option(__version__, message="%(prog)s %(version)s")(_Commands(words))
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    try:
        code = group.main(given, "catalogue", standalone_mode=False)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "catalogue"
        click.echo(f"{where}: {wrong_use(error, words, commands=tuple(COMMANDS))}", err=True)
        sys.exit(2)
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo(words("usage.interrupted"), err=True)
        sys.exit(130)
    sys.exit(code or 0)
