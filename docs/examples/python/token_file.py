#!/usr/bin/env python3
"""A token that this program and Tokenkeeper both change: docs/contract.md in Python's standard library.

    token_file.py FOLDER NAME append TEXT     add a line, under the lock
    token_file.py FOLDER NAME count KEY       add one to the number of the line "KEY: number", under the lock
    token_file.py FOLDER NAME follow N        print the length of each version, N times

As a module: TokenFile("/writable-tokens", "license.token").update(lambda text: text + "one more line\n")
"""
import fcntl
import os
import re
import sys
import tempfile
import time


class TokenFile:
    """One token in one folder. Safe for several processes; its updates are decided under Tokenkeeper's own lock."""

    def __init__(self, folder, name):
        self.folder = folder
        self.path = os.path.join(folder, name)

    def read(self):
        """The whole old or the whole new version."""
        with open(self.path, encoding="utf-8", newline="") as file:
            return file.read()

    def update(self, edit):
        """Replaces the text by edit(text): read again under the lock, durable on return."""
        lock = os.open(os.path.join(self.folder, ".tokenkeeper", "lock"), os.O_RDWR)
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX)
            self._replace(edit(self.read()))
        finally:
            os.close(lock)

    def _replace(self, text):
        mode = os.stat(self.path).st_mode & 0o7777
        number, fresh = tempfile.mkstemp(dir=os.path.dirname(self.path), prefix=".saving-")
        try:
            with os.fdopen(number, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fchmod(file.fileno(), mode)
                os.fsync(file.fileno())
            os.rename(fresh, self.path)
        except BaseException:
            os.unlink(fresh)
            raise
        folder = os.open(os.path.dirname(self.path), os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def follow(self, every=1.0):
        """Yields each new version; of several within a moment the last one."""
        last = None
        while True:
            try:
                text = self.read()
            except FileNotFoundError:
                text = last
            if text != last:
                last = text
                yield text
            time.sleep(every)


def counted(text, key):
    """The text with one more in its line "KEY: number"."""
    line = re.compile("^(" + re.escape(key) + ": )([0-9]+)", re.M)
    return line.sub(lambda match: match[1] + str(int(match[2]) + 1), text, count=1)


def main(folder, name, verb, argument):
    token = TokenFile(folder, name)
    if verb == "append":
        token.update(lambda text: text + argument + "\n")
    elif verb == "count":
        token.update(lambda text: counted(text, argument))
    elif verb == "follow":
        versions = token.follow(0.1)
        for _ in range(int(argument)):
            print(len(next(versions)), flush=True)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
