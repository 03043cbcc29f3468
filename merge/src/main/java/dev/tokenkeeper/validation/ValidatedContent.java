package dev.tokenkeeper.validation;

import dev.tokenkeeper.content.Content;

/** A content that passed every check. Only a {@link Validator} makes one, and only this may be published. Immutable. */
public final class ValidatedContent implements Validation {
    private final Content content;

    ValidatedContent(Content content) {
        this.content = content;
    }

    public Content content() {
        return content;
    }

    @Override
    public String toString() {
        return "ValidatedContent";
    }
}
