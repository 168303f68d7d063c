"""What was done, and to what kind of row, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "load_reference": _("Läste in uppgifter ur registret"),
    "add_municipality": _("La till en kommun"),
    "add_police_area": _("La till ett lokalpolisområde"),
    "place_in_police_area": _("La en kommun i ett lokalpolisområde"),
    "add_party": _("La till en aktör"),
    "set_school_term": _("Skrev in en skoltermin"),
    "receive_document": _("Tog emot ett dokument"),
    "read_document": _("Läste ett dokument"),
    "refuse_document": _("Kunde inte läsa ett dokument"),
    "edit_review": _("Ändrade i en granskning"),
    "compare_review": _("Jämförde en granskning med det publicerade löftet"),
    "open_correction": _("Öppnade ett publicerat löfte för rättelse"),
    "set_aside_review": _("La en granskning åt sidan"),
    "take_up_review": _("Tog upp en granskning igen"),
    "enter_source": _("Sparade en källa"),
    "add_publication": _("La till en källa till ett löfte"),
    "publish": _("Publicerade en version av ett löfte"),
    "confirm lineage": _("Bekräftade vad ett tidigare åtagande blev"),
    "log_activity": _("Skrev in något som har gjorts"),
    "correct_activity": _("Rättade något som har gjorts"),
    "answer_need": _("Svarade på om något behövdes"),
    "assess": _("Bedömde ett åtagande"),
    "upload_sheet": _("Laddade upp en fil med det som har gjorts"),
    "choose_columns": _("Valde kolumner i en fil"),
    "import_sheet": _("Läste in en fil med det som har gjorts"),
    "take_away_sheet": _("Tog bort en uppladdad fil"),
}

ROWS = {
    "places.PoliceRegion": _("polisregion"),
    "places.County": _("län"),
    "places.Municipality": _("kommun"),
    "places.LocalPoliceArea": _("lokalpolisområde"),
    "places.Organisation": _("aktör"),
    "places.SchoolTerm": _("skoltermin"),
    "ingest.Document": _("dokument"),
    "ingest.Review": _("granskning"),
    "ingest.SheetUpload": _("uppladdad fil"),
    "promises.Source": _("källa"),
    "promises.Promise": _("löfte"),
    "promises.Version": _("version"),
    "promises.LineageLink": _("jämförelse"),
    "promises.ActivityRecord": _("utförd aktivitet"),
    "followup.NeedAnswer": _("svar om behov"),
    "followup.Assessment": _("bedömning"),
}
_NAMES = ("name", "promise", "file")  # in a detail: what the row is called


def action_name(action: str) -> str:
    """What was done, as a sentence without its subject; the name in the code for what is not known here."""
    return str(ACTIONS.get(action, action))


def row_name(label: str, key: str) -> str:
    """`löfte 12`."""
    return f"{ROWS.get(label, label)} {key}"


def called(detail: dict[str, object]) -> str:
    """What the row is called, when the entry says it."""
    return next((str(detail[name]) for name in _NAMES if detail.get(name)), "")
