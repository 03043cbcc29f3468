package dev.tokenkeeper.acceptance.canary;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A secret value that no other text has, and the forms in which it might be seen. */
record Canary(String value) {
    /** The value as it is, as a URL, as JSON and in hexadecimal; in base64 wherever it may begin in a longer text. */
    List<String> forms() {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(
                value,
                value.replace("\"", "\\\""),
                URLEncoder.encode(value, StandardCharsets.UTF_8),
                HexFormat.of().formatHex(bytes)));
        for (int before = 0; before < 3; before++) {
            byte[] longer = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, longer, before, bytes.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(longer);
            // The letters at both ends depend on what stands beside the value, too.
            forms.add(base64.substring(before == 0 ? 0 : before + 1, longer.length * 8 / 6));
        }
        return forms;
    }

    /** Whether {@code text} has it in one of its forms. */
    boolean isIn(String text) {
        return forms().stream().anyMatch(text::contains);
    }
}
