package dev.tokenkeeper.merge;

import dev.tokenkeeper.format.Edit;
import dev.tokenkeeper.format.Entry;
import dev.tokenkeeper.format.Layout;
import dev.tokenkeeper.format.Node;
import dev.tokenkeeper.format.Span;
import dev.tokenkeeper.format.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inserts and removes entries between brackets: where something goes or comes between two entries that stay, the text
 * between these two is written anew, separators included; no other text is.
 */
final class BracketSplice {
    private final Writer writer;
    private final Edits edits;

    BracketSplice(Writer writer, Edits edits) {
        this.writer = writer;
        this.edits = edits;
    }

    void splice(Node.Branch container, Layout.Separated room, Moves moves) {
        Writer.Seams seams = null;
        List<Entry> entries = container.entries();
        List<String> come = new ArrayList<>();
        Entry left = null;
        boolean gone = false;
        for (int i = -1; i <= entries.size(); i++) {
            boolean end = i == entries.size();
            if (i >= 0 && !end && moves.isGone(i)) {
                gone = true;
                continue;
            }
            if (i >= 0 && (gone || !come.isEmpty())) {
                Entry right = end ? null : entries.get(i);
                if (seams == null) {
                    seams = writer.seams(container, moves.sample());
                }
                edits.add(between(room, seams, left, come, right));
            }
            come = new ArrayList<>();
            gone = false;
            if (!end) {
                left = i < 0 ? null : entries.get(i);
                for (Change.Insert insert : moves.behind(i)) {
                    come.add(writer.piece(insert.theirs(), container));
                }
            }
        }
    }

    private Edit between(
            Layout.Separated room, Writer.Seams seams, @Nullable Entry left, List<String> come, @Nullable Entry right) {
        String separator = room.separator() + seams.between();
        StringBuilder text = new StringBuilder();
        boolean any = left != null;
        for (String piece : come) {
            text.append(any ? separator : seams.first()).append(piece);
            any = true;
        }
        if (right != null) {
            text.append(any ? separator : seams.first());
        } else if (any) {
            text.append(seams.last());
        }
        int from = left == null ? room.open() : left.body().to();
        int to = right == null ? room.close() : right.body().from();
        return new Edit(new Span(from, to), text.toString());
    }
}
