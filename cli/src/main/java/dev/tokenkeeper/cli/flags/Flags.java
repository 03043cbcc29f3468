package dev.tokenkeeper.cli.flags;

import static dev.tokenkeeper.cli.flags.Flag.Kind.REPEATABLE;
import static dev.tokenkeeper.cli.flags.Flag.Kind.SINGLE;
import static dev.tokenkeeper.cli.flags.Flag.Kind.SWITCH;
import static dev.tokenkeeper.cli.flags.Verb.ADOPT;
import static dev.tokenkeeper.cli.flags.Verb.DIFF;
import static dev.tokenkeeper.cli.flags.Verb.DOCTOR;
import static dev.tokenkeeper.cli.flags.Verb.EXEC;
import static dev.tokenkeeper.cli.flags.Verb.HISTORY;
import static dev.tokenkeeper.cli.flags.Verb.INIT;
import static dev.tokenkeeper.cli.flags.Verb.INJECT;
import static dev.tokenkeeper.cli.flags.Verb.INSTALL;
import static dev.tokenkeeper.cli.flags.Verb.LAB;
import static dev.tokenkeeper.cli.flags.Verb.MERGE;
import static dev.tokenkeeper.cli.flags.Verb.RESOLVE;
import static dev.tokenkeeper.cli.flags.Verb.RESTORE;
import static dev.tokenkeeper.cli.flags.Verb.ROLLBACK;
import static dev.tokenkeeper.cli.flags.Verb.STATUS;
import static dev.tokenkeeper.cli.flags.Verb.VERIFY;
import static dev.tokenkeeper.cli.flags.Verb.WATCH;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The table of flags: init's own parser, picocli, help, completion and the reference page are all made from it. */
public final class Flags {
    private static final Set<Verb> DELIVERING = EnumSet.of(INIT, WATCH, EXEC);
    private static final Set<Verb> FOLLOWING = EnumSet.of(WATCH, EXEC, INJECT);
    private static final Set<Verb> CHANGING = EnumSet.of(ROLLBACK, RESOLVE, ADOPT, RESTORE);
    private static final Set<Verb> DECIDING = all(DELIVERING, CHANGING, EnumSet.of(STATUS, DIFF));
    private static final Set<Verb> SETTLING = all(DECIDING, EnumSet.of(INJECT));
    private static final Set<Verb> MERGING = all(SETTLING, EnumSet.of(MERGE));
    private static final Set<Verb> LOOKING = EnumSet.of(STATUS, HISTORY, DIFF, VERIFY);
    private static final Set<Verb> ON_VOLUME = all(DELIVERING, LOOKING, CHANGING, EnumSet.of(DOCTOR));

