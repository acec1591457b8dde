"""The exceptions of readme-sync, and what each one tells the person at the keyboard.

    ReadmeSyncError
    ├── UsageError          the command line asks for something that cannot be   exit 2
    ├── SettingsError       a settings file says something we do not understand  exit 2
    ├── InputError          a file or revision cannot be read as text            exit 2
    ├── StoreError          the observations cannot be kept where they should    exit 2
    └── GitHubError         GitHub does not do what the bot asks (bot/api.py)    exit 2
        ├── RefusedError    it understood and will not: no permission, say
        └── UnsureError     the answer was lost: it may have been done

Three kinds of trouble have three types: a *finding* says the catalogue is wrong, a *skip* says
we could not tell, and only an *error* says that we cannot go on. Anything that is not a
``ReadmeSyncError`` is a defect of ours and ends with exit 3.
"""

from __future__ import annotations


class ReadmeSyncError(Exception):
    """Anything we can explain; ``str(error)`` is one line, or one for each mistake in a settings file."""


class UsageError(ReadmeSyncError):
    """The command line cannot be carried out as written."""


class SettingsError(ReadmeSyncError):
    """A settings file is wrong: names the file, the key, what is wrong and what was meant."""


class InputError(ReadmeSyncError):
    """A file or a git revision cannot be read as a document: names it, and where it goes wrong."""


class StoreError(ReadmeSyncError):
    """The store of observations cannot be opened or written."""
