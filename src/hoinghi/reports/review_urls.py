"""Addresses of the reporting rate and of the page on which a report is read."""

from __future__ import annotations

from django.urls import path

from hoinghi.reports import (
    file_views,
    gathering_views,
    rate_acts_views,
    rate_views,
    remark_views,
    review_views,
)

_REPORTS = "hoi-nghi/<slug:slug>/bao-cao/"
_REPORT = f"{_REPORTS}<int:pk>/"
REVIEW_URLS = [
    path(_REPORTS, rate_views.report_list, name="list"),
    path(f"{_REPORTS}nhan-nhieu/", rate_acts_views.bulk, name="bulk"),
    path(f"{_REPORTS}don-doc/", rate_acts_views.remind, name="remind"),
    path(f"{_REPORTS}cho-gui-muon/", rate_acts_views.exceptions, name="exceptions"),
    path(f"{_REPORTS}nhan-bieu/", gathering_views.gather, name="gather"),
    path(_REPORT, review_views.report, name="report"),
    path(f"{_REPORT}nhan/", review_views.accept, name="accept"),
    path(f"{_REPORT}tra-lai/", review_views.return_, name="return"),
    path(f"{_REPORT}cho-qua/", review_views.let_through, name="let-through"),
    path(f"{_REPORT}mo-lai/", review_views.reopen, name="reopen"),
    path(f"{_REPORT}gui-muon/", review_views.let_late, name="let-late"),
    path(f"{_REPORT}y-kien/", review_views.note, name="note"),
    path(f"{_REPORT}y-kien/<int:number>/xong/", review_views.settle, name="settle"),
    path(f"{_REPORT}khong-phai-loi/", remark_views.set_aside, name="set-aside"),
    path(f"{_REPORT}canh-nhau/<str:section>/", remark_views.copies, name="copies"),
    path(f"{_REPORT}tep/<int:number>/", file_views.file, name="file"),
    path(f"{_REPORT}hinh/<str:sha256>/", file_views.picture, name="picture"),
]
