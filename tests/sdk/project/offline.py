"""A plugin that ends the whole run at the first socket that wants to leave the process."""

from __future__ import annotations

import os
import sys

REFUSED = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.sendmsg",
        "socket.sendto",
    }
)
STATUS = 97
# Kept from before pytest captures it.
_STDERR = os.dup(2)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: below every patch, and nothing can catch what it does."""
    if event in REFUSED:
        os.write(_STDERR, f"{event} {arguments!r} in a run without network\n".encode())
        os._exit(STATUS)


sys.addaudithook(_refuse)
