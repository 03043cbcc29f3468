package dev.tokenkeeper.validation;

import dev.tokenkeeper.content.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the optional module whether a JSON Schema holds, for a content in which nothing else was found. */
final class SchemaCheck {
    private SchemaCheck() {}

    /** {@code schemas}: null where the module is not there. */
    static void check(@Nullable SchemaChecker schemas, String schema, Content content, List<Finding> findings) {
        if (!findings.isEmpty()) {
            return;
        }
        if (schemas == null) {
            String sentence = "it cannot be checked: json-schema needs the module schema, which is not installed";
            findings.add(new Finding(Finding.Code.SCHEMA_UNUSABLE, "", sentence));
            return;
        }
        String text = new String(content.bytes(), StandardCharsets.UTF_8);
        String json = text.startsWith("\ufeff") ? text.substring(1) : text;
        try {
            for (String place : schemas.check(schema, json).places()) {
                String where = place.isEmpty() ? "" : " at " + place;
                findings.add(
                        new Finding(Finding.Code.SCHEMA_VIOLATED, place, "it does not hold by its schema" + where));
            }
        } catch (UnusableSchemaException e) {
            String sentence = "it cannot be checked: the schema " + e.getMessage();
            findings.add(new Finding(Finding.Code.SCHEMA_UNUSABLE, "", sentence));
        }
    }
}
