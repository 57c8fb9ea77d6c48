"""Which language a page speaks: the one its reader chose, else the browser's, else the site's."""

from django.conf import settings
from django.core.signals import request_finished
from django.dispatch import receiver
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from incidents.api.edge import ADDRESSES

#: Django's own view: a cookie and the way back. The worst another site's form can do is choose
#: a language, so that pages need no token, and with it no cookie, for everybody who reads them.
choose = csrf_exempt(set_language)


class PageLanguage(LocaleMiddleware):
    """Middleware that lets pages speak the reader's language; the API always speaks its own."""

    def process_request(self, request: HttpRequest) -> None:
        """Speak that language until the answer is closed, so that a stream speaks it to its end."""
        language = settings.LANGUAGE_CODE if _for_programs(request) else _language_of(request)
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Keep caches from giving a page to somebody who would have got another language."""
        if _for_programs(request):
            return response
        patch_vary_headers(response, ["Cookie", "Accept-Language"])
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


@receiver(request_finished, dispatch_uid="config.languages")
def _speak_ours_again(**_sent: object) -> None:
    """What the thread does next was asked by somebody else, or by nobody."""
    translation.deactivate()


def _for_programs(request: HttpRequest) -> bool:
    return request.path_info.startswith(ADDRESSES)


def _language_of(request: HttpRequest) -> str:
    """The first of ours among the cookie and what the browser accepts, best first."""
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    for language in (chosen, *(language for language, _quality in accepted)):
        try:
            return translation.get_supported_language_variant(language)
        except LookupError:
            continue
    return str(settings.SITE_LANGUAGE)
