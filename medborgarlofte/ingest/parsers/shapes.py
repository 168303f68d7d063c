"""What a block looks like among its neighbours: a lead-in, a label, a promise set as a heading."""

from __future__ import annotations

from medborgarlofte.ingest.parsers import leads, nesting, party_words, roles, telling, wording
from medborgarlofte.ingest.parsers.document import Block, BlockKind
from medborgarlofte.ingest.parsers.leads import Kind

LABEL_WORDS = 6  # a paragraph this short, over a list and without a verb, is a heading


def loses_bullets(text: str, following: Block | None) -> bool:
    """True when a lead-in asks for a list and what follows is none: its items have lost their bullets."""
    if following is None or not leads.opens_list(text) or following.level:
        return False
    plain = following.kind is BlockKind.PARAGRAPH
    return plain or (following.kind is BlockKind.HEADING and wording.acts(following.text))


def reports(run: list[Block]) -> bool:
    """A list of which most items tell what has been done is a list of outcomes, all of it."""
    return sum(telling.begins_done(block.text) for block in run) * 2 > len(run)


def pledge(run: list[Block]) -> bool:
    """A list of which most items bind a party is a promise, whatever its lead-in speaks of."""
    return sum(wording.pledges(block.text) for block in run) * 2 > len(run)


def is_sentence(text: str, over_list: bool) -> bool:
    """A heading that itself binds somebody and opens no list: a promise set as a heading."""
    opens = over_list or leads.opens_list(text)
    return (
        not opens
        and len(party_words.words(text)) > 4
        and party_words.begins_with_party(text)
        and wording.binds(text)
    )


def is_lead(text: str, over_list: bool) -> bool:
    """True for a paragraph that announces the list after it."""
    opens = leads.opens_list(text)
    if not (opens or over_list) or roles.is_party_line(text) or telling.is_quote(text):
        return False
    kind = leads.lead_kind(text)
    return (opens and (over_list or kind is not None)) or (over_list and kind is Kind.PROMISE)


def is_label(text: str) -> bool:
    """True for a short line without a verb that is a heading in all but form."""
    short = len(party_words.words(text)) <= LABEL_WORDS
    return short and not party_words.has_modal(text) and text.rstrip()[-1:] not in (".", "!", "?")


def heads_paragraph(block: Block, after: Block | None) -> bool:
    """True for a lone item that is the heading of the paragraph after it."""
    if after is None or after.kind is not BlockKind.PARAGRAPH or telling.tells_done(after.text):
        return False
    return nesting.is_heading_like(block.text)
