"""Addresses of the guide."""

from __future__ import annotations

from django.urls import path, re_path

from hoinghi.guide import views

app_name = "guide"
urlpatterns = [
    path("huong-dan/", views.index, name="index"),
    path("huong-dan/hinh/<slug:name>.png", views.picture, name="picture"),
    re_path(r"^huong-dan/(?P<name>[a-z0-9-]+(?:/[a-z0-9-]+)?)/$", views.page, name="page"),
]
