"""Addresses under which a body writes its report and gets its receipt."""

from __future__ import annotations

from typing import Final

from django.urls import path

from hoinghi.reports import sending_views, writing_views

_REPORT = "hoi-nghi/<slug:slug>/bao-cao/<int:pk>/"
_WRITE = f"{_REPORT}viet/"
WRITING_URLS: Final = (
    path(_WRITE, writing_views.write, name="write"),
    path(f"{_WRITE}luu/", writing_views.save, name="save"),
    path(f"{_WRITE}lam/", writing_views.act, name="act"),
    path(f"{_WRITE}nhap-thay/", writing_views.begin_for, name="begin-for"),
    path(f"{_WRITE}tep/", sending_views.attach, name="attach"),
    path(f"{_WRITE}tep/<int:number>/", sending_views.draft_file, name="draft-file"),
    path(f"{_WRITE}hinh/", sending_views.add_picture, name="add-picture"),
    path(f"{_WRITE}hinh/<str:sha256>/", sending_views.draft_picture, name="draft-picture"),
    path(f"{_WRITE}ngoai-tuyen.js", sending_views.worker, name="worker"),
    path(f"{_REPORT}bien-nhan/<int:number>/", sending_views.receipt, name="receipt"),
)
