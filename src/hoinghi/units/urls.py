"""Addresses of the directory."""

from __future__ import annotations

from django.urls import path, re_path

from hoinghi.units import body_views, list_views, views

app_name = "units"
urlpatterns = [
    path("don-vi/", views.directory, name="directory"),
    path("don-vi/nap/", list_views.send, name="send"),
    re_path(
        r"^don-vi/nap/mau-(?P<kind>bodies|people)\.xlsx$", list_views.template, name="list-template"
    ),
    path("don-vi/nap/hien-hanh/", list_views.take_present, name="take-present"),
    path("don-vi/nap/<int:pk>/", list_views.draft, name="list-draft"),
    path("don-vi/nap/<int:pk>/cot/", list_views.columns, name="list-columns"),
    path("don-vi/nap/<int:pk>/xac-nhan/", list_views.confirm, name="list-confirm"),
    path("don-vi/nap/<int:pk>/bo/", list_views.discard, name="list-discard"),
    path("don-vi/nap/<int:pk>/danh-dau.xlsx", list_views.marked, name="list-marked"),
    path("don-vi/<int:pk>/", body_views.body, name="body"),
    path("don-vi/<int:pk>/<str:act>/", body_views.act, name="body-act"),
    path("don-vi/<int:pk>/chuc-vu/<int:post>/", body_views.end_post, name="post-end"),
    path("don-vi/<str:above>/<int:pk>/them/", body_views.add, name="add"),
]
