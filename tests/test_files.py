import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from causality.files import describe, printable, write_new

on_posix = pytest.mark.skipif(os.name == "nt", reason="POSIX file modes and links")
as_user = pytest.mark.skipif(
    os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="rights do not bind this user"
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failing(error: BaseException) -> Callable[..., None]:
    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    return fail


def test_a_new_file_holds_the_bytes_and_nothing_else_remains(tmp_path: Path) -> None:
    write_new(tmp_path / "肝 out.json", b"\x00\r\n\xff")
    assert (tmp_path / "肝 out.json").read_bytes() == b"\x00\r\n\xff"
    assert names(tmp_path) == ["肝 out.json"]


@on_posix
def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    write_new(tmp_path / "out", b"")
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o600


def test_an_existing_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")
    with pytest.raises(FileExistsError) as refusal:
        write_new(path, b"new")
    assert describe(refusal.value) == f"{path} exists; use --force to replace it"
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["out"]


def test_an_existing_file_is_replaced_on_demand(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")
    write_new(path, b"new", force=True)
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["out"]


def test_force_also_writes_what_is_not_there(tmp_path: Path) -> None:
    write_new(tmp_path / "out", b"new", force=True)
    assert (tmp_path / "out").read_bytes() == b"new"


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_refused(tmp_path: Path, force: bool) -> None:
    with pytest.raises(IsADirectoryError) as refusal:
        write_new(tmp_path, b"new", force=force)
    assert describe(refusal.value) == f"{tmp_path} is a folder; a file was expected"


@on_posix
def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not an ordinary file") as refusal:
        write_new(tmp_path / "pipe", b"new", force=True)
    assert describe(refusal.value) == f"{tmp_path / 'pipe'}: not an ordinary file"


@on_posix
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    (tmp_path / "dangling").symlink_to(tmp_path / "none")
    for name in ("link", "dangling"):
        with pytest.raises(FileExistsError):
            write_new(tmp_path / name, b"new")
    write_new(tmp_path / "link", b"new", force=True)
    assert (tmp_path / "target").read_bytes() == b"old"
    assert (tmp_path / "link").read_bytes() == b"new"
    assert names(tmp_path) == ["dangling", "link", "target"]


def test_a_missing_folder_is_named_not_the_temporary_file(tmp_path: Path) -> None:
    path = tmp_path / "none" / "out"
    with pytest.raises(FileNotFoundError) as refusal:
        write_new(path, b"new")
    assert describe(refusal.value) == f"{path}: no such file or folder"


@as_user
def test_a_folder_without_the_right_to_write_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(PermissionError) as refusal:
            write_new(tmp_path / "out", b"new")
        assert describe(refusal.value) == f"{tmp_path / 'out'}: you have no right to read or write here"
        assert names(tmp_path) == []
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize("force", [False, True])
def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool) -> None:
    path = tmp_path / "out"
    if force:
        path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", failing(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(OSError, match="No space") as refusal:
        write_new(path, b"new", force=force)
    assert describe(refusal.value) == f"{path}: the disk is full"
    assert names(tmp_path) == (["out"] if force else [])
    assert not force or path.read_bytes() == b"old"


@on_posix
def test_a_limit_on_the_size_of_files_leaves_nothing(tmp_path: Path) -> None:
    import resource
    import signal

    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, limits[1]))
    try:
        with pytest.raises(OSError, match="out") as refusal:
            write_new(tmp_path / "out", b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert refusal.value.errno == errno.EFBIG
    assert names(tmp_path) == []


@pytest.mark.parametrize("force", [False, True])
def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool) -> None:
    monkeypatch.setattr(os, "fsync", failing(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write_new(tmp_path / "out", b"new", force=force)
    assert names(tmp_path) == []


@on_posix
@pytest.mark.parametrize("code", [errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS])
def test_without_hard_links_the_name_is_claimed_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(os, "link", failing(OSError(code, "no links here")))
    write_new(tmp_path / "out", b"new")
    assert (tmp_path / "out").read_bytes() == b"new"
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["out"]
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "out", b"newer")


@on_posix
def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synchronise = os.fsync

    def another_writer_is_faster(handle: int) -> None:
        synchronise(handle)
        (tmp_path / "out").write_bytes(b"theirs")

    for links in (True, False):
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", another_writer_is_faster)
            if not links:
                patch.setattr(os, "link", failing(OSError(errno.EPERM, "no links here")))
            with pytest.raises(FileExistsError):
                write_new(tmp_path / "out", b"ours")
        assert (tmp_path / "out").read_bytes() == b"theirs"
        assert names(tmp_path) == ["out"]
        (tmp_path / "out").unlink()


@on_posix
def test_a_claimed_name_is_given_back_when_the_move_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", failing(OSError(errno.EPERM, "no links here")))
    monkeypatch.setattr(os, "replace", failing(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write_new(tmp_path / "out", b"new")
    assert names(tmp_path) == []


@on_posix
def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    write_new(tmp_path / ("n" * 255), b"new")
    with pytest.raises(OSError, match="name") as refusal:
        write_new(tmp_path / ("n" * 256), b"new")
    assert describe(refusal.value).endswith(": the name is too long")


@pytest.mark.parametrize(
    ("code", "saying"),
    [
        (errno.ENOENT, "f: no such file or folder"),
        (errno.EEXIST, "f exists; use --force to replace it"),
        (errno.EISDIR, "f is a folder; a file was expected"),
        (errno.ENOTDIR, "f: a part of this path is a file, not a folder"),
        (errno.EACCES, "f: you have no right to read or write here"),
        (errno.EROFS, "f: this place is read-only"),
        (errno.ENOSPC, "f: the disk is full"),
        (errno.EIO, "f: what the system says"),
    ],
)
def test_errors_are_described_in_one_line(code: int, saying: str) -> None:
    assert describe(OSError(code, "what the system says", "f")) == saying


def test_an_error_without_a_file_or_number_is_described_too() -> None:
    assert describe(OSError(errno.ENOSPC, "full")) == "the file: the disk is full"
    assert describe(OSError("odd\nthing")) == "the file: odd\\nthing"
    assert describe(OSError(errno.EIO, "odd", b"a\nb")) == "a\\nb: odd"


@pytest.mark.parametrize(
    ("text", "longest", "shown"),
    [
        ("肝 é 🧪", None, "肝 é 🧪"),
        ("a\nb\tc\x00\x1b", None, "a\\nb\\tc\\x00\\x1b"),
        ("\ud800\u202e", None, "\\ud800\\u202e"),
        ("abcde", 5, "abcde"),
        ("abcdef", 5, "abcd…"),
    ],
)
def test_text_is_made_fit_for_one_line(text: str, longest: int | None, shown: str) -> None:
    assert printable(text, longest) == shown
