"""Addresses of the room that issues papers."""

from __future__ import annotations

from django.urls import path

from hoinghi.dispatch import act_views, aloud_views, paper_views, register_views

app_name = "dispatch"
_SIGNERS = "hoi-nghi/<slug:slug>/nguoi-ky/"
_PAPERS = "hoi-nghi/<slug:slug>/van-ban/"
_PAPER = f"{_PAPERS}ban/<slug:ref>/"
urlpatterns = [
    path(_PAPERS, paper_views.papers, name="papers"),
    path(f"{_PAPERS}giu-ca-ho-so/", act_views.keep_all, name="keep-all"),
    path(_PAPER, paper_views.paper, name="paper"),
    path(f"{_PAPER}giu/", act_views.keep, name="keep"),
    path(f"{_PAPER}phat-hanh/", act_views.issue, name="issue"),
    path(f"{_PAPER}trinh-ky/", act_views.put_forward, name="put-forward"),
    path(f"{_PAPER}rut-trinh/", act_views.take_back, name="take-back"),
    path(f"{_PAPER}tra-lai/", act_views.send_back, name="send-back"),
    path(f"{_PAPER}thay-the/", act_views.replace, name="replace"),
    path(f"{_PAPER}dinh-chinh/", act_views.correct, name="correct"),
    path(f"{_PAPER}thu-hoi/", act_views.recall, name="recall"),
    path(f"{_PAPER}bo/", act_views.drop, name="drop"),
    path(f"{_PAPER}hom-nay.<str:ending>", paper_views.today_file, name="today-file"),
    path(f"{_PAPER}lan-<int:number>.<str:ending>", paper_views.kept_file, name="kept-file"),
    path(f"{_PAPER}so-sanh/", paper_views.pick, name="pick"),
    path(f"{_PAPER}so-sanh/<int:before>/<int:after>/", paper_views.difference, name="difference"),
    path(
        "hoi-nghi/<slug:slug>/van-ban/<slug:part>/doc-soat/", aloud_views.paper_aloud, name="aloud"
    ),
    path(_SIGNERS, register_views.signers, name="signers"),
    path(f"{_SIGNERS}<slug:kind>/", register_views.signers, name="add-signer"),
    path(f"{_SIGNERS}<slug:kind>/<int:pk>/", register_views.signers, name="change-signer"),
    path(f"{_SIGNERS}<slug:kind>/<int:pk>/bo/", register_views.remove_signer, name="remove-signer"),
]
