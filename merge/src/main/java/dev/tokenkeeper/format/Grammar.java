package dev.tokenkeeper.format;

import dev.tokenkeeper.content.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One format that is a tree: finds the positions in a text, and renders a piece of one text for another. It never
 * decides anything. Stateless.
 */
public abstract class Grammar {
    Grammar() {}

    /** The grammar of a format; null for those that are no tree. */
    public static @Nullable Grammar of(Format format) {
        if (format == Format.LICENSE_TEXT) {
            return new LicenseText();
        }
        if (format == Format.JSON) {
            return new Json();
        }
        if (format == Format.JSONC) {
            return new Jsonc();
        }
        if (format == Format.PROPERTIES) {
            return new Properties();
        }
        if (format == Format.ENV) {
            return new Env();
        }
        if (format == Format.PASSWD) {
            return new Passwd();
        }
        if (format == Format.PEM) {
            return new Pem();
        }
        if (format == Format.XML) {
            return new Xml();
        }
        if (format == Format.TOML) {
            return new Toml();
        }
        if (format == Format.PHP) {
            return new Php();
        }
        if (format == Format.YAML) {
            return new Yaml();
        }
        return format == Format.INI ? new Ini() : null;
    }

    /**
     * The root of the tree that stands in {@code text}.
     *
     * @throws Unparsable if there is none, or it passes a limit
     */
    abstract Node read(String text, Budget budget);

    /** The line end that new lines in {@code text} get. */
    String newline(String text) {
        return LineEnds.of(text);
    }

    /** What renders pieces of another text in the style of {@code ours}. */
    public Writer writer(Document ours) {
        return new LineWriter(ours) {};
    }

    /** Whether a key may come again, with each of its values counting. */
    public boolean repeats() {
        return false;
    }

    /** The text that a value of this meaning stands for, without what a meaning has to tell types apart. */
    public String plain(String meaning) {
        return meaning;
    }

    /** Whether a value of this meaning is the word for no value. */
    public boolean isNull(String meaning) {
        return false;
    }

    /** How a value holds a text that is itself a document; null where it cannot. */
    public @Nullable Inlay inlay() {
        return null;
    }

    /** Whether comments between brackets have no room in what comes into {@code ours}, as that has no lines. */
    public boolean isBare(Document ours) {
        return false;
    }

    /** Whether the header has an end of its own, so that no comment behind it becomes part of it. */
    public boolean endsHeader() {
        return false;
    }

    /** Whether a comment at the end of a container is told from the next entry's by being indented deeper. */
    public boolean columnsTellComments() {
        return false;
    }

    /** Whether one node of a document can stand for another by a name. */
    public boolean refers() {
        return false;
    }

    /** The names that {@code node} itself gives or uses, without those of its entries, in the order of the text. */
    public List<Reference> references(Node node) {
        return List.of();
    }

    /** Whether what comes into brackets cannot have comments in it. */
    public boolean isBareInBrackets() {
        return false;
    }

    /** Whether a comment belongs to the entry right below it, so that free text needs a blank line behind it. */
    public boolean commentsBelongBelow() {
        return true;
    }

    /** Whether {@code prose} is a comment that would belong to an entry right below it. */
    public boolean belongsBelow(Entry prose) {
        return commentsBelongBelow();
    }
}
