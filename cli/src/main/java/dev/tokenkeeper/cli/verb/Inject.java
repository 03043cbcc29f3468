package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.ArgumentReader;
import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flag;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.flags.Verb;
import dev.tokenkeeper.cli.settings.Numbers;
import dev.tokenkeeper.cli.settings.RuleWords;
import dev.tokenkeeper.cli.settings.SettingsReader;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.workload.examine.Evidence;
import dev.tokenkeeper.workload.examine.Examination;
import dev.tokenkeeper.workload.examine.Finding;
import dev.tokenkeeper.workload.examine.Symptom;
import dev.tokenkeeper.workload.inject.Injection;
import dev.tokenkeeper.workload.inject.RefusedException;
import dev.tokenkeeper.workload.inject.Way;
import dev.tokenkeeper.workload.inject.Wish;
import dev.tokenkeeper.workload.inject.Withdrawal;
import dev.tokenkeeper.workload.manifest.Manifest;
import dev.tokenkeeper.workload.manifest.UnreadableException;
import dev.tokenkeeper.workload.pod.Container;
import dev.tokenkeeper.workload.pod.Volume;
import dev.tokenkeeper.workload.pod.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The verbs {@code inject} and {@code uninject}: a manifest in, one with or without our containers out; no cluster. */
final class Inject {
    private static final List<Flag> OF_DELIVERY = List.of(
            Flags.NAME,
            Flags.FILE,
            Flags.GROUP,
            Flags.MODE,
            Flags.UID,
            Flags.GID,
            Flags.FORMAT,
            Flags.STRATEGY,
            Flags.CONFLICT,
            Flags.FIELD,
            Flags.VALIDATE,
            Flags.WAIT,
            Flags.STRICT,
            Flags.HISTORY_LIMIT,
            Flags.SHARED,
            Flags.SINGLE_WRITER);
    private static final List<Flag> OF_FOLLOWING =
            List.of(Flags.PERIOD, Flags.HTTP, Flags.RELOAD_URL, Flags.RELOAD_TOUCH, Flags.RELOAD_SIGNAL);

    private static final Set<Symptom> WISHED = EnumSet.of(Symptom.NO_SIDECAR, Symptom.CREATED_ONCE);

    private Inject() {}

    static int run(Arguments arguments, Console console) throws UsageException {
        Wish wish = wish(arguments);
        return changed(arguments, console, text -> {
            String injected = Injection.inject(text, wish);
            console.data(injected);
            warn(injected, console);
        });
    }

    static int undo(Arguments arguments, Console console) throws UsageException {
        return changed(arguments, console, text -> {
            String withdrawn = Withdrawal.withdraw(text);
            console.data(withdrawn);
            tellUnread(withdrawn, console);
        });
    }

    /** An application that had a claim of its own keeps it; that nothing is brought into it any more has to be said. */
    private static void tellUnread(String withdrawn, Console console) throws UnreadableException {
        for (Workload workload : Workload.in(Manifest.read(withdrawn).documents())) {
            for (Volume volume : workload.volumes()) {
                if (volume.kind() == Volume.Kind.SOURCE
                        && workload.containers().stream()
                                .allMatch(container -> container.mount(volume.name()) == null)) {
                    console.talk("NotMounted " + workload.reference() + ", volume " + volume.name()
                            + ": no container reads it now. Next: mount it where the application looks for it");
                }
            }
        }
    }

    /** What is made of a manifest. */
    private interface Change {
        void of(String text) throws UnreadableException, RefusedException;
    }

    private static int changed(Arguments arguments, Console console, Change change) throws UsageException {
        String text = ManifestText.read(arguments.required(Flags.FILENAME));
        try {
            change.of(text);
            return ExitStatus.DONE.code();
        } catch (UnreadableException e) {
            console.talk(arguments.value(Flags.FILENAME) + " " + e.getMessage() + ". Next: correct it there");
        } catch (RefusedException e) {
            console.talk(e.sentence());
        }
        return ExitStatus.ERROR.code();
    }

