"""The command `catalogue`: finds the subcommand asked for, loads that alone, and tells wrong use in one line."""

import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
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
    "due": "catalogue.cli.due",
    "import": "catalogue.cli.import_records",
    "rename": "catalogue.cli.rename",
    "report": "catalogue.cli.report",
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
    """Runs the command line and leaves with its exit code: 0 done, 1 content has errors, 2 wrong use, 130 Ctrl+C.

    Called with nothing, it shows its help.
    """
    try:
        sys.exit(_run(list(sys.argv[1:] if arguments is None else arguments) or ["--help"]))
    except (KeyboardInterrupt, RuntimeError) as error:
        # Python wraps one that falls into the making of a class.
        if not any(isinstance(each, click.Abort | KeyboardInterrupt) for each in (error, error.__cause__)):
            raise
        _tell_interrupted()
        sys.exit(130)


def _run(arguments: list[str]) -> int:
    if trouble := conflict():
        click.echo(trouble, err=True)
        return 2
    # Only now: another package of our name may have overwritten the file this comes from.
    from catalogue import __version__
    from catalogue.cli.printed import UnprintedError

    words = read_translation(spoken(Path.cwd()))
    group = click.version_option(__version__, message="%(prog)s %(version)s")(_Commands(words))
    try:
        return group.main(arguments, "catalogue", standalone_mode=False) or 0
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "catalogue"
        click.echo(f"{where}: {wrong_use(error, words, commands=tuple(COMMANDS))}", err=True)
        return 2
    except UnprintedError as error:
        click.echo(words("usage.unprinted", reason=str(error)), err=True)
        return 1
    except click.ClickException as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code


def _tell_interrupted() -> None:
    # Impatient people press Ctrl+C again: it must neither cut the message short nor change the exit code.
    with suppress(KeyboardInterrupt):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        # Where Ctrl+C fell into an exec of a text, as dataclasses are made by, `python -m` ends as if nobody had caught
        # it, unless another one went well since.
        exec("")  # noqa: S102 - says nothing
        click.echo(read_translation(spoken(Path.cwd()))("usage.interrupted"), err=True)
