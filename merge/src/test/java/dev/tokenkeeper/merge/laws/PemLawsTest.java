package dev.tokenkeeper.merge.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.MergePolicy;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What has to hold of bundles and of pairs, told by the subjects of certificates: paths in PEM are numbers, so the laws of
 * formats with names cannot be asked.
 */
final class PemLawsTest {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s+([^-]*)-----END [A-Z ]+-----");

    /** A bundle is a map from subject to certificate, and merges as one: changes of two subjects never conflict. */
    @Test
    void bundlesMergeAsMapsFromSubjects() {
        for (int i = 0; i < Laws.trials(); i++) {
            Random random = Laws.random(i);
            Map<String, Integer> base = new LinkedHashMap<>();
            for (int n = random.nextInt(6); n > 0; n--) {
                base.put("s" + random.nextInt(8), 0);
            }
            Map<String, Integer> ours = edited(random, base, 1);
            Map<String, Integer> theirs = edited(random, base, 2);
            Content result = merged(bundle(random, base), bundle(random, ours), bundle(random, theirs), i);
            assertThat(read(result)).as(Laws.replay(i)).isEqualTo(new TreeSet<>(wanted(base, ours, theirs)));
        }
    }

    /** Whatever both sides do, a private key stands beside the certificates that it stood beside in one of the versions. */
    @Test
    void aKeyIsNeverMixed() {
        for (int i = 0; i < Laws.trials(); i++) {
            Random random = Laws.random(i);
            List<String> versions = new ArrayList<>();
            for (int version = 0; version < 3; version++) {
                versions.add(pair(random));
            }
            Content result = merged(content(versions.get(0)), content(versions.get(1)), content(versions.get(2)), i);
            String text = new String(result.bytes(), StandardCharsets.UTF_8);
            if (text.contains("PRIVATE KEY")) {
                assertThat(versions.stream().map(PemLawsTest::blocks))
                        .as(Laws.replay(i))
                        .contains(blocks(text));
            }
        }
    }

    private static Content merged(Content base, Content ours, Content theirs, int trial) {
        MergeOutcome outcome = Merge.run(new MergeInput(base, ours, theirs, Format.PEM, MergePolicy.DEFAULT));
        assertThat(outcome).as(Laws.replay(trial)).isInstanceOf(MergeOutcome.Merged.class);
        Content result = ((MergeOutcome.Merged) outcome).content();
        MergeOutcome again = Merge.run(new MergeInput(theirs, result, theirs, Format.PEM, MergePolicy.DEFAULT));
        assertThat(((MergeOutcome.Merged) again).content())
                .as(Laws.replay(trial))
                .isEqualTo(result);
        return result;
    }

    /** Renews, removes and adds; what {@code side} writes is told from what others write. */
    private static Map<String, Integer> edited(Random random, Map<String, Integer> base, int side) {
        Map<String, Integer> edited = new LinkedHashMap<>();
        base.forEach((subject, version) -> {
            int what = random.nextInt(6);
            if (what > 0) {
                edited.put(subject, what == 1 ? side : version);
            }
        });
        if (random.nextInt(3) == 0) {
            edited.putIfAbsent("new" + side + random.nextInt(3), side);
        }
        return edited;
    }

    private static List<String> wanted(
            Map<String, Integer> base, Map<String, Integer> ours, Map<String, Integer> theirs) {
        Map<String, Integer> all = new LinkedHashMap<>(ours);
        theirs.forEach((subject, version) -> {
            if (!ours.containsKey(subject)
                    ? !base.containsKey(subject)
                    : ours.get(subject).equals(base.get(subject))) {
                all.put(subject, version);
            }
        });
        ours.forEach((subject, version) -> {
            if (!theirs.containsKey(subject) && version.equals(base.get(subject))) {
                all.remove(subject);
            }
        });
        List<String> wanted = new ArrayList<>();
        all.forEach((subject, version) -> wanted.add("CERTIFICATE " + encoded(certificate(subject, version))));
        return wanted;
    }

    private static Content bundle(Random random, Map<String, Integer> bundle) {
        StringBuilder text = new StringBuilder();
        String newline = random.nextInt(4) == 0 ? "\r\n" : "\n";
        bundle.forEach((subject, version) -> {
            text.append(random.nextInt(6) == 0 && !text.isEmpty() ? newline : "");
            text.append(block("CERTIFICATE", encoded(certificate(subject, version)), newline));
        });
        return content(text.toString());
    }

    private static String pair(Random random) {
        List<String> blocks = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            byte[] certificate = certificate("s" + random.nextInt(3), random.nextInt(3));
            blocks.add(block("CERTIFICATE", encoded(certificate), "\n"));
        }
        if (random.nextInt(5) > 0) {
            String key = Base64.getEncoder().encodeToString(new byte[] {(byte) random.nextInt(4)});
            blocks.add(random.nextInt(blocks.size() + 1), block("EC PRIVATE KEY", key, "\n"));
        }
        return String.join("", blocks);
    }

    private static String block(String label, String content, String newline) {
        return "-----BEGIN " + label + "-----" + newline + content + newline + "-----END " + label + "-----" + newline;
    }

    private static Set<String> read(Content content) {
        return new TreeSet<>(blocks(new String(content.bytes(), StandardCharsets.UTF_8)));
    }

    private static List<String> blocks(String text) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(matcher.group(1) + " " + matcher.group(2).strip());
        }
        return blocks;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** As much of a certificate as has a subject; {@code version} is its serial number. */
    private static byte[] certificate(String subject, int version) {
        byte[] none = sequence();
        byte[] serial = {0x02, 0x01, (byte) version};
        byte[] name = sequence(subject.getBytes(StandardCharsets.US_ASCII));
        return sequence(sequence(serial, none, sequence(), none, name, none));
    }

    private static byte[] sequence(byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(0x30);
        all.write(content.size());
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    private static Content content(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }
}
