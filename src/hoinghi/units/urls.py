"""Addresses of the directory."""

from __future__ import annotations

from django.urls import path

from hoinghi.units import views

app_name = "units"
urlpatterns = [path("don-vi/", views.directory, name="directory")]
