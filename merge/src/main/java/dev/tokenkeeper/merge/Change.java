package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Place;

/** One difference of THEIRS that goes into OURS. */
sealed interface Change {
    /** An entry comes. */
    record Insert(Place theirs, Node.Branch into, int after) implements Change {}

    /** An entry goes. */
    record Remove(Node.Branch from, int index) implements Change {}

    /** A run of lines of a text becomes another. */
    record Lines() implements Change {}

    /** A value becomes another. */
    record Replace(Place theirs, Place ours) implements Change {}

    /** A value that is itself a document becomes {@code written}, with the quotes around it. */
    record Rewrite(Place ours, String written) implements Change {
        @Override
        public String toString() {
            return "Rewrite";
        }
    }

    /** The comment above an entry becomes another, or goes. */
    record Above(Place theirs, Place ours) implements Change {}

    /** The comment beside a value becomes another, or goes. */
    record Beside(Place theirs, Place ours) implements Change {}
}
