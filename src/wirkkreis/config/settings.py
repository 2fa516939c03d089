"""All settings. What differs between installs comes from the environment: docs/operating.md."""

from pathlib import Path
from typing import Any

import django_stubs_ext

from wirkkreis.config import environment, mail, records
from wirkkreis.languages.known import LANGUAGES as PAGE_LANGUAGES

# Django's generic classes become subscriptable at run time, so that they can be typed.
django_stubs_ext.monkeypatch()

SOURCE = Path(__file__).resolve().parent.parent
CHECKOUT = SOURCE.parent.parent
VAR = Path(environment.text("WIRKKREIS_VAR", str(CHECKOUT / "var")))

# The demo mode of ./start: example people, one-click sign-in, loopback only.
DEMO = environment.flag("WIRKKREIS_DEMO")
DEBUG = False
SECRET_KEY = environment.text("WIRKKREIS_SECRET_KEY")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *environment.words("WIRKKREIS_HOSTS")]

DATABASES: dict[str, Any] = {
    "default": environment.database(environment.text("DATABASE_URL"))
    | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
}
# The role that owns the tables: the worker writes two of them anew after a secret vote.
DATABASE_OWNER_URL = environment.text("DATABASE_OWNER_URL", "")
# The role that sees every partnership; entered only by `inside(EVERYWHERE)`.
EVERYWHERE_ROLE = environment.text("WIRKKREIS_EVERYWHERE_ROLE", "wirkkreis_everywhere")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "template_partials",
    "procrastinate.contrib.django",
    "wirkkreis.languages",
    "wirkkreis.ui",
    "wirkkreis.tenancy",
    "wirkkreis.accounts",
    "wirkkreis.access",
    "wirkkreis.activity",
    "wirkkreis.flow",
    "wirkkreis.places",
    "wirkkreis.people",
    "wirkkreis.goals",
    "wirkkreis.diary",
    "wirkkreis.committees",
    "wirkkreis.events",
    "wirkkreis.administration",
    "wirkkreis.portal",
    # After ours, so that our words and letters are found before its own.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    # Its widgets' templates, where `ui` has none of its own.
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "wirkkreis.tenancy.door.DoorMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wirkkreis.accounts.actor.ActorMiddleware",
    "wirkkreis.access.guard.GuardMiddleware",
]

ROOT_URLCONF = "wirkkreis.config.urls"
WSGI_APPLICATION = "wirkkreis.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "wirkkreis.ui.forms.HouseRenderer"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "wirkkreis.portal.frame.frame",
            ],
        },
    }
]

# Signing in: by a code sent to the address, by passkey; no passwords, no sign-up.
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "signed-in"
ACCOUNT_ADAPTER = "wirkkreis.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code proves the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers get no letter, and nobody learns of it
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False  # a mistyped address can be corrected
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_TIMEOUT = 30 * 60
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8}
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,3/m/key,12/h/key",
    "confirm_login_code": "30/m/ip,10/10m/key",
}
# The one host where people of all partnerships sign in; empty: each host by itself.
SIGN_IN_HOST = environment.text("WIRKKREIS_SIGN_IN_HOST", "").lower()
if SIGN_IN_HOST:
    ALLOWED_HOSTS.append(SIGN_IN_HOST)

# The second factor: demanded by rights that say so, but not of the example's people in demo mode.
SECOND_FACTOR_URL = "second-factor"
TOTP_KEY_FILE = environment.text(
    "WIRKKREIS_TOTP_KEY_FILE", str(VAR / "keys" / "totp-key") if DEMO else ""
)
MFA_ADAPTER = "wirkkreis.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_PERIOD = 30
MFA_TOTP_TOLERANCE = 1  # clocks of phones are half a minute off at times
MFA_RECOVERY_CODES_SHOW_ONCE = True

# Who stands behind a proxy of ours is told apart by what that proxy says.
ALLAUTH_TRUSTED_PROXY_COUNT = int(environment.flag("WIRKKREIS_BEHIND_PROXY"))

# Limits hold for all workers together, so the cache is shared: a table made by a migration.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
SESSION_ENGINE = "wirkkreis.accounts.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "wirkkreis.portal.pages.failures.csrf_failed"

LANGUAGE_CODE = "de"
LANGUAGES = PAGE_LANGUAGES
LOCALE_PATHS = [SOURCE / "languages" / "locale"]
FORMAT_MODULE_PATH = "wirkkreis.languages.formats"
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

# Every letter goes through the outbox, and a worker hands it to the carrier. Letters of the
# example reach nobody; they can be read at /post/.
EMAIL_BACKEND = "wirkkreis.accounts.mail_backend.OutboxBackend"
MAIL_CARRIER = "" if DEMO else "django.core.mail.backends.smtp.EmailBackend"
_mail = mail.server(environment.text("WIRKKREIS_MAIL_URL", "smtp://localhost"))
EMAIL_HOST, EMAIL_PORT = _mail["EMAIL_HOST"], _mail["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_USER"], _mail["EMAIL_HOST_PASSWORD"]
EMAIL_USE_SSL, EMAIL_USE_TLS = _mail["EMAIL_USE_SSL"], _mail["EMAIL_USE_TLS"]
EMAIL_TIMEOUT = _mail["EMAIL_TIMEOUT"]  # seconds
DEFAULT_FROM_EMAIL = environment.text("WIRKKREIS_MAIL_FROM", "Wirkkreis <wirkkreis@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Where `doctor` looks whether its letter arrives; empty: it only sends.
MAILBOX_URL = environment.text("WIRKKREIS_MAILBOX_URL", "")

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "uploads"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "wirkkreis.ui.storage.HouseStaticFilesStorage"},
}

# A secure connection is demanded everywhere but on the loopback of demo mode and tests.
SECURE = not (DEMO or environment.flag("WIRKKREIS_INSECURE"))
SECURE_SSL_REDIRECT = SECURE
# The port in links of letters while `./start` serves this machine alone.
PORT = environment.text("WIRKKREIS_PORT", "")
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
if SECURE:  # no neighbouring host can plant cookies with this prefix
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
if environment.flag("WIRKKREIS_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "media-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
        "base-uri": ["'none'"],
    }
}

# Calendars of partners are fetched from the open internet only; tests may ask this machine.
FEEDS_MAY_BE_LOCAL = False

# Files above this size are refused with a message (bytes); the reader's own limit stands in goals.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "expected": {
            "()": "django.utils.log.CallbackFilter",
            "callback": records.without_expected_traceback,
        }
    },
    "formatters": {"without_tokens": {"()": records.WithoutTokens}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "without_tokens"}},
    "loggers": {"django.request": {"filters": ["expected"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
