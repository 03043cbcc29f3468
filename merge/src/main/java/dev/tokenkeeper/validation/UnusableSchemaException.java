package dev.tokenkeeper.validation;

/** A schema that cannot be used. The message says why, without a value. */
public final class UnusableSchemaException extends Exception {
    private static final long serialVersionUID = 1L;

    /** {@code sentence}: what is wrong with the schema, as part of a sentence. */
    public UnusableSchemaException(String sentence) {
        super(sentence);
    }
}
