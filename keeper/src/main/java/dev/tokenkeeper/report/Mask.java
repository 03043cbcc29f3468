package dev.tokenkeeper.report;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.MaskKey;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands for bytes in a report: their keyed digest. It is computed when it is told, as most starts tell it nobody
 * and SHA-256 costs them more than the rest of their work. Used by one thread.
 */
public final class Mask {
    /** Stands for no bytes. */
    public static final Mask NONE = new Mask("");

    private @Nullable String text;
    private @Nullable Content content;
    private @Nullable Supplier<MaskKey> key;

    private Mask(String text) {
        this.text = text;
    }

    /** The mask of {@code content}; {@code key} is asked when it is told. */
    public static Mask of(Content content, Supplier<MaskKey> key) {
        Mask mask = new Mask("");
        mask.text = null;
        mask.content = content;
        mask.key = key;
        return mask;
    }

    /** A mask that is known already. */
    public static Mask of(String text) {
        return new Mask(text);
    }

    /** 12 hexadecimal digits; empty for no bytes. */
    public String text() {
        String known = text;
        if (known == null) {
            known = content == null || key == null ? "" : content.digest().keyed(key.get());
            text = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Mask that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
