"""Where --output leads, for every command that has one: files, links, folders, pipes, devices, and what is refused."""

from __future__ import annotations

import os
import stat
import subprocess
import threading
from pathlib import Path

import pytest

from cmqplan.workspace.disk import Held, NotOrdinary, ReadOnly, reason, write_files
from tests.cli.test_render import files
from tests.conftest import lay, run_here

CSV = ("budget", "--format", "csv")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return lay(tmp_path, {})


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((*CSV, "-o", "plans"), "plans is a folder: name a file in it, such as plans/budget.csv"),
        ((*CSV, "-o", "nouveau/"), "nouveau/ is a folder"),
        ((*CSV, "-o", "x.xlsx"), "end its name in .csv, or write --format xlsx"),
        (("budget", "-o", "x.csv"), "end its name in .txt, or write --format csv"),
        (("network", "--format", "html", "-o", "x.docx"), "end its name in .html, or write --format docx"),
        (("export", "scdl", "-o", "x.ods"), "end its name in .csv"),
        (("obligations", "--format", "json", "-o", "x.ics"), "end its name in .json, or write --format ics"),
        (("obligations", "-o", "plans/plan-exemple/1.1-forum.yaml"), "end its name in .txt"),
        (("obligations", "-o", "plans/plan-exemple/1.1-forum"), "nothing is written over it"),
        (
            ("obligations", "--format", "json", "-o", "templates/plan/document.html.j2"),
            "nothing is written over",
        ),
        ((*CSV, "-o", "~personne-ici/x.csv"), "nobody here has that home folder"),
        (("budget", "--format", "xlsx"), "this format needs a file"),
        (("render", "-o", "plan.docx"), "write --to docx with it, or name a folder"),
        (("render", "--document", "all", "--to", "md", "-o", "plan.md"), "plan.md is one file"),
        (("render", "--partner", "edff"), "there is no organisme “edff”"),
        (("render", "--document", "reseau"), "cmqplan network"),
        (("render", "--document", "deliberation"), "needs “convention.vote”"),
        (
            ("render", "--document", "compte-rendu-financier"),
            "nobody has granted the plan “plan-exemple” any",
        ),
        (("render", "--document", "compte-rendu-financier", "--partner", "region"), "“region” has granted"),
        (("render", "--document", "lettre", "--partner", "lycee-exemple"), "asks “lycee-exemple” for none"),
    ],
)
def test_what_can_t_be_meant_is_refused_and_writes_nothing(
    words: tuple[str, ...], says: str, place: Path
) -> None:
    before = files(place)
    done = run_here(*words, cwd=place)
    assert done.code == 2
    assert says in done.err
    assert files(place) == before


@pytest.mark.parametrize("words", [(), ("plan-exemple",)])
def test_a_document_of_parties_of_a_plan_without_fiches_is_refused_in_words(
    words: tuple[str, ...], place: Path
) -> None:
    (place / "plans/plan-exemple/1.1-forum.yaml").unlink()
    done = run_here("render", *words, "--document", "lettre", cwd=place)
    assert done.code == 2
    assert "the plan “plan-exemple” asks for none" in done.err


@pytest.mark.parametrize("target", ["-", "/dev/stdout"])
def test_standard_output_can_be_named(target: str, place: Path) -> None:
    before = files(place)
    done = run_here(*CSV, "-o", target, cwd=place)
    assert done.out.startswith("financeur,")
    assert files(place) == before


def test_the_home_folder_is_found(place: Path) -> None:
    assert run_here(*CSV, "-o", "~/x.csv", cwd=place, env={"HOME": str(place / "chez-moi")}).code == 0
    assert (place / "chez-moi/x.csv").is_file()


def test_one_document_may_have_its_file_named(place: Path) -> None:
    assert run_here("render", "--to", "md", "-o", "nouveau/plan-vote.md", cwd=place).code == 0
    assert (place / "nouveau/plan-vote.md").is_file()


def test_a_partner_s_own_template_is_not_written_over(place: Path) -> None:
    assert run_here("render", "--to", "docx", "-o", ".", cwd=place).code == 0
    before = files(place)
    done = run_here("render", "--docx-template", "plan.docx", "-o", ".", cwd=place)
    assert done.code == 2
    assert "nothing is written over it" in done.err
    assert files(place) == before


