"""Addresses of the delegates' room."""

from __future__ import annotations

from django.urls import path

from hoinghi.delegates import views

app_name = "delegates"
urlpatterns = [
    path("gm/<str:token>", views.invitation, name="invitation"),
    path("hoi-nghi/<slug:slug>/hoi-truong/", views.hall, name="hall"),
    path("hoi-nghi/<slug:slug>/thu-tu-le-tan/", views.protocol, name="protocol"),
    path(
        "hoi-nghi/<slug:slug>/thu-tu-le-tan/thong-dung/",
        views.usual_protocol,
        name="usual-protocol",
    ),
]
