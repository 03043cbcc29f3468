package dev.tokenkeeper.merge.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.NodePath;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.merge.FieldPolicy;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A document in a value, whose format a policy names, is merged as it would be in a file of its own: the same bytes, and
 * the same conflicts below the value's path.
 */
final class InlaysTest {
    /** What is around the document, and how it is written there. */
    enum Outer {
        INI(Format.INI, "[s]\nv = ", "\n", "/s/v"),
        INI_IN_QUOTES(Format.INI, "v = \"", "\"\n", "/v"),
        ENV(Format.ENV, "v='", "'\n", "/v"),
        ENV_IN_QUOTES(Format.ENV, "v=\"", "\"\n", "/v"),
        PROPERTIES(Format.PROPERTIES, "v: ", "\n", "/v"),
        JSON(Format.JSON, "{\"v\":\"", "\"}", "/v"),
        PHP(Format.PHP, "<?php\nreturn ['v' => '", "'];\n", "/return/v");

        private final Format format;
        private final String head;
        private final String tail;
        private final String path;

        Outer(Format format, String head, String tail, String path) {
            this.format = format;
            this.head = head;
            this.tail = tail;
            this.path = path;
        }

        private boolean holds(String text) {
            boolean lines = this == INI || this == INI_IN_QUOTES;
            return !(lines && text.contains("\n")) && !(this == ENV && text.contains("'"));
        }

        private Content around(String text) {
            String written = switch (this) {
                case INI, ENV -> text;
                case INI_IN_QUOTES -> escaped(text, "\\\"");
                case ENV_IN_QUOTES -> escaped(text, "\\\"$`");
                case PROPERTIES -> escaped(text, "\\").replace("\n", "\\n");
                case JSON -> escaped(text, "\\\"").replace("\n", "\\n").replace("\t", "\\t");
                case PHP -> escaped(text, "\\'");
            };
            return content(head + written + tail);
        }

        private static String escaped(String text, String which) {
            StringBuilder escaped = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                escaped.append(which.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
            return escaped.toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isMergedAsInAFileOfItsOwn(Outer outer) {
        FieldPolicy policy = new FieldPolicy(NodePath.parse(outer.path), FieldPolicy.Type.MERGE, Format.JSON, null);
        Laws.hold("document in " + outer, new JsonDialect(), Maker::anything, scenario -> {
            String base = plain(scenario.baseText());
            String ours = plain(scenario.oursText());
            String theirs = plain(scenario.theirsText());
            // Where nothing is left to merge, bytes decide: those of the whole file.
            boolean decided = ours.equals(base) || ours.equals(theirs);
            if (decided || !outer.holds(base) || !outer.holds(ours) || !outer.holds(theirs)) {
                return;
            }
            MergeOutcome.Merged alone =
                    merged(Format.JSON, MergePolicy.DEFAULT, content(base), content(ours), content(theirs));
            MergeOutcome.Merged inside = merged(
                    outer.format,
                    Scenario.fields(policy),
                    outer.around(base),
                    outer.around(ours),
                    outer.around(theirs));
            assertThat(text(inside.content())).isEqualTo(text(outer.around(text(alone.content()))));
            assertThat(paths(inside.conflicts(), "")).isEqualTo(paths(alone.conflicts(), outer.path));
            if (!theirs.equals(base)) {
                assertThat(inside.fromSource())
                        .isEqualTo(alone.fromSource().stream()
                                .map(path -> outer.path + path)
                                .toList());
            }
        });
    }

    /** Each value of an ini file can be one more ini file: that goes on for a few values only, however long the line. */
    @Test
    void valuesInValuesEnd() {
        FieldPolicy policy = new FieldPolicy(NodePath.parse("/**"), FieldPolicy.Type.MERGE, Format.INI, null);
        String deep = "v = ".repeat(100_000);
        MergeOutcome.Merged merged = merged(
                Format.INI,
                Scenario.fields(policy),
                content(deep + "1\n"),
                content(deep + "2\n"),
                content(deep + "3\n"));
        assertThat(merged.content()).isEqualTo(content(deep + "2\n"));
        assertThat(paths(merged.conflicts(), "")).containsExactly("/v/v/v/v/v BOTH_CHANGED");
    }

    private static MergeOutcome.Merged merged(
            Format format, MergePolicy policy, Content base, Content ours, Content theirs) {
        return (MergeOutcome.Merged) Merge.run(new MergeInput(base, ours, theirs, format, policy));
    }

    private static Set<String> paths(List<Conflict> conflicts, String before) {
        Set<String> paths = new TreeSet<>();
        conflicts.forEach(conflict -> paths.add(before + conflict.path() + " " + conflict.reason()));
        return paths;
    }

    /** Without what is the file's own: the mark, the kind of line end, the last one. */
    private static String plain(Written written) {
        return written.text().replace("\ufeff", "").replace("\r\n", "\n").strip();
    }

    private static Content content(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }
}
