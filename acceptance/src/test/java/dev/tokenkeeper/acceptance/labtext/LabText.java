package dev.tokenkeeper.acceptance.labtext;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A lab as a person reads it: its blocks of code in their order. */
final class LabText {
    private static final String OWN = "own-lab.md";

    private final String name;
    private final String markdown;
    private final List<Fence> fences;

    private LabText(String name, String markdown) {
        this.name = name;
        this.markdown = markdown;
        this.fences = read(markdown.lines().toList());
    }

    /** The text beside the checkout, else the project's own. */
    static LabText find() throws IOException {
        Optional<Path> beside = beside();
        return beside.isPresent()
                ? new LabText(beside.get().getFileName().toString(), Files.readString(beside.get()))
                : own();
    }

    /** The project's own short lab of the same shape. */
    static LabText own() throws IOException {
        try (InputStream in = LabText.class.getResourceAsStream(OWN)) {
            if (in == null) {
                throw new IOException(OWN + " is missing in the test resources");
            }
            return new LabText(OWN, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Where {@code TOKENKEEPER_LAB_TEXT} says; else in a folder {@code shared} beside the checkout. */
    static Optional<Path> beside() {
        String named = System.getenv("TOKENKEEPER_LAB_TEXT");
        if (named != null && !named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        Path root = Path.of(System.getProperty("tokenkeeper.root", "..")).toAbsolutePath();
        Path text = root.normalize().resolveSibling("shared").resolve("seed-lab.md");
        return Files.isReadable(text) ? Optional.of(text) : Optional.empty();
    }

    private static List<Fence> read(List<String> lines) {
        List<Fence> fences = new ArrayList<>();
        String chapter = "";
        String step = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("## ")) {
                chapter = line.substring(3).strip();
                step = "";
            } else if (line.startsWith("### ")) {
                step = line.substring(4).strip();
            } else if (line.startsWith("```")) {
                int first = i + 1;
                StringBuilder text = new StringBuilder();
                for (i = first; i < lines.size() && !lines.get(i).startsWith("```"); i++) {
                    text.append(lines.get(i)).append('\n');
                }
                if (i == lines.size()) {
                    throw new IllegalArgumentException("the block in line " + first + " has no end");
                }
                fences.add(new Fence(first + 1, chapter, step, line.substring(3).strip(), text.toString()));
            }
        }
        return fences;
    }

    /** What it is called. */
    String name() {
        return name;
    }

    /** All of it. */
    String markdown() {
        return markdown;
    }

    /** All blocks. */
    List<Fence> fences() {
        return List.copyOf(fences);
    }

    /** The blocks of one language. */
    List<Fence> fences(String language) {
        return fences.stream()
                .filter(fence -> fence.language().equals(language))
                .toList();
    }

    /** All commands, in their order. */
    List<Command> commands() {
        return fences("bash").stream()
                .flatMap(fence -> Command.in(fence).stream())
                .toList();
    }
}
