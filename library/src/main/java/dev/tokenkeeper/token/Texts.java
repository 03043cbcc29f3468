package dev.tokenkeeper.token;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.report.ReasonCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8, where bytes that are none are an error and not question marks. */
final class Texts {
    private Texts() {}

    static Content bytes(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    static String of(String path, Content content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content.bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw TokenException.of(ReasonCode.FILE_INVALID, path);
        }
    }
}
