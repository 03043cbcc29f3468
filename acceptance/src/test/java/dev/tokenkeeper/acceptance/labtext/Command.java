package dev.tokenkeeper.acceptance.labtext;

import java.util.ArrayList;
import java.util.List;

/**
 * One command of the text.
 *
 * @param place where it stands, for people
 * @param chapter the heading of level two that it stands below
 * @param text what a person would type, as it stands there
 * @param expected the lines that the text says it prints; a line {@code ...} stands for any; empty if it says nothing
 */
record Command(String place, String chapter, String text, List<String> expected) {
    private static final String EXPECTED = "# Expected output should show:";

    Command {
        expected = List.copyOf(expected);
    }

    /** The commands of a block: each line that is neither empty nor a comment. A backslash at its end goes on. */
    static List<Command> in(Fence fence) {
        List<Command> commands = new ArrayList<>();
        List<String> lines = fence.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int line0 = fence.line() + i;
            while (line.endsWith("\\") && i + 1 < lines.size()) {
                i++;
                line = line.substring(0, line.length() - 1) + lines.get(i).strip();
            }
            commands.add(new Command(
                    "line " + line0 + " (" + fence.chapter() + ")",
                    fence.chapter(),
                    line,
                    expectedAfter(lines, i + 1)));
        }
        return commands;
    }

    /** The comments behind a command, up to the next command, if they say what it prints. */
    private static List<String> expectedAfter(List<String> lines, int from) {
        List<String> expected = new ArrayList<>();
        boolean says = false;
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (says && line.startsWith("# ")) {
                expected.add(line.substring(2));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                break;
            }
            says |= line.equals(EXPECTED);
        }
        return expected;
    }

    /** Whether it goes on until somebody ends it. */
    boolean watches() {
        return text.matches("kubectl get .* (-w|--watch)");
    }
}
