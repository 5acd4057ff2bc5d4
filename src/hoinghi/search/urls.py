"""Addresses of the search."""

from __future__ import annotations

from django.urls import path

from hoinghi.search import views

app_name = "search"
urlpatterns = [
    path("tim/", views.results, name="results"),
    path("tim/goi-y/", views.suggestions, name="suggestions"),
]
