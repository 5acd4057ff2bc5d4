"""Addresses of signing in and of one's own account; the names are those the library asks for.

Only these of the library's pages exist: there is no sign-up, and no page of its own look.
"""

from __future__ import annotations

from allauth.account import views as entrance
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as other_houses
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.usersessions import views as sessions
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path
from django.views.decorators.http import require_POST

from hoinghi.accounts.views import RemovePasskey

urlpatterns = [
    path("dang-nhap/", entrance.login, name="login"),
    path("dang-nhap/", entrance.login, name="account_login"),
    path("dang-xuat/", require_POST(entrance.logout), name="logout"),
    path("dang-xuat/", require_POST(entrance.logout), name="account_logout"),
    path("dang-nhap/hai-buoc/", second_step.authenticate, name="mfa_authenticate"),
    path(
        "dang-nhap/khoa/", login_not_required(passkeys.login_webauthn), name="mfa_login_webauthn"
    ),
    path("dang-nhap/lien-ket/huy/", other_houses.login_cancelled,
         name="socialaccount_login_cancelled"),
    path("dang-nhap/lien-ket/loi/", login_not_required(other_houses.login_error),
         name="socialaccount_login_error"),
    path("dang-nhap/oidc/<slug:provider_id>/", oidc.login, name="openid_connect_login"),
    path("dang-nhap/oidc/<slug:provider_id>/tra-ve/", oidc.callback,
         name="openid_connect_callback"),
    path("quen-mat-khau/", entrance.password_reset, name="account_reset_password"),
    path("quen-mat-khau/da-gui/", entrance.password_reset_done,
         name="account_reset_password_done"),
    re_path(r"^quen-mat-khau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
            entrance.password_reset_from_key, name="account_reset_password_from_key"),
    path("quen-mat-khau/xong/", entrance.password_reset_from_key_done,
         name="account_reset_password_from_key_done"),
    path("xac-nhan-thu/", entrance.email_verification_sent,
         name="account_email_verification_sent"),
    re_path(r"^xac-nhan-thu/(?P<key>[-:\w]+)/$", entrance.confirm_email,
            name="account_confirm_email"),
    path("toi/mat-khau/", entrance.password_change, name="account_change_password"),
    path("toi/mat-khau/dat/", entrance.password_set, name="account_set_password"),
    path("toi/thu-dien-tu/", entrance.email, name="account_email"),
    path("toi/lien-ket/", other_houses.connections, name="socialaccount_connections"),
    path("toi/phien/", sessions.list_usersessions, name="usersessions_list"),
    path("toi/xac-nhan/", entrance.reauthenticate, name="account_reauthenticate"),
    path("toi/xac-nhan/ma/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("toi/xac-nhan/khoa/", passkeys.reauthenticate_webauthn,
         name="mfa_reauthenticate_webauthn"),
    path("toi/hai-buoc/", second_step.index, name="mfa_index"),
    path("toi/hai-buoc/ma/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("toi/hai-buoc/ma/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("toi/hai-buoc/du-phong/", recovery.view_recovery_codes,
         name="mfa_view_recovery_codes"),
    path("toi/hai-buoc/du-phong/moi/", recovery.generate_recovery_codes,
         name="mfa_generate_recovery_codes"),
    path("toi/hai-buoc/du-phong/tai-ve/", recovery.download_recovery_codes,
         name="mfa_download_recovery_codes"),
    path("toi/hai-buoc/khoa/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("toi/hai-buoc/khoa/them/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("toi/hai-buoc/khoa/<int:pk>/bo/", RemovePasskey.as_view(),
         name="mfa_remove_webauthn"),
    path("toi/hai-buoc/khoa/<int:pk>/ten/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
]  # fmt: skip
