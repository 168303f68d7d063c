"""A server whose threads no slow client can hold for long."""

from __future__ import annotations

import contextlib
import socket
import time
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

HEAD_SECONDS = 20  # for the head of a request to arrive
BODY_SECONDS = 120  # for its body: twenty megabytes take as long at 1.4 Mbit/s


class BoundedWorker(ThreadWorker):
    """Stops reading from a client that has not sent all of its request in time.

    gunicorn bounds how long a connection may be idle, but a thread waits for as long as a client that has
    begun sends a byte now and then. What is being answered is not cut off: only reading ends.
    """

    def init_process(self) -> None:
        """Begin with no connection that is being read from."""
        self.until: dict[Any, float] = {}
        super().init_process()

    def handle(self, conn: Any) -> Any:
        """Wait for a request on a connection, and answer it."""
        self.until[conn] = time.monotonic() + HEAD_SECONDS
        try:
            return super().handle(conn)
        finally:
            self.until.pop(conn, None)

    def handle_request(self, req: Any, conn: Any) -> Any:
        """Its head is here: answer it, which reads its body."""
        self.until[conn] = time.monotonic() + BODY_SECONDS
        return super().handle_request(req, conn)

    def notify(self) -> None:
        """Called every second in the main thread, as a sign of life."""
        super().notify()
        now = time.monotonic()
        for conn, until in list(self.until.items()):
            if until < now:
                self.until.pop(conn, None)
                with contextlib.suppress(OSError):
                    conn.sock.shutdown(socket.SHUT_RD)
