"""The table of permissions: what can be done, by which roles, where they must be held, and in which state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from medborgarlofte.domain.roles import Role


class Scope(StrEnum):
    """Where a role must be held."""

    OWN = "own"  # in the party that the thing belongs to
    EITHER = "either"  # there, or in a party that it is shared with


@dataclass(frozen=True, slots=True)
class Permission:
    """One row of the table. `told` says in Swedish what it lets somebody do."""

    name: str
    told: LazyText
    roles: frozenset[Role]
    scope: Scope = Scope.OWN
    while_open: bool = False  # not once the thing has been ended
    second_factor: bool = False
    administrator: bool = False  # an installation administrator may as well


_SEE = (Role.READER, Role.COORDINATOR, Role.LIAISON_OFFICER, Role.SIGNATORY, Role.PUBLISHER, Role.REGISTRAR)
_WRITE = (Role.COORDINATOR, Role.LIAISON_OFFICER)
_DO = (Role.DOER, *_WRITE)
_SEE_AND_DO = (*_SEE, Role.DOER)
_EVERY = tuple(Role)


def _row(
    name: str,
    told: LazyText,
    roles: tuple[Role, ...],
    scope: Scope = Scope.OWN,
    *,
    while_open: bool = False,
    second_factor: bool = False,
    administrator: bool = False,
) -> Permission:
    return Permission(name, told, frozenset(roles), scope, while_open, second_factor, administrator)


_ROWS = (
    _row("work.see", _("se partens arbetssida"), _EVERY),
    _row("document.give", _("lägga in dokument"), _WRITE),
    _row("document.read", _("läsa inlagda dokument"), _SEE, Scope.EITHER),
    _row("draft.start", _("börja på ett löfte"), _WRITE),
    _row("draft.read", _("läsa ett utkast"), _SEE, Scope.EITHER),
    _row("draft.edit", _("ändra i ett utkast"), _WRITE, Scope.EITHER, while_open=True),
    _row("draft.end", _("lägga ett utkast åt sidan eller ta upp det igen"), _WRITE),
    _row("draft.share", _("dela ett utkast med den andra parten"), _WRITE, while_open=True),
    _row("draft.secrecy", _("sekretessmarkera ett utkast"), (*_WRITE, Role.REGISTRAR), while_open=True),
    _row("draft.settle", _("fastställa lydelsen"), _WRITE, while_open=True),
    _row(
        "draft.sign",
        _("underteckna en fastställd lydelse"),
        (Role.SIGNATORY,),
        Scope.EITHER,
        while_open=True,
        second_factor=True,
    ),
    _row(
        "draft.upload_signature",
        _("ladda upp en fil som partens funktion har undertecknat"),
        _WRITE,
        while_open=True,
    ),
    _row("draft.ask", _("be om att ett löfte publiceras"), _WRITE, while_open=True),
    _row("draft.publish", _("publicera ett löfte"), (Role.PUBLISHER,), while_open=True, second_factor=True),
    _row("agreement.read", _("läsa en överenskommelse som inte är offentlig"), _SEE, Scope.EITHER),
    _row("agreement.start", _("lägga in en överenskommelse"), _WRITE),
    _row("agreement.edit", _("ändra en överenskommelse"), _WRITE, Scope.EITHER, while_open=True),
    _row("agreement.share", _("dela en överenskommelse med den andra parten"), _WRITE, while_open=True),
    _row(
        "agreement.secrecy",
        _("sekretessmarkera en överenskommelse"),
        (*_WRITE, Role.REGISTRAR),
        while_open=True,
    ),
    _row("agreement.end", _("avsluta eller ersätta en överenskommelse"), _WRITE, while_open=True),
    _row(
        "agreement.register",
        _("ange partens diarienummer"),
        (*_WRITE, Role.REGISTRAR),
        Scope.EITHER,
    ),
    _row("agreement.ask", _("be om att en överenskommelse publiceras"), _WRITE, while_open=True),
    _row(
        "agreement.publish",
        _("publicera en överenskommelse"),
        (Role.PUBLISHER,),
        while_open=True,
        second_factor=True,
    ),
    _row("activity.log", _("logga det som är gjort"), _DO),
    _row("activity.correct", _("rätta det som är loggat"), _DO),
    _row("sheet.import", _("läsa in en fil med det som är gjort"), _DO),
    _row(
        "occasion.read", _("läsa om möten, trygghetsvandringar och utbildningar"), _SEE_AND_DO, Scope.EITHER
    ),
    _row("occasion.plan", _("kalla till möten, trygghetsvandringar och utbildningar"), _DO),
    _row("occasion.change", _("ändra eller ställa in det som är planerat"), _DO, while_open=True),
    _row("occasion.share", _("kalla andra parter"), _DO, while_open=True),
    _row("occasion.secrecy", _("sekretessmarkera ett möte"), (*_WRITE, Role.REGISTRAR)),
    _row("occasion.hold", _("skriva in att det är hållet"), _DO, while_open=True),
    _row("occasion.move", _("flytta det som är hållet, eller ta tillbaka att det är hållet"), _DO),
    _row("group.change", _("bilda, ändra och avsluta grupper"), _WRITE, while_open=True),
    _row("meeting.minute", _("skriva vad som sades och beslutades på ett möte"), _DO),
    _row("meeting.settle", _("skriva in att ett beslut är gjort"), _DO, Scope.EITHER),
    _row("occasion.ask", _("be om att en trygghetsvandring publiceras"), _WRITE),
    _row("occasion.publish", _("publicera en trygghetsvandring"), (Role.PUBLISHER,), second_factor=True),
    _row("walk.record", _("skriva punkter i en trygghetsvandrings protokoll"), _DO, Scope.EITHER),
    _row("walk.answer", _("svara på punkter från en trygghetsvandring"), _WRITE, Scope.EITHER),
    _row("walk.complete", _("skriva in att en punkt är sedd och åtgärdad"), _DO, Scope.EITHER),
    _row("measure.read", _("läsa om åtgärder på platser"), _SEE_AND_DO, Scope.EITHER),
    _row("measure.decide", _("lägga in en beslutad åtgärd"), _WRITE),
    _row("measure.change", _("ändra, slutföra eller ställa in en åtgärd"), _WRITE, while_open=True),
    _row("measure.share", _("dela en åtgärd med den andra parten"), _WRITE),
    _row("measure.secrecy", _("sekretessmarkera en åtgärd"), (*_WRITE, Role.REGISTRAR)),
    _row("measure.ask", _("be om att en åtgärd publiceras"), _WRITE),
    _row("measure.publish", _("publicera en åtgärd"), (Role.PUBLISHER,), second_factor=True),
    _row("indicator.write", _("lägga in mätningar och rätta dem"), _WRITE, Scope.EITHER),
    _row("hypothesis.write", _("skriva vad ett åtagande väntas ändra"), _WRITE, Scope.EITHER),
    _row("followup.answer", _("svara på uppföljningen"), _WRITE),
    _row("followup.read", _("läsa en uppföljning som inte är godkänd"), _SEE_AND_DO, Scope.EITHER),
    _row("followup.open", _("öppna en uppföljning"), _WRITE, Scope.EITHER),
    _row("followup.settle", _("lägga fast en uppföljnings text"), _WRITE, Scope.EITHER, while_open=True),
    _row(
        "followup.approve",
        _("godkänna en uppföljning för sin part"),
        (Role.SIGNATORY,),
        while_open=True,
        second_factor=True,
    ),
    _row("followup.correct", _("öppna en godkänd uppföljning för rättelse"), _WRITE, Scope.EITHER),
    _row(
        "followup.register",
        _("hämta en uppföljning till diariet, med partens egna bilagor"),
        (*_WRITE, Role.REGISTRAR),
    ),
    _row("promise.correct", _("öppna ett publicerat löfte för rättelse"), _WRITE, Scope.EITHER),
    _row("promise.renew", _("förnya ett löfte"), _WRITE, Scope.EITHER),
    _row("lineage.confirm", _("bekräfta vad som blev av åtaganden"), _WRITE, Scope.EITHER),
    _row("function.see", _("se partens funktioner och vem som har dem"), _EVERY),
    _row("function.change", _("lägga till funktioner och lämna över dem"), _WRITE),
    _row(
        "member.see",
        _("se partens medlemmar"),
        (*_WRITE, Role.REGISTRAR),
        administrator=True,
    ),
    _row("member.change", _("bjuda in, ge och ta ifrån roller"), _WRITE, administrator=True),
    _row(
        "member.factor",
        _("ta bort det andra steget för den som har tappat det"),
        (),
        administrator=True,
    ),
    _row(
        "party.alone", _("bestämma att en ensam person får publicera"), (Role.SIGNATORY,), second_factor=True
    ),
    _row("party.add", _("lägga till parter"), (), administrator=True),
    _row("queue.manage", _("se kön och försöka igen med det som inte gick"), (), administrator=True),
    _row("audit.read", _("läsa behandlingsloggen för sin part"), (Role.REGISTRAR,)),
    _row("disposal.read", _("se gallringsplanen och vad som står i tur"), (Role.REGISTRAR,)),
)

TABLE: dict[str, Permission] = {row.name: row for row in _ROWS}
