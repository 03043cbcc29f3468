package dev.tokenkeeper.examples.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The licences of the manifests, whose vendor's private key nobody has any more. */
class SignedLicenceTest {
    private static final Path FOLDER = Path.of(System.getProperty("tokenkeeper.root", ".."), "examples");

    @Test
    void theManifestsHoldLicencesOfTheVendorInThem() throws Exception {
        assertThat(SignedLicence.verified(licence("licence.yaml"), vendor())).contains(new SignedLicence(2));
        assertThat(SignedLicence.verified(licence("licence-renewed.yaml"), vendor()))
                .contains(new SignedLicence(3));
    }

    @Test
    void whatIsBelowTheSignatureIsNotPartOfIt() throws Exception {
        String licence = licence("licence.yaml");
        assertThat(SignedLicence.verified(licence + "Seats: 9\n", vendor())).contains(new SignedLicence(2));
    }

    @Test
    void whatIsNotSignedByTheVendorIsNoLicence() throws Exception {
        String licence = licence("licence.yaml");
        String signature = licence.substring(licence.indexOf("Signature: "));
        for (String forged : new String[] {
            licence.replace("Seats: 2", "Seats: 9"),
            licence.replace("\n", "\r\n"),
            licence.substring(0, licence.length() - 20),
            licence.replace("Signature: ", "Signature: ?"),
            licence.replace(signature, ""),
            licence + signature,
            signature,
            "\nSignature: ",
            "",
        }) {
            assertThat(SignedLicence.verified(forged, vendor())).as(forged).isEmpty();
        }
    }

    private static PublicKey vendor() throws Exception {
        String manifest = Files.readString(FOLDER.resolve("licence.yaml"));
        String key = manifest.lines()
                .filter(line -> line.contains("--validate=signature:"))
                .findFirst()
                .orElseThrow();
        return SignedLicence.vendorKey(key.substring(key.indexOf("signature:") + "signature:".length()));
    }

    private static String licence(String manifest) throws Exception {
        return Files.readString(FOLDER.resolve(manifest))
                .lines()
                .dropWhile(line -> !line.startsWith("  license.token: |"))
                .skip(1)
                .takeWhile(line -> line.startsWith("    "))
                .map(line -> line.substring(4) + "\n")
                .collect(Collectors.joining());
    }
}
