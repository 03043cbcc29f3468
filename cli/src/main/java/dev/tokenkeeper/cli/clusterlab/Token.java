package dev.tokenkeeper.cli.clusterlab;

/** The token inside the Secret of {@code deploy/}. */
final class Token {
    private static final String BLOCK = "  license.token: |\n";
    private static final String INDENT = "    ";

    private Token() {}

    /** The text of the block below {@code license.token}, without its indentation. */
    static String of(String secret) {
        StringBuilder text = new StringBuilder();
        secret.substring(secret.indexOf(BLOCK) + BLOCK.length())
                .lines()
                .takeWhile(line -> line.startsWith(INDENT))
                .forEach(line ->
                        text.append(line, INDENT.length(), line.length()).append('\n'));
        return text.toString();
    }
}
