"""The address of what is told among those who edit one thing."""

from __future__ import annotations

from django.urls import path

from hoinghi.together import views

app_name = "together"
urlpatterns = [path("dang-mo-trang/", views.who_else, name="presence")]
