"""Mail, sent by a worker after the page has answered.

What is promised: a mail that was asked for is sent at least once if the server takes it within the attempts
that a job has. A worker that is killed between the server's yes and its own note sends it once more, with the
same Message-ID, so that it can be told to be the same. What the server refuses for good is not tried again.
"""

from __future__ import annotations

import smtplib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.mime.text import MIMEText

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from medborgarlofte.domain.errors import Refusal

from .queue import Json, later

_PERMANENT = 500  # from this SMTP reply on the server means no


MOST_ATTACHED = 500_000  # bytes of all that one mail carries


@dataclass(frozen=True, slots=True)
class Attachment:
    """A text that a mail carries: its file name, and its kind (below "text/") with what belongs to that."""

    name: str
    content: bytes  # in UTF-8
    subtype: str = "plain"
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to one address, as plain text and as HTML that says the same.

    `headers` are those beside the usual ones, such as List-Unsubscribe. What it carries is at most
    MOST_ATTACHED bytes.
    """

    to: str
    subject: str
    text: str
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)
    attached: tuple[Attachment, ...] = ()


def has_server() -> bool:
    """Whether there is a mail server."""
    return bool(settings.MAIL_SERVER)


def can_send() -> bool:
    """Whether mails go anywhere: to a server, or in demo mode to the worker's console."""
    return has_server() or settings.DEMO


def refuse_without_server() -> None:
    """Refuse what cannot be done without mail."""
    if not can_send():
        raise Refusal(
            _("Den här installationen kan inte skicka e-post. Den som driver den sätter MEDBORGARLOFTE_MAIL.")
        )


def send_later(letter: Callable[..., Letter | None], *arguments: Json, key: str) -> None:
    """Have a worker write `letter(*arguments)` and send it, once the transaction around this is committed.

    It is written when it is sent, so that no link that opens an account lies in the queue meanwhile.
    One that turns out to have nothing to say gives None, and nothing is sent. `letter` stands at the top
    of a module; `key` says what the mail is about (see `queue.later`).
    """
    name = f"{letter.__module__}.{letter.__qualname__}"
    later(send, name, list(arguments), f"<{uuid.uuid4()}@medborgarlofte>", key=key)


def send(name: str, arguments: list[Json], message_id: str) -> None:
    """The job itself. Refuses what the server refuses for good; any other error is tried again."""
    letter: Letter | None = import_string(name)(*arguments)
    if letter is None:
        return
    message = _message(letter, message_id)
    try:
        message.send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as error:
        if _code(error) >= _PERMANENT:
            raise Refusal(_("Mejlservern tog inte emot mejlet.")) from error
        raise


def _message(letter: Letter, message_id: str) -> EmailMultiAlternatives:
    if sum(len(one.content) for one in letter.attached) > MOST_ATTACHED:
        raise Refusal(_("Det som skulle följa med mejlet är för stort."))
    headers = {**letter.headers, "Message-ID": message_id}
    message = EmailMultiAlternatives(letter.subject, letter.text, to=[letter.to], headers=headers)
    message.attach_alternative(letter.html, "text/html")
    for one in letter.attached:
        message.attach(_part(one))
    return message


def _part(one: Attachment) -> MIMEText:
    part = MIMEText(one.content.decode(), one.subtype, "utf-8")
    for name, value in one.parameters.items():
        part.set_param(name, value)
    part.add_header("Content-Disposition", "attachment", filename=one.name)
    return part


def _code(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException) -> int:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return min(code for code, _said in error.recipients.values())
    return error.smtp_code
