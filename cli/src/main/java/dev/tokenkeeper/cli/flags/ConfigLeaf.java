package dev.tokenkeeper.cli.flags;

import java.util.List;

/**
 * One scalar (or empty container) of a configuration file and its way down from the root.
 *
 * @param path names and indexes
 * @param kind what it is
 * @param text a string's characters; a number's or word's text as written
 * @param line where it begins, from 1
 * @param column where it begins, from 1
 */
record ConfigLeaf(List<String> path, Kind kind, String text, int line, int column) {
    enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL,
        EMPTY
    }

    ConfigLeaf {
        path = List.copyOf(path);
    }

    /** The JSON pointer (RFC 6901), for messages. */
    String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (String segment : path) {
            pointer.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.length() == 0 ? "/" : pointer.toString();
    }

    /** The segment at {@code depth}; empty where the path is shorter. */
    String at(int depth) {
        return depth < path.size() ? path.get(depth) : "";
    }
}
