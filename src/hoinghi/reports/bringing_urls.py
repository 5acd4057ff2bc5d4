"""Addresses at which a body brings in the report that it already has as a file."""

from __future__ import annotations

from django.urls import path

from hoinghi.reports import bringing_views

_BRING = "hoi-nghi/<slug:slug>/bao-cao/<int:pk>/dua-tep/"
BRINGING_URLS = (
    path(_BRING, bringing_views.bring, name="bring"),
    path(f"{_BRING}<int:number>/", bringing_views.brought, name="brought"),
)
