"""Linked files: where a link of the file system may lead."""

from pathlib import Path


def leads_out(target: Path, home: Path) -> bool:
    """Tells whether `target`, at which a link ends, lies outside the folder `home`, or is, or lies in, something hidden there.

    What is hidden in a project (.git, .env) holds passwords, and a link would publish them under another name.
    """
    return not target.is_relative_to(home) or any(part[0] == "." for part in target.relative_to(home).parts)
