package dev.tokenkeeper.workload.manifest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value that is to be written into a manifest, without its style. */
public sealed interface Literal {
    /** A text. */
    record Text(String value) implements Literal {}

    /** A number or a truth value, as it is written. */
    record Bare(String value) implements Literal {}

    /** A list. */
    record Items(List<Literal> values) implements Literal {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** A map, in its order. */
    record Fields(Map<String, Literal> values) implements Literal {
        public Fields {
            values = new LinkedHashMap<>(values);
        }

        /** This, with one more entry. */
        public Fields with(String key, Literal value) {
            Map<String, Literal> more = new LinkedHashMap<>(values);
            more.put(key, value);
            return new Fields(more);
        }

        /** This, with one more text. */
        public Fields with(String key, String value) {
            return with(key, new Text(value));
        }
    }

    /** An empty map, to be filled by {@link Fields#with}. */
    static Fields fields() {
        return new Fields(Map.of());
    }

    /** A list of texts. */
    static Items texts(List<String> values) {
        return new Items(values.stream().<Literal>map(Text::new).toList());
    }

    /** A list. */
    static Items items(Literal... values) {
        return new Items(Arrays.asList(values));
    }

    static Bare of(long number) {
        return new Bare(Long.toString(number));
    }

    static Bare of(boolean truth) {
        return new Bare(Boolean.toString(truth));
    }
}
