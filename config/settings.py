"""Django's settings; what differs between installations comes from `config.environment`."""

from csp.constants import NONE, SELF

from config import environment as environment_
from config.databases import ROLES, databases
from config.secret_key import secret_key

ENVIRONMENT = environment_.read()
BASE_DIR = environment_.BASE_DIR
DATA_DIR = ENVIRONMENT.data_dir
WORDING_DIR = ENVIRONMENT.wording_dir
ARCHIVE_DIR = ENVIRONMENT.archive_dir or DATA_DIR / "archive"
ARCHIVE_LARGEST_MB = ENVIRONMENT.archive_largest_mb
FETCH_SOURCES = ENVIRONMENT.fetch_sources
FETCH_USER_AGENT = ENVIRONMENT.fetch_user_agent

DEBUG = ENVIRONMENT.debug
SECRET_KEY = secret_key(ENVIRONMENT.secret_key, DATA_DIR)
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
CSRF_TRUSTED_ORIGINS = ENVIRONMENT.csrf_trusted_origins
TRUSTED_PROXIES = ENVIRONMENT.trusted_proxies
ANONYMOUS_READING = bool(ENVIRONMENT.anonymous_reading)
ANONYMOUS_RATE = ENVIRONMENT.anonymous_rate
USER_RATE = ENVIRONMENT.user_rate
SITE_URL = ENVIRONMENT.site_url
EMBED_ORIGINS = ENVIRONMENT.embed_origins

# Ours come first: their templates and static files win over those of the packages.
INSTALLED_APPS = [
    "config",
    "incidents",
    "timeline",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",  # before staticfiles: runserver then serves as gunicorn does
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "corsheaders",
    "pgtrigger",
    "pghistory",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "corsheaders.middleware.CorsMiddleware",  # around the next: refusals can be read too
    "incidents.api.edge.ApiEdge",  # around all that may refuse with a page
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.languages.PageLanguage",  # before all that may answer with a page
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",  # after authentication: history says who
    "axes.middleware.AxesMiddleware",  # the last: it turns a locked-out sign-in into its answer
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
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
    },
]

# The same database thrice, see config/databases.py; the code says which alias it speaks through.
DATABASES = databases(ENVIRONMENT)
DATABASE_ROLES = ROLES
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Counts of the published ledger, in the memory of each process: 100 MB at most.
    "answers": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "answers",
        "TIMEOUT": 600,
        "OPTIONS": {"MAX_ENTRIES": 100},
    },
}

FORM_RENDERER = "incidents.admin.rendering.FormRenderer"

# Pages speak the reader's language; commands, logs and what is under /api/ speak English.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ar", "العربية")]
SITE_LANGUAGE = ENVIRONMENT.site_language
LANGUAGE_COOKIE_NAME = f"incidents_language_{ENVIRONMENT.port}"
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
FORMAT_MODULE_PATH = "config.number_formats"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static.StaticFiles"},
}
# Pictures are small as they are, and few ask for the maps of other people's scripts.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["png", "gif", "woff", "woff2", "map"]

# Signing in
AUTH_USER_MODEL = "incidents.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # one address cannot lock out everybody
AXES_CLIENT_IP_CALLABLE = "config.client_address.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

# What the browser is told. Cookies know no ports: their names do, for two checkouts on one machine.
SESSION_COOKIE_NAME = f"incidents_session_{ENVIRONMENT.port}"
CSRF_COOKIE_NAME = f"incidents_csrf_{ENVIRONMENT.port}"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = ENVIRONMENT.https
LANGUAGE_COOKIE_SECURE = ENVIRONMENT.https
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, without a proxy
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for subdomains: they may belong to others
    "security.W021",  # HSTS preloading: the domain's owner decides that
]
TILE_URL = ENVIRONMENT.tile_url
TILE_ATTRIBUTION = ENVIRONMENT.tile_attribution
TILE_ORIGINS = ["/".join(TILE_URL.split("/")[:3])] if TILE_URL else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", *TILE_ORIGINS],  # small icons inside style sheets, map tiles
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "upgrade-insecure-requests": ENVIRONMENT.https,
    },
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # an incident with many claims is one form

# The API, and which pages of other origins may read it: without their users' cookies, and no more.
WAITING_AT_MOST = ENVIRONMENT.threads // 2  # threads of a process that may wait for a change
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOW_ALL_ORIGINS = ENVIRONMENT.cors_origins == ["*"]
CORS_ALLOWED_ORIGINS = [] if CORS_ALLOW_ALL_ORIGINS else ENVIRONMENT.cors_origins
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "authorization", "if-modified-since", "if-none-match"]
CORS_EXPOSE_HEADERS = [
    *("ETag", "Last-Modified", "Link", "Content-Disposition", "Retry-After"),
    *("X-Ledger-Position", "X-Recorded-At", "X-Row-Count", "X-Query"),
]
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "incidents.api.authentication.BearerToken",  # the first: its challenge goes with a 401
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_THROTTLE_CLASSES": ["incidents.api.throttling.Throttle"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_PAGINATION_CLASS": None,
    "URL_FORMAT_OVERRIDE": None,  # `format=` names one of our formats, not a renderer
    "NUM_PROXIES": 0,  # X-Forwarded-For is believed nowhere but in config.client_address
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Conflict incidents",
    "DESCRIPTION": "Published incidents, filtered, in order and with their sources.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "ENUM_NAME_OVERRIDES": {  # choices that share the name of their field
        "PublishedState": "incidents.api.history_description.STATES",
        "StateOfIncident": "incidents.codes.State",
        "KindOfChange": "incidents.api.editorial.shapes.KINDS_OF_CHANGE",
        "KindOfDifference": "incidents.api.history_description.KINDS",
    },
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "TAGS": [  # in the order of the page that documents the API
        {"name": "incidents", "description": "What happened: lists, files, counts, statistics."},
        {"name": "history", "description": "What was said before, what changed, and the feed."},
        {"name": "tables", "description": "Claims, figures, locations and citations, row by row."},
        {"name": "reference data", "description": "Actors, places, types and sources."},
        {"name": "timelines", "description": "Saved timelines, with their sections and notes."},
        {"name": "editorial", "description": "Writing: drafts, publishing, correcting."},
        {"name": "tokens", "description": "What programs sign in with."},
    ],
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "incidents.api.shapes.put_document",
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"one_line": {"()": "config.logs.OneLine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "one_line"}},
    "root": {"handlers": ["stderr"], "level": ENVIRONMENT.log_level.upper()},
    "loggers": {
        # Django would print to the console only with DEBUG on, and mail the administrators.
        "django": {"handlers": [], "level": "NOTSET", "propagate": True},
        "django.server": {"handlers": [], "level": "NOTSET", "propagate": True},
    },
}
