"""Addresses of the whole application."""

from __future__ import annotations

urlpatterns: list = []
