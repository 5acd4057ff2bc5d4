"""Addresses of the delegates' room."""

from __future__ import annotations

from django.urls import path

from hoinghi.delegates import views

app_name = "delegates"
urlpatterns = [path("gm/<str:token>", views.invitation, name="invitation")]
