package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.delivery.FileSpec;
import dev.tokenkeeper.merge.ConflictPolicy;
import dev.tokenkeeper.merge.FieldPolicy;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.merge.Strategy;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.validation.ValidationRule;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.FileStat;
import dev.tokenkeeper.volume.HeldFile;
import dev.tokenkeeper.volume.MemoryDisk;
import dev.tokenkeeper.volume.Ownership;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A pod in memory: a Secret as the kubelet mounts it, a volume, an application's hands on the live file, and a keeper.
 * What happens while the keeper waits between two looks can be set, so that races are plain lines of a test.
 */
final class Pod {
    static final String FILE = "license.token";
    static final String LIVE = "/writable-tokens/license.token";
    static final String TOKEN = """
            SOFTWARE_LICENSE_V1
            ===============================
            Product: Enterprise Application
            Version: 2024.1
            License Type: Development
            Expiry: 2024-12-31
            Counter: 3
            ===============================
            """;

    final MemoryDisk disk;
    private final Map<String, String> secret = new TreeMap<>();
    private String source;
    private final List<FileSpec> files = new ArrayList<>(List.of(new FileSpec(FILE, FILE, null, null)));
    private final List<List<String>> groups = new ArrayList<>();
    private final List<ValidationRule> rules = new ArrayList<>();
    private MergePolicy policy = MergePolicy.DEFAULT;
    private Ownership ownership = Ownership.mode(0664);
    private Disk over;
    private Runnable meanwhile = () -> {};
    private boolean singleWriter;
    private InstantSource clock;
    private String name = DeliverySpec.DEFAULT_NAME;
    private int version;

    private Pod(MemoryDisk disk, String source) {
        this.disk = disk;
        this.over = disk;
        this.source = source;
    }

    /** A pod with an empty volume and no Secret yet. */
    static Pod fresh() {
        MemoryDisk disk = new MemoryDisk();
        disk.folder("/writable-tokens");
        return new Pod(disk, "/readonly-tokens");
    }

    /** A pod whose Secret holds {@code token}. */
    static Pod with(String token) {
        return fresh().secret(token);
    }

    /** A pod whose Secret and volume are on {@code disk} already. */
    static Pod on(MemoryDisk disk) {
        return new Pod(disk, "/readonly-tokens");
    }

    /** The Secret changes to {@code token}, in the kubelet's folder number {@code number}. */
    void swap(String token, int number) {
        version = number - 1;
        secret(token);
    }

    /** The same pod on a copy of its disk. */
    Pod copy() {
        Pod copy = new Pod(disk.copy(), source);
        copy.secret.putAll(secret);
        copy.version = version;
        copy.files.clear();
        copy.files.addAll(files);
        copy.groups.addAll(groups);
        copy.rules.addAll(rules);
        copy.policy = policy;
        copy.ownership = ownership;
        copy.singleWriter = singleWriter;
        copy.name = name;
        return copy;
    }

    /** Another pod with the same volume and a mount of its own. */
    Pod another(String token) {
        return new Pod(disk, source + "-b").secret(token);
    }

    /** The Secret's key {@link #FILE} changes; the kubelet swaps {@code ..data}. */
    Pod secret(String token) {
        return secret(FILE, token);
    }

    Pod secret(String key, String token) {
        secret.put(key, token);
        return mount();
    }

    Pod secretWithout(String key) {
        secret.remove(key);
        return mount();
    }

    private Pod mount() {
        version++;
        String folder = "..v" + version;
        disk.folder(source + "/" + folder);
        for (Map.Entry<String, String> key : secret.entrySet()) {
            disk.put(source + "/" + folder + "/" + key.getKey(), key.getValue());
            disk.symlink(source + "/" + key.getKey(), "..data/" + key.getKey());
        }
        disk.symlink(source + "/..data", folder);
        return this;
    }

    /** From now on the keeper looks for its source there. */
    Pod source(String path) {
        source = path;
        return this;
    }

    Pod allKeys() {
        files.clear();
        return this;
    }

    Pod file(String key) {
        files.add(new FileSpec(key, key, null, null));
        return this;
    }

    Pod onlyFile(String key, String path, Format format) {
        files.clear();
        files.add(new FileSpec(key, path, format, null));
        return this;
    }

    Pod group(String... keys) {
        groups.add(List.of(keys));
        return this;
    }

    Pod rule(ValidationRule rule) {
        rules.add(rule);
        return this;
    }

    static ValidationRule rule(String text) {
        return ValidationRule.parse(text);
    }

    Pod noRules() {
        rules.clear();
        return this;
    }

