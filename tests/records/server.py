"""A PostgreSQL server of the tests' own, in a folder of its own, reached through a socket in that folder."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """Where this machine's PostgreSQL server is, None when there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Start a server in `folder` and give the URL of its database."""
    programs = binaries()
    assert programs is not None
    as_whom: list[str] = []
    if os.getuid() == 0:  # the server refuses to run as root
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_whom = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"

    def run(*command: str | Path) -> None:
        subprocess.run([*as_whom, *map(str, command)], check=True, capture_output=True, cwd=folder)

    run(programs / "initdb", "-D", data, "-U", "dechallenge", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"postgresql://dechallenge@/postgres?host={folder}"
    finally:
        run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def emptied(url: str, statements: Sequence[str] = ("DROP SCHEMA public CASCADE", "CREATE SCHEMA public")) -> None:
    """Take everything out of the database."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())
