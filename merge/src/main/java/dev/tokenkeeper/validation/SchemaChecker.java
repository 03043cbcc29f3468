package dev.tokenkeeper.validation;

import java.util.List;

/**
 * Checks JSON Schemas; the optional module {@code schema} does it. It is called through a class loader of its own, so it
 * takes and gives what the JDK has.
 */
public interface SchemaChecker {
    /** Where a schema does not hold, as JSON pointers; no values. */
    record Violations(List<String> places) {
        public Violations {
            places = List.copyOf(places);
        }
    }

    /**
     * Checks {@code json} by {@code schema}, the text of a JSON Schema. A reference to another file or host is never followed.
     *
     * @throws UnusableSchemaException if the schema cannot be used
     */
    Violations check(String schema, String json) throws UnusableSchemaException;
}
