"""The table of permissions as text: what `medborgarlofte permissions` prints."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from medborgarlofte.domain.roles import Role

from .permissions import TABLE, Permission, Scope


def role_name(role: Role) -> str:
    """The role's name for those who have it, "samordnare"."""
    return {
        Role.READER: _("läsare"),
        Role.REPORTER: _("rapportör"),
        Role.DOER: _("utförare"),
        Role.COORDINATOR: _("samordnare"),
        Role.LIAISON_OFFICER: _("kommunpolis"),
        Role.SIGNATORY: _("undertecknare"),
        Role.PUBLISHER: _("publicerare"),
        Role.REGISTRAR: _("registrator"),
    }[role]


def role_told(role: Role) -> str:
    """What the role is for, as a sentence for whoever gives it."""
    return {
        Role.READER: _("Läser partens utkast och det som delas med den."),
        Role.REPORTER: _("Lämnar iakttagelser."),
        Role.DOER: _("Loggar det som görs."),
        Role.COORDINATOR: _("Samordnar kommunens arbete: skriver, delar, följer upp."),
        Role.LIAISON_OFFICER: _("Samordnar polisens arbete i kommunen: skriver, delar, följer upp."),
        Role.SIGNATORY: _("Undertecknar löften. Behöver inloggning i två steg."),
        Role.PUBLISHER: _("Publicerar det som någon annan har bett om. Behöver inloggning i två steg."),
        Role.REGISTRAR: _("Läser allt hos parten och behandlingsloggen, och anger diarienummer."),
    }[role]


def table_lines() -> Iterator[str]:
    """The table, in Markdown, a line at a time."""
    yield "| | " + " | ".join(role_name(role) for role in Role) + " | " + _("var") + " | " + _("krav") + " |"
    yield "| --- | " + " | ".join(":-:" for _role in Role) + " | --- | --- |"
    for permission in TABLE.values():
        yield _line(permission)


def _line(permission: Permission) -> str:
    marks = " | ".join("●" if role in permission.roles else "" for role in Role)
    return (
        f"| {permission.told} `{permission.name}` | {marks} | {_where(permission)} | {_demands(permission)} |"
    )


def _where(permission: Permission) -> str:
    if not permission.roles:
        return _("bara installationens administratör")
    where = _("egen part") if permission.scope is Scope.OWN else _("egen part, eller delat med den")
    return (
        _("%(where)s; även installationens administratör") % {"where": where}
        if permission.administrator
        else where
    )


def _demands(permission: Permission) -> str:
    demands = []
    if permission.while_open:
        demands.append(_("medan det är öppet"))
    if permission.second_factor:
        demands.append(_("inloggning i två steg"))
    return ", ".join(demands)
