"""A claim has one owner at a time and outlives none."""

from pathlib import Path

from desktop.claim import Claim


def test_a_claim_has_one_owner_also_within_a_process(tmp_path: Path) -> None:
    first, second = Claim(tmp_path / "a.lock"), Claim(tmp_path / "a.lock")
    assert first.take()
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()


def test_only_its_owner_ends_a_claim(tmp_path: Path) -> None:
    first, second = Claim(tmp_path / "a.lock"), Claim(tmp_path / "a.lock")
    first.take()
    second.end()
    assert (tmp_path / "a.lock").exists()
    first.end()
    assert list(tmp_path.iterdir()) == []
    assert second.take()
