package dev.tokenkeeper.history;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Digest;
import dev.tokenkeeper.content.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the header line of a generation and collects its bodies. A body is named by offset and length after the header
 * line; equal contents are stored once.
 */
final class HeaderWriter {
    private final StringBuilder line = new StringBuilder(512);
    private final List<Content> bodies = new ArrayList<>();
    private int size;

    HeaderWriter(Generation generation) {
        line.append("{\"version\":").append(GenerationFile.VERSION);
        line.append(",\"number\":").append(generation.number());
        line.append(",\"kind\":\"").append(Words.camel(generation.kind()));
        line.append("\",\"cause\":\"").append(Words.camel(generation.cause()));
        line.append("\",\"inode\":").append(generation.inode());
        line.append(",\"files\":[");
        String comma = "";
        for (Entry entry : generation.entries()) {
            line.append(comma);
            entry(entry);
            comma = ",";
        }
        line.append("]}\n");
    }

    /** The header, with its line end. */
    String line() {
        return line.toString();
    }

    /** What follows the header, in order. */
    List<Content> bodies() {
        return bodies;
    }

    private void entry(Entry entry) {
        line.append("{\"path\":");
        string(entry.path());
        line.append(",\"format\":\"").append(entry.format().word());
        line.append("\",\"base\":");
        body(entry.base());
        line.append(",\"published\":");
        body(entry.published());
        line.append(",\"replaced\":");
        body(entry.replaced());
        line.append(",\"late\":");
        late(entry.late());
        line.append(",\"outgoing\":");
        outgoing(entry.outgoing());
        line.append(",\"conflicts\":[");
        String comma = "";
        for (OpenConflict conflict : entry.conflicts()) {
            line.append(comma);
            conflict(conflict);
            comma = ",";
        }
        line.append("],\"writeBacks\":").append(entry.writeBacks()).append('}');
    }

    private void late(@Nullable Late late) {
        if (late == null) {
            line.append("null");
            return;
        }
        line.append("{\"generation\":").append(late.generation()).append(",\"taken\":");
        body(late.taken());
        line.append('}');
    }

    private void outgoing(@Nullable Outgoing outgoing) {
        if (outgoing == null) {
            line.append("null");
            return;
        }
        line.append("{\"nonce\":");
        string(outgoing.nonce());
        line.append(",\"inode\":").append(outgoing.inode());
        line.append(",\"mode\":\"")
                .append(Integer.toOctalString(outgoing.ownership().mode()));
        line.append("\",\"uid\":").append(outgoing.ownership().uid());
        line.append(",\"gid\":").append(outgoing.ownership().gid()).append('}');
    }

    private void conflict(OpenConflict conflict) {
        line.append("{\"path\":");
        string(conflict.path());
        line.append(",\"reason\":");
        string(conflict.reason());
        line.append(",\"kept\":");
        string(conflict.kept());
        line.append(",\"ours\":");
        digest(conflict.ours());
        line.append(",\"theirs\":");
        digest(conflict.theirs());
        line.append('}');
    }

    private void digest(@Nullable Digest digest) {
        if (digest == null) {
            line.append("null");
        } else {
            line.append('"').append(digest.hex()).append('"');
        }
    }

    private void body(@Nullable Content content) {
        if (content == null) {
            line.append("null");
            return;
        }
        int offset = 0;
        for (Content known : bodies) {
            if (known.equals(content)) {
                line.append('[')
                        .append(offset)
                        .append(',')
                        .append(content.size())
                        .append(']');
                return;
            }
            offset += known.size();
        }
        bodies.add(content);
        line.append('[').append(size).append(',').append(content.size()).append(']');
        size = Math.addExact(size, content.size());
    }

    private void string(String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                line.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    line.append(Character.forDigit((c >> shift) & 15, 16));
                }
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }
}
