"""The people of a municipality and its police, each in a browser of their own, and what they do there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from allauth.mfa.models import Authenticator
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from medborgarlofte.accounts.actors import COMMAND_LINE
from medborgarlofte.accounts.models import User
from medborgarlofte.domain.roles import Role
from medborgarlofte.places.actions import add_function, hand_over
from medborgarlofte.places.models import Organisation
from tests.building import a_municipality, parties_of
from tests.people import PASSWORD, a_member, a_user

from .signing_in import sign_in_with_code, signed_in, with_codes

CHIEF, CHAIR = "lokalpolisområdeschefen", "kommunstyrelsens ordförande"
NOTE = "Inget om enskilda eller pågående ärenden."
# Who there is: in which party (0 the police, 1 the town), with which roles, and which function they hold.
CAST: dict[str, tuple[int, tuple[Role, ...], str]] = {
    "officer": (0, (Role.LIAISON_OFFICER,), ""),
    "coordinator": (1, (Role.COORDINATOR, Role.PUBLISHER), ""),
    "publisher": (1, (Role.PUBLISHER,), ""),
    "chief": (0, (Role.SIGNATORY,), CHIEF),
    "chair": (1, (Role.SIGNATORY,), CHAIR),
}


@dataclass
class Cast:
    """Everybody of Granvik; each has one browser, which stays open until it is closed."""

    browser: Browser
    server: LiveServer
    parties: tuple[Organisation, Organisation]
    users: dict[str, User]
    open: dict[str, BrowserContext] = field(default_factory=dict)

    def page(self, name: str) -> Page:
        """The page that one of them has open. The coordinator signs in by hand, the others have before."""
        if name not in self.open:
            user = self.users[name]
            if name == "coordinator":
                self.open[name] = self.browser.new_context(base_url=self.server.url, locale="sv-SE")
                sign_in_with_code(self.open[name].new_page(), user)
            else:
                self.open[name] = signed_in(self.browser, self.server, user)
                self.open[name].new_page()
        return self.open[name].pages[0]

    def go_home(self) -> None:
        """Everybody closes their browser."""
        for context in self.open.values():
            context.close()
        self.open.clear()


def the_cast(browser: Browser, server: LiveServer) -> Cast:
    """Those people, with the functions of the signatories in their hands."""
    parties = parties_of(a_municipality())
    users = {}
    for name, (side, roles, function) in CAST.items():
        users[name] = a_member(parties[side], *roles, user=a_user(f"{name}@granvik.example"))
        if Authenticator.objects.filter(user=users[name]).exists():
            with_codes(users[name])
        if function:
            hand_over(COMMAND_LINE, add_function(COMMAND_LINE, parties[side], function), users[name])
    return Cast(browser, server, parties, users)


def press(page: Page, name: str) -> None:
    """Press the button of that name."""
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    """Follow the link of that name."""
    page.get_by_role("link", name=name, exact=True).first.click()


def fill(page: Page | Locator, **fields: str) -> None:
    """Fill in fields by their names in the form: labels are asked for where they are the question."""
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)


def enter_agreement(page: Page) -> str:
    """Enter an agreement of both parties; its address."""
    page.goto("/arbete/overenskommelser/")
    follow(page, "Lägg in en överenskommelse")
    for party in page.locator("[name=parties]").all():
        party.check()
    fill(page, purposes="Fler ska vara trygga vid torget.", areas="Torget\nTrafiken", first="2026-01-01")
    press(page, "Spara")
    return re.sub(r"^https?://[^/]+", "", page.url)


def choose_signatories(page: Page, agreement: str) -> None:
    """One function of each party signs what is promised under it."""
    page.goto(agreement)
    follow(page, "Välj vilka som undertecknar")
    page.get_by_label("Vilka undertecknar för Polisen?").fill(CHIEF)
    page.get_by_label("Vilka undertecknar för Granviks kommun?").fill(CHAIR)
    press(page, "Spara")
    expect(page.locator("main")).to_contain_text(CHAIR)


def share(page: Page, address: str) -> None:
    """Share what has its page there with the other party, after the secrecy review."""
    page.goto(address)
    follow(page, "Dela med den andra parten")
    expect(page.locator("main")).to_contain_text("allmän handling")
    page.get_by_label("Polisen", exact=True).check()
    page.get_by_label("Ingen grund för sekretess").check()
    fill(page, note=NOTE)
    press(page, "Dela")
    expect(page.locator("main")).to_contain_text("det är delat med Polisen")


def begin_draft(page: Page) -> str:
    """Begin to write a promise of 2026; the address of the draft."""
    page.goto("/utkast/nytt/")
    fill(page, start="2026-01-01", last="2026-12-31", problem="Det körs fort.", aim="Lugnt vid skolan.")
    press(page, "Börja skriva")
    expect(page.get_by_role("heading", level=1)).to_have_text("Utkast: Granvik 2026")
    return re.sub(r"^https?://[^/]+", "", page.url)


def add_commitment(page: Page, draft: str, text: str, kind: str, **more: str) -> None:
    """Add a commitment with one target. `police` and `municipality` are the functions that answer for it."""
    page.goto(f"{draft}nytt/")
    fill(page, text=text)
    for party in ("police", "municipality"):
        if f"{party}_function" in more:
            page.locator(f"[name={party}]").check()
    for folded in ("Plats, tid, målgrupp och medverkande", "Syfte, planer och ämnen"):
        page.get_by_text(folded, exact=True).click()
    target = page.get_by_role("group", name="Mål 1")
    target.get_by_label("Vad för mål?").select_option(label=kind)
    if "per" in more:
        target.get_by_label("Per", exact=True).select_option(label=more.pop("per"))
    if "goal_kind" in more:
        page.get_by_label(more.pop("goal_kind")).check()
    fill(page, **{name.replace("target_", "form-0-"): value for name, value in more.items()})
    press(page, "Spara")
    expect(page.locator(".reviewed").last).to_contain_text(text)


def rewrite(page: Page, draft: str, number: int, text: str) -> None:
    """Open a commitment and write there, without saving."""
    page.goto(f"{draft}{number}/")
    page.get_by_label("Vad lovas?").fill(text)


def place_under(page: Page, draft: str) -> None:
    """Place a draft under the only agreement there is."""
    page.goto(draft)
    follow(page, "Överenskommelse och underskrifter")
    follow(page, "Välj överenskommelse")
    page.get_by_label("Överenskommelse", exact=True).select_option(index=1)
    press(page, "Spara")
    expect(page.locator("main")).to_contain_text(CHIEF)


def settle(page: Page, draft: str) -> str:
    """Settle the wording; its hash."""
    page.goto(draft)
    follow(page, "Fastställ lydelsen")
    press(page, "Fastställ lydelsen")
    expect(page.get_by_role("heading", name="Lydelsen är fastställd")).to_be_visible()
    return page.locator("#lydelsen code").inner_text()


def sign(page: Page, function: str, sha256: str) -> None:
    """Sign what waits, from one's own page, after having proved who one is anew."""
    page.goto("/arbete/")
    page.get_by_role("link", name=re.compile("^Läs och underteckna")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bekräfta att det är du")
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    press(page, "Bekräfta")
    expect(page.locator("main")).to_contain_text(sha256)
    page.get_by_label("Jag har läst lydelsen.").check()
    press(page, f"Underteckna som {function}")
    expect(page.get_by_role("heading", name="Har undertecknat")).to_be_visible()


def ask_to_publish(page: Page, draft: str) -> None:
    """Ask a colleague to publish."""
    page.goto(draft)
    follow(page, "Be om publicering")
    fill(page, note=NOTE)
    press(page, "Be om publicering")
    expect(page.locator("main")).to_contain_text("Du bad om publicering")


def publish(page: Page) -> None:
    """Publish what waits, from one's own page."""
    page.goto("/arbete/")
    page.get_by_role("link", name=re.compile("^Läs igenom och publicera")).click()
    press(page, "Publicera löftet")
    page.wait_for_url("**?publicerat")


def answer_all(page: Page, address: str) -> None:
    """Answer all that the own party is asked about a promise, as shortly as it goes."""
    page.goto(address)
    for question in page.locator("section.pair").all():
        question.get_by_label("Delvis uppfyllt").check()
        question.get_by_label("Varför?").fill("Vi hann inte allt.")
    press(page, "Spara svaren")
    expect(page.get_by_role("status")).to_contain_text("Sparat.")


def choose(page: Page, number: int, act: str, **more: Any) -> None:
    """What becomes of a commitment of the promise that ends."""
    one = page.locator("section.pair").nth(number - 1)
    one.get_by_label(re.compile(f"^{act}:")).check()
    if more:
        one.locator("details > summary").last.click()
        fill(one, **{f"{name}_{number}": value for name, value in more.items()})
