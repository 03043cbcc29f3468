package dev.tokenkeeper.cli.flags;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file that {@code --config} names, in YAML or JSON: the custom resource's spec without {@code source}, {@code storage} and
 * {@code rolloutRestartTargets}, plus {@code source.path} and what has no place there ({@code name}, {@code groups}, owner and group, {@code shared},
 * {@code singleWriter}). A key that is not known is refused with its pointer.
 */
final class ConfigFile {
    private static final int LARGEST = 1 << 20;

    /** Keys that say one thing, and the flag that says the same. */
    private static final Map<String, Flag> SINGLE = Map.ofEntries(
            Map.entry("/source/path", Flags.SOURCE),
            Map.entry("/target/mountPath", Flags.TARGET),
            Map.entry("/target/mode", Flags.MODE),
            Map.entry("/target/uid", Flags.UID),
            Map.entry("/target/gid", Flags.GID),
            Map.entry("/name", Flags.NAME),
            Map.entry("/layout", Flags.LAYOUT),
            Map.entry("/format", Flags.FORMAT),
            Map.entry("/merge/strategy", Flags.STRATEGY),
            Map.entry("/merge/conflictPolicy", Flags.CONFLICT),
            Map.entry("/history/revisionHistoryLimit", Flags.HISTORY_LIMIT),
            Map.entry("/reload/url", Flags.RELOAD_URL),
            Map.entry("/reload/signal", Flags.RELOAD_SIGNAL),
            Map.entry("/reload/touchFile", Flags.RELOAD_TOUCH),
            Map.entry("/shared", Flags.SHARED),
            Map.entry("/singleWriter", Flags.SINGLE_WRITER));

    private final String file;
    /** Where the parts of items begin, by pointer, as {@code :line:column}. */
    private final Map<String, String> places = new HashMap<>();
    /** What stands around the file's own object, and is left out of messages. */
    private final String around;

    private final Map<String, Given> given = new HashMap<>();
    /** Parts of list items, by the item's pointer, in the order of the file. */
    private final Map<String, Map<String, String>> items = new LinkedHashMap<>();

    private ConfigFile(String file, String around) {
        this.file = file;
        this.around = around;
    }

    /** What {@code path} says, by the names of flags. */
    static Map<String, Given> read(Path path) throws UsageException {
        return read(path.toString(), text(path));
    }

    /** What {@code text} says; {@code file} is its name in messages. */
    static Map<String, Given> read(String file, String text) throws UsageException {
        ConfigFile config = new ConfigFile(file, "");
        for (ConfigLeaf leaf : leaves(file, text)) {
            config.take(leaf);
        }
        config.finish();
        return config.given;
    }

    /** The policy file of {@code merge}: the {@code merge} object alone. */
    static Map<String, Given> readPolicy(Path path) throws UsageException {
        ConfigFile config = new ConfigFile(path.toString(), "/merge");
        for (ConfigLeaf leaf : leaves(path.toString(), text(path))) {
            List<String> inMerge = new ArrayList<>(leaf.path());
            inMerge.add(0, "merge");
            config.take(new ConfigLeaf(inMerge, leaf.kind(), leaf.text(), leaf.line(), leaf.column()));
        }
        config.finish();
        return config.given;
    }

    private static List<ConfigLeaf> leaves(String file, String text) throws UsageException {
        boolean json = isJson(file, text);
        try {
            return json ? JsonLeaves.read(text) : YamlLeaves.read(text);
        } catch (MalformedException e) {
            String what = json ? "is not JSON at " : "is no YAML that can be a configuration at ";
            throw new UsageException(file, what + e.getMessage());
        }
    }

