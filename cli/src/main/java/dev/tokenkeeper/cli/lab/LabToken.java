package dev.tokenkeeper.cli.lab;

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

    private LabToken() {}
}
