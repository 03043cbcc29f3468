package dev.tokenkeeper.acceptance.golden;

import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.settings.FieldWords;
import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.format.ParseProblem;
import dev.tokenkeeper.merge.ConflictPolicy;
import dev.tokenkeeper.merge.FieldPolicy;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.merge.Strategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One folder of {@code cases/merge}: three versions, a policy, and what has to come of them. */
record GoldenCase(
        String name,
        String rule,
        String situation,
        Expect expect,
        MergeInput input,
        @Nullable Content expected,
        List<String> conflicts,
        List<String> notices,
        ParseProblem.@Nullable Kind problem) {

    /** What a merge can come to. */
    enum Expect {
        MERGED,
        CONFLICT,
        REFUSED,
        FAILED;

        /** Whether there are bytes to compare. */
        boolean hasResult() {
            return this == MERGED || this == CONFLICT;
        }
    }

    private static final Set<String> KEYS = Set.of(
            "rule",
            "situation",
            "expect",
            "base",
            "conflicts",
            "notices",
            "problem",
            "format",
            "strategy",
            "conflictPolicy",
            "fields");

    /** All cases below {@code cases/merge}, sorted by name. */
    static List<GoldenCase> all() {
        List<GoldenCase> cases = new ArrayList<>();
        for (Path format : folders(root())) {
            for (Path folder : folders(format)) {
                cases.add(read(format.getFileName().toString(), folder));
            }
        }
        return cases;
    }

    /** The formats that have a folder. */
    static List<Format> formats() {
        return folders(root()).stream()
                .map(folder -> format(folder.getFileName().toString()))
                .toList();
    }

    /** What a failure is told by. */
    String label() {
        return name + ": " + rule;
    }

    private static Path root() {
        return Path.of(
                Objects.requireNonNull(System.getProperty("tokenkeeper.root"), "tokenkeeper.root"), "cases", "merge");
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenCase read(String formatWord, Path folder) {
        String name = formatWord + "/" + folder.getFileName();
        try {
            CaseToml toml = CaseToml.parse(Files.readString(folder.resolve("case.toml")));
            for (String key : toml.keys()) {
                if (!KEYS.contains(key)) {
                    throw new IllegalArgumentException("unknown key " + key);
                }
            }
            Expect expect = word(Expect.class, toml.required("expect"));
            boolean adopted = "none".equals(toml.optional("base"));
            Set<String> files = new TreeSet<>(List.of("case.toml", "ours", "theirs"));
            if (!adopted) {
                files.add("base");
            }
            if (expect.hasResult()) {
                files.add("expected");
            }
            if (!files.equals(names(folder))) {
                throw new IllegalArgumentException("has " + names(folder) + ", needs " + files);
            }
            String declared = toml.optional("format");
            MergeInput input = new MergeInput(
                    adopted ? null : bytes(folder, "base"),
                    bytes(folder, "ours"),
                    bytes(folder, "theirs"),
                    format(declared == null ? formatWord : declared),
                    policy(toml));
            String problem = toml.optional("problem");
            return new GoldenCase(
                    name,
                    toml.required("rule"),
                    toml.required("situation"),
                    expect,
                    input,
                    expect.hasResult() ? bytes(folder, "expected") : null,
                    toml.list("conflicts"),
                    toml.list("notices"),
                    problem == null ? null : word(ParseProblem.Kind.class, problem));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("golden case " + name + ": " + e.getMessage(), e);
        }
    }

    private static MergePolicy policy(CaseToml toml) {
        String strategy = toml.optional("strategy");
        String conflict = toml.optional("conflictPolicy");
        List<FieldPolicy> fields = new ArrayList<>();
        for (String field : toml.list("fields")) {
            try {
                fields.add(FieldWords.field("fields", field));
            } catch (UsageException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return new MergePolicy(
                strategy == null ? Strategy.THREE_WAY : word(Strategy.class, strategy),
                conflict == null ? ConflictPolicy.KEEP_TARGET : word(ConflictPolicy.class, conflict),
                fields);
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (Words.kebab(constant).equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + word);
    }

    private static Format format(String word) {
        Format format = Format.ofWord(word);
        if (format == null) {
            throw new IllegalArgumentException("no format: " + word);
        }
        return format;
    }

    private static Content bytes(Path folder, String file) throws IOException {
        return Content.copyOf(Files.readAllBytes(folder.resolve(file)));
    }

    private static Set<String> names(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        }
        return names;
    }

    @Override
    public String toString() {
        return name;
    }
}
