package dev.tokenkeeper.content;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The closed list of formats. A format is declared, or follows from the file's name; it is never guessed from content. */
public enum Format {
    LICENSE_TEXT("license-text", ".token"),
    TEXT("text", ".txt"),
    JSON("json", ".json"),
    JSONC("jsonc", ".jsonc", ".code-workspace"),
    PROPERTIES("properties", ".properties"),
    ENV("env", ".env"),
    /** Only names that are surely ini: a {@code .conf} or {@code .cfg} can be anything. */
    INI("ini", ".ini", "rclone.conf", ".gitconfig"),
    TOML("toml", ".toml"),
    PASSWD("passwd", "/passwd", "/htpasswd", ".passwd", ".htpasswd"),
    PEM("pem", ".pem", ".crt", ".key"),
    XML("xml", ".xml"),
    PHP("php", ".php"),
    YAML("yaml", ".yaml", ".yml"),
    OPAQUE("opaque");

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out or written
    private final String[] endings;

    Format(String word, String... endings) {
        this.word = word;
        this.endings = endings;
    }

    /** The word on the command line, kebab-case. */
    public String word() {
        return word;
    }

    /** The format that a file of this name has; {@link #OPAQUE} where the name says nothing. */
    public static Format ofName(String fileName) {
        // An ending that begins with a slash is a whole name.
        String name = "/".concat(fileName.toLowerCase(Locale.ROOT));
        for (Format format : values()) {
            for (String ending : format.endings) {
                if (name.endsWith(ending)) {
                    return format;
                }
            }
        }
        return OPAQUE;
    }

    /** The format of a kebab-case or CamelCase word ({@code license-text}, {@code LicenseText}); null if there is none. */
    public static @Nullable Format ofWord(String word) {
        String plain = Words.plain(word);
        for (Format format : values()) {
            if (Words.plain(format.word).equals(plain)) {
                return format;
            }
        }
        return null;
    }
}
