package dev.tokenkeeper.cli.settings;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flag;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.flags.Verb;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.delivery.FileSpec;
import dev.tokenkeeper.volume.Ownership;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns arguments into settings. It runs at each start of a pod, so it makes do with plain loops. */
public final class SettingsReader {
    private static final int DEFAULT_MODE = 0600;
    private static final int DEFAULT_HISTORY = 10;
    private static final int LONGEST_NAME = 63;

    private final Arguments arguments;

    private SettingsReader(Arguments arguments) {
        this.arguments = arguments;
    }

    /** The settings that {@code arguments} ask for. A verb that delivers has to have a source. */
    public static Settings read(Arguments arguments) throws UsageException {
        return new SettingsReader(arguments).settings();
    }

    private Settings settings() throws UsageException {
        String wait = arguments.value(Flags.WAIT);
        String report = arguments.value(Flags.REPORT);
        return new Settings(
                spec(),
                wait == null ? Duration.ZERO : Durations.parse(arguments.place(Flags.WAIT), wait),
                report == null ? null : path(Flags.REPORT, report),
                arguments.isOn(Flags.STRICT),
                arguments.isOn(Flags.DRY_RUN));
    }

    private DeliverySpec spec() throws UsageException {
        Verb verb = arguments.verb();
        boolean delivers = verb == Verb.INIT || verb == Verb.WATCH || verb == Verb.EXEC;
        String source = delivers ? arguments.required(Flags.SOURCE) : arguments.value(Flags.SOURCE);
        boolean generations = delivers && arguments.given(Flags.LAYOUT) != null && Layout.isGenerations(arguments);
        List<FileSpec> files = FileWords.files(arguments.place(Flags.FILE), arguments.values(Flags.FILE));
        return apart(new DeliverySpec(
                name(),
                source == null ? null : path(Flags.SOURCE, source),
                path(Flags.TARGET, arguments.required(Flags.TARGET)),
                files,
                FileWords.groups(arguments.place(Flags.GROUP), arguments.values(Flags.GROUP), files),
                ownership(delivers),
                format(),
                PolicyWords.policy(arguments),
                RuleWords.rules(arguments.place(Flags.VALIDATE), arguments.values(Flags.VALIDATE)),
                number(Flags.HISTORY_LIMIT, generations ? Layout.HISTORY : DEFAULT_HISTORY, 1),
                arguments.isOn(Flags.SHARED),
                arguments.isOn(Flags.SINGLE_WRITER),
                generations));
    }

    /** Neither folder may be in the other one: a copy would find itself. */
    private DeliverySpec apart(DeliverySpec spec) throws UsageException {
        Path source = spec.source();
        if (spec.generations()
                && source != null
                && (source.startsWith(spec.target()) || spec.target().startsWith(source))) {
            throw new UsageException(arguments.place(Flags.TARGET), "and --source lie one in the other");
        }
        return spec;
    }

    /** A delivery's name is a folder's name beside {@code lock} and {@code key}. */
    private String name() throws UsageException {
        String name = arguments.value(Flags.NAME);
        if (name == null) {
            return DeliverySpec.DEFAULT_NAME;
        }
        boolean good = !name.isEmpty() && name.length() <= LONGEST_NAME && !name.equals("lock") && !name.equals("key");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            good &= alphanumeric || (i > 0 && (c == '-' || c == '.'));
        }
        if (!good) {
            throw new UsageException(
                    arguments.place(Flags.NAME),
                    "has to be of a-z, 0-9, '-' and '.', at most 63, neither lock nor key");
        }
        return name;
    }

    /** A verb that delivers has a mode even if none is named; the others leave files as they look. */
    private @Nullable Ownership ownership(boolean delivers) throws UsageException {
        if (!delivers
                && arguments.given(Flags.MODE) == null
                && arguments.given(Flags.UID) == null
                && arguments.given(Flags.GID) == null) {
            return null;
        }
        String mode = arguments.value(Flags.MODE);
        return new Ownership(
                mode == null ? DEFAULT_MODE : FileWords.mode(arguments.place(Flags.MODE), mode),
                id(Flags.UID),
                id(Flags.GID));
    }

    private @Nullable Integer id(Flag flag) throws UsageException {
        return arguments.given(flag) == null ? null : number(flag, 0, 0);
    }

    private @Nullable Format format() throws UsageException {
        String word = arguments.value(Flags.FORMAT);
        return word == null ? null : FileWords.format(arguments.place(Flags.FORMAT), word);
    }

    private int number(Flag flag, int fallback, int least) throws UsageException {
        String text = arguments.value(flag);
        return text == null ? fallback : Numbers.parse(arguments.place(flag), text, least);
    }

    private Path path(Flag flag, String text) throws UsageException {
        if (text.isEmpty()) {
            throw new UsageException(arguments.place(flag), "is empty");
        }
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new UsageException(arguments.place(flag), "is no path");
        }
    }
}
