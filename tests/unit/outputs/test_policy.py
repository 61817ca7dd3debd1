"""The policy: hashes of the inline scripts that run, and the same headers in the words of three servers."""

import base64
import hashlib
import re
from xml.etree import ElementTree

from catalogue.outputs.policy import Needs, content_security_policy, header_files, headers, needs_of, together


def needs(*pages: bytes) -> Needs:
    return together(map(needs_of, pages))


def sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def test_inline_scripts_of_all_pages_are_noticed_once() -> None:
    found = needs(b"<script>a()</script><p><script>b()</script>", b"<body><script type='module'>a()</script>")
    assert sorted(found.scripts) == sorted([sha256("a()"), sha256("b()")])


def test_scripts_with_an_address_and_data_need_no_hash() -> None:
    page = (
        b'<script src="a.js"></script><script type="application/ld+json">{"a": 1}</script><script></script><scripted>'
    )
    assert needs(page) == Needs()


def test_a_script_that_never_ends_is_none() -> None:
    assert needs(b"<script>a()") == Needs()


def test_the_hash_is_that_of_the_text_as_browsers_take_it() -> None:
    policy = content_security_policy(needs("<script>ä()</script>".encode()))
    assert f"script-src 'self' 'sha256-{sha256('ä()')}';" in policy


def test_sounds_and_videos_are_allowed_where_there_are_some() -> None:
    assert not needs(b"<p>video</p>").media
    assert needs(b"<p>text</p>", b'<video src="a.mp4">').media
    assert "media-src" not in content_security_policy(Needs())
    assert "media-src 'self';" in content_security_policy(Needs(media=True))


def test_a_page_may_be_written_in_capitals() -> None:
    assert needs(b'<VIDEO src="a.mp4">').media
    assert needs(b"<Script>a()</SCRIPT >") == Needs((sha256("a()"),))
    assert needs(b'<SCRIPT SRC = "a.js"></SCRIPT><SCRIPT TYPE=application/json>{}</SCRIPT>') == Needs()


def test_nginx_apache_and_iis_say_the_same() -> None:
    sent = headers(needs(b"<script>a()</script>"))
    files = {output.path: output.content.decode() for output in header_files(sent)}
    assert dict(re.findall(r'add_header (\S+) "(.*)" always;', files["_server/nginx.conf"])) == sent
    assert dict(re.findall(r'Header always set (\S+) "(.*)"', files["_server/apache.conf"])) == sent
    added = ElementTree.fromstring(files["_server/iis.config"]).iter("add")
    assert {element.get("name"): element.get("value") for element in added} == sent


def test_the_order_of_pages_changes_nothing() -> None:
    one, other = (
        needs(b"<script>a()</script>", b"<script>b()</script>"),
        needs(b"<script>b()</script><script>a()</script>"),
    )
    assert list(header_files(headers(one))) == list(header_files(headers(other)))


def test_what_stands_inside_a_script_begins_no_other() -> None:
    page = b"<script>a('<script>b()')</script><script>c()</script>"
    assert needs_of(page) == Needs((sha256("a('<script>b()')"), sha256("c()")))
    assert needs_of(b"<script>a('<audio>')</script>").media
