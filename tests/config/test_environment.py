"""Tests of the declared settings: defaults, and every wrong value refused by its name."""

from pathlib import Path

import pytest

from config import environment
from config.environment import BASE_DIR, WrongSetting

WRONG = [
    ("PORT", "abc"),
    ("PORT", "0"),
    ("PORT", "70000"),
    ("PORT", "8_000"),
    ("PORT", "٨٠٠٠"),
    ("PORT", "-1"),
    ("HOST", "example.org"),
    ("HOST", "127.0.0.1:8000"),
    ("DATA_DIR", __file__),
    ("ARCHIVE_DIR", __file__),
    ("ARCHIVE_LARGEST_MB", "0"),
    ("FETCH_SOURCES", "maybe"),
    ("FETCH_USER_AGENT", "two\nlines"),
    ("FETCH_USER_AGENT", "أرشيف"),
    ("DATABASE_URL", "mysql://localhost/incidents"),
    ("DATABASE_URL", "sqlite:///db.sqlite3"),
    ("DATABASE_URL", "postgresql://localhost/"),
    ("DATABASE_URL", "postgresql://localhost/incidents?sslmoode=require"),
    ("DATABASE_URL", "postgresql://[::1/incidents"),
    ("DATABASE_APP_URL", "localhost/incidents"),
    ("DATABASE_READER_URL", "localhost/incidents"),
    ("APP_STATEMENT_TIMEOUT", "1m"),
    ("READER_STATEMENT_TIMEOUT", "-1"),
    ("SECRET_KEY", "short"),
    ("SECRET_KEY", "a" * 80),
    ("ALLOWED_HOSTS", "https://example.org"),
    ("ALLOWED_HOSTS", "example.org:443"),
    ("CSRF_TRUSTED_ORIGINS", "example.org"),
    ("CSRF_TRUSTED_ORIGINS", "https://example.org/path"),
    ("CORS_ORIGINS", "maps.example.org"),
    ("CORS_ORIGINS", "*,https://maps.example.org"),
    ("EMBED_ORIGINS", "news.example"),
    ("SITE_URL", "incidents.example.org"),
    ("SITE_URL", "ftp://incidents.example.org/"),
    ("SITE_URL", "https:///"),
    ("SITE_URL", "https://incidents.example.org/?a=b"),
    ("SITE_URL", "https://me@incidents.example.org/"),
    ("SITE_URL", "https://a.example https://b.example"),
    ("TRUSTED_PROXIES", "nginx"),
    ("HTTPS", "maybe"),
    ("ANONYMOUS_READING", "some"),
    ("ANONYMOUS_RATE", "300"),
    ("USER_RATE", "many/minute"),
    ("TILE_URL", "tiles.example.org/{z}/{x}/{y}.png"),
    ("TILE_URL", "https://{s}.example.org/{z}/{x}/{y}.png"),
    ("TILE_URL", "https://tiles.example.org/{z}/{x}.png"),
    ("TILE_URL", "https://tiles.example.org/{z}/{x}/{y}; script-src *"),
    ("TILE_ATTRIBUTION", "<b>maps</b>"),
    ("SITE_LANGUAGE", "de_DE:de"),
    ("WORDING_DIR", __file__),
    ("WORDING_DIR", "no/such/folder"),
    ("DEBUG", "maybe"),
    ("LOG_LEVEL", "loud"),
    ("WORKERS", "0"),
    ("THREADS", "many"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_read_a_wrong_value_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(WrongSetting, match=rf"^{name}=.+: .+docs/settings\.md\.$"):
        environment.read({name: value})


def test_read_every_setting_has_a_wrong_value_in_the_matrix() -> None:
    assert {name for name, _ in WRONG} == set(environment.names())


def test_read_a_wrong_secret_is_not_shown() -> None:
    with pytest.raises(WrongSetting) as refused:
        environment.read({"DATABASE_URL": "mysql://analyst:hunter2@localhost/incidents"})
    assert "hunter2" not in str(refused.value)


def test_read_nothing_given_serves_this_machine_from_the_checkout() -> None:
    found = environment.read({})

    assert (found.host, found.port) == ("127.0.0.1", 8000)
    assert found.data_dir == BASE_DIR / ".data"
    assert found.embedded
    assert not found.debug
    assert not found.https
    assert found.anonymous_reading is None


def test_read_an_empty_value_counts_as_not_given() -> None:
    given = dict.fromkeys(environment.names(), "  ")
    assert environment.read(given) == environment.read({})


@pytest.mark.parametrize("name", ["DATABASE_APP_URL", "DATABASE_READER_URL"])
def test_read_a_role_without_its_database_is_refused(name: str) -> None:
    with pytest.raises(WrongSetting, match=f"{name} is given without DATABASE_URL"):
        environment.read({name: "postgresql://localhost/incidents"})


def test_read_tiles_without_saying_whose_they_are_is_refused() -> None:
    with pytest.raises(WrongSetting, match="TILE_URL and TILE_ATTRIBUTION go together"):
        environment.read({"TILE_URL": "https://tiles.example.org/{z}/{x}/{y}.png"})


def test_read_a_folder_of_styles_must_exist(tmp_path: Path) -> None:
    assert environment.read({}).wording_dir is None
    assert environment.read({"WORDING_DIR": str(tmp_path)}).wording_dir == tmp_path


def test_read_a_folder_of_copies_may_be_a_new_one(tmp_path: Path) -> None:
    assert environment.read({}).archive_dir is None
    assert environment.read({"ARCHIVE_DIR": str(tmp_path / "new")}).archive_dir == tmp_path / "new"


def test_read_a_relative_data_dir_starts_from_where_you_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert environment.read({"DATA_DIR": "kept"}).data_dir == tmp_path / "kept"


@pytest.mark.parametrize(
    "given", ["https://incidents.example.org", "https://incidents.example.org/"]
)
def test_address_of_the_site_ends_in_a_slash(given: str) -> None:
    assert environment.read({"SITE_URL": given}).site_url == "https://incidents.example.org/"
    assert environment.read({}).site_url == ""
