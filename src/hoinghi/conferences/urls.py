"""Addresses of the conferences."""

from __future__ import annotations

from django.urls import path

from hoinghi.conferences import (
    clone_views,
    draft_views,
    finding_views,
    light_views,
    part_views,
    role_views,
    sheet_views,
    undo_views,
    views,
)

app_name = "conferences"
urlpatterns = [
    path("hoi-nghi/", views.conference_list, name="list"),
    path("ke-hoach/moi/", draft_views.upload, name="upload"),
    path("ke-hoach/tu-hoi-nghi-cu/", clone_views.choose, name="clone-from"),
    path("ke-hoach/<int:pk>/", draft_views.draft, name="draft"),
    path("ke-hoach/<int:pk>/xac-nhan/", draft_views.confirm, name="confirm"),
    path("ke-hoach/<int:pk>/xoa/", draft_views.drop, name="draft-drop"),
    path("ke-hoach/<int:pk>/tom-tat/", draft_views.summary, name="draft-summary"),
    path("ke-hoach/<int:pk>/doc/", part_views.read_side, name="draft-read"),
    path("ke-hoach/<int:pk>/sua/<slug:part>/<slug:key>/", part_views.edit, name="part-edit"),
    path("ke-hoach/<int:pk>/them/<slug:part>/", part_views.add, name="part-add"),
    path("ke-hoach/<int:pk>/bo/<slug:part>/<slug:key>/", part_views.remove, name="part-remove"),
    path("ke-hoach/<int:pk>/dung/<slug:part>/<slug:key>/", part_views.settle, name="part-settle"),
    path("ke-hoach/<int:pk>/hoan-tac/<int:number>/", part_views.undo, name="part-undo"),
    path(
        "ke-hoach/<int:pk>/phat-hien/<slug:finding>/",
        finding_views.of_draft,
        name="draft-finding",
    ),
    path(
        "hoi-nghi/<slug:slug>/ke-hoach/phat-hien/<slug:finding>/",
        finding_views.of_plan,
        name="plan-finding",
    ),
    path("hoi-nghi/<slug:slug>/ke-hoach/doc-lai/", draft_views.correct, name="correct"),
    path("ke-hoach/<int:pk>/tep/", sheet_views.draft_file, name="draft-file"),
    path("ke-hoach/<int:pk>/trang/", sheet_views.draft_sheets, name="draft-sheets"),
    path("ke-hoach/<int:pk>/trang/<int:number>.png", sheet_views.draft_picture, name="draft-page"),
    path("hoi-nghi/<slug:slug>/ke-hoach/tep/", sheet_views.plan_file, name="plan-file"),
    path("hoi-nghi/<slug:slug>/ke-hoach/trang/", sheet_views.plan_sheets_of, name="plan-sheets"),
    path(
        "hoi-nghi/<slug:slug>/ke-hoach/trang/<int:number>.png",
        sheet_views.plan_picture,
        name="plan-page",
    ),
    path("hoi-nghi/<slug:slug>/nhan-ban/", clone_views.clone, name="clone"),
    path("hoi-nghi/<slug:slug>/mau-cua-co-quan/", clone_views.mark_template, name="template"),
    path("hoi-nghi/<slug:slug>/ke-hoach/sua-doi/", draft_views.amend, name="amend"),
    path("hoi-nghi/<slug:slug>/", views.overview, name="overview"),
    path("hoi-nghi/<slug:slug>/tong-quan/ho-so/", views.dossier_state, name="dossier-state"),
    path("hoi-nghi/<slug:slug>/lanh-dao/", views.leader, name="leader"),
    path("hoi-nghi/<slug:slug>/nguong-den/", light_views.lights, name="lights"),
    path("hoi-nghi/<slug:slug>/ai-duoc-lam-gi/", role_views.who_may, name="powers"),
    path("hoi-nghi/<slug:slug>/vai-tro/", role_views.roles, name="roles"),
    path("hoi-nghi/<slug:slug>/vai-tro/<int:pk>/thu-hoi/", role_views.take_role, name="take-role"),
    path("hoi-nghi/<slug:slug>/hoan-tac/", undo_views.undo, name="undo"),
    path("hoi-nghi/<slug:slug>/ke-hoach/", views.plan, name="plan"),
    path("hoi-nghi/<slug:slug>/van-ban/ho-so.zip", views.archive, name="archive"),
    path("hoi-nghi/<slug:slug>/van-ban/<slug:part>.<str:ending>", views.paper, name="paper"),
    path(
        "hoi-nghi/<slug:slug>/van-ban/<slug:part>/tung-ban-<str:ending>.zip",
        views.each_copy,
        name="each-copy",
    ),
]