    Pod strategy(Strategy strategy) {
        policy = new MergePolicy(strategy, policy.conflictPolicy(), policy.fieldPolicies());
        return this;
    }

    Pod onConflict(ConflictPolicy conflicts) {
        policy = new MergePolicy(policy.strategy(), conflicts, policy.fieldPolicies());
        return this;
    }

    Pod field(FieldPolicy field) {
        List<FieldPolicy> fields = new ArrayList<>(policy.fieldPolicies());
        fields.add(field);
        policy = new MergePolicy(policy.strategy(), policy.conflictPolicy(), fields);
        return this;
    }

    Pod mode(int mode) {
        ownership = Ownership.mode(mode);
        return this;
    }

    Pod named(String delivery) {
        name = delivery;
        return this;
    }

    /** From now on it is that late. */
    Pod at(Instant time) {
        clock = InstantSource.fixed(time);
        return this;
    }

    Pod singleWriter() {
        singleWriter = true;
        return this;
    }

    /** From now on the keeper sees the volume through {@code disk}. */
    Pod through(Disk other) {
        over = other;
        return this;
    }

    /** What happens each time the keeper waits between two looks. */
    Pod meanwhile(Runnable what) {
        meanwhile = what;
        return this;
    }

    Keeper keeper() {
        return keeper(over, Path.of(source));
    }

    /** A keeper that was given no source. */
    Keeper volumeOnly() {
        return keeper(over, null);
    }

    private Keeper keeper(Disk on, Path from) {
        return keeper(on, from, Path.of("/writable-tokens"), time -> meanwhile.run());
    }

    /** A keeper of the same files on another disk, with real pauses. */
    Keeper on(Disk other, Path from, Path target) {
        return keeper(other, from, target, Pause.sleeping());
    }

    private Keeper keeper(Disk on, Path from, Path target, Pause pause) {
        DeliverySpec spec = new DeliverySpec(
                name, from, target, files, groups, ownership, null, policy, rules, 10, false, singleWriter, false);
        return new Keeper(on, spec, new Surroundings(null, pause, Duration.ZERO, clock, null, null));
    }

    PassReport report(PassTrigger trigger) {
        return keeper().pass(trigger);
    }

    /** The application changes its file through the library. */
    FileReport updates(UnaryOperator<String> edit) {
        Ownership asked = ownership;
        ownership = null;
        try {
            return first(volumeOnly().update(FILE, ours -> content(edit.apply(ours == null ? "" : text(ours)))));
        } finally {
            ownership = asked;
        }
    }

    /** A pod starts; the report of the first file. */
    FileReport init() {
        return first(report(PassTrigger.INIT));
    }

    /** A watcher looks by itself. */
    FileReport wake() {
        return first(report(PassTrigger.WAKE));
    }

    /** A watcher saw its mount change. */
    FileReport seen() {
        return first(report(PassTrigger.SOURCE_SEEN));
    }

    static FileReport first(PassReport report) {
        return report.files().getFirst();
    }

    static List<ReasonCode> reasons(FileReport file) {
        return file.reasons().stream().map(reason -> reason.code()).toList();
    }

    static List<ReasonCode> reasons(PassReport report) {
        return report.reasons().stream().map(reason -> reason.code()).toList();
    }

    /** All that is on the volume: names, inodes, modes, bytes. */
    String volume() {
        return disk.picture()
                .lines()
                .filter(line -> line.startsWith("/writable-tokens"))
                .collect(Collectors.joining("\n"));
    }

    String live() {
        return disk.text(LIVE);
    }

    /** The application writes its file in place. */
    Pod appWrites(String text) {
        disk.put(LIVE, text);
        return this;
    }

    /** The application writes a new file and renames it over the live one. */
    void appRenames(String text) {
        String fresh = LIVE + ".new";
        disk.put(fresh, text);
        try {
            disk.rename(Path.of(fresh), Path.of(LIVE));
        } catch (dev.tokenkeeper.volume.DiskException e) {
            throw new AssertionError(e);
        }
    }

    Pod appAppends(String text) {
        return appWrites(live() + text);
    }

    Pod appReplaces(String from, String to) {
        return appWrites(live().replace(from, to));
    }

    HeldFile appHolds() {
        return disk.hold(LIVE);
    }

    Pod appRemoves() {
        try {
            disk.remove(Path.of(LIVE));
        } catch (dev.tokenkeeper.volume.DiskException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    FileStat look() {
        try {
            return disk.stat(Path.of(LIVE));
        } catch (dev.tokenkeeper.volume.DiskException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }

    static Content content(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }
}
