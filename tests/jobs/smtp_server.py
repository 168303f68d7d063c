"""A mail server of the tests, as a process of its own: `python -m tests.jobs.smtp_server FOLDER`.

It speaks enough SMTP (RFC 5321) to take mails, and keeps each as a file. An address that begins with "nej"
is refused for good, one that begins with "vänta" for now. While there is a file "hold" in the folder, with a
number, the mail after so many is received and not answered, as by a server with much to do. It is kept only
if the client is still there when it is answered.
"""

from __future__ import annotations

import select
import socketserver
import sys
import uuid
from pathlib import Path

REPLIES = {"nej": "550 no such box", "vanta": "451 later"}


class Session(socketserver.StreamRequestHandler):
    """One client, line by line."""

    def handle(self) -> None:
        self._say("220 tests")
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "DATA":
                self._take()
            elif verb == "RCPT":
                self._say(self._about(line.partition("<")[2]))
            else:
                self._say("221 bye" if verb == "QUIT" else "250 ok")
            if verb == "QUIT":
                return

    def _about(self, address: str) -> str:
        return next((said for start, said in REPLIES.items() if address.startswith(start)), "250 ok")

    def _take(self) -> None:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        box = Path(sys.argv[1])
        if not self._is_waited_for(box):
            return
        written = box / f"{uuid.uuid4()}.part"
        written.write_bytes(b"".join(lines))
        written.rename(written.with_suffix(".eml"))
        self._say("250 taken")

    def _is_waited_for(self, box: Path) -> bool:
        """Whether the client is still there once nothing holds its mail any more."""
        while self._is_held(box) and not self._has_hung_up(0.02):
            (box / "held").touch()
        return not self._has_hung_up(0)

    def _has_hung_up(self, seconds: float) -> bool:
        """Whether its end of the line is closed, or is within so long: it has nothing to say now."""
        return bool(select.select([self.connection], [], [], seconds)[0])

    def _is_held(self, box: Path) -> bool:
        after = (box / "hold").read_text() if (box / "hold").exists() else ""
        return bool(after) and len(list(box.glob("*.eml"))) >= int(after)

    def _say(self, reply: str) -> None:
        self.wfile.write(f"{reply}\r\n".encode())


if __name__ == "__main__":
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
        server.daemon_threads = True
        sys.stdout.write(f"{server.server_address[1]}\n")
        sys.stdout.flush()
        server.serve_forever()
