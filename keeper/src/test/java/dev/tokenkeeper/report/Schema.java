package dev.tokenkeeper.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One of the published schemas. It checks what these schemas use of JSON Schema (2020-12), and refuses a word that it does
 * not know, so that no rule is passed over.
 */
final class Schema {
    private static final List<String> TALK = List.of("$schema", "title", "description");

    private final Map<?, ?> rules;

    private Schema(Map<?, ?> rules) {
        this.rules = rules;
    }

    /** The schema {@code docs/schema/NAME.json}. */
    static Schema named(String name) throws IOException {
        Path folder = Path.of(System.getProperty("tokenkeeper.root", "..")).resolve("docs/schema");
        return new Schema((Map<?, ?>) JsonTree.parse(Files.readString(folder.resolve(name + ".json"))));
    }

    Map<?, ?> rules() {
        return rules;
    }

    /** What is wrong with {@code json}; empty if nothing is. */
    List<String> problems(String json) throws IOException {
        List<String> problems = new ArrayList<>();
        check(rules, JsonTree.parse(json), "", problems);
        return problems;
    }

    private void check(Map<?, ?> schema, Object value, String where, List<String> problems) throws IOException {
        for (Map.Entry<?, ?> rule : schema.entrySet()) {
            Object wanted = rule.getValue();
            boolean holds = switch ((String) rule.getKey()) {
                case "type" -> isOfType((String) wanted, value);
                case "const" -> wanted.equals(value);
                case "enum" -> ((List<?>) wanted).contains(value);
                case "minimum" -> (long) value >= (long) wanted;
                case "minItems" -> ((List<?>) value).size() >= (long) wanted;
                case "maxItems" -> ((List<?>) value).size() <= (long) wanted;
                case "pattern" ->
                    Pattern.compile((String) wanted).matcher((String) value).find();
                case "required" -> ((Map<?, ?>) value).keySet().containsAll((List<?>) wanted);
                case "additionalProperties" ->
                    ((Map<?, ?>) schema.get("properties")).keySet().containsAll(((Map<?, ?>) value).keySet());
                case "$ref" -> {
                    String name = ((String) wanted).replace(".json", "");
                    check(named(name).rules, value, where, problems);
                    yield true;
                }
                case "items" -> {
                    for (Object item : (List<?>) value) {
                        check((Map<?, ?>) wanted, item, where + "/*", problems);
                    }
                    yield true;
                }
                case "properties" -> {
                    for (Map.Entry<?, ?> property : ((Map<?, ?>) wanted).entrySet()) {
                        Object part = ((Map<?, ?>) value).get(property.getKey());
                        if (part != null) {
                            check((Map<?, ?>) property.getValue(), part, where + "/" + property.getKey(), problems);
                        }
                    }
                    yield true;
                }
                default -> TALK.contains((String) rule.getKey());
            };
            if (!holds) {
                problems.add(where + " breaks " + rule.getKey());
            }
        }
    }

    private static boolean isOfType(String type, Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Long;
            case "boolean" -> value instanceof Boolean;
            default -> false;
        };
    }
}
