package dev.tokenkeeper.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Licences that are signed. */
class SignatureTest {
    private static final String LICENCE = "Product: A\nExpiry: 2030-01-01\n";

    private final KeyPair keys = pair();

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String key() {
        return base64(keys.getPublic().getEncoded());
    }

    private String signed(String text) throws GeneralSecurityException {
        return signed(text, "Signature");
    }

    private String signed(String text, String field) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return text + field + ": " + base64(signature.sign()) + "\n";
    }

    private static List<Finding.Code> codes(String rule, String text) {
        Content content = Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
        Validator validator =
                new Validator(List.of(ValidationRule.parse(rule)), (argv, input) -> new CommandRunner.NotRunnable());
        return validator.validate(Format.LICENSE_TEXT, content) instanceof Validation.Rejected rejected
                ? rejected.findings().stream().map(Finding::code).toList()
                : List.of();
    }

    @Test
    void whatTheKeySignedPassesAndWhatTheApplicationAppendsBelowIsNoPartOfIt() throws Exception {
        String rule = "signature:" + key();
        assertThat(codes(rule, signed(LICENCE))).isEmpty();
        assertThat(codes(rule, signed(LICENCE) + "# Last access: now\n")).isEmpty();
        assertThat(codes(rule, signed(LICENCE).replace("\n", "\r\n"))).containsExactly(Finding.Code.SIGNATURE_WRONG);
        assertThat(codes(rule, signed(LICENCE.replace("\n", "\r\n")).stripTrailing() + "\r\n"))
                .isEmpty();
    }

    @Test
    void anythingElseDoesNot() throws Exception {
        String rule = "signature:" + key();
        assertThat(codes(rule, LICENCE)).containsExactly(Finding.Code.SIGNATURE_MISSING);
        assertThat(codes(rule, signed(LICENCE).replace("2030", "2040"))).containsExactly(Finding.Code.SIGNATURE_WRONG);
        assertThat(codes(rule, LICENCE + "Signature: !\n")).containsExactly(Finding.Code.SIGNATURE_WRONG);
        assertThat(codes(rule, LICENCE + "Signature: AAAA")).containsExactly(Finding.Code.SIGNATURE_WRONG);
        assertThat(codes(rule, signed(LICENCE) + "Signature: AAAA\n")).containsExactly(Finding.Code.SIGNATURE_WRONG);
        assertThat(codes("signature:" + base64(pair().getPublic().getEncoded()), signed(LICENCE)))
                .containsExactly(Finding.Code.SIGNATURE_WRONG);
    }

    @Test
    void onlyALineThatBeginsWithTheFieldIsTheSignature() throws Exception {
        String rule = "signature:" + key();
        assertThat(codes(rule, LICENCE + "See Signature: AAAA\n")).containsExactly(Finding.Code.SIGNATURE_MISSING);
        assertThat(codes(rule, signed(LICENCE) + "See Signature: AAAA\n")).isEmpty();
        assertThat(codes(rule, LICENCE + "Signatur")).containsExactly(Finding.Code.SIGNATURE_MISSING);
        assertThat(codes(rule, signed(""))).isEmpty();
    }

    @Test
    void theFieldHasAnyName() throws Exception {
        String rule = "signature:" + key() + ",field=# sig";
        assertThat(codes(rule, signed(LICENCE, "# sig"))).isEmpty();
        assertThat(codes(rule, signed(LICENCE))).containsExactly(Finding.Code.SIGNATURE_MISSING);
    }

    @Test
    void theKeyIsPemOrBase64WithItsWrappingOrWithout() throws Exception {
        byte[] wrapped = keys.getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + base64(wrapped) + "\n-----END PUBLIC KEY-----\n";
        String raw = base64(Arrays.copyOfRange(wrapped, wrapped.length - 32, wrapped.length));
        for (String key : List.of(pem, raw, key(), key().replace("A", "A \n"))) {
            assertThat(codes("signature:" + key, signed(LICENCE))).as(key).isEmpty();
        }
        for (String none : List.of("x", "AAAA", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")) {
            assertThatThrownBy(() -> ValidationRule.parse("signature:" + none))
                    .isInstanceOf(InvalidRule.class)
                    .hasMessageContaining("Ed25519 public key");
        }
    }

    @Test
    void anUnfinishedBlockIsNoCertificate() {
        assertThat(codes("certificate:pair", "-----BEGIN CERTIFICATE-----\nAAAA\n"))
                .containsExactly(Finding.Code.CERTIFICATE_UNREADABLE);
    }

    @Test
    void onlyNamesTheKeysThatARuleCountsFor() {
        List<ValidationRule> rules = List.of(
                ValidationRule.parse("only:a,b:contains:x"),
                ValidationRule.parse("max-size:1Ki"),
                ValidationRule.parse("Only:c:certificate:Pair,validity"));
        assertThat(ValidationRule.of(rules, "a"))
                .containsExactly(ValidationRule.parse("contains:x"), ValidationRule.parse("max-size:1Ki"));
        assertThat(ValidationRule.of(rules, "d")).containsExactly(ValidationRule.parse("max-size:1Ki"));
        assertThat(ValidationRule.of(rules, "c"))
                .contains(ValidationRule.parse("certificate:validity,pair"))
                .hasSize(2);
        assertThat(ValidationRule.parse("certificate:pair, newer"))
                .isEqualTo(new ValidationRule.Certificate(
                        Set.of(ValidationRule.Certificate.Check.PAIR, ValidationRule.Certificate.Check.NEWER)));
        for (String wrong : List.of("only:contains", "only::contains:x", "only:a:only:b:contains:x", "certificate:x")) {
            assertThatThrownBy(() -> ValidationRule.parse(wrong)).isInstanceOf(InvalidRule.class);
        }
    }
}
