package dev.tokenkeeper.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the documents of one YAML text together. One alone is the root itself; what stands before its content is the header.
 * Several are called by what Kubernetes knows them by (kind, namespace, name) where all have that, else by their number;
 * then their count is part of what the file is, so that no document is taken for another one.
 */
final class YamlStream {
    /** What the kinds of documents among several begin with. */
    static final String DOCUMENT = "document ";

    private static final String STREAM = "stream";

    private final String text;
    private final List<YamlDocument> documents;
    private final LineEntries outside;

    YamlStream(String text, Budget budget, List<YamlDocument> documents) {
        this.text = text;
        this.documents = documents;
        this.outside = new LineEntries(text, budget);
    }

    /** The root of a text with one document. */
    static Node single(String text, Budget budget, YamlDocument document) {
        Span all = new Span(0, text.length());
        if (!document.hasLines()) {
            // Brackets keep the comments around them themselves; a lone value is all of the file.
            return document.node() instanceof Node.Scalar whole
                    ? new Node.Scalar(all, whole.meaning())
                    : document.node();
        }
        LineEntries head = new LineEntries(text, budget);
        if (!document.head().isEmpty()) {
            head.comment(document.head().from(), document.head().to());
            head.header();
        }
        List<Entry> entries = new ArrayList<>(head.entries());
        entries.addAll(document.entries());
        Layout layout = ((Node.Branch) document.node()).layout();
        return new Node.Branch(document.kind(), all, entries, layout);
    }

    Node.Branch root() {
        List<String> names = names();
        boolean known = names != null;
        for (int i = 0; i < documents.size(); i++) {
            YamlDocument document = documents.get(i);
            int from = begin(document);
            if (known && document.isEmpty()) {
                free(from, document);
            } else {
                section(names == null ? Integer.toString(i) : names.get(i), from, document);
            }
        }
        String kind = known ? STREAM : STREAM + " " + documents.size();
        Layout layout = new Layout.Lines(text.length(), "");
        return new Node.Branch(kind, new Span(0, text.length()), outside.entries(), layout);
    }

    /** Reads the blank lines and comments before a document; where its own lines begin. */
    private int begin(YamlDocument document) {
        int line = document.all().from();
        int end = document.head().isEmpty() ? line : document.head().to();
        while (line < end) {
            int next = LineEnds.next(text, line);
            int from = Blank.skip(text, line, next);
            if (Blank.is(text, line, next - 1)) {
                outside.blank(line, next);
            } else if (text.charAt(from) == '#') {
                outside.comment(line, next);
            } else {
                break;
            }
            line = next;
        }
        return line;
    }

    /** A document without content in a file whose documents have names. */
    private void free(int from, YamlDocument document) {
        for (int line = from; line < document.all().to(); ) {
            int next = LineEnds.next(text, line);
            if (Blank.is(text, line, LineEnds.contentEnd(text, line, next))) {
                outside.blank(line, next);
            } else {
                outside.free(line, next);
            }
            line = next;
        }
    }

    private void section(String name, int from, YamlDocument document) {
        Span body = new Span(from, document.all().to());
        String head = from < document.head().to()
                ? text.substring(from, document.head().to())
                : "";
        int comment = comment(head);
        String says = comment < 0 ? head.strip() : head.substring(0, comment).strip();
        String kind = DOCUMENT + document.kind() + (says.equals("---") ? "" : says.replace("\r", ""));
        if (document.hasLines()) {
            Layout.Lines room = (Layout.Lines) ((Node.Branch) document.node()).layout();
            Layout layout = new Layout.Lines(Math.max(from, document.head().to()), room.indent(), room.none());
            int end = from
                    + (comment < 0
                            ? head.stripTrailing().length()
                            : head.substring(0, comment).stripTrailing().length());
            Span beside = comment < 0
                    ? Span.at(end)
                    : new Span(end, from + head.stripTrailing().length());
            outside.section(
                    Entry.Kind.SECTION, name, body, new Node.Branch(kind, body, document.entries(), layout), beside);
        } else {
            String whole = YamlProperties.whole(List.of(), body.of(text).replace("\r", ""));
            outside.section(Entry.Kind.SECTION, name, body, new Node.Scalar(body, whole), Span.at(body.to()));
        }
    }

    /** Where the comment on the line that begins a document stands; -1 if there is none. */
    private static int comment(String head) {
        int last = head.stripTrailing().lastIndexOf('\n') + 1;
        int at = head.indexOf('#', last);
        return at > 0 && Blank.is(head.charAt(at - 1)) ? at : -1;
    }

    /** What Kubernetes calls each document; null if it does not know one of them, or two are called alike. */
    private @Nullable List<String> names() {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlDocument document : documents) {
            String name = document.isEmpty() ? "" : name(document);
            if (name == null || (!name.isEmpty() && !seen.add(name))) {
                return null;
            }
            names.add(name);
        }
        return seen.isEmpty() ? null : names;
    }

    private static @Nullable String name(YamlDocument document) {
        String kind = scalar(document.entries(), "kind");
        if (!document.hasLines()
                || kind == null
                || !(find(document.entries(), "metadata") instanceof Node.Branch meta)) {
            return null;
        }
        String name = scalar(meta.entries(), "name");
        String namespace = scalar(meta.entries(), "namespace");
        return name == null ? null : kind + "/" + (namespace == null ? "" : namespace + "/") + name;
    }

    private static @Nullable String scalar(List<Entry> entries, String key) {
        return find(entries, key) instanceof Node.Scalar scalar
                        && scalar.meaning().startsWith("\"")
                ? scalar.meaning().substring(1)
                : null;
    }

    private static @Nullable Node find(List<Entry> entries, String key) {
        for (Entry entry : entries) {
            if (entry.kind() == Entry.Kind.NAMED && entry.key().equals(key)) {
                return entry.node();
            }
        }
        return null;
    }
}
