"""Addresses of the public site. They are permanent: pages are cited by them."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import agreement_views, follow_up_views, indicator_views, report_views, street_views, views

app_name = "publishing"


def _report(name: str, address: str) -> list[URLPattern]:
    """The page of a report and its files, below the promise it is about."""
    whole = f"<slug:slug>/<slug:promise_slug>/{address}"
    said = {"kind": name}
    return [
        path(f"{whole}/", report_views.report, said, name=name),
        path(f"{whole}.pdf", report_views.report, said | {"form": "pdf"}, name=f"{name}_pdf"),
        path(f"{whole}.docx", report_views.report, said | {"form": "docx"}, name=f"{name}_docx"),
    ]


urlpatterns: list[URLPattern] = [
    path("", views.start, name="start"),
    path("robots.txt", views.robots, name="robots"),
    path("versioner.txt", views.version_list, name="version_list"),
    path("om/", views.about, name="about"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("overenskommelser/", agreement_views.agreements, name="agreements"),
    path("<slug:slug>/", views.municipality, name="municipality"),
    path("<slug:slug>/overenskommelse/<int:pk>/", agreement_views.agreement, name="agreement"),
    path(
        "<slug:slug>/overenskommelse/<int:pk>/version/<int:number>/",
        agreement_views.agreement,
        name="agreement_version",
    ),
    path(
        "<slug:slug>/overenskommelse/<int:pk>/version/<int:number>.json",
        agreement_views.agreement_json,
        name="agreement_json",
    ),
    path("<slug:slug>/trygghetsvandringar/", street_views.walks, name="walks"),
    path("<slug:slug>/trygghetsvandringar/<int:pk>/", street_views.walk, name="walk"),
    path("<slug:slug>/atgarder/", street_views.measures, name="measures"),
    path("<slug:slug>/<slug:promise_slug>/", views.promise, name="promise"),
    path("<slug:slug>/<slug:promise_slug>/poster.csv", views.records, name="records"),
    path("<slug:slug>/<slug:promise_slug>/matningar/", indicator_views.indicators, name="indicators"),
    path("<slug:slug>/<slug:promise_slug>/matningar.json", indicator_views.as_json, name="indicators_json"),
    path("<slug:slug>/<slug:promise_slug>/matningar.csv", indicator_views.as_csv, name="indicators_csv"),
    path("<slug:slug>/<slug:promise_slug>/version/<int:number>/", views.version, name="version"),
    path(
        "<slug:slug>/<slug:promise_slug>/version/<int:number>.json", views.version_json, name="version_json"
    ),
    *_report("annual", "arsrapport/<int:year>"),
    *_report("board", "en-sida/<int:year>"),
    *_report("sheet", "anslag"),
    *_report("follow_up_report", "uppfoljning/<int:pk>/rapport"),
    path(
        "<slug:slug>/<slug:promise_slug>/uppfoljning/<int:pk>/arkivpaket.zip",
        report_views.follow_up_package,
        name="follow_up_package",
    ),
    path(
        "<slug:slug>/<slug:promise_slug>/uppfoljning/<int:pk>/", follow_up_views.follow_up, name="follow_up"
    ),
    path(
        "<slug:slug>/<slug:promise_slug>/uppfoljning/<int:pk>/version/<int:number>/",
        follow_up_views.follow_up,
        name="follow_up_version",
    ),
    path(
        "<slug:slug>/<slug:promise_slug>/uppfoljning/<int:pk>/version/<int:number>.json",
        follow_up_views.follow_up_json,
        name="follow_up_json",
    ),
    path("<slug:slug>/<slug:promise_slug>/<int:number>/", views.commitment, name="commitment"),
]
