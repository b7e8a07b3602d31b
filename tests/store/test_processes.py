import os
import subprocess
import sys

import pytest

from planterm.store.lock import beginning


def test_a_running_process_has_a_beginning_that_stays_the_same() -> None:
    assert beginning(os.getpid()) is not None
    assert beginning(os.getpid()) == beginning(os.getpid())


def test_a_process_that_has_ended_has_none() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    assert beginning(process.pid) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells it without privileges")
def test_a_process_that_nobody_has_asked_about_since_it_ended_has_none() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read()
    process.stdout.close()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    assert beginning(process.pid) is None
    process.wait()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells it without privileges")
def test_two_processes_have_different_beginnings() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert beginning(process.pid) not in {None, "", beginning(os.getpid())}
