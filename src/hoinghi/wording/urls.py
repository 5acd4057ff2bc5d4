"""Addresses of the templates of a conference's host."""

from __future__ import annotations

from django.urls import include, path

from hoinghi.wording import views

app_name = "wording"
_one = [
    path("", views.edit, name="edit"),
    path("xem-thu/", views.preview, name="preview"),
    path("ban-in.pdf", views.printed, name="printed"),
    path("phien-ban/<int:number>/", views.version, name="version"),
    path("tep-word/", views.word, name="word"),
    path("phien-ban/<int:number>/dua-vao-dung/", views.use, name="use"),
    path("phien-ban/<int:number>/tep.docx", views.word_file, name="word-file"),
    path("phien-ban/<int:number>/da-dien.docx", views.filled, name="filled"),
    path("phien-ban/<int:number>/khoi-phuc/", views.restore, name="restore"),
    path("mau-chuan/", views.standard, name="standard"),
]
urlpatterns = [
    path("hoi-nghi/<slug:slug>/mau/", views.template_list, name="list"),
    path("hoi-nghi/<slug:slug>/mau/<slug:room>/<slug:file>/", include(_one)),
]
