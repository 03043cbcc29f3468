package dev.tokenkeeper.spring;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.token.Fields;
import dev.tokenkeeper.token.Token;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * One version of a token as a property source. Names are built as Spring builds those of YAML: {@code server.port},
 * {@code hosts[0].name}.
 */
final class TokenSource {
    private TokenSource() {}

    /**
     * The version that is live.
     *
     * @throws dev.tokenkeeper.token.TokenException if it is not there, cannot be read, or is not valid
     * @throws IllegalArgumentException if a file of this name has no names and values
     */
    static PropertySource<?> read(Token token) {
        Format format = Format.ofName(token.path());
        Fields fields = TokenState.fields(token);
        return source(token.path(), format, named(token.path(), format, fields));
    }

    /** The version without values, for a token that is not there yet. */
    static PropertySource<?> empty(Token token) {
        return source(token.path(), Format.ofName(token.path()), Map.of());
    }

    /** The name of the property source for the token at {@code path}. */
    static String name(String path) {
        // Boot reads names like SERVER_PORT relaxed only from a source that is called as the environment is.
        return Format.ofName(path) == Format.ENV
                ? "tokenkeeper:" + path + "-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME
                : "tokenkeeper:" + path;
    }

    private static PropertySource<?> source(String path, Format format, Map<String, Object> named) {
        return format == Format.ENV
                ? new SystemEnvironmentPropertySource(name(path), named)
                : new MapPropertySource(name(path), named);
    }

    private static Map<String, Object> named(String path, Format format, Fields fields) {
        return switch (format) {
            case TEXT, PASSWD, PEM, XML, OPAQUE ->
                throw new IllegalArgumentException("tokenkeeper.config: " + path + " is of the format " + format.word()
                        + ", which has no names and values");
            case PROPERTIES, ENV, LICENSE_TEXT -> flat(fields);
            default -> nested(fields);
        };
    }

    /** In a flat format the last of several of one name counts, as its own readers have it. */
    private static Map<String, Object> flat(Fields fields) {
        Map<String, Object> named = new LinkedHashMap<>();
        fields.values().forEach((pointer, value) -> named.put(segments(pointer)[0], value));
        return named;
    }

    private static Map<String, Object> nested(Fields fields) {
        Map<String, Object> named = new LinkedHashMap<>();
        fields.values().forEach((pointer, value) -> {
            StringBuilder name = new StringBuilder();
            for (String segment : segments(pointer)) {
                boolean index =
                        !name.isEmpty() && !segment.isEmpty() && segment.chars().allMatch(c -> c >= '0' && c <= '9');
                if (index) {
                    name.append('[').append(segment).append(']');
                } else {
                    name.append(name.isEmpty() ? "" : ".").append(segment);
                }
            }
            named.put(name.toString(), value);
        });
        return named;
    }

    private static String[] segments(String pointer) {
        String[] segments =
                pointer.isEmpty() ? new String[] {""} : pointer.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            segments[i] = segments[i].replace("~1", "/").replace("~0", "~");
        }
        return segments;
    }
}
