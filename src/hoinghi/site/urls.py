"""Addresses of the whole application: the site's own, the conferences', and every room's."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from hoinghi.conferences import rooms
from hoinghi.site import front

handler403 = "hoinghi.conferences.role_views.refused"
urlpatterns = [
    path("", front.home, name="home"),
    path("", include("hoinghi.accounts.entrance_urls")),
    path("ngon-ngu/", login_not_required(set_language), name="set_language"),
    path("", include("hoinghi.together.urls")),
    path("", include("hoinghi.units.urls")),
    path("", include("hoinghi.conferences.urls")),
    path("", include("hoinghi.search.urls")),
    *(path("", include(urls)) for urls in rooms.urls()),
]
