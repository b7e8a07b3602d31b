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


@pytest.mark.skipif(sys.platform == "darwin", reason="tells it only with privileges")
def test_two_processes_have_different_beginnings() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert beginning(process.pid) not in {None, "", beginning(os.getpid())}


if sys.platform == "linux":

    def test_a_process_that_nobody_has_asked_about_since_it_ended_has_none() -> None:
        process = subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.read()
        process.stdout.close()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert beginning(process.pid) is None
        process.wait()


if sys.platform == "win32":
    LET_NOBODY_ASK = """
import ctypes, sys
descriptor = ctypes.c_void_p()
access, process = ctypes.windll.advapi32, ctypes.c_void_p(-1)
assert access.ConvertStringSecurityDescriptorToSecurityDescriptorW("D:(D;;GA;;;WD)", 1, ctypes.byref(descriptor), None)
assert access.SetKernelObjectSecurity(process, 4, descriptor)
print("done", flush=True)
sys.stdin.read()
"""

    def test_a_process_that_lets_nobody_ask_as_those_of_the_system_do_is_none_of_ours() -> None:
        command = [sys.executable, "-c", LET_NOBODY_ASK]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            assert beginning(process.pid) is None
