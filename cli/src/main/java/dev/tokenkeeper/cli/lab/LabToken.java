package dev.tokenkeeper.cli.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The versions of the token that the lab's Secret holds, one after the other. */
final class LabToken {
    static final String FIRST = """
            SOFTWARE_LICENSE_V1
            ===============================
            Product: Enterprise Application
            Version: 2024.1
            License Type: Development
            Expiry: 2024-12-31
            Counter: 3
            ===============================
            """;

    /** A later expiry and one more line. */
    static final String RENEWED = FIRST.replace("Expiry: 2024-12-31\n", "Expiry: 2026-06-30\nSupport: Gold\n");

    /** The vendor changes what the application counts in, too. */
    static final String RECOUNTED = RENEWED.replace("Counter: 3", "Counter: 5");

    /** Half a file, as a bad edit or a torn upload leaves it. */
    static final String HALF = RECOUNTED.substring(20, RECOUNTED.length() / 2);

    static final String SENSITIVE = """
            SENSITIVE_LICENSE_TOKEN
            Product: Enterprise Application
            API_KEY: supersecret123
            """;

    /** A version whose expiry is {@code day} of a far month, for making work again and again. */
    static String expiring(int day) {
        return RECOUNTED.replace("2026-06-30", "2031-01-" + (day < 10 ? "0" + day : day));
    }

    /** Whether the file is there with its first line, both rules and every key of the lab's token. */
    static boolean isWhole(Path live) {
        try {
            String text = Files.readString(live);
            int rules = text.split("={31}", -1).length - 1;
            return text.startsWith("SOFTWARE_LICENSE_V1\n")
                    && rules == 2
                    && text.contains("\nProduct: ")
                    && text.contains("\nExpiry: ")
                    && text.contains("\nCounter: ")
                    && text.endsWith("\n");
        } catch (IOException e) {
            return false;
        }
    }

    private LabToken() {}
}
