package dev.tokenkeeper.validation;

import dev.tokenkeeper.content.Content;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a licence (Ed25519, RFC 8032): the last line that begins with the field's name, a colon and a blank
 * holds it in base64, and it stands for all bytes before that line. What the application appended below is not signed.
 */
final class SignatureCheck {
    private static final String ALGORITHM = "Ed25519";
    private static final int RAW = 32;
    /** What stands before the 32 bytes of a key in its SubjectPublicKeyInfo (RFC 8410). */
    private static final String WRAPPING = "302a300506032b6570032100";

    private SignatureCheck() {}

    /** The bytes (DER) of a public key in PEM, or in base64 with or without its wrapping; null if it is none. */
    static byte @Nullable [] key(String text) {
        try {
            Pem pem = Pem.of(text);
            Content held =
                    pem.blocks().isEmpty() ? null : pem.blocks().getFirst().content();
            byte[] bytes = held == null ? Base64.getDecoder().decode(Pem.withoutBlanks(text)) : held.bytes();
            byte[] wrapped = bytes.length == RAW
                    ? HexFormat.of().parseHex(WRAPPING + HexFormat.of().formatHex(bytes))
                    : bytes;
            return publicKey(wrapped).getEncoded();
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return null;
        }
    }

    private static PublicKey publicKey(byte[] wrapped) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(wrapped));
    }

    static void check(ValidationRule.SignedBy rule, Content content, List<Finding> findings) {
        byte[] bytes = content.bytes();
        int line = lastLine(bytes, (rule.field() + ": ").getBytes(StandardCharsets.UTF_8));
        if (line < 0) {
            String sentence = "it has no line " + rule.field() + ": with a signature";
            findings.add(new Finding(Finding.Code.SIGNATURE_MISSING, "", sentence));
        } else if (!holds(rule, bytes, line)) {
            String sentence =
                    "the signature in its line " + rule.field() + ": is not that of the key over what is above";
            findings.add(new Finding(Finding.Code.SIGNATURE_WRONG, "", sentence));
        }
    }

    private static boolean holds(ValidationRule.SignedBy rule, byte[] bytes, int line) {
        int from = line + rule.field().getBytes(StandardCharsets.UTF_8).length + 2;
        int to = from;
        while (to < bytes.length && bytes[to] != '\n') {
            to++;
        }
        try {
            String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip();
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(publicKey(rule.key().bytes()));
            signature.update(bytes, 0, line);
            return signature.verify(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return false;
        }
    }

    /** Where the last line that begins with {@code start} begins; -1 if none does. */
    private static int lastLine(byte[] bytes, byte[] start) {
        int found = -1;
        int line = 0;
        while (line < bytes.length) {
            int at = 0;
            while (at < start.length && line + at < bytes.length && bytes[line + at] == start[at]) {
                at++;
            }
            if (at == start.length) {
                found = line;
            }
            while (line < bytes.length && bytes[line] != '\n') {
                line++;
            }
            line++;
        }
        return found;
    }
}
