"""Sending an invitation to its mailbox."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from hoinghi.accounts.services import Invited, mark_mailed

_log = logging.getLogger(__name__)


def send(invited: Invited, link: str) -> bool:
    """Send *link* to the invited; whether it went.

    It does not go where no mail server is named, no address is known, or the server does not
    answer: the link is then given by hand.
    """
    invitation = invited.invitation
    if not invitation.email or not settings.EMAIL_HOST:
        return False
    context = {"invitation": invitation, "link": link}
    # The invited has chosen no language yet.
    with override("vi"):
        letter = EmailMessage(
            _("Lời mời nhận tài khoản hoinghi"),
            render_to_string("accounts/invitation_mail.txt", context),
            to=[invitation.email],
            headers={"Auto-Submitted": "auto-generated"},
        )
    try:
        letter.send()
    except (OSError, SMTPException):
        _log.exception("Không gửi được lời mời số %s.", invitation.pk)
        return False
    mark_mailed(invitation)
    return True
