package dev.tokenkeeper.validation;

import java.util.List;

/** What a validation came to. */
public sealed interface Validation permits ValidatedContent, Validation.Rejected {
    /** At least one check failed. */
    record Rejected(List<Finding> findings) implements Validation {
        public Rejected {
            findings = List.copyOf(findings);
        }
    }
}
