"""The child process that fetches a calendar from another server (`ui.uploads`).

`python -m wirkkreis.events.programmes.fetch_child`: reads a JSON object with `url` and `local` on
stdin, answers with the content in base64. It asks public addresses only, over TLS only, connects
to the very address it has judged, and follows few redirects, each judged anew. It knows no Django.
"""

import http.client
import ipaddress
import json
import socket
import ssl
import sys
from base64 import b64encode
from contextlib import suppress
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from wirkkreis.ui import uploads

SECONDS = 10
"""Of the processor; the parent bounds the whole time."""
MOST_BYTES: Final = 5 * 1024 * 1024
MOST_REDIRECTS: Final = 3
PATIENCE: Final = 8.0  # seconds without a word
CHUNK: Final = 65_536
NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
GONE_ON: Final = frozenset({301, 302, 303, 307, 308})
PORT: Final = 443
SAID: Final = "/:?#[]@!$&'()*+,;=%-._~"
"""What stands in an address as it is; umlauts do not."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def main() -> int:
    """Answers with the content, in base64, or with a code for what went wrong."""
    return uploads.answer(_fetched, seconds=SECONDS)


def _fetched(asked: bytes) -> str:
    said = json.loads(asked)
    return b64encode(fetched(said["url"], local=said["local"])).decode()


def fetched(url: str, *, local: bool = False) -> bytes:
    """The content behind an address. Raises `Problem` with a code.

    `local` lets tests ask this very machine, without TLS.
    """
    for _turn in range(MOST_REDIRECTS + 1):
        parts = _judged(url, local=local)
        try:
            content, onward = _asked(parts, local=local)
        except ssl.SSLError as error:
            raise uploads.Problem("tls") from error
        except TimeoutError as error:
            raise uploads.Problem("slow") from error
        except (OSError, http.client.HTTPException) as error:
            raise uploads.Problem("unreachable") from error
        if not onward:
            return content
        url = urljoin(url, onward)
    raise uploads.Problem("redirects")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, in whatever clothes it comes."""
    found: Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast and not found.is_reserved


def _judged(url: str, *, local: bool) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise uploads.Problem("address") from error
    if parts.username or parts.password or not parts.hostname:
        raise uploads.Problem("address")
    if not local and (parts.scheme != "https" or port not in {None, PORT}):
        raise uploads.Problem("address")
    return parts


def _asked(parts: SplitResult, *, local: bool) -> tuple[bytes, str]:
    """The content, or the address it has gone to."""
    connection = _connected(parts, local=local)
    try:
        target = quote(parts.path or "/", safe=SAID)
        target += f"?{quote(parts.query, safe=SAID)}" if parts.query else ""
        headers = {
            "Host": parts.netloc.encode("idna").decode(),
            "User-Agent": "Wirkkreis",
            "Accept": "text/calendar",
            "Accept-Encoding": "identity",
        }
        connection.request("GET", target, headers=headers)
        response = connection.getresponse()
        if response.status in GONE_ON:
            return b"", response.headers.get("Location", "") or _nowhere()
        if response.status != http.client.OK:
            raise uploads.Problem("status")
        return _read(response), ""
    finally:
        connection.close()


def _connected(parts: SplitResult, *, local: bool) -> http.client.HTTPConnection:
    """A connection to the address that was judged, so that no second answer of the DNS counts."""
    host = str(parts.hostname)
    port = parts.port or PORT
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    if not local and not all(map(is_public, addresses)):
        raise uploads.Problem("private")
    plain = _first_of(addresses, port)
    connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    if parts.scheme == "https":
        connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    else:
        connection.sock = plain
    return connection


def _first_of(addresses: list[str], port: int) -> socket.socket:
    """A connection to the first address that answers: not every machine speaks IPv6."""
    *some, last = addresses
    for address in some:
        with suppress(OSError):
            return socket.create_connection((address, port), timeout=PATIENCE / len(addresses))
    return socket.create_connection((last, port), timeout=PATIENCE)


def _read(response: http.client.HTTPResponse) -> bytes:
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise uploads.Problem("encoding")
    content = b""
    while chunk := response.read1(CHUNK):
        content += chunk
        if len(content) > MOST_BYTES:
            raise uploads.Problem("large")
    if response.length:  # what was announced and never came
        raise uploads.Problem("unreachable")
    return content


def _nowhere() -> str:
    raise uploads.Problem("status")


if __name__ == "__main__":
    sys.exit(main())
