package dev.tokenkeeper.cli.flags;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts together what was given for each flag: the command line first, then the environment, then the file that
 * {@code --config} names. The first that says something of a flag says all of it.
 */
public final class ArgumentReader {
    private final Map<String, String> environment;

    public ArgumentReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Reads {@code args} from {@code start} on, without any library. */
    public Arguments quick(Verb verb, String[] args, int start) throws UsageException {
        return complete(QuickReader.read(verb, args, start));
    }

    /** Reads {@code args} from {@code start} on by picocli. */
    public Arguments read(Verb verb, String[] args, int start) throws UsageException {
        return complete(LibraryReader.read(verb, args, start));
    }

    private Arguments complete(TypedFlags typed) throws UsageException {
        Verb verb = typed.verb();
        Map<String, Given> given = new HashMap<>(typed.given());
        if (hasTwins()) {
            for (Flag flag : Flags.table()) {
                if (flag.verbs().contains(verb) && !given.containsKey(flag.name())) {
                    fromEnvironment(flag, given);
                }
            }
        }
        Given config = given.get(Flags.CONFIG.name());
        if (config != null) {
            add(ConfigFile.read(Path.of(config.values().get(0))), verb, given);
        }
        Given policy = given.get(Flags.POLICY.name());
        if (policy != null) {
            add(ConfigFile.readPolicy(Path.of(policy.values().get(0))), verb, given);
        }
        return new Arguments(verb, given, typed.operands());
    }

    /** Whether any variable may be a flag's: mostly none is, and then no name has to be made. */
    private boolean hasTwins() {
        for (String name : environment.keySet()) {
            if (name.startsWith(Flag.TWIN)) {
                return true;
            }
        }
        return false;
    }

    /** Of a file counts what the verb takes and what nothing before it has said. */
    private static void add(Map<String, Given> file, Verb verb, Map<String, Given> given) {
        for (Flag flag : Flags.table()) {
            Given found = file.get(flag.name());
            if (found != null && flag.verbs().contains(verb)) {
                given.putIfAbsent(flag.name(), found);
            }
        }
    }

    /** An empty variable counts as not set. */
    private void fromEnvironment(Flag flag, Map<String, Given> given) throws UsageException {
        String text = environment.get(flag.twin());
        if (text == null || text.isEmpty()) {
            return;
        }
        if (flag.kind() != Flag.Kind.REPEATABLE) {
            String value = TypedFlags.checked(flag, flag.twin(), text);
            given.put(flag.name(), new Given(flag.twin(), List.of(value)));
            return;
        }
        List<String> lines = lines(text);
        if (!lines.isEmpty()) {
            given.put(flag.name(), new Given(flag.twin(), lines));
        }
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            String line = text.substring(from, end).strip();
            if (!line.isEmpty()) {
                lines.add(line);
            }
            from = end + 1;
        }
        return lines;
    }
}
