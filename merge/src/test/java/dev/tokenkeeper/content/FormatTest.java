package dev.tokenkeeper.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file's name says its format, or nothing does. */
final class FormatTest {
    @ParameterizedTest
    @CsvSource({
        "telegraf.toml, TOML",
        "configuration.yaml, YAML",
        "docker-compose.YML, YAML",
        "passwd, PASSWD",
        "etc/passwd, PASSWD",
        "htpasswd, PASSWD",
        ".htpasswd, PASSWD",
        "web/.HTPASSWD, PASSWD",
        "mosquitto.passwd, PASSWD",
        "xpasswd, OPAQUE",
        "passwd.bak, OPAQUE",
        "tls.crt, PEM",
        "tls.key, PEM",
        "CA.PEM, PEM",
        "tls.cer, OPAQUE",
        "key, OPAQUE",
        "config.php, PHP",
        "web/wp-config.PHP, PHP",
        "config.php.bak, OPAQUE",
        ".env, ENV"
    })
    void nameSaysFormat(String name, Format format) {
        assertThat(Format.ofName(name)).isEqualTo(format);
    }
}
