package dev.tokenkeeper.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who this process is to the kernel, by {@code /proc/self/status}; uid -1 where that cannot be read. */
record Self(int uid, List<Integer> groups) {
    Self {
        groups = List.copyOf(groups);
    }

    static Self ofProcess() {
        int uid = -1;
        List<Integer> groups = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1)) {
                String[] words = line.trim().split("\\s+", -1);
                if (words[0].equals("Uid:")) {
                    uid = Integer.parseInt(words[2]);
                } else if (words[0].equals("Gid:")) {
                    groups.add(Integer.parseInt(words[2]));
                } else if (words[0].equals("Groups:")) {
                    for (int i = 1; i < words.length; i++) {
                        groups.add(Integer.parseInt(words[i]));
                    }
                }
            }
        } catch (IOException | NumberFormatException e) {
            return new Self(-1, List.of());
        }
        return new Self(uid, groups);
    }

    @Override
    public String toString() {
        return uid < 0 ? "this process" : "this process (uid " + uid + ", groups " + groups + ")";
    }
}
