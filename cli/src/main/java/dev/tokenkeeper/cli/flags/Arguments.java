package dev.tokenkeeper.cli.flags;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A verb, what was given for its flags wherever it was given, and its operands. */
public final class Arguments {
    private final Verb verb;
    private final Map<String, Given> given;
    private final List<String> operands;

    Arguments(Verb verb, Map<String, Given> given, List<String> operands) {
        this.verb = verb;
        this.given = given;
        this.operands = List.copyOf(operands);
    }

    public Verb verb() {
        return verb;
    }

    /** What follows the flags. */
    public List<String> operands() {
        return operands;
    }

    /** What was given for {@code flag}; null if nothing was. */
    public @Nullable Given given(Flag flag) {
        return given.get(flag.name());
    }

    /** The one value of {@code flag}; null if none was given. */
    public @Nullable String value(Flag flag) {
        Given found = given.get(flag.name());
        return found == null ? null : found.values().get(0);
    }

    /** The one value of {@code flag}. */
    public String required(Flag flag) throws UsageException {
        String value = value(flag);
        if (value == null) {
            throw new UsageException(flag.option(), "is required (or " + flag.twin() + ")");
        }
        return value;
    }

    /** All values of {@code flag}, in order. */
    public List<String> values(Flag flag) {
        Given found = given.get(flag.name());
        return found == null ? List.of() : found.values();
    }

    /** Whether the switch {@code flag} is on. */
    public boolean isOn(Flag flag) {
        return "true".equals(value(flag));
    }

    /** Where {@code flag} was given; the flag itself if it was not. */
    public String place(Flag flag) {
        Given found = given.get(flag.name());
        return found == null ? flag.option() : found.place();
    }
}
