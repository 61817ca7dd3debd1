"""Real web servers on the configurations that operators get, in a folder of their own and on free ports."""

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from catalogue.outputs.policy import Needs, header_files, headers

CONFIGURATIONS = Path(__file__).parents[2] / "docs" / "operators" / "servers"
MODULES = Path("/usr/lib/apache2/modules")
NGINX_FRAME = """\
{user}worker_processes 1; pid {home}/nginx.pid; error_log {home}/error.log; events {{ }}
http {{
    include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
    client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
    include {home}/site.conf;
}}
"""
APACHE_FRAME = """\
ServerRoot {home}
PidFile {home}/apache.pid
ErrorLog {home}/error.log
ServerName catalogue.example
TypesConfig /etc/mime.types
{user}{modules}Listen 127.0.0.1:{http}
Listen 127.0.0.1:{https}
Include {home}/site.conf
"""
NEEDED = ("mpm_event", "authz_core", "alias", "deflate", "dir", "env", "filter", "headers", "mime", "ssl")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Server:
    """A running web server; `site` is the folder it serves."""

    site: Path
    http: int
    https: int

    def ask(self, path: str, *, method: str = "GET", secure: bool = True, **headers: str) -> Answer:
        """Returns the answer to a request; headers are named with underscores."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        if secure:
            connection: HTTPConnection = HTTPSConnection("127.0.0.1", self.https, timeout=60, context=context)
        else:
            connection = HTTPConnection("127.0.0.1", self.http, timeout=60)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers={"Host": "catalogue.example", **named})
            got = connection.getresponse()
            return Answer(got.status, {name.lower(): value for name, value in got.getheaders()}, got.read())
        finally:
            connection.close()


def binary(name: str) -> str:
    """Returns where a server is, or skips the test."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    if found is None or shutil.which("openssl") is None:
        pytest.skip(f"{name} or openssl is not installed (Debian: nginx-light, apache2-bin, openssl)")
    return found


@contextmanager
def running(name: str) -> Iterator[Server]:
    """Runs the server `name` (nginx or apache2) on an empty site with the configuration from the documentation."""
    program = binary(name)
    with TemporaryDirectory(prefix="catalogue-server-") as folder:
        home = Path(folder)
        home.chmod(0o755)  # as root, the servers give up their rights
        server = Server(home / "site", *_free_ports())
        for output in header_files(headers(Needs(("MQ==",)))):
            (server.site / output.path).parent.mkdir(parents=True, exist_ok=True)
            (server.site / output.path).write_bytes(output.content)
        _certificate(home)
        start = _nginx(home, server) if name == "nginx" else _apache(home, server)
        process = subprocess.Popen([program, *start], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            _wait(process, server.https)
            yield server
        finally:
            process.terminate()
            process.communicate(timeout=60)


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        for each in (first, second):
            each.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]


def _certificate(home: Path) -> None:
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=catalogue.example"]
    files = ["-keyout", str(home / "key.pem"), "-out", str(home / "certificate.pem")]
    subprocess.run([*command, *files], capture_output=True, check=True)


def _nginx(home: Path, server: Server) -> list[str]:
    own = {
        "listen 80;": f"listen 127.0.0.1:{server.http};",
        "listen 443 ssl;": f"listen 127.0.0.1:{server.https} ssl;",
        "/etc/ssl/catalogue.pem;": f"{home}/certificate.pem;",
        "/etc/ssl/private/catalogue.key;": f"{home}/key.pem;",
        "/srv/catalogue/site;": f"{server.site};",
        "/srv/catalogue/site/": f"{server.site}/",
    }
    (home / "site.conf").write_text(_filled("nginx.conf", own))
    user = "user root; " if os.getuid() == 0 else ""
    (home / "nginx.conf").write_text(NGINX_FRAME.format(home=home, user=user))
    return ["-p", str(home), "-c", str(home / "nginx.conf"), "-e", str(home / "error.log"), "-g", "daemon off;"]


def _apache(home: Path, server: Server) -> list[str]:
    own = {
        "<VirtualHost *:80>": f"<VirtualHost 127.0.0.1:{server.http}>",
        "<VirtualHost *:443>": f"<VirtualHost 127.0.0.1:{server.https}>",
        "/etc/ssl/catalogue.pem": f"{home}/certificate.pem",
        "/etc/ssl/private/catalogue.key": f"{home}/key.pem",
        "/srv/catalogue/site": f"{server.site}",
    }
    (home / "site.conf").write_text(_filled("apache.conf", own))
    modules = "".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so\n" for name in NEEDED)
    user = "User www-data\nGroup www-data\n" if os.getuid() == 0 else ""
    frame = APACHE_FRAME.format(home=home, user=user, modules=modules, http=server.http, https=server.https)
    (home / "apache.conf").write_text(frame)
    return ["-f", str(home / "apache.conf"), "-D", "FOREGROUND"]


def _filled(name: str, own: dict[str, str]) -> str:
    """The configuration with our names in the places marked for the operator's."""
    text = (CONFIGURATIONS / name).read_text(encoding="utf-8")
    for theirs, ours in own.items():
        assert theirs in text, f"{name}: {theirs}"
        text = text.replace(theirs, ours)
    return text


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(1200):
        if process.poll() is not None:
            raise AssertionError(process.communicate()[1].decode())
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server does not answer")
