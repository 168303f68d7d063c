"""The family of errors that a user is told of, each with one clear Swedish sentence.

    Refusal                 something was asked that cannot be done; nothing was changed
      CannotRead            a document or address could not be read   (ingest)
      NotAllowed            the one who asks may not                  (any door)
      Unanswered            a promise whose follow-up is due and unanswered is not renewed
      NeedsDecision         a text may tell of a person; somebody must decide (any door for free text)

A caller catches the branch it can do something about; the command line catches Refusal itself.
"""

from __future__ import annotations

from .personal_data import Concern


class Refusal(Exception):  # noqa: N818 - it names what it is to the user
    """What was asked cannot be done. `str()` is a sentence for the user; nothing was left half done."""


class CannotRead(Refusal):
    """A document or an address cannot be read."""


class NotAllowed(Refusal):
    """The one who asks may not do this."""


class Unanswered(Refusal):
    """A promise is not renewed while its follow-up is unanswered.

    `promise` is the path of its public page, `numbers` the commitments that somebody must answer for first.
    """

    def __init__(self, sentence: str, promise: str, numbers: tuple[int, ...]) -> None:
        super().__init__(sentence)
        self.promise, self.numbers = promise, numbers


class NeedsDecision(Refusal):
    """A text holds what looks like personal data. The same call with the person's decision writes it."""

    def __init__(self, sentence: str, concerns: tuple[Concern, ...]) -> None:
        super().__init__(sentence)
        self.concerns = concerns