    /** What doctor would find in the result, but for what was asked for. */
    private static void warn(String injected, Console console) throws UnreadableException {
        for (Evidence evidence : Examination.inManifests(Manifest.read(injected).documents())) {
            if (evidence.workload().containers().stream().noneMatch(Container::isOurs)) {
                continue;
            }
            for (Finding finding : Examination.of(evidence)) {
                if (finding.symptom() != null && !WISHED.contains(finding.symptom())) {
                    console.talk(finding.code() + " " + evidence.workload().reference() + ", " + finding.subject()
                            + ": " + finding.seen() + ". Next: " + finding.next());
                }
            }
        }
    }

    private static Wish wish(Arguments arguments) throws UsageException {
        Way way = way(arguments);
        List<String> delivery = words(arguments, OF_DELIVERY);
        List<String> following = words(arguments, OF_FOLLOWING);
        List<String> exec = words(arguments, List.of(Flags.SUPERVISE));
        if (way == Way.EXEC) {
            delivery.addAll(exec);
            delivery.addAll(following);
            following.clear();
            check(Verb.EXEC, delivery, "--", "true");
        } else {
            only(Way.EXEC, exec);
            if (way == Way.INIT) {
                only(Way.SIDECAR, following);
            }
            check(Verb.INIT, delivery);
            List<String> all = new ArrayList<>(delivery);
            all.addAll(following);
            check(Verb.WATCH, all);
        }
        String image = arguments.value(Flags.IMAGE);
        String[] user = orEmpty(arguments, Flags.RUN_AS).split(":", 2);
        return new Wish(
                way,
                image == null ? Flags.IMAGE.fallback() : image,
                orEmpty(arguments, Flags.CLAIM),
                orEmpty(arguments, Flags.VOLUME),
                orEmpty(arguments, Flags.REPLACE),
                user[0].isEmpty() ? -1 : Numbers.parse(arguments.place(Flags.RUN_AS), user[0], 0),
                user.length < 2 ? -1 : Numbers.parse(arguments.place(Flags.RUN_AS), user[1], 0),
                delivery,
                following);
    }

    private static Way way(Arguments arguments) throws UsageException {
        String word = arguments.value(Flags.AS);
        return switch (word) {
            case null -> Way.INIT;
            case "init" -> Way.INIT;
            case "sidecar" -> Way.SIDECAR;
            case "exec" -> Way.EXEC;
            default -> throw new UsageException(arguments.place(Flags.AS), "has to be init, sidecar or exec");
        };
    }

    private static String orEmpty(Arguments arguments, Flag flag) {
        String value = arguments.value(flag);
        return value == null ? "" : value;
    }

    private static List<String> words(Arguments arguments, List<Flag> flags) {
        List<String> words = new ArrayList<>();
        for (Flag flag : flags) {
            for (String value : arguments.values(flag)) {
                if (flag.takesValue()) {
                    words.add(flag.option() + "=" + value);
                } else if (value.equals("true")) {
                    words.add(flag.option());
                }
            }
        }
        return words;
    }

    private static void only(Way way, List<String> words) throws UsageException {
        if (!words.isEmpty()) {
            String flag = words.getFirst().split("=", 2)[0];
            throw new UsageException(flag, "goes with --as " + (way == Way.EXEC ? "exec" : "sidecar"));
        }
    }

    /** What would be wrong in the pod is wrong here. */
    private static void check(Verb verb, List<String> flags, String... operands) throws UsageException {
        List<String> words = new ArrayList<>(List.of("--source=/source", "--target=/target"));
        String validate = Flags.VALIDATE.option() + "=";
        for (String flag : flags) {
            if (!flag.startsWith(validate) || !RuleWords.namesFile(flag.substring(validate.length()))) {
                words.add(flag);
            }
        }
        words.addAll(Arrays.asList(operands));
        Arguments arguments = new ArgumentReader(Map.of()).quick(verb, words.toArray(new String[0]), 0);
        SettingsReader.read(arguments);
        if (verb != Verb.INIT) {
            Following.settings(arguments);
        }
    }
}
