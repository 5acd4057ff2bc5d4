"""Addresses of the accounts that this house keeps."""

from __future__ import annotations

from django.urls import path

from hoinghi.accounts import data_views, joining_views, member_views, office_views, views

app_name = "accounts"
urlpatterns = [
    path("toi/", views.own, name="own"),
    path("toi/bat-buoc/", views.must, name="must"),
    path("toi/du-lieu/", data_views.own_data, name="own-data"),
    path("toi/du-lieu/tai-ve/", data_views.export, name="export"),
    path("toi/du-lieu/yeu-cau-xoa/", data_views.ask, name="ask-erasure"),
    path("tai-khoan/xoa-du-lieu/", data_views.requests, name="erasures"),
    path("tai-khoan/xoa-du-lieu/nguoi/", data_views.erase_person, name="erase-person"),
    path("tai-khoan/xoa-du-lieu/<int:pk>/tra-loi/", data_views.decline, name="decline-erasure"),
    path("tai-khoan/<int:pk>/xoa-du-lieu/", data_views.erase_account, name="erase-account"),
    path("moi/<str:token>/", joining_views.accept, name="accept"),
    path("tai-khoan/", office_views.listing, name="list"),
    path("tai-khoan/moi/", office_views.invite, name="invite"),
    path("tai-khoan/hai-buoc/", office_views.second_step, name="second-step"),
    path("tai-khoan/loi-moi/", office_views.invitations, name="invitations"),
    path("tai-khoan/loi-moi/<int:pk>/gui-lai/", office_views.invite_again, name="invite-again"),
    path("tai-khoan/loi-moi/<int:pk>/thu-hoi/", office_views.revoke, name="revoke"),
    path("tai-khoan/don-vi/<int:pk>/", member_views.members, name="members"),
    path("tai-khoan/don-vi/<int:pk>/vai-tro/<int:account>/", member_views.give, name="give-role"),
    path("tai-khoan/don-vi/<int:pk>/duyet/", member_views.approving, name="approving"),
    path("tai-khoan/<int:pk>/don-vi/", member_views.move, name="move"),
    path("tai-khoan/<int:pk>/", office_views.account, name="account"),
    path("tai-khoan/<int:pk>/dong/", office_views.close, name="close"),
    path("tai-khoan/<int:pk>/mo-lai/", office_views.reopen, name="reopen"),
    path("tai-khoan/<int:pk>/mat-khau/", office_views.reset_link, name="reset-link"),
]
