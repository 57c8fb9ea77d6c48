"""Answers that only their reader may keep, who asks each time whether they still hold."""

from typing import TypeVar

from django.http import HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers

Answer = TypeVar("Answer", bound=HttpResponseBase)


def private(response: Answer) -> Answer:
    """Let nobody keep it but the client, which asks again each time."""
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["Cookie"])
    return response
