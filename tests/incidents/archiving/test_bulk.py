"""Which sources a run takes, what it does with each, and what is found to be unsound."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from incidents.archiving import bulk, keeping, store
from incidents.archiving.politeness import Pauses
from incidents.models import LinkCheck, Source, SourceCopy
from tests.incidents.archiving.web import Web, answer
from tests.incidents.models import rows

pytestmark = pytest.mark.django_db
AT_ONCE = Pauses(0)


def quiet(_done: int, _of: int) -> None:
    """Nobody listens."""


def linked(slug: str, url: str) -> Source:
    return rows.stored(Source, slug=slug, url=url)  # type: ignore[no-any-return]  # one of it


@pytest.fixture(autouse=True)
def nothing_else(db: None) -> None:
    """The addresses of the seeds are nobody's business here."""
    Source.objects.update(url="")


def slugs(sources: Any) -> set[str]:
    return set(sources.values_list("slug", flat=True))


def test_links_checked_lately_are_left_out_unless_the_address_changed() -> None:
    for slug, days, url in (("old", 9, "a"), ("new", 1, "a"), ("changed", 1, "b")):
        source = linked(slug, "http://example.org/a")
        LinkCheck.objects.create(
            source=source,
            url=f"http://example.org/{url}",
            state="works",
            checked_at=now() - timedelta(days=days),
        )
    linked("never", "http://example.org/a")
    linked("nowhere", "")

    found = bulk.unchecked_since(now() - timedelta(days=5))

    assert slugs(found) == {"old", "changed", "never"}


def test_links_are_checked_one_by_one(fetching: Web) -> None:
    fetching.pages["/a"] = answer()
    linked("one", "http://example.org/a")
    linked("two", "http://example.org/b")
    told: list[tuple[int, int]] = []

    checks = bulk.check_links(
        Source.objects.exclude(url=""), AT_ONCE, lambda *far: told.append(far)
    )

    assert [each.state for each in checks] == ["works", "broken"]
    assert told == [(1, 2), (2, 2)]


def test_run_that_stops_has_kept_what_it_did(fetching: Web) -> None:
    fetching.pages |= {"/a": answer(b"A"), "/c": answer(b"C")}
    for name in "abc":
        linked(name, f"http://example.org/{name}")

    running = bulk.archive(bulk.uncopied(), AT_ONCE, quiet)
    next(running)
    running.close()  # type: ignore[attr-defined]  # a generator

    assert slugs(bulk.uncopied()) == {"b", "c"}
    rest = list(bulk.archive(bulk.uncopied(), AT_ONCE, quiet))
    assert [(each.source.slug, bool(each.copy)) for each in rest] == [("b", False), ("c", True)]
    assert "answers 404" in rest[0].error
    assert slugs(bulk.uncopied()) == {"b"}


def test_source_whose_address_changed_meanwhile_is_left_out(fetching: Web) -> None:
    linked("one", "http://example.org/a")
    linked("two", "http://example.org/b")
    running = bulk.archive(bulk.uncopied(), AT_ONCE, quiet)
    next(running)
    Source.objects.filter(slug="two").update(url="http://example.org/c")

    assert list(running) == []


def test_removed_and_old_copies_do_not_count(archive: object, editor: Any) -> None:
    source = linked("one", "http://example.org/a")
    copy = keeping.keep(source, keeping.upload(b"A", name="a.txt"), by=None)
    ago, ahead = now() - timedelta(hours=1), now() + timedelta(hours=1)
    assert slugs(bulk.uncopied()) == slugs(bulk.uncopied_since(ago)) == set()
    assert slugs(bulk.uncopied_since(ahead)) == {"one"}

    keeping.remove(copy, by=editor, because="A reason.")
    assert slugs(bulk.uncopied()) == slugs(bulk.uncopied_since(ago)) == {"one"}


def test_unsound_and_unowned_files_are_found(kept: SourceCopy) -> None:
    sound = keeping.keep(kept.source, keeping.upload(b"Sound", name="b.txt"), by=None)
    left = keeping.upload(b"Left", name="c.txt")
    path = store.path_of(kept.sha256)
    path.chmod(0o600)
    path.write_bytes(b"words")

    (found,) = bulk.unsound(quiet)

    assert "not what was kept" in found.error
    assert found.sources == ["test-report"]
    assert list(bulk.unowned()) == [left.sha256]
    store.remove(sound.sha256)
    assert len(list(bulk.unsound(quiet))) == 2