    public static final Flag SOURCE = new Flag(
            "source",
            "",
            SINGLE,
            "DIR",
            "",
            "The mounted Secret or ConfigMap, or a single file.",
            all(DECIDING, EnumSet.of(DOCTOR)));
    public static final Flag TARGET =
            new Flag("target", "", SINGLE, "DIR", "", "The folder on the writable volume.", ON_VOLUME);
    public static final Flag NAME = new Flag(
            "name",
            "",
            SINGLE,
            "N",
            "default",
            "The delivery's name; a path of the volume belongs to one delivery.",
            all(ON_VOLUME, EnumSet.of(INJECT)));
    public static final Flag FILE = new Flag(
            "file",
            "",
            REPEATABLE,
            "KEY[:PATH][,format=F][,mode=M]",
            "all keys",
            "A key of the source, where it goes below the target, and what differs for it.",
            SETTLING);
    public static final Flag GROUP =
            new Flag("group", "", REPEATABLE, "A,B", "", "Keys that are validated and published together.", SETTLING);
    public static final Flag LAYOUT = new Flag(
            "layout",
            "",
            SINGLE,
            "files,generations",
            "files",
            "What is delivered: files, each merged; or the whole folder as it is, a generation that the link current shows.",
            DELIVERING);
    public static final Flag MODE =
            new Flag("mode", "", SINGLE, "MODE", "0600", "The permissions of each live file, octal.", SETTLING);
    public static final Flag UID =
            new Flag("uid", "", SINGLE, "N", "as the process", "The owner of each live file.", SETTLING);
    public static final Flag GID =
            new Flag("gid", "", SINGLE, "N", "as the process", "The group of each live file.", SETTLING);
    public static final Flag FORMAT = new Flag(
            "format",
            "",
            SINGLE,
            "F",
            "auto",
            "One of license-text, text, json, jsonc, properties, env, ini, toml, passwd, pem, xml, php, yaml, opaque; or auto: by the file's name.",
            all(MERGING, EnumSet.of(VERIFY)));
    public static final Flag STRATEGY = new Flag(
            "strategy",
            "",
            SINGLE,
            "S",
            "three-way",
            "What a new source does: three-way, take-source, keep-target or created-once.",
            MERGING);
    public static final Flag CONFLICT = new Flag(
            "conflict",
            "",
            SINGLE,
            "C",
            "keep-target",
            "Where both sides changed one place: keep-target, take-source, keep-both or fail.",
            MERGING);
    public static final Flag FIELD = new Flag(
            "field",
            "",
            REPEATABLE,
            "PATH=TYPE",
            "",
            "A rule for places: source, app, merge[,format=F], generate-once, monotonic, set[,merge-key=K].",
            MERGING);
    public static final Flag VALIDATE = new Flag(
            "validate",
            "",
            REPEATABLE,
            "RULE",
            "",
            "A check before anything is touched: contains:TEXT, regex:R, keys:A,B, max-size:N, command:C, json-schema:FILE,"
                    + " signature:KEY, certificate:pair,validity,newer; only:KEY:RULE for one file.",
            SETTLING);
    public static final Flag WAIT = new Flag(
            "wait",
            "",
            SINGLE,
            "D",
            "0s",
            "How long to wait for a source that is not ready, such as 30s, 2m, 500ms.",
            all(DELIVERING, EnumSet.of(INJECT)));
    public static final Flag REPORT = new Flag(
            "report", "", SINGLE, "FILE", "", "Where the report goes, as JSON.", all(DELIVERING, EnumSet.of(MERGE)));
    public static final Flag STRICT = new Flag(
            "strict",
            "",
            SWITCH,
            "",
            "",
            "Conflicts, a refused source and damaged state fail also where a good token is live.",
            all(DELIVERING, EnumSet.of(INJECT)));
    public static final Flag DRY_RUN = new Flag(
            "dry-run", "", SWITCH, "", "", "Tell what would be done, and write nothing.", all(DELIVERING, CHANGING));
    public static final Flag HISTORY_LIMIT = new Flag(
            "history-limit",
            "",
            SINGLE,
            "N",
            "10",
            "How many source deliveries are kept.",
            all(DELIVERING, CHANGING, EnumSet.of(INJECT)));
    public static final Flag SHARED = new Flag(
            "shared",
            "",
            SWITCH,
            "",
            "",
            "Several uids with one group share the volume (state folder 2770).",
            all(ON_VOLUME, EnumSet.of(INJECT)));
    public static final Flag SINGLE_WRITER = new Flag(
            "single-writer",
            "",
            SWITCH,
            "",
            "",
            "Go on where the file system's locks cannot be trusted: nobody else writes.",
            all(DELIVERING, CHANGING, EnumSet.of(INJECT)));
    public static final Flag CONFIG = new Flag(
            "config",
            "",
            SINGLE,
            "FILE",
            "",
            "A YAML or JSON file with what flags and environment leave open; - is standard input.",
            ON_VOLUME);
    public static final Flag PERIOD = new Flag(
            "period", "", SINGLE, "D", "10s", "How long at most until the next look, whatever events say.", FOLLOWING);
    public static final Flag HTTP = new Flag(
            "http",
            "",
            SINGLE,
            "HOST:PORT",
            "",
            "Where /healthz, /readyz, /status and /metrics are served.",
            FOLLOWING);
    public static final Flag RELOAD_URL =
            new Flag("reload-url", "", SINGLE, "URL", "", "Called with POST after a publish.", FOLLOWING);
    public static final Flag RELOAD_TOUCH =
            new Flag("reload-touch", "", SINGLE, "FILE", "", "Touched after a publish.", FOLLOWING);
    public static final Flag RELOAD_SIGNAL =
            new Flag("reload-signal", "", SINGLE, "SIGNAL[:PROCESS]", "", "Sent after a publish.", FOLLOWING);
    public static final Flag SUPERVISE = new Flag(
            "supervise",
            "",
            SWITCH,
            "",
            "",
            "Stay as the application's parent and follow changes.",
            EnumSet.of(EXEC, INJECT));
    public static final Flag OUTPUT = new Flag(
            "output",
            "o",
            SINGLE,
            "table,json,yaml",
            "table",
            "How the answer is written.",
            all(LOOKING, EnumSet.of(DOCTOR)));
    public static final Flag REVEAL = new Flag(
            "reveal", "", SWITCH, "", "", "Show the values that differ, on a terminal only.", EnumSet.of(STATUS, DIFF));
    public static final Flag FROM =
            new Flag("from", "", SINGLE, "REV", "", "The first of two revisions to compare.", EnumSet.of(DIFF));
    public static final Flag TO =
            new Flag("to", "", SINGLE, "REV", "", "The second of two revisions to compare.", EnumSet.of(DIFF));
    /** The same word, for another verb. */
    public static final Flag INTO =
            new Flag("to", "", SINGLE, "DIR", "", "Where the program is copied to.", EnumSet.of(INSTALL));

