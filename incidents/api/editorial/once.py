"""A write that is sent twice is done once: `Idempotency-Key`."""

import re
from collections.abc import Callable
from hashlib import sha256

from django.db import connection, transaction
from django.http import HttpResponse
from django.utils.timezone import now
from rest_framework.request import Request

from incidents.api.problems import Refusal
from incidents.models import KeptAnswer
from incidents.models.kept_answer import KEPT_FOR

KEPT_HEADERS = ("Content-Type", "Location", "ETag")
REPLAYED = "Idempotency-Replayed"
_KEY = re.compile(r"[\x21-\x7e]{1,255}", re.ASCII)
_TAKE = """
INSERT INTO incidents_keptanswer (user_id, key, request_digest, status, headers, body, at)
VALUES (%s, %s, %s, 0, '{}', '', now()) ON CONFLICT (user_id, key) DO NOTHING RETURNING id"""
_FORGET = """
DELETE FROM incidents_keptanswer WHERE id IN (
    SELECT id FROM incidents_keptanswer WHERE at < %s FOR UPDATE SKIP LOCKED)"""

Write = Callable[[], HttpResponse]


def once(request: Request, data: bytes, write: Write) -> HttpResponse:
    """Run the write in one transaction, or give the answer it had when it was sent before.

    The key is taken by a row that others of the same key wait for, and that goes with the write if
    it is refused. Raises 422 for a key that came with another request, 400 for what is no key.
    """
    key = request._request.META.get("HTTP_IDEMPOTENCY_KEY")
    with transaction.atomic():
        if key is None:
            return write()
        if not _KEY.fullmatch(key):
            raise Refusal(400, "Idempotency-Key: 1 to 255 visible ASCII characters, no blanks.")
        digest = digest_of(request, data)
        number = _take(request, key, digest)
        if number is None:
            return _kept(request, key, digest)
        answer = write()
        _keep(number, answer)
        return answer


def digest_of(request: Request, data: bytes) -> str:
    """What makes it the same request: method, address, the state it is based on, and body."""
    http = request._request
    said = [http.method, http.get_full_path(), http.META.get("HTTP_IF_MATCH")]
    return sha256(repr(said).encode() + data).hexdigest()


def _take(request: Request, key: str, digest: str) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, [now() - KEPT_FOR])
        cursor.execute(_TAKE, [request.user.pk, key, digest])
        row = cursor.fetchone()
    return int(row[0]) if row else None


def _kept(request: Request, key: str, digest: str) -> HttpResponse:
    kept = KeptAnswer.objects.get(user_id=request.user.pk or 0, key=key)
    if kept.request_digest != digest:
        detail = f"Idempotency-Key {key} came with another request before: take a new key."
        raise Refusal(422, detail, errors=[])
    return HttpResponse(kept.body, status=kept.status, headers={**kept.headers, REPLAYED: "true"})


def _keep(number: int, answer: HttpResponse) -> None:
    KeptAnswer.objects.filter(pk=number).update(
        status=answer.status_code,
        headers={name: answer[name] for name in KEPT_HEADERS if name in answer},
        body=answer.content.decode(),
    )
