"""Others: plugins, and hooks of the site's own, that hear of builds as we do, and what our pages have of them."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import TYPE_CHECKING, Any

from click import ClickException

from catalogue.building.complaint import StoppedError
from catalogue.model.translation import Translation

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.plugins import PluginCollection

# What the host asks everybody about a page of its own.
PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
# What somebody says who fails may be a page long.
_REASON = 300
# A method that hears of an event.
_Method = Callable[..., Any]


def others_have_a_say(config: "MkDocsConfig") -> bool:
    """Tells whether a plugin, or a hook of the site's own, hears of builds: what it makes of them, nobody else can know."""
    return any(True for event in config.plugins.events for _ in others(config.plugins, event))


def others(plugins: "PluginCollection", event: str) -> Iterator[_Method]:
    """Yields the methods of others that hear of an event, in the order in which they do."""
    heard: Mapping[str, list[_Method]] = plugins.events
    return (method for method in heard[event] if not _is_ours(method))


def named_by_page_events(plugins: "PluginCollection") -> str:
    """Returns the others that change pages, each with the events by which it does: "minify (on_post_page)"; empty without any.

    The host's search is none of them: our pages are in its index.
    """
    found: dict[str, list[str]] = {}
    for event in PAGE_EVENTS:
        for method in others(plugins, event):
            if not hasattr(getattr(method, "__self__", None), "search_index"):
                found.setdefault(_name(plugins, method), []).append(f"on_{event}")
    return ", ".join(f"{name} ({', '.join(dict.fromkeys(events))})" for name, events in found.items())


def files_after_us(plugins: "PluginCollection") -> str:
    """Returns the names of those who see the list of files after us."""
    methods = plugins.events["files"]
    last = max(at for at, method in enumerate(methods) if _is_ours(method))
    return ", ".join(_name(plugins, method) for method in methods[last + 1 :])


def asked(event: str, item: Any, config: "MkDocsConfig", words: Translation, **context: Any) -> Any:
    """Returns what others make of something about a page of ours, as the host asks them about its own. Raises StoppedError."""
    for method in others(config.plugins, event):
        try:
            result = method(item, config=config, **context)
        except ClickException:
            raise
        except Exception as error:
            raise _stopped(error, _name(config.plugins, method), event, words) from error
        item = item if result is None else result
    return item


def failed_in(error: BaseException, words: Translation) -> StoppedError | None:
    """Returns what ends a build that failed in one of the others; None where it failed elsewhere, or they have said why."""
    if isinstance(error, ClickException | StoppedError):
        return None
    calls = [frame for frame in _frames(error.__traceback__) if frame.tb_frame.f_code.co_name == "run_event"]
    known = calls[-1].tb_frame.f_locals if calls else {}
    if not {"self", "name", "method"} <= known.keys() or _is_ours(known["method"]):
        return None
    return _stopped(error, _name(known["self"], known["method"]), known["name"], words)


def _is_ours(method: _Method) -> bool:
    return method.__module__.startswith("catalogue.")


def _name(plugins: "PluginCollection", method: _Method) -> str:
    """What the settings call it: the name of a plugin, or the file of a hook."""
    return plugins._event_origins.get(method, method.__module__)


def _frames(traceback: TracebackType | None) -> Iterator[TracebackType]:
    while traceback:
        yield traceback
        traceback = traceback.tb_next


def _stopped(error: BaseException, name: str, event: str, words: Translation) -> StoppedError:
    said, last = " ".join(str(error).split()), extract_tb(error.__traceback__)[-1]
    reason = f"{type(error).__name__}: {said}".removesuffix(": ")[:_REASON]
    place = f"{Path(last.filename).name}:{last.lineno}"
    return StoppedError(words("build.plugin", name=name, event=f"on_{event}", reason=reason, place=place))
