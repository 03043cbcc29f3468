package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Place;
import java.util.List;

/** One version of a container. */
record Side(Document document, Node.Branch container) {
    List<Entry> entries() {
        return container.entries();
    }

    Entry entry(int index) {
        return container.entries().get(index);
    }

    Place place(int index) {
        return new Place(document, container, entry(index));
    }
}
