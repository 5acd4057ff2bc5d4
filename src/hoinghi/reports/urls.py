"""Addresses of the reports' room."""

from __future__ import annotations

from django.urls import path

from hoinghi.reports import consolidation_views as figures
from hoinghi.reports import drafting_views
from hoinghi.reports.bringing_urls import BRINGING_URLS
from hoinghi.reports.outline_urls import OUTLINES_URLS
from hoinghi.reports.review_urls import REVIEW_URLS
from hoinghi.reports.writing_urls import WRITING_URLS

app_name = "reports"
_REPORTS = "hoi-nghi/<slug:slug>/bao-cao/"
_DRAFTS = f"{_REPORTS}du-thao/"
_DRAFT = f"{_DRAFTS}<int:number>/"
_FIGURES = f"{_REPORTS}tong-hop/"
urlpatterns = [
    *OUTLINES_URLS,
    *WRITING_URLS,
    *BRINGING_URLS,
    path(_DRAFTS, drafting_views.draft, name="drafting"),
    path(_DRAFT, drafting_views.draft, name="draft"),
    path(f"{_DRAFT}doan/", drafting_views.decide_paragraph, name="draft-paragraph"),
    path(f"{_DRAFT}nhom/", drafting_views.decide_group, name="draft-group"),
    path(f"{_REPORTS}dien-hinh/", drafting_views.models, name="models"),
    path(f"{_REPORTS}dien-hinh/<int:pk>/", drafting_views.models, name="change-model"),
    *REVIEW_URLS,
    path(_FIGURES, figures.consolidation_page, name="consolidation"),
    path(f"{_FIGURES}bang/", figures.consolidation_pivot, name="consolidation-pivot"),
    path(f"{_FIGURES}so/", figures.consolidation_cell, name="consolidation-cell"),
    path(f"{_FIGURES}thay-doi/", figures.consolidation_changes, name="consolidation-changes"),
    path(
        f"{_FIGURES}lan-gui/<int:pk>/",
        figures.consolidation_revisions,
        name="consolidation-revisions",
    ),
    path(
        f"{_FIGURES}so-lieu.<str:ending>",
        figures.consolidation_export,
        name="consolidation-export",
    ),
]
