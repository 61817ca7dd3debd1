"""The adapter: MkDocs' events to our build and our pages into MkDocs' frame; nothing else imports the host.

The events are loaded when the host's hook asks for them: what is built without the host needs none.
"""

from importlib import import_module
from typing import Any

# Where an event does not stand with the others.
_MODULES = {
    "on_config": "beginning",
    **dict.fromkeys(("on_post_page", "on_post_template"), "dressing"),
    **dict.fromkeys(("on_page_markdown", "on_page_content", "on_page_context"), "page_events"),
}

__all__ = [
    "on_build_error",
    "on_config",
    "on_env",
    "on_files",
    "on_nav",
    "on_page_content",
    "on_page_context",
    "on_page_markdown",
    "on_post_build",
    "on_post_page",
    "on_post_template",
    "on_serve",
    "on_shutdown",
    "on_startup",
    "on_template_context",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'events')}"), name)
