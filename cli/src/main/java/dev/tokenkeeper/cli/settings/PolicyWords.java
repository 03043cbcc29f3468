package dev.tokenkeeper.cli.settings;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.merge.ConflictPolicy;
import dev.tokenkeeper.merge.FieldPolicy;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.merge.Strategy;
import java.util.ArrayList;
import java.util.List;

/** The words of the merge's rules; kebab-case and CamelCase mean the same. */
public final class PolicyWords {
    private PolicyWords() {}

    /** The rules that {@code arguments} ask for. */
    public static MergePolicy policy(Arguments arguments) throws UsageException {
        String strategy = arguments.value(Flags.STRATEGY);
        String conflict = arguments.value(Flags.CONFLICT);
        List<String> fields = arguments.values(Flags.FIELD);
        if (strategy == null && conflict == null && fields.isEmpty()) {
            return MergePolicy.DEFAULT;
        }
        return new MergePolicy(
                strategy == null
                        ? Strategy.THREE_WAY
                        : word(arguments.place(Flags.STRATEGY), strategy, Strategy.values()),
                conflict == null
                        ? ConflictPolicy.KEEP_TARGET
                        : word(arguments.place(Flags.CONFLICT), conflict, ConflictPolicy.values()),
                fields(arguments.place(Flags.FIELD), fields));
    }

    private static List<FieldPolicy> fields(String place, List<String> words) throws UsageException {
        List<FieldPolicy> policies = new ArrayList<>(words.size());
        for (String field : words) {
            policies.add(FieldWords.field(place, field));
        }
        return policies;
    }

    static <E extends Enum<E>> E word(String place, String text, E[] constants) throws UsageException {
        String plain = Words.plain(text);
        StringBuilder known = new StringBuilder("has to be ");
        for (int i = 0; i < constants.length; i++) {
            if (Words.plain(constants[i].name()).equals(plain)) {
                return constants[i];
            }
            known.append(i == 0 ? "" : ", ").append(Words.kebab(constants[i]));
        }
        throw new UsageException(place, known.toString());
    }
}
