"""Tests of a real cluster: made, started, killed, recovered and stopped."""

import os
import stat
from pathlib import Path

import psycopg
import pytest

from config.embedded.cluster import Cluster
from config.embedded.errors import EmbeddedError
from tests.config.embedded.conftest import Ask

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs it as another user")


def pid_of(cluster: Cluster) -> int:
    process = cluster.process()
    assert process is not None
    return int(process.pid)


@pytest.mark.parametrize("role", ["incidents_owner", "incidents_app", "incidents_reader"])
def test_cluster_lets_each_role_in(cluster: Cluster, ask: Ask, role: str) -> None:
    assert ask(cluster, "SELECT current_user", role) == role


def test_cluster_gives_the_database_to_the_owner(cluster: Cluster, ask: Ask) -> None:
    owner = "SELECT datdba::regrole::text FROM pg_database WHERE datname = 'incidents'"
    assert ask(cluster, owner) == "incidents_owner"
    assert ask(cluster, "SELECT rolcreatedb FROM pg_roles WHERE rolname = 'incidents_owner'")
    assert not ask(cluster, "SELECT bool_or(rolsuper) FROM pg_roles WHERE rolname ~ '^incidents'")


def test_cluster_sorts_by_code_point_and_knows_unicode(cluster: Cluster, ask: Ask) -> None:
    assert (
        ask(cluster, "SELECT datlocale FROM pg_database WHERE datname = 'incidents'") == "C.UTF-8"
    )
    assert ask(cluster, "SELECT upper('ärzte')") == "ÄRZTE"


def test_cluster_is_closed_to_others_and_to_the_network(cluster: Cluster, ask: Ask) -> None:
    for path in (cluster.places.cluster, cluster.places.socket_folder):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert ask(cluster, "SELECT current_setting('listen_addresses')") == ""


def test_start_of_a_running_one_leaves_it_alone(cluster: Cluster) -> None:
    before = pid_of(cluster)
    other = Cluster(cluster.places.data_dir)

    other.start()

    assert pid_of(other) == before


def test_start_makes_the_database_that_is_missing(cluster: Cluster, ask: Ask) -> None:
    with psycopg.connect(
        host=str(cluster.places.socket_folder), user="postgres", dbname="postgres", autocommit=True
    ) as superuser:
        superuser.execute("DROP DATABASE incidents")

    cluster.start()

    assert ask(cluster, "SELECT current_database()") == "incidents"


def test_start_after_a_kill_recovers_what_was_committed(cluster: Cluster, ask: Ask) -> None:
    ask(cluster, "CREATE TABLE IF NOT EXISTS kept (number integer)")
    ask(cluster, "INSERT INTO kept VALUES (42)")
    killed = cluster.process()
    assert killed is not None
    killed.kill()

    Cluster(cluster.places.data_dir).start()

    assert pid_of(cluster) != killed.pid
    assert ask(cluster, "SELECT max(number) FROM kept") == 42


def test_start_after_a_stop_has_the_data(cluster: Cluster, ask: Ask) -> None:
    ask(cluster, "CREATE TABLE IF NOT EXISTS stopped (number integer)")

    assert cluster.stop()
    assert cluster.process() is None
    assert not cluster.stop()
    cluster.start()

    assert ask(cluster, "SELECT count(*) FROM stopped") == 0


def test_start_of_another_major_version_is_refused_by_name(folder: Path) -> None:
    old = Cluster(folder / "old")
    old.places.cluster.mkdir(parents=True)
    (old.places.cluster / "PG_VERSION").write_text("15\n", encoding="ascii")

    with pytest.raises(EmbeddedError, match=r"old/postgres was made by PostgreSQL 15, .*DATA_DIR"):
        old.start()


def test_stop_where_nothing_is_does_nothing(folder: Path) -> None:
    nothing = Cluster(folder / "nothing")
    assert not nothing.stop()
    assert not nothing.places.data_dir.exists()


def test_start_side_by_side_below_a_long_path_with_odd_letters(
    cluster: Cluster, folder: Path, ask: Ask
) -> None:
    """Begin where a making was cut off, too."""
    other = Cluster(folder / ("long, " * 18) / "it's", durable=False)
    other.places.unfinished.mkdir(parents=True)
    (other.places.unfinished / "PG_VERSION").touch()

    other.start()
    try:
        assert not other.places.socket_folder.is_relative_to(folder)
        assert pid_of(other) != pid_of(cluster)
        found = ask(other, "SELECT current_setting('data_directory')", "postgres")
        assert found == str(other.places.cluster)
        assert not other.places.unfinished.exists()
    finally:
        other.stop()
    assert not other.places.socket_folder.exists()


@as_root
def test_start_below_a_folder_the_database_user_cannot_enter(folder: Path, ask: Ask) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    cluster = Cluster(closed / "kept", durable=False)

    cluster.start()
    try:
        assert cluster.places.cluster.stat().st_uid != 0
        assert ask(cluster, "SELECT 1") == 1
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    finally:
        cluster.stop()
