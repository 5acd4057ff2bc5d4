"""Addresses of the accounts that this house keeps."""

from __future__ import annotations

from django.urls import path

from hoinghi.accounts import views

app_name = "accounts"
urlpatterns = [path("toi/", views.own, name="own")]
