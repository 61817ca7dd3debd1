"""File names: which of them Windows cannot have, where somebody checks the catalogue out as well."""

import re

_SIGNS = re.compile(r"[\x00-\x1f<>:\"|?*\\]|[. ]$")
# Names of devices, also with an ending behind.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)


def is_windows_name(name: str) -> bool:
    """Tells whether Windows can have a file or a folder of this name."""
    return _SIGNS.search(name) is None and _DEVICE.match(name) is None
