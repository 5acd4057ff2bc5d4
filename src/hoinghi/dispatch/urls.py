"""Addresses of the room that issues papers."""

from __future__ import annotations

from django.urls import path

from hoinghi.dispatch import aloud_views, register_views

app_name = "dispatch"
_SIGNERS = "hoi-nghi/<slug:slug>/nguoi-ky/"
urlpatterns = [
    path(
        "hoi-nghi/<slug:slug>/van-ban/<slug:part>/doc-soat/", aloud_views.paper_aloud, name="aloud"
    ),
    path(_SIGNERS, register_views.signers, name="signers"),
    path(f"{_SIGNERS}<slug:kind>/", register_views.signers, name="add-signer"),
    path(f"{_SIGNERS}<slug:kind>/<int:pk>/", register_views.signers, name="change-signer"),
    path(f"{_SIGNERS}<slug:kind>/<int:pk>/bo/", register_views.remove_signer, name="remove-signer"),
]
