package dev.tokenkeeper.cli.flags;

import java.util.ArrayList;
import java.util.List;

/** The values that were given for one flag, and where: {@code --mode}, {@code TOKENKEEPER_MODE}, {@code FILE: /target/mode}. */
public record Given(String place, List<String> values) {
    public Given {
        values = List.copyOf(values);
    }

    /** The values with one more. */
    Given and(String value) {
        List<String> more = new ArrayList<>(values);
        more.add(value);
        return new Given(place, more);
    }
}
