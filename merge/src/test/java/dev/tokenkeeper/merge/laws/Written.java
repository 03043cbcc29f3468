package dev.tokenkeeper.merge.laws;

import dev.tokenkeeper.content.Content;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A document as text, and for each item that is one piece of it the text of that piece. */
record Written(String text, Map<Integer, String> pieces) {
    Content content() {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }
}
