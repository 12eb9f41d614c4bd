"""`gatewright`: the server, over standard input and output or on a socket."""

from __future__ import annotations

import gc
import ipaddress
import logging
import sys

from gatewright.cli.garbage import collect_rarely


def serve(tcp: str | None) -> int:
    """Serves until the client says goodbye. `tcp` is `HOST:PORT` or `PORT`."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("gatewright").setLevel(logging.INFO)
    # pygls logs every message that it cannot place with a stack; a line of ours says more.
    logging.getLogger("pygls").setLevel(logging.ERROR)
    address = _address(tcp) if tcp else None
    if tcp and address is None:
        print(f"gatewright: `{tcp}` is not of the form HOST:PORT, with a port from 1 to 65535", file=sys.stderr)
        return 2
    # What is imported stays; there is no garbage to look for meanwhile.
    gc.disable()
    from gatewright.lsp.server import create_server

    server = create_server()
    collect_rarely()
    if address is None:
        server.start_io()
        return 0
    host, port = address
    if not _is_loopback(host):
        print(
            f"gatewright: {host} can be reached from other machines, and whoever reaches it can read this machine's files", file=sys.stderr
        )
    try:
        server.start_tcp(host, port)
    except OSError as error:
        print(f"gatewright: cannot listen on {host}:{port}: {error.strerror or error}", file=sys.stderr)
        return 2
    return 0


def _address(tcp: str) -> tuple[str, int] | None:
    host, _, port = tcp.rpartition(":")
    if not (port.isascii() and port.isdecimal()) or not 1 <= int(port) <= 65535:
        return None
    return host.strip("[]") or "127.0.0.1", int(port)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