def test_a_link_s_target_is_written_and_keeps_its_mode(tmp_path: Path) -> None:
    target, link = tmp_path / "partage/b.csv", tmp_path / "b.csv"
    target.parent.mkdir()
    target.write_bytes(b"ancien")
    target.chmod(0o640)
    link.symlink_to(target)
    assert write_files({link: b"nouveau"}) == 1
    assert link.is_symlink()
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"nouveau", 0o640)
    assert write_files({link: b"nouveau"}) == 0


@pytest.mark.parametrize("node", ["fifo", "device"])
def test_a_pipe_or_a_device_is_written_into_and_stays(node: str, tmp_path: Path) -> None:
    path = tmp_path / node
    read: list[bytes] = []
    if node == "fifo":
        os.mkfifo(path)
        reader = threading.Thread(target=lambda: read.append(path.read_bytes()))
        reader.start()
        while True:
            try:
                write_files({path: b"x" * 100_000})
                break
            except OSError:  # nobody reads yet: refused, and not waited for
                continue
        reader.join()
        assert read == [b"x" * 100_000]
    else:
        made = subprocess.run(["mknod", path, "c", "1", "3"], capture_output=True, check=False)
        if made.returncode:
            pytest.skip("no device can be made here")
        write_files({path: b"x"})
    assert not path.is_file()
    assert not list(tmp_path.glob(".cmqplan-*"))


def test_a_fifo_that_nobody_reads_is_refused(place: Path) -> None:
    os.mkfifo(place / "tuyau")
    done = run_here(*CSV, "-o", "tuyau", cwd=place)
    assert done.code == 2
    assert done.err == "tuyau can't be read or written: nobody reads it at the other end\n"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("lecture.csv", "it can only be read"),
        ("rond.csv", "its links lead round in a circle"),
        ("fichier/x.csv", "a file stands where its path needs a folder"),
        ("n" * 300, "its name is too long"),
    ],
)
def test_what_can_t_be_written_is_named_as_it_was_asked_for(name: str, says: str, place: Path) -> None:
    (place / "lecture.csv").write_text("ancien")
    (place / "lecture.csv").chmod(0o444)
    (place / "rond.csv").symlink_to("rond.csv")
    (place / "fichier").write_text("")
    done = run_here(*CSV, "-o", name, cwd=place)
    assert done.code == 2
    assert done.err == f"{name} can't be read or written: {says}\n"
    assert (place / "lecture.csv").read_text() == "ancien"


def test_all_are_written_or_none(tmp_path: Path) -> None:
    old, last = tmp_path / "plan.md", tmp_path / "plan.html"
    old.write_bytes(b"ancien")
    last.mkdir()
    with pytest.raises(IsADirectoryError):
        write_files({old: b"nouveau", tmp_path / "plan.pdf": b"neuf", last: b"x"})
    assert old.read_bytes() == b"ancien"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.html", "plan.md"]


def test_what_was_replaced_before_an_error_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new, last = tmp_path / "plan.md", tmp_path / "plan.pdf", tmp_path / "plan.html"
    old.write_bytes(b"ancien")
    replace = Path.replace

    def held_open(self: Path, target: Path) -> Path:
        """What Windows says of a document that Word holds open."""
        if target == last:
            refused = PermissionError(13, "Access is denied")
            refused.winerror = 5
            raise refused
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held_open)
    with pytest.raises(Held, match=r"plan\.html") as caught:
        write_files({old: b"nouveau", new: b"neuf", last: b"x"})
    assert reason(caught.value) == "another program holds it open; close it there"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.md"]
    assert old.read_bytes() == b"ancien"


def test_a_read_only_file_and_a_socket_are_refused(tmp_path: Path) -> None:
    import socket

    path = tmp_path / "prise"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        with pytest.raises(NotOrdinary):
            write_files({path: b"x"})
    path = tmp_path / "lecture"
    path.touch(0o444)
    with pytest.raises(ReadOnly):
        write_files({path: b"x"})


def test_what_a_dead_run_left_is_removed_and_a_living_one_s_kept(tmp_path: Path) -> None:
    dead = subprocess.Popen(["true"])
    dead.wait()
    left = tmp_path / f".cmqplan-{dead.pid}-0.tmp"
    living = tmp_path / f".cmqplan-{os.getppid()}-0.tmp"
    left.touch()
    living.touch()
    write_files({tmp_path / "x": b"x"})
    assert not left.exists()
    assert living.exists()
