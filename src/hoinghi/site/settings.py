"""Django settings; every one that an office may change is an environment variable."""

from __future__ import annotations

import os
from pathlib import Path

from django.contrib.messages import constants as messages

from hoinghi.site.home import data_folder, database, secret_key
from hoinghi.site.mail import TIMEOUT, mail_server
from hoinghi.site.oidc import oidc_origin, oidc_server

DATA = data_folder()
SECRET_KEY = secret_key(DATA)
DEBUG = os.environ.get("HOINGHI_DEBUG") == "1"
BASE_URL = os.environ.get("HOINGHI_URL", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = os.environ.get("HOINGHI_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SECURE_ONLY = BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_ONLY
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_ONLY else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

ROOMS = [
    "hoinghi.accounts",
    "hoinghi.tasks",
    "hoinghi.reports",
    "hoinghi.agenda",
    "hoinghi.delegates",
    "hoinghi.awards",
    "hoinghi.budget",
    "hoinghi.dispatch",
    "hoinghi.followup",
    "hoinghi.wording",
    "hoinghi.notices",
    "hoinghi.guide",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "hoinghi.journal",
    "hoinghi.together",
    "hoinghi.units",
    "hoinghi.conferences",
    "hoinghi.search",
    *ROOMS,
    "hoinghi.site",
    # After the house: its templates stand before the library's.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hoinghi.site.middleware.TextCompressed",
    "hoinghi.site.letters.Keepable",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hoinghi.site.middleware.vietnamese_unless_chosen",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page asks for an account unless its view says otherwise.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    # Nothing is asked of the database but in the sight of the account.
    "hoinghi.conferences.sight.Sighted",
    "allauth.account.middleware.AccountMiddleware",
    "hoinghi.site.middleware.kept_by_nobody",
    "hoinghi.site.middleware.said_in_words",
    "django.contrib.messages.middleware.MessageMiddleware",
    "hoinghi.accounts.middleware.SecondStepFirst",
    # Behind the messages, so that it can say what it did not do again.
    "hoinghi.together.once.DoneOnce",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hoinghi.site.middleware.content_security_policy",
]
ROOT_URLCONF = "hoinghi.site.urls"
WSGI_APPLICATION = "hoinghi.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": database(DATA)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["ENGINE"] = "hoinghi.site.one_writer"
    # Opening the file costs as much as four queries. Not for ever: a file that was put in its place
    # is seen a minute later.
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["OPTIONS"] = {
        # A writer takes the lock at once, so two writers wait instead of failing half-way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: what was acknowledged survives a power cut.
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
            "PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    DATABASES["default"].setdefault("OPTIONS", {})
    DATABASES["default"]["OPTIONS"] |= {
        "pool": {"min_size": 1, "max_size": 8, "timeout": 10},
        # Planning a query costs PostgreSQL ten times what answering it does: what is asked again
        # is planned once in each connection.
        "server_side_binding": True,
        "prepare_threshold": 2,
    }
# A report without scripts is one form: a commune fills in hundreds of cells, two fields each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
# The office takes in 500 forms at once; a few too many are told in a sentence, not by a bare 400.
DATA_UPLOAD_MAX_NUMBER_FILES = 600
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "units.Account"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
SESSION_ENGINE = "hoinghi.accounts.sessions"
AUTHENTICATION_BACKENDS = ["hoinghi.accounts.backends.ByPassword"]
ACCOUNT_ADAPTER = "hoinghi.accounts.adapter.Entrance"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
# Addresses come confirmed: whoever was invited by mail has read that mail.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Machines in offices have several users: closing the browser ends the session.
PASSWORD_RESET_TIMEOUT = 86_400
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE_ONLY else "http"
ACCOUNT_FORMS = {
    "login": "hoinghi.accounts.forms.SignInForm",
    "change_password": "hoinghi.accounts.forms.ChangePasswordForm",
    "set_password": "hoinghi.accounts.forms.SetPasswordForm",
    "reset_password": "hoinghi.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "hoinghi.accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "hoinghi.accounts.forms.ReauthenticateForm",
    "add_email": "hoinghi.accounts.forms.ChangeEmailForm",
}
MFA_ADAPTER = "hoinghi.accounts.adapter.SecondStep"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# An administrator may require the second step of those whose address nobody confirmed.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# A telephone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "hoinghi.accounts.forms.CodeForm",
    "reauthenticate": "hoinghi.accounts.forms.CodeAgainForm",
    "activate_totp": "hoinghi.accounts.forms.ActivateTotpForm",
    "add_webauthn": "hoinghi.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "hoinghi.accounts.forms.RenamePasskeyForm",
}
SOCIALACCOUNT_ADAPTER = "hoinghi.accounts.adapter.OtherHouse"
SOCIALACCOUNT_PROVIDERS = oidc_server()
OIDC_ORIGIN = oidc_origin()
# How many proxies of our own stand before the site: the throttle counts by the caller's address.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("HOINGHI_PROXIES", "0"))
# In the database, so that all processes count wrong passwords together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "hoinghi_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
MESSAGE_TAGS = {messages.ERROR: "danger"}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "hoinghi.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "hoinghi.accounts.passwords.NotCommon"},
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DOSSIERS = DATA / "ho-so"
# The documents of this checkout; pages of the guide are drawn from them.
GUIDE = Path(__file__).parents[3] / "docs"
# Files as they were issued; never served as they lie, only through their page.
MEDIA_ROOT = DATA / "da-phat-hanh"
# Pages of plans as pictures; made again where they are missing.
PAGE_PICTURES = DATA / "hinh-trang"

# Gateways within the office's own network are told only where the administrator says so.
WEBHOOK_PRIVATE = os.environ.get("HOINGHI_WEBHOOK_PRIVATE") == "1"

_MAIL = mail_server()
# Without a server, what would be sent is kept as files in the data folder and nothing is lost.
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if _MAIL.host
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = DATA / "thu-chua-gui"
EMAIL_HOST = _MAIL.host
EMAIL_PORT = _MAIL.port
EMAIL_HOST_USER = _MAIL.user
EMAIL_HOST_PASSWORD = _MAIL.password
EMAIL_USE_TLS = _MAIL.security == "starttls"
EMAIL_USE_SSL = _MAIL.security == "tls"
EMAIL_TIMEOUT = TIMEOUT
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _MAIL.sender

# What went wrong on a page stands where the server was started, with its traceback.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler", "level": "ERROR"}},
    "root": {"handlers": ["stderr"]},
}
