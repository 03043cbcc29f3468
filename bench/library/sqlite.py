"""Increments a second in SQLite with synchronous=FULL, one transaction each: sqlite.py FOLDER SECONDS JOURNAL."""
import os
import sqlite3
import sys
import time

folder, seconds, journal = sys.argv[1], float(sys.argv[2]), sys.argv[3]
database = sqlite3.connect(os.path.join(folder, journal + ".db"), isolation_level=None)
database.execute("pragma journal_mode=" + journal)
database.execute("pragma synchronous=FULL")
database.execute("create table counter(name text primary key, n integer)")
database.execute("insert into counter values('n', 0)")
end = time.monotonic() + seconds
start = time.monotonic()
count = 0
while time.monotonic() < end:
    database.execute("begin immediate")
    database.execute("update counter set n = n + 1 where name = 'n'")
    database.execute("commit")
    count += 1
print("%.0f" % (count / (time.monotonic() - start)))
