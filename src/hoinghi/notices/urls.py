"""Addresses of notices and of the feed."""

from __future__ import annotations

from django.urls import path

from hoinghi.notices import calendar_views, hook_views, mail_views, own_views, views

app_name = "notices"
_CONFERENCE = "hoi-nghi/<slug:slug>/"
_HOOKS = f"{_CONFERENCE}ket-noi/"
_MAILS = f"{_CONFERENCE}thu-gui/"
urlpatterns = [
    path("thong-bao/", views.notices, name="list"),
    path("thong-bao/da-doc/", views.read_all, name="read-all"),
    path("lich/<str:secret>.ics", calendar_views.feed, name="calendar"),
    path("thong-bao/lich-rieng/", calendar_views.renew, name="renew-calendar"),
    path("thong-bao/lich-rieng/thu-hoi/", calendar_views.revoke, name="revoke-calendar"),
    path(f"{_CONFERENCE}lich.ics", calendar_views.conference, name="conference-calendar"),
    path(_HOOKS, hook_views.hooks, name="hooks"),
    path(f"{_HOOKS}<int:pk>/", hook_views.hook, name="hook"),
    path(f"{_HOOKS}<int:pk>/dung/", hook_views.stop, name="stop-hook"),
    path(f"{_HOOKS}<int:pk>/chay-lai/", hook_views.start, name="start-hook"),
    path(f"{_HOOKS}<int:pk>/xoa/", hook_views.remove, name="remove-hook"),
    path(f"{_HOOKS}<int:pk>/tin/<int:number>/", hook_views.resend, name="resend-message"),
    path("thong-bao/tuy-chon/", own_views.preferences, name="preferences"),
    path("thong-bao/<int:pk>/", views.open_notice, name="open"),
    path(f"{_CONFERENCE}hoat-dong/", views.feed, name="feed"),
    path(f"{_CONFERENCE}hoat-dong/kiem-tra/", views.prove, name="prove"),
    path(_MAILS, mail_views.outbox, name="outbox"),
    path(f"{_MAILS}soan/", mail_views.write, name="write"),
    path(f"{_MAILS}dot/<int:pk>/", mail_views.one_mailing, name="mailing"),
    path(f"{_MAILS}dot/<int:pk>/bo/", mail_views.drop_mailing, name="drop-mailing"),
    path(f"{_MAILS}<int:pk>/", mail_views.mail, name="mail"),
    path(f"{_MAILS}<int:pk>/huy/", mail_views.cancel, name="cancel-mail"),
    path(f"{_MAILS}<int:pk>/gui-lai/", mail_views.resend, name="resend-mail"),
]
