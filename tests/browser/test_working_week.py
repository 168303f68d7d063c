"""A week of work on a phone: logged with and without a net, met, walked, reminded, lifted, and in a calendar.

With MEDBORGARLOFTE_PICTURES it is played in both languages, and leaves the guide's pictures in that folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.accounts.models import User
from medborgarlofte.dialogue.models import SafetyWalk
from medborgarlofte.domain.targets import CountTarget, Operator, Per
from medborgarlofte.places.models import Organisation
from medborgarlofte.promises.models import ActivityRecord, Promise
from medborgarlofte.web.models import Escalation
from medborgarlofte.web.reminders.sending import remind
from tests.building import a_commitment, a_promise, parties_of
from tests.dialogue.rows import a_function, a_group
from tests.jobs.mailbox import Mailbox, mailbox
from tests.jobs.waiting import do_waiting_jobs
from tests.web.reminders.late import Late, something_late

from .phone import LANGUAGES, WIDTH, Phone
from .signing_in import signed_in

__all__ = ["mailbox"]
pytestmark = pytest.mark.django_db(transaction=True)
Phones = Callable[[User, str], Phone]
CHECKS, MEETINGS = "Polisen kontrollerar hastigheten på Storgatan.", "Vi möts fyra gånger om året."


@pytest.fixture
def late() -> Late:
    """Last year something was never done; its function has a manager."""
    return something_late(year=localdate().year - 1)


@pytest.fixture
def promise(late: Late, member: User) -> Promise:
    year = localdate().replace(month=1, day=1)
    police, town = parties_of(late.town.municipality)
    a_group(town, a_function(town, "ordföranden"), a_function(police, "kommunpolisen"))
    return a_promise(
        a_commitment(CHECKS, CountTarget(104, Per.YEAR, "kontroller", Operator.AT_LEAST)),
        a_commitment(MEETINGS, CountTarget(4, Per.YEAR, "möten", Operator.AT_LEAST), by="both"),
        start=year,
        end=year.replace(year=year.year + 1),
    )


@pytest.fixture
def phones(browser: Browser, live_server: LiveServer) -> Iterator[Phones]:
    """A phone for each who needs one, in a language."""
    contexts: list[BrowserContext] = []

    def phone_of(user: User, language: str) -> Phone:
        contexts.append(signed_in(browser, live_server, user, viewport={"width": WIDTH, "height": 740}))
        return Phone(contexts[-1].new_page(), language)

    yield phone_of
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_week(
    language: str, phones: Phones, member: User, promise: Promise, late: Late, mailbox: Mailbox
) -> None:
    phone = phones(member, language)
    logged_repeated_and_corrected(phone)
    logged_without_a_net(phone)
    met(phone)
    walked(phone, late.town)
    reminded(late, mailbox)
    lifted(phones(late.head, language))
    in_the_calendar(phone)


def logged_repeated_and_corrected(phone: Phone) -> None:
    phone.goes("/logga/")
    phone.page.get_by_role("link", name=CHECKS).click()
    phone.photographs("logga")
    phone.taps("Spara")
    phone.sees("Uppgiften är sparad")
    phone.photographs("sparad")
    phone.goes("/logga/")
    phone.taps("Gör om den senaste", link=True)
    phone.taps("Spara")
    phone.taps("Rätta", link=True)
    phone.field("Hur många?").fill("2")
    phone.field("Varför rättar du?").fill("Vi gjorde två.")
    phone.taps("Spara")
    phone.sees("Uppgiften är sparad")
    assert sorted(ActivityRecord.objects.values_list("count", flat=True)) == [1, 1, 2]


def logged_without_a_net(phone: Phone) -> None:
    phone.goes("/logga/utan-nat/")
    expect(phone.field("Åtagande")).to_be_visible()
    phone.page.evaluate("navigator.serviceWorker.ready")
    phone.page.wait_for_function("navigator.serviceWorker.controller !== null")
    phone.page.context.set_offline(True)
    phone.page.reload()
    phone.field("Hur många?").fill("3")
    phone.taps("Spara")
    phone.sees("Väntar på nät.")
    phone.photographs("utan-nat")
    phone.page.context.set_offline(False)
    phone.sees("Den är sparad.")
    phone.taps("Skicka igen")
    assert ActivityRecord.objects.filter(count=3).count() == 1


def met(phone: Phone) -> None:
    phone.goes("/arbete/moten/grupper/")
    phone.page.get_by_role("link", name="Styrgruppen").click()
    phone.taps("Kalla gruppen till möte", link=True)
    phone.field("Vilken dag?").fill(localdate().isoformat())
    phone.field("Börjar klockan").fill("00:00")
    phone.field("Slutar klockan").fill("00:30")
    phone.field("Sekretessprövning").fill("Inget är hemligt.")
    phone.field("Dagordning").fill("Läget på Storgatan")
    phone.taps("Kalla")
    phone.taps("Välj åtaganden", link=True)
    phone.page.get_by_label(MEETINGS).check()
    phone.taps("Spara")
    phone.taps("Skriv in att mötet är hållet", link=True)
    phone.page.get_by_label("ordföranden, Granviks kommun").check()
    phone.page.get_by_label("kommunpolisen, Polisen").check()
    phone.field("Minnesanteckningar").fill("Vi ser över belysningen vid skolan.")
    phone.taps("Mötet är hållet")
    phone.taps("Skriv in ett beslut", link=True)
    phone.field("Vad beslutades?").fill("Belys gångvägen vid skolan.")
    phone.field("Vilken funktion gör det?").select_option(label="ordföranden, Granviks kommun")
    phone.field("Senast vilken dag?").fill((localdate() + timedelta(days=30)).isoformat())
    phone.taps("Spara beslutet")
    phone.sees("Vilka som var med")
    phone.photographs("mote")
    assert ActivityRecord.objects.filter(occasion__isnull=False).count() == 1


def walked(phone: Phone, town: Organisation) -> None:
    phone.goes(f"/arbete/vandringar/ny/?part={town.pk}")
    phone.field("Vad ska vandringen heta?").fill("Vandring vid ån")
    phone.field("Vilken dag?").fill((localdate() - timedelta(days=1)).isoformat())
    phone.field("Börjar klockan").fill("18:00")
    phone.field("Slutar klockan").fill("20:00")
    phone.field("Var samlas ni?").fill("Stora torget")
    phone.taps("Spara")
    walk = SafetyWalk.objects.get()
    for place in ("Gångtunneln vid Ågatan", "Stigen bakom stationen", "Busskuren på Storgatan"):
        phone.goes(f"/arbete/vandringar/{walk.pk}/ny-punkt/")
        phone.page.get_by_label(phone.says("Mörk plats"), exact=True).check()
        phone.field("Var är det?").fill(place)
        if place.startswith("Busskuren"):
            phone.photographs("punkt")
        phone.taps("Spara punkten")
    answered(phone, walk, 1, None)
    answered(phone, walk, 2, "Marken är inte kommunens.")
    phone.goes(f"/arbete/vandringar/{walk.pk}/")
    phone.photographs("protokoll")
    assert [point.answer for point in walk.points.all()] == ["accepted", "refused", ""]


def answered(phone: Phone, walk: SafetyWalk, number: int, refusal: str | None) -> None:
    phone.goes(f"/arbete/vandringar/punkt/{walk.points.get(number=number).pk}/svar/")
    if refusal:
        phone.page.get_by_label(phone.says("Nej"), exact=True).check()
        phone.field("Om nej: varför?").fill(refusal)
    else:
        phone.field("Ja, vi ser över platsen och åtgärdar när det behövs").check()
        phone.field("Om ja: vilken funktion ansvarar?").select_option(index=1)
        phone.field("Om ja: senast vilken dag?").fill((localdate() + timedelta(days=60)).isoformat())
    phone.taps("Spara svaret")


def reminded(late: Late, mailbox: Mailbox) -> None:
    """Whoever answers for what is late is told once, by a mail through a mail server; it is lifted once."""
    for _day in range(2):
        remind()
        do_waiting_jobs()
    to_the_doer = [one for one in mailbox.mails() if one["to"] == late.doer.email]
    assert len(to_the_doer) == 1
    assert "Fritid ska vandra." in to_the_doer[0].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert Escalation.objects.filter(manager=late.manager).count() == 1


def lifted(phone: Phone) -> None:
    """The manager sees it in their week."""
    phone.goes("/arbete/")
    phone.sees("Fritid ska vandra.")
    phone.photographs("min-vecka")


def in_the_calendar(phone: Phone) -> None:
    phone.goes("/arbete/kalendrar/")
    phone.taps("Gör en adress")
    phone.sees("Kopiera adressen nu")
    phone.photographs("kalender")
    address = phone.page.locator("code").first.text_content() or ""
    calendar: Any = Calendar.from_ical(phone.page.request.get("/" + address.split("/", 3)[-1]).body())
    meetings = [str(one["dtstart"].dt) for one in calendar.walk("VEVENT") if "Styrgruppen" in one["summary"]]
    assert [one[:10] for one in meetings] == [localdate().isoformat()]