    public static final Flag TAKE =
            new Flag("take", "", SINGLE, "ours,theirs", "", "Whose version is taken.", EnumSet.of(RESOLVE));
    public static final Flag BASE = new Flag(
            "base",
            "",
            SINGLE,
            "FILE,none",
            "",
            "What was delivered before; none: the live file is all the application's.",
            EnumSet.of(ADOPT));
    public static final Flag ROUNDTRIP = new Flag(
            "roundtrip",
            "",
            SINGLE,
            "FILE",
            "",
            "Look at this file instead: read and written again, and merged with itself, its bytes must be the same.",
            EnumSet.of(VERIFY));
    public static final Flag POLICY = new Flag(
            "policy",
            "",
            SINGLE,
            "FILE",
            "",
            "A YAML or JSON file with strategy, conflictPolicy and fieldPolicies.",
            EnumSet.of(MERGE));
    public static final Flag FILENAME = new Flag(
            "filename",
            "f",
            SINGLE,
            "FILE,-",
            "",
            "The manifest, YAML or JSON; - is standard input.",
            EnumSet.of(INJECT, Verb.UNINJECT, DOCTOR));
    public static final Flag AS = new Flag(
            "as",
            "",
            SINGLE,
            "init,sidecar,exec",
            "init",
            "An init container; that and a sidecar that follows changes; or in front of the application's command.",
            EnumSet.of(INJECT));
    public static final Flag IMAGE = new Flag(
            "image", "", SINGLE, "REF", "tokenkeeper:0.1.0", "The image of our containers.", EnumSet.of(INJECT, LAB));
    public static final Flag CLAIM = new Flag(
            "claim",
            "",
            SINGLE,
            "NAME",
            "",
            "The claim that the token lives on. Without one: the claim that is mounted, else a folder that goes with the pod.",
            EnumSet.of(INJECT));
    public static final Flag VOLUME = new Flag(
            "volume",
            "",
            SINGLE,
            "NAME",
            "",
            "The volume of the Secret or ConfigMap, where there are several.",
            EnumSet.of(INJECT));
    public static final Flag REPLACE = new Flag(
            "replace", "", SINGLE, "NAME", "", "An init container that ours takes the place of.", EnumSet.of(INJECT));
    public static final Flag RUN_AS = new Flag(
            "run-as",
            "",
            SINGLE,
            "UID[:GID]",
            "",
            "Whom the application's image runs as, where the manifest does not say.",
            EnumSet.of(INJECT));
    public static final Flag NAMESPACE =
            new Flag("namespace", "n", SINGLE, "NAME", "kubectl's own", "Where the workload is.", EnumSet.of(DOCTOR));
    public static final Flag CONTEXT =
            new Flag("context", "", SINGLE, "NAME", "kubectl's own", "Which context of kubectl's.", EnumSet.of(DOCTOR));
    public static final Flag KUBECONFIG = new Flag(
            "kubeconfig",
            "",
            SINGLE,
            "FILE",
            "kubectl's own",
            "Which configuration of kubectl's.",
            EnumSet.of(DOCTOR, LAB));
    public static final Flag CLUSTER = new Flag(
            "cluster",
            "",
            SWITCH,
            "",
            "",
            "On a real cluster: the project's own, built and started if need be, or that of --kubeconfig.",
            EnumSet.of(LAB));
    public static final Flag STEP =
            new Flag("step", "", SWITCH, "", "", "Wait for a key after each step.", EnumSet.of(LAB));

    private static final List<Flag> TABLE = List.of(
            SOURCE,
            TARGET,
            NAME,
            FILE,
            GROUP,
            LAYOUT,
            MODE,
            UID,
            GID,
            FORMAT,
            STRATEGY,
            CONFLICT,
            FIELD,
            VALIDATE,
            WAIT,
            REPORT,
            STRICT,
            DRY_RUN,
            HISTORY_LIMIT,
            SHARED,
            SINGLE_WRITER,
            CONFIG,
            PERIOD,
            HTTP,
            RELOAD_URL,
            RELOAD_TOUCH,
            RELOAD_SIGNAL,
            SUPERVISE,
            OUTPUT,
            REVEAL,
            FROM,
            TO,
            INTO,
            TAKE,
            BASE,
            ROUNDTRIP,
            POLICY,
            FILENAME,
            AS,
            IMAGE,
            CLAIM,
            VOLUME,
            REPLACE,
            RUN_AS,
            NAMESPACE,
            CONTEXT,
            KUBECONFIG,
            CLUSTER,
            STEP);

    private Flags() {}

    /** All of them, in the order of help. */
    public static List<Flag> table() {
        return TABLE;
    }

    /** Those that {@code verb} takes. */
    public static List<Flag> of(Verb verb) {
        List<Flag> flags = new ArrayList<>();
        for (Flag flag : TABLE) {
            if (flag.verbs().contains(verb)) {
                flags.add(flag);
            }
        }
        return flags;
    }

    @SafeVarargs
    private static Set<Verb> all(Set<Verb>... parts) {
        Set<Verb> all = EnumSet.noneOf(Verb.class);
        for (Set<Verb> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
