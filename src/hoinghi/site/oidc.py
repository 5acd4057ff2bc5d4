"""The sign-in server of another house (OIDC), as environment variables name it."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import urlsplit

from hoinghi.site.home import CannotStart


def oidc_server() -> dict[str, Any]:
    """Give what ``HOINGHI_OIDC_…`` name, as django-allauth wants it; nothing where none is named.

    Raises:
        CannotStart: The address is none, or it comes without the key of this installation.
    """
    address = os.environ.get("HOINGHI_OIDC_URL", "").strip().rstrip("/")
    if not address:
        return {}
    client = os.environ.get("HOINGHI_OIDC_CLIENT", "").strip()
    if not client or urlsplit(address).scheme not in {"https", "http"}:
        raise CannotStart(
            "HOINGHI_OIDC_URL cần là địa chỉ https://… và đi cùng HOINGHI_OIDC_CLIENT.",
            "Hãy lấy cả hai ở nơi quản trị hệ thống đăng nhập chung, hoặc bỏ cả hai.",
        )
    app = {
        "provider_id": "chung",
        "name": os.environ.get("HOINGHI_OIDC_NAME", "").strip() or "Hệ thống đăng nhập chung",
        "client_id": client,
        "secret": os.environ.get("HOINGHI_OIDC_SECRET", ""),
        "settings": {"server_url": address, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}


def oidc_origin() -> str:
    """Give the origin to which the sign-in form may be led on; empty where none is named."""
    parts = urlsplit(os.environ.get("HOINGHI_OIDC_URL", "").strip())
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