    /** By the name; without a name that tells, by the first character. JSON is read without a library. */
    private static boolean isJson(String file, String text) {
        if (file.endsWith(".yaml") || file.endsWith(".yml")) {
            return false;
        }
        int at = 0;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return file.endsWith(".json") || (at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '['));
    }

    /** All of the file; {@code -} is standard input. */
    private static String text(Path path) throws UsageException {
        if (path.toString().equals("-")) {
            return text(path, System.in);
        }
        try (InputStream in = new FileInputStream(path.toFile())) {
            return text(path, in);
        } catch (IOException e) {
            throw new UsageException(path.toString(), "cannot be read");
        }
    }

    private static String text(Path path, InputStream in) throws UsageException {
        try {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new UsageException(path.toString(), "has more than 1 MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UsageException(path.toString(), "cannot be read");
        }
    }

    private void take(ConfigLeaf leaf) throws UsageException {
        places.putIfAbsent(item(leaf), ":" + leaf.line() + ":" + leaf.column());
        if (leaf.kind() == ConfigLeaf.Kind.NULL && SINGLE.containsKey(leaf.pointer())) {
            throw new UsageException(place(leaf), "has no value");
        }
        if (leaf.kind() == ConfigLeaf.Kind.EMPTY || leaf.kind() == ConfigLeaf.Kind.NULL) {
            checkContainer(leaf);
            return;
        }
        Flag single = SINGLE.get(leaf.pointer());
        if (single != null) {
            String place = place(leaf);
            given.put(single.name(), new Given(place, List.of(TypedFlags.checked(single, place, leaf.text()))));
            return;
        }
        switch (leaf.at(0) + "/" + leaf.at(1)) {
            case "source/items" -> part(leaf, 2, List.of("key", "path", "format", "mode"));
            case "merge/fieldPolicies" -> part(leaf, 2, List.of("path", "type", "format", "mergeKey"));
            case "refresh/policy" -> onChange(leaf);
            default -> {
                if (leaf.at(0).equals("validation")) {
                    rule(leaf);
                } else if (leaf.at(0).equals("groups") && leaf.path().size() == 3) {
                    join("/groups/" + leaf.at(1), "keys", leaf.text());
                } else {
                    throw unknown(leaf);
                }
            }
        }
    }

    private void part(ConfigLeaf leaf, int depth, List<String> names) throws UsageException {
        if (leaf.path().size() != depth + 2 || !names.contains(leaf.at(depth + 1))) {
            throw unknown(leaf);
        }
        String item = "/" + leaf.at(0) + "/" + leaf.at(1) + "/" + leaf.at(depth);
        items.computeIfAbsent(item, key -> new LinkedHashMap<>()).put(leaf.at(depth + 1), leaf.text());
    }

    private void rule(ConfigLeaf leaf) throws UsageException {
        String item = "/validation/" + leaf.at(1);
        switch (leaf.at(2)) {
            case "contains", "regex", "maxSize", "jsonSchema" -> {
                if (leaf.path().size() != 3) {
                    throw unknown(leaf);
                }
                join(item, leaf.at(2), leaf.text());
            }
            case "signature" -> {
                if (leaf.path().size() != 4
                        || !List.of("publicKey", "publicKeyFile", "field").contains(leaf.at(3))) {
                    throw unknown(leaf);
                }
                join(item, leaf.at(3), leaf.text());
            }
            case "keys", "command", "certificate", "only" -> {
                if (leaf.path().size() > 4) {
                    throw unknown(leaf);
                }
                join(item, leaf.at(2), leaf.text());
            }
            default -> throw unknown(leaf);
        }
    }

    /** The entries of a list become one value: keys by comma, words of a command by space. */
    private void join(String item, String name, String text) {
        String separator = name.equals("command") ? " " : ",";
        items.computeIfAbsent(item, key -> new LinkedHashMap<>())
                .merge(name, text, (before, more) -> before + separator + more);
    }

    private void onChange(ConfigLeaf leaf) throws UsageException {
        if (leaf.path().size() != 2 || !leaf.text().equals("OnChange")) {
            throw new UsageException(place(leaf), "can only be OnChange");
        }
    }

    /** An empty or null container says nothing, but only where one may stand. */
    private void checkContainer(ConfigLeaf leaf) throws UsageException {
        List<String> allowed = List.of(
                "/",
                "/source",
                "/source/items",
                "/target",
                "/merge",
                "/merge/fieldPolicies",
                "/validation",
                "/history",
                "/refresh",
                "/reload",
                "/groups");
        if (!allowed.contains(leaf.pointer())) {
            throw unknown(leaf);
        }
    }

    private void finish() throws UsageException {
        for (Map.Entry<String, Map<String, String>> item : items.entrySet()) {
            String pointer = item.getKey();
            Map<String, String> parts = item.getValue();
            if (pointer.startsWith("/source/items/")) {
                add(Flags.FILE, pointer, file(pointer, parts));
            } else if (pointer.startsWith("/merge/fieldPolicies/")) {
                add(Flags.FIELD, pointer, field(pointer, parts));
            } else if (pointer.startsWith("/validation/")) {
                rules(pointer, parts);
            } else {
                add(Flags.GROUP, pointer, need(pointer, parts, "keys"));
            }
        }
    }

    private String field(String pointer, Map<String, String> parts) throws UsageException {
        String field = need(pointer, parts, "path") + "=" + need(pointer, parts, "type");
        String format = parts.get("format");
        String mergeKey = parts.get("mergeKey");
        return field + (format == null ? "" : ",format=" + format) + (mergeKey == null ? "" : ",merge-key=" + mergeKey);
    }

    /** The rules of one item, for all files or those that {@code only} names. */
    private void rules(String pointer, Map<String, String> parts) throws UsageException {
        Map<String, String> rules = new LinkedHashMap<>(parts);
        String keys = rules.remove("only");
        String only = keys == null ? "" : "only:" + keys + ":";
        String field = rules.remove("field");
        String file = rules.remove("publicKeyFile");
        String key = file == null ? rules.remove("publicKey") : "@" + file;
        if (key != null) {
            add(Flags.VALIDATE, pointer, only + "signature:" + key + (field == null ? "" : ",field=" + field));
        } else if (field != null) {
            throw new UsageException(place(pointer), "needs publicKey or publicKeyFile");
        }
        if (rules.isEmpty() && key == null) {
            throw new UsageException(place(pointer), "needs a rule");
        }
        for (Map.Entry<String, String> rule : rules.entrySet()) {
            String word = switch (rule.getKey()) {
                case "maxSize" -> "max-size";
                case "jsonSchema" -> "json-schema";
                default -> rule.getKey();
            };
            add(Flags.VALIDATE, pointer, only + word + ":" + rule.getValue());
        }
    }

    private String file(String pointer, Map<String, String> parts) throws UsageException {
        StringBuilder file = new StringBuilder(need(pointer, parts, "key"));
        append(file, ":", parts.get("path"));
        append(file, ",format=", parts.get("format"));
        append(file, ",mode=", parts.get("mode"));
        return file.toString();
    }

    private static void append(StringBuilder file, String before, @Nullable String part) {
        if (part != null) {
            file.append(before).append(part);
        }
    }

    private String need(String pointer, Map<String, String> parts, String name) throws UsageException {
        String part = parts.get(name);
        if (part == null) {
            throw new UsageException(place(pointer), "needs " + name);
        }
        return part;
    }

    private void add(Flag flag, String pointer, String value) {
        Given before = given.get(flag.name());
        given.put(flag.name(), before == null ? new Given(place(pointer), List.of(value)) : before.and(value));
    }

    /** The item of a list that a leaf is in, as {@link #items} calls it. */
    private static String item(ConfigLeaf leaf) {
        int depth = leaf.at(0).equals("validation") || leaf.at(0).equals("groups") ? 2 : 3;
        StringBuilder item = new StringBuilder();
        for (int i = 0; i < depth && i < leaf.path().size(); i++) {
            item.append('/').append(leaf.at(i));
        }
        return item.toString();
    }

    private String place(String pointer) {
        return file + places.getOrDefault(pointer, "") + ": " + pointer.substring(around.length());
    }

    private String place(ConfigLeaf leaf) {
        String pointer = leaf.pointer().substring(around.length());
        return file + ":" + leaf.line() + ":" + leaf.column() + ": " + pointer;
    }

    private UsageException unknown(ConfigLeaf leaf) {
        return new UsageException(place(leaf), "is no key of the configuration");
    }
}
