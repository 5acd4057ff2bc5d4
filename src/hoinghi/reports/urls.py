"""Addresses of the reports' room."""

from __future__ import annotations

from django.urls import path

from hoinghi.reports import file_views, rate_views, review_views

app_name = "reports"
_REPORTS = "hoi-nghi/<slug:slug>/bao-cao/"
_REPORT = f"{_REPORTS}<int:pk>/"
urlpatterns = [
    path(_REPORTS, rate_views.report_list, name="list"),
    path(_REPORT, review_views.report, name="report"),
    path(f"{_REPORT}nhan/", review_views.accept, name="accept"),
    path(f"{_REPORT}tra-lai/", review_views.return_, name="return"),
    path(f"{_REPORT}tep/<int:number>/", file_views.file, name="file"),
    path(f"{_REPORT}hinh/<str:sha256>/", file_views.picture, name="picture"),
]
