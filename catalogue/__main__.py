"""`python -m catalogue` is the command `catalogue`, which Ctrl+C ends in one line even while it is being loaded."""

import gc
import os
import sys


def main() -> None:
    """Loads the command line and runs it."""
    # A library would look through all that is installed for plug-ins of its own at each start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        gc.disable()  # what is loaded stays: nobody need look for rubbish in it
        from catalogue.cli.main import main as run

        gc.freeze()
        gc.enable()
        run()
    except SystemExit:
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done and told; Ctrl+C on the way out would say otherwise
        raise
    except (KeyboardInterrupt, RuntimeError) as error:  # before the command line could tell it in the reader's language
        if not any(isinstance(each, KeyboardInterrupt) for each in (error, error.__cause__)):
            raise  # Python wraps one that falls into the making of a class
        try:
            sys.stderr.write("Abgebrochen. / Interrupted.\n")
        finally:
            os._exit(130)  # at once: nothing has begun, and the way out could be interrupted again


if __name__ == "__main__":
    main()
