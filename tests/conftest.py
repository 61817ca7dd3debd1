"""What holds for all tests, wherever they are begun: examples may take their time, and Ctrl+C is heard."""

import signal

from hypothesis import settings

# How long an example takes says something about the machine, not about the program.
settings.register_profile("project", deadline=None)
settings.load_profile("project")
# A shell lets what it runs in the background ignore Ctrl+C, and so would the programs that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)
