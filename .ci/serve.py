"""Serves the site with live reload; takes the next free port when the wanted one is taken. Usage: serve.py PORT"""

import os
import socket
import sys

HOST = "127.0.0.1"
TRIES = 20


def free(port: int) -> bool:
    """Tells whether nobody listens on `port`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def main(wanted: int) -> None:
    """Becomes `catalogue serve` on the first free port from `wanted`."""
    port = next((port for port in range(wanted, wanted + TRIES) if free(port)), None)
    if port is None:
        sys.exit(f"No port is free from {wanted} to {wanted + TRIES - 1}; choose another: make serve PORT=9000")
    if port != wanted:
        print(f"Port {wanted} is taken.")
    print(f"Building the site; it comes up at http://{HOST}:{port}/ (stop with Ctrl+C).", flush=True)
    command = [sys.executable, "-m", "catalogue", "serve", "--address", f"{HOST}:{port}"]
    os.execv(sys.executable, command)  # noqa: S606 - nothing of it comes from outside


if __name__ == "__main__":
    main(int(sys.argv[1]))
