"""Runs the command line as on a system that cannot fork, lock files or hold back signals, which is how Windows is."""

import multiprocessing
import os
import signal
import sys

sys.modules["fcntl"] = sys.modules["resource"] = None  # type: ignore[assignment] # importing them fails
for module, names in {
    signal: ("SIGHUP", "SIGKILL", "SIGCHLD", "SIGALRM", "SIG_BLOCK", "SIG_SETMASK", "SIG_UNBLOCK", "pthread_sigmask"),
    os: ("fork", "register_at_fork", "sched_getaffinity", "mkfifo", "getuid", "O_CLOEXEC", "O_DIRECTORY", "O_NONBLOCK"),
}.items():
    for name in names:
        delattr(module, name)
multiprocessing.get_all_start_methods = lambda: ["spawn"]

if __name__ == "__main__":
    from catalogue.__main__ import main

    main()
