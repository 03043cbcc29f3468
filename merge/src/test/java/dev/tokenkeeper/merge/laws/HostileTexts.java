package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.format.Limits;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Bytes made to hurt some parser; each is given to all formats. Made one at a time, as a small heap cannot hold them all. */
public final class HostileTexts {
    private static final int DEEP = 100_000;
    private static final int HUGE = 10 << 20;
    private static final int NODES = 200_500;

    private HostileTexts() {}

    /** By name, so that a report does not show megabytes. */
    public static Map<String, Supplier<Content>> all() {
        Map<String, Supplier<Content>> all = new LinkedHashMap<>();
        deep(all);
        large(all);
        most(all);
        repeated(all);
        entities(all);
        bytes(all);
        return all;
    }

    private static void deep(Map<String, Supplier<Content>> all) {
        all.put("deep arrays", () -> content("[".repeat(DEEP) + "]".repeat(DEEP)));
        all.put("deep objects", () -> content("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)));
        all.put("open arrays", () -> content("[".repeat(DEEP)));
        all.put("arrays as deep as may be", () -> content("[".repeat(200) + "]".repeat(200)));
        all.put("deep flow", () -> content("a: " + "[".repeat(DEEP) + "]".repeat(DEEP) + "\n"));
        all.put("deep sequences on a line", () -> content("- ".repeat(DEEP) + "x\n"));
        all.put("deep mappings", () -> content(indented(1_300)));
        all.put("deep keys", () -> content("a" + ".a".repeat(DEEP) + " = 1\n"));
        all.put("deep section", () -> content("[a" + ".a".repeat(DEEP) + "]\nb = 1\n"));
        all.put("deep inline tables", () -> content("a = " + "{a = ".repeat(DEEP) + "1" + "}".repeat(DEEP) + "\n"));
        all.put("deep toml arrays", () -> content("a = " + "[".repeat(DEEP) + "]".repeat(DEEP) + "\n"));
        all.put("deep tables in tables", () -> content(tablesInTables()));
        all.put("deep elements", () -> content("<a>".repeat(DEEP) + "</a>".repeat(DEEP)));
        all.put("open elements", () -> content("<a>".repeat(DEEP)));
        all.put("deep php arrays", () -> content("<?php\nreturn " + "[".repeat(DEEP) + "]".repeat(DEEP) + ";\n"));
        all.put("deep php calls", () -> content("<?php\nreturn " + "array(".repeat(DEEP) + ")".repeat(DEEP) + ";\n"));
        all.put("deep php code", () -> content("<?php\n" + "if (x) {".repeat(DEEP) + "}".repeat(DEEP) + "\n"));
        all.put("deep php sums", () -> content("<?php\n$a = " + "[".repeat(150) + "1" + "]+1".repeat(150) + ";\n"));
        all.put("deep comments", () -> content("/* ".repeat(DEEP) + "*/".repeat(DEEP)));
        all.put("many question marks", () -> content("? ".repeat(DEEP) + "\n"));
    }

    private static void large(Map<String, Supplier<Content>> all) {
        all.put("one line", text("a=", "x", HUGE, "\n"));
        all.put("one string", text("{\"a\": \"", "x", HUGE, "\"}"));
        all.put("one scalar", text("a: ", "x", HUGE, "\n"));
        all.put("one attribute", text("<a b=\"", "x", HUGE, "\"/>"));
        all.put("one line below the limit", text("A: ", "x", 1_000_000, "\n"));
        all.put("long number", () -> content("{\"a\": " + "9".repeat(500_000) + ".0e" + "9".repeat(100_000) + "}"));
        all.put(
                "long number of toml",
                () -> content("a = " + "9".repeat(500_000) + ".0e" + "9".repeat(100_000) + "\n"));
        all.put("many items", text("[", "1,\n", NODES, "1]"));
        all.put("many keys", numbered("", "k%=%\n", NODES, ""));
        all.put("many mappings", numbered("", "k%: %\n", NODES, ""));
        all.put("many members", numbered("{", "\"k%\": %,\n", NODES, "\"last\": 1}"));
        all.put("many elements", numbered("<a>\n", "<b>%</b>\n", NODES, "</a>\n"));
        all.put("many users", numbered("", "u%:%\n", NODES, ""));
        all.put("many sections", numbered("", "[s%]\n", NODES, ""));
        all.put("many tables in tables", numbered("", "[a.b%]\nc.d=%\n", NODES / 4, ""));
        all.put("many php keys", numbered("<?php\nreturn [\n", "'k%' => %,\n", NODES, "];\n"));
        all.put("many php statements", numbered("<?php\n", "$k% = %;\n", NODES, ""));
        all.put("many certificates", text("", "-----BEGIN A-----\nAAAA\n-----END A-----\n", 100_000, ""));
    }

    /** As many nodes as a heap of this size takes, so that all versions have to be held at once. */
    private static void most(Map<String, Supplier<Content>> all) {
        int most = Limits.DEFAULT.nodes() - 2;
        all.put("most keys", numbered("", "k%=%\n", most, ""));
        all.put("most tables", numbered("", "[[a.b%]]\n", most / 3 - 2, ""));
        all.put("most mappings", numbered("", "k%: %\n", most, ""));
        all.put("most members", numbered("{", "\"k%\": %,\n", most - 2, "\"last\": 1}"));
        all.put("most objects", numbered("[", "{\"k%\": %},\n", most / 2 - 2, "{}]"));
        all.put("most elements", numbered("<a>\n", "<b>%</b>\n", most / 2 - 2, "</a>\n"));
        all.put("most php keys", numbered("<?php\nreturn [\n", "'k%' => %,\n", most - 4, "];\n"));
        all.put("most text", text("", "# some characters of a comment\n\n", Limits.DEFAULT.text() / 33, ""));
    }

    private static void repeated(Map<String, Supplier<Content>> all) {
        all.put("equal lines", text("", "same: x\n", 20_000, ""));
        all.put("equal dashes", text("", "- x\n", 20_000, ""));
        all.put("equal elements", text("<a>", "<b/>\n", 20_000, "</a>"));
        all.put("equal tables", text("", "[[a]]\n", 10_000, ""));
        all.put("equal deep keys", text("", "a" + ".a".repeat(150) + " = 1\n", 10_000, ""));
        all.put("backslashes", text("a=", "\\", 500_000, "\n"));
        all.put("continuations", text("a=", "\\\n", 50_000, "\n"));
        all.put("quotes", text("A=", "\"'", 200_000, "\n"));
        all.put("open quotes", text("", "A=\"x\n", 15_000, ""));
        all.put("open long quotes", text("", "a = \"\"\"\n", 15_001, ""));
        all.put("comments", text("", "# x\n\n", 15_000, ""));
        all.put("one comment", text("", "# x\n", 100_000, "a = 1\n"));
        all.put("comments of brackets", text("{", "// x\n", 50_000, "\"a\": 1}"));
        all.put("comments between items", text("[\n", "// x\n1, /* x */ /**/\n", 40_000, "1]"));
        all.put("comments of php", text("<?php\n", "// x\n", 50_000, "return ['a' => 1];\n"));
        all.put("open heredocs", text("<?php\n", "$a = <<<A\n", 15_000, ""));
        all.put("braces in php texts", text("<?php\n$a = \"", "{$a}{$", 50_000, "\";\n"));
        all.put("statements on a line of php", text("<?php\n", "$a = 1; ", 50_000, "\n"));
        all.put("comments behind php blocks", text("<?php\n", "if (x) {}\n/* x */\n", 20_000, ""));
        all.put("comments of markup", text("<a>", "<!-- x -->\n", 50_000, "</a>"));
        all.put("open comments", text("", "<!-- ", 50_000, ""));
        all.put("open blocks", text("", "/* ", 50_000, ""));
        all.put("open cdata", text("<a>", "<![CDATA[", 50_000, ""));
        all.put("blanks", text(" ".repeat(900_000), "\n", 500_000, ""));
        all.put("tabs", text("a:\n", "\t", 500_000, "b\n"));
        all.put("comments behind deep mappings", text(indented(190), "# x\n\n", 50_000, ""));
        all.put("deeper and deeper comments", text("a:\n  b: {}\n", "   # x\n  # x\n", 15_000, "c: 1\n"));
        all.put("lines of a text", text("a: |\n", "  # x\n\n", 100_000, "b: 1\n"));
        all.put("lines in quotes", text("a: \"", "x\n  ", 100_000, "\"\n"));
        all.put("lines of a plain text", text("a: x\n", "  x\n", 100_000, "b: 1\n"));
        all.put("long key", text("a", "b", 500_000, ": 1\n"));
        all.put("long anchor", text("a: &", "b", 500_000, " 1\n"));
        all.put("long tag", text("a: !", "b", 500_000, " 1\n"));
        all.put("directives", text("", "%A b\n", 20_000, "---\na: 1\n"));
        all.put("named documents", numbered("", "---\nkind: A\nmetadata: {name: n%}\n", 8_000, ""));
        all.put("documents", text("", "---\n", 50_000, ""));
        all.put("colons", text("a", ":", 300_000, "\n"));
        all.put("lone returns", text("", "a=1\rb=2\r", 1_000, ""));
        all.put("duplicate members", () -> content("{\"a\": 1, \"a\": 2}"));
        all.put("duplicate mappings", () -> content("a: 1\na: 2\n"));
        all.put("duplicate keys", () -> content("a = 1\na = 2\n[b]\n[b]\n"));
        all.put("duplicate tables", () -> content("a.b = 1\n[a]\n[[a.b]]\n"));
        all.put("duplicate attributes", () -> content("<a b='1' b='2'/>"));
        all.put("duplicate php keys", () -> content("<?php\nreturn ['a' => 1, 'a' => 2, 0 => 1, 0 => 2];\n"));
    }

    private static void entities(Map<String, Supplier<Content>> all) {
        all.put("alias bomb", () -> content(aliases()));
        all.put("alias of itself", () -> content("a: &a [*a]\nb: &b {c: *b}\n"));
        all.put("many aliases", text("a: &a [1]\nb:\n", "- *a\n", 20_000, ""));
        all.put("many anchors of one name", text("b:\n", "- &a 1\n- *a\n", 10_000, ""));
        all.put("anchor of a key", () -> content("&a a: *a\n? &b {c: 1}\n: *b\n"));
        all.put("merge of itself", () -> content("a: &a\n  <<: *a\n"));
        all.put(
                "tag of a class",
                () -> content("a: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:9/\"]]\n"));
        all.put("laughs", () -> content(laughs()));
        all.put(
                "external entity",
                () -> content("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<a>&x;</a>\n"));
        all.put(
                "parameter entity",
                () -> content("<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x\"> %x;]>\n<a/>\n"));
        all.put("external subset", () -> content("<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\">\n<a/>\n"));
        all.put(
                "include",
                () -> content(
                        "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"/etc/passwd\"/></a>\n"));
        all.put(
                "php that runs",
                () -> content("<?php\nsystem('touch /tmp/x');\nreturn ['a' => `id`, 'b' => \"{${exit()}}\"];\n"));
    }

    private static void bytes(Map<String, Supplier<Content>> all) {
        all.put("nothing", () -> content(""));
        all.put("nul", () -> content("a=1\u0000\n"));
        all.put("nul in a string", () -> content("{\"a\": \"\u0000\"}"));
        all.put("marks", text("", "\ufeff", 1_000, ""));
        all.put("lone surrogate", () -> content("{\"a\": \"\\ud800\"}"));
        all.put("half an escape", () -> content("a=\\u00"));
        all.put("escapes beyond", () -> content("a = \"\\UFFFFFFFF\"\nb: \"\\UFFFFFFFF\"\n"));
        all.put("reference beyond", () -> content("<a>&#x110000;&#99999999999999;</a>"));
        all.put("controls", () -> content("a=\u0001\u001b[2J\u0085\u2028\u2029\u007f\n"));
        all.put("not utf-8", raw('a', '=', 0xff, 0xc0, 0x80, '\n'));
        all.put("overlong", raw('a', '=', 0xc0, 0xaf, '\n'));
        all.put("encoded surrogate", raw('a', '=', 0xed, 0xa0, 0x80, '\n'));
        all.put("cut character", raw('a', '=', 0xe2, 0x82));
        all.put("utf-16le", encoded(StandardCharsets.UTF_16LE));
        all.put("utf-16be", encoded(StandardCharsets.UTF_16BE));
        all.put("another encoding", () -> content("<?xml version=\"1.0\" encoding=\"UTF-7\"?>\n<a>+ADw-</a>\n"));
    }

    private static String indented(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.repeat(' ', i).append("a:\n");
        }
        return text.toString();
    }

    /** Items of arrays of tables, each in the one before. */
    private static String tablesInTables() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < 1_000; i++) {
            text.append("[[a").repeat(".a", i).append("]]\nb = 1\n");
        }
        return text.toString();
    }

    private static String aliases() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [");
            text.repeat("*a" + (i - 1) + ", ", 8).append("*a").append(i - 1).append("]\n");
        }
        return text.toString();
    }

    private static String laughs() {
        StringBuilder text = new StringBuilder("<!DOCTYPE a [\n<!ENTITY e0 \"ha\">\n");
        for (int i = 1; i < 40; i++) {
            text.append("<!ENTITY e").append(i).append(" \"");
            text.repeat("&e" + (i - 1) + ";", 9).append("\">\n");
        }
        return text.append("]>\n<a>&e39;</a>\n").toString();
    }

    private static Content content(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Supplier<Content> text(String head, String again, int times, String tail) {
        return () -> {
            byte[] middle = again.getBytes(StandardCharsets.UTF_8);
            ByteBuffer text = ByteBuffer.allocate(3 * head.length() + middle.length * times + 3 * tail.length());
            text.put(head.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < times; i++) {
                text.put(middle);
            }
            text.put(tail.getBytes(StandardCharsets.UTF_8));
            return Content.copyOf(text.array(), 0, text.position());
        };
    }

    /** {@code %} in {@code again} stands for a number that goes up. */
    private static Supplier<Content> numbered(String head, String again, int times, String tail) {
        return () -> {
            ByteArrayOutputStream text = new ByteArrayOutputStream(times * (again.length() + 10));
            text.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < times; i++) {
                text.writeBytes(again.replace("%", Integer.toString(i)).getBytes(StandardCharsets.UTF_8));
            }
            text.writeBytes(tail.getBytes(StandardCharsets.UTF_8));
            return Content.copyOf(text.toByteArray());
        };
    }

    private static Supplier<Content> encoded(Charset charset) {
        return () -> Content.copyOf("\ufeff{\"a\": 1}\n".getBytes(charset));
    }

    private static Supplier<Content> raw(int... bytes) {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        return () -> Content.copyOf(raw);
    }
}
