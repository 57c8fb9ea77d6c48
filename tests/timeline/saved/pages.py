"""Pages as tests ask for them."""

from typing import Any

from django.test import Client

ROCKETS = "/timelines/rockets/"


def body(response: Any) -> str:
    content = b"".join(response) if response.streaming else response.content
    return str(content.decode())


def shown(client: Client, address: str = ROCKETS, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, body(response)[:500]
    return body(response)
