"""The other `catalogue`: an unrelated package of the same import name, which overwrites ours when both are installed."""

from pathlib import Path

HERE = Path(__file__).resolve().parent

MESSAGE = (
    'Two packages called "catalogue" share this Python environment: training-catalogue and catalogue (part of spaCy). '
    "They overwrite each other: give training-catalogue a virtual environment of its own. / "
    "Zwei Pakete namens „catalogue“ teilen sich diese Python-Umgebung: training-catalogue und catalogue (gehört zu "
    "spaCy). Sie überschreiben einander: training-catalogue braucht eine eigene virtuelle Umgebung."
)
DAMAGED = (
    "training-catalogue is damaged: another package has overwritten or removed a file of it. Repair / Reparatur: "
    "python -m pip install --force-reinstall --no-deps training-catalogue"
)


def conflict(package: Path = HERE) -> str | None:
    """Returns one line that says what is wrong with the installation in `package`, or None when all is well.

    Both packages own `__init__.py`, so the one installed last wins, and uninstalling either takes the file away.
    Looks into one folder and reads one small file instead of asking importlib.metadata, which costs a hundred times that.
    """
    if any(package.parent.glob("catalogue-*.dist-info")):
        return MESSAGE
    try:
        ours = "__version__" in (package / "__init__.py").read_text(encoding="utf-8")
    except OSError:
        ours = False
    return None if ours else DAMAGED
