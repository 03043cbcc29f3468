package dev.tokenkeeper.validation;

/**
 * One reason why a content may not be published.
 *
 * @param code which check found it
 * @param path the place, as a JSON pointer; empty for the whole content
 * @param sentence what is wrong, without any value
 */
public record Finding(Code code, String path, String sentence) {
    /** The closed list of checks. */
    public enum Code {
        /** The content is no text of its format. */
        DOES_NOT_PARSE,
        /** A text that must be there is not. */
        TEXT_MISSING,
        /** A pattern that must be found is not. */
        PATTERN_NOT_FOUND,
        /** A pattern could not be searched within its bound of steps. */
        PATTERN_TOO_COSTLY,
        /** A key that must be there is not. */
        KEY_MISSING,
        /** There are more bytes than may be. */
        TOO_LARGE,
        /** The command said no. */
        COMMAND_FAILED,
        /** The command took too long. */
        COMMAND_TIMED_OUT,
        /** The command could not be started. */
        COMMAND_NOT_RUNNABLE,
        /** There is no line with a signature. */
        SIGNATURE_MISSING,
        /** The signature is not that of the key over these bytes. */
        SIGNATURE_WRONG,
        /** What should be a certificate cannot be read. */
        CERTIFICATE_UNREADABLE,
        /** The private key belongs to another certificate. */
        CERTIFICATE_NOT_OF_KEY,
        CERTIFICATE_EXPIRED,
        CERTIFICATE_NOT_YET_VALID,
        /** An older certificate would take the place of a newer one. */
        CERTIFICATE_OLDER,
        /** The JSON Schema does not hold. */
        SCHEMA_VIOLATED,
        /** The schema cannot be used, or nothing is there that could. */
        SCHEMA_UNUSABLE
    }
}
