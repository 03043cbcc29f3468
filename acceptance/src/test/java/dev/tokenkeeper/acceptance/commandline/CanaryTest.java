package dev.tokenkeeper.acceptance.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No value of a token is in anything that is printed or reported, plain or encoded, whatever happens to it. */
class CanaryTest {
    private static final List<String> SECRETS =
            List.of("s3cr3t/\"Canary\" one", "s3cr3t/\"Canary\" two", "s3cr3t/\"Canary\" app", "s3cr3t/\"Canary\" old");

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void licenseText() throws Exception {
        story("license.token", "Product: App\nAPI_KEY: %s\n# note\n", "");
    }

    @Test
    void json() throws Exception {
        story("app.json", "{\"product\": \"App\", \"list\": [\"%s\"]}\n", "\\");
    }

    @Test
    void env() throws Exception {
        story("app.env", "PRODUCT=App\nAPI_KEY='%s\nSECOND=line'\n", "");
    }

    @Test
    void properties() throws Exception {
        story("app.properties", "product = App\napi.key = a\\\n    secret=%s\n", "");
    }

    @Test
    void text() throws Exception {
        story("app.txt", "App\n%s\n", "");
    }

    @Test
    void opaque() throws Exception {
        story("app.pem", "-----BEGIN KEY-----\n%s\n-----END KEY-----\n", "");
    }

    /** Delivered, edited, in conflict, cut, invalid, unreadable in its format, rolled back, resolved, damaged. */
    private void story(String key, String template, String quote) throws Exception {
        Pod pod = new Pod(folder);
        Path live = pod.volume().resolve(key);
        Path report = folder.resolve("report");
        List<String> flags = List.of("--source=" + pod.secret(), "--file=" + key, "--report=" + report);
        pod.mount(Map.of(key, token(template, 0, quote)));
        say(pod, report, "init", flags);
        assertThat(live).exists();
        Files.writeString(live, token(template, 2, quote));
        pod.mount(Map.of(key, token(template, 1, quote)));
        say(pod, report, "diff", flags.subList(0, 2));
        say(pod, report, "status", flags.subList(0, 2));
        say(pod, report, "init", flags);
        pod.mount(Map.of(
                key,
                token(template, 3, quote).substring(0, token(template, 3, quote).length() - 6)));
        say(pod, report, "init", with(flags, "--validate=contains:" + SECRETS.get(3), "--strict"));
        say(pod, report, "init", with(flags, "--validate=nothing:" + SECRETS.get(3)));
        say(pod, report, "status", List.of("-o=json"));
        say(pod, report, "history", List.of());
        say(pod, report, "history", List.of("-o=json"));
        say(pod, report, "diff", List.of("-o=json"));
        say(pod, report, "diff", List.of("--reveal"));
        say(pod, report, "resolve", List.of("**", "--take=theirs", "--dry-run"));
        say(pod, report, "rollback", List.of("1"));
        say(pod, report, "verify", List.of());
        say(pod, report, "doctor", List.of("--source=" + pod.secret()));
        Path ours = Files.writeString(folder.resolve("ours-" + key), token(template, 2, quote));
        Path theirs = Files.writeString(folder.resolve("theirs-" + key), token(template, 1, quote));
        Ran merge = pod.run(List.of("merge", "--report=" + report, "none", ours.toString(), theirs.toString()));
        said.add(merge.err() + Files.readString(report));

        assertThat(said).hasSizeGreaterThan(15);
        for (String secret : SECRETS) {
            for (String form : forms(secret)) {
                assertThat(String.join("\n", said)).doesNotContainIgnoringCase(form);
            }
        }
    }

    private void say(Pod pod, Path report, String verb, List<String> more) throws Exception {
        Ran ran = pod.verb(verb, more.toArray(new String[0]));
        said.add(ran.out() + ran.err());
        assertThat(ran.out() + ran.err()).as(verb).isNotEmpty();
        if (Files.exists(report)) {
            said.add(Files.readString(report));
        }
    }

    private static List<String> with(List<String> flags, String... more) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(List.of(more));
        return all;
    }

    private static String token(String template, int secret, String quote) {
        return template.replace("%s", SECRETS.get(secret).replace("\"", quote + "\""));
    }

    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return List.of(
                "canary",
                secret,
                base64.substring(0, base64.length() - 2),
                HexFormat.of().formatHex(bytes),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                secret.replace("\"", "\\\""),
                secret.replace("\"", "&quot;"));
    }
}
