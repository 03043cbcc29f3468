package dev.tokenkeeper.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names in an X.509 certificate (RFC 5280, section 4.1), as the bytes that they are, one character a byte. No
 * signature and no date is looked at here.
 *
 * @param isAuthority whether it may issue others, by its basic constraints
 */
record Certificate(String subject, String issuer, boolean isAuthority) {
    private static final int SEQUENCE = 0x30;
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;
    private static final int TRUE = 0x01;

    /** The bytes of the object identifier 2.5.29.19. */
    private static final String BASIC_CONSTRAINTS = "U\u001d\u0013";

    @Override
    public String toString() {
        return "Certificate";
    }

    boolean isSelfIssued() {
        return subject.equals(issuer);
    }

    /** What {@code bytes} say; null if they are no certificate. */
    static @Nullable Certificate read(byte[] bytes) {
        Der all = Der.at(bytes, 0, bytes.length);
        Der signed = all == null || all.tag() != SEQUENCE ? null : all.first();
        List<Der> parts = signed == null || signed.tag() != SEQUENCE ? List.of() : signed.parts();
        int serial = !parts.isEmpty() && parts.getFirst().tag() == VERSION ? 1 : 0;
        if (parts.size() < serial + 6) {
            return null;
        }
        Der issuer = parts.get(serial + 2);
        Der subject = parts.get(serial + 4);
        if (issuer.tag() != SEQUENCE || subject.tag() != SEQUENCE) {
            return null;
        }
        return new Certificate(subject.content(), issuer.content(), isAuthority(parts.getLast()));
    }

    private static boolean isAuthority(Der last) {
        Der list = last.tag() == EXTENSIONS ? last.first() : null;
        if (list == null) {
            return false;
        }
        for (Der extension : list.parts()) {
            List<Der> parts = extension.parts();
            if (parts.size() >= 2 && parts.getFirst().content().equals(BASIC_CONSTRAINTS)) {
                Der constraints = parts.getLast().first();
                Der authority = constraints == null ? null : constraints.first();
                return authority != null
                        && authority.tag() == TRUE
                        && !authority.content().equals("\0");
            }
        }
        return false;
    }
}
