"""Addresses of notices and of the feed."""

from __future__ import annotations

from django.urls import path

from hoinghi.notices import views

app_name = "notices"
_CONFERENCE = "hoi-nghi/<slug:slug>/"
urlpatterns = [
    path("thong-bao/", views.notices, name="list"),
    path("thong-bao/da-doc/", views.read_all, name="read-all"),
    path("thong-bao/<int:pk>/", views.open_notice, name="open"),
    path(f"{_CONFERENCE}hoat-dong/", views.feed, name="feed"),
    path(f"{_CONFERENCE}hoat-dong/kiem-tra/", views.prove, name="prove"),
]
