"""Reading and writing files: only ordinary ones are read, and never without end."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cmqplan.workspace.disk import NotOrdinary, TooLarge, read_file


def device(path: Path) -> None:
    """An endless device, as /dev/zero is one, where this process may make any."""
    if subprocess.run(["mknod", path, "c", "1", "5"], capture_output=True, check=False).returncode:
        path.symlink_to("/dev/zero")


def listening(path: Path) -> None:
    socket.socket(socket.AF_UNIX).bind(str(path))


ODD: dict[str, tuple[Callable[[Path], object], type[OSError]]] = {
    "fifo": (os.mkfifo, NotOrdinary),
    "socket": (listening, OSError),
    "device": (device, NotOrdinary),
    "link to a device": (lambda path: path.symlink_to("/dev/zero"), NotOrdinary),
    "folder": (lambda path: path.mkdir(), IsADirectoryError),
    "link to itself": (lambda path: path.symlink_to(path), OSError),
    "link to nothing": (lambda path: path.symlink_to("nulle-part"), FileNotFoundError),
    "nothing": (lambda path: None, FileNotFoundError),
    "too large": (lambda path: path.write_bytes(b"x" * 11), TooLarge),
}


@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_ordinary_file_is_said_at_once(tmp_path: Path, kind: str) -> None:
    make, error = ODD[kind]
    path = tmp_path / "fichier"
    make(path)
    with pytest.raises(error):
        read_file(path, 10)


@pytest.mark.parametrize("size", [0, 1, 10])
def test_an_ordinary_file_is_read_whole(tmp_path: Path, size: int) -> None:
    path = tmp_path / "fichier"
    path.write_bytes(b"x" * size)
    assert read_file(path, 10) == b"x" * size


def test_a_file_that_says_it_is_empty_and_isn_t_is_read_to_the_bound() -> None:
    path = Path("/proc/self/status")
    if not path.exists():
        pytest.skip("no file here says it is empty without being so")
    assert b"Name:" in read_file(path, 100_000)
    with pytest.raises(TooLarge):
        read_file(path, 10)
