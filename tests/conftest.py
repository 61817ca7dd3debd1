"""What holds for all tests: how long an example takes says something about the machine, not about the program."""

from hypothesis import settings

settings.register_profile("project", deadline=None)
settings.load_profile("project")
