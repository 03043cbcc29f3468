package dev.tokenkeeper.image;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The bill of materials of the image (CycloneDX 1.6): the program and its libraries, and what comes from the machine that
 * builds: the Java runtime and the C library. Nothing in it depends on when or where it was made.
 *
 * <p>Maven's plugin for that knows of neither of the last two, and does nothing without a network.
 */
final class Bom {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Bom() {}

    /**
     * Writes it.
     *
     * @param folder with the program, and the Java runtime that names its version and modules
     * @param reference the image's name and tag
     * @param libraries {@code group:artifact:version:license} of each library that is packed into the program
     * @throws ImageException if a library of the program is not among them, or the other way round
     */
    static void write(Path folder, String reference, List<String> libraries, Machine machine, Path to)
            throws IOException, ImageException, InterruptedException {
        ObjectNode bom = JSON.createObjectNode();
        bom.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
        int colon = reference.indexOf(':');
        bom.putObject("metadata")
                .putObject("component")
                .put("type", "container")
                .put("bom-ref", reference)
                .put("name", reference.substring(0, colon))
                .put("version", reference.substring(colon + 1));
        ArrayNode components = bom.putArray("components");
        jars(components, folder.resolve("lib/tokenkeeper"), reference.substring(colon + 1), libraries);
        machine(components, folder, machine);
        var lines = new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        Files.writeString(to, JSON.writer(lines).writeValueAsString(bom) + "\n");
    }

    private static void jars(ArrayNode components, Path folder, String version, List<String> libraries)
            throws IOException, ImageException {
        ObjectNode program = component(components, "application", "tokenkeeper", version, "Apache-2.0");
        hash(program, sha256(folder.resolve("tokenkeeper.jar")));
        List<String> left = new ArrayList<>(libraries);
        for (String packed : Files.readAllLines(folder.resolve("libraries"))) {
            String name = packed.substring(0, packed.indexOf(' '));
            String library = libraries.stream()
                    .filter(each -> each.split(":", -1)[1].equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ImageException("image/pom.xml does not name the library " + name));
            left.remove(library);
            String[] parts = library.split(":", -1);
            ObjectNode component = component(components, "library", parts[1], parts[2], parts[3]);
            component.put("group", parts[0]);
            component.put("purl", "pkg:maven/" + parts[0] + "/" + parts[1] + "@" + parts[2] + "?type=jar");
            hash(component, packed.substring(name.length() + 1));
        }
        if (!left.isEmpty()) {
            throw new ImageException("image/pom.xml names a library that the program has not: " + left);
        }
    }

    private static void machine(ArrayNode components, Path folder, Machine machine)
            throws IOException, ImageException, InterruptedException {
        String java = released(folder, "JAVA_VERSION");
        ObjectNode jdk = component(components, "platform", "openjdk", java, "GPL-2.0-with-classpath-exception");
        jdk.put("cpe", "cpe:2.3:a:oracle:openjdk:" + java + ":*:*:*:*:*:*:*");
        jdk.put("purl", "pkg:generic/openjdk@" + java);
        property(jdk, "tokenkeeper:modules", released(folder, "MODULES"));

        String libc = Tool.run(List.of("getconf", "GNU_LIBC_VERSION")).strip().replace("glibc ", "");
        ObjectNode glibc = component(components, "library", "glibc", libc, "LGPL-2.1-or-later");
        glibc.put("cpe", "cpe:2.3:a:gnu:glibc:" + libc + ":*:*:*:*:*:*:*");
        glibc.put("purl", "pkg:generic/glibc@" + libc + "?arch=" + machine.word());
        property(glibc, "tokenkeeper:package", packaged());
    }

    /** The digest of a jar; a library's is that of the jar as it was published. */
    private static void hash(ObjectNode component, String sha256) {
        component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", sha256);
    }

    private static String sha256(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }

    private static ObjectNode component(ArrayNode all, String type, String name, String version, String license) {
        ObjectNode component = all.addObject();
        component.put("type", type);
        component.put("bom-ref", name + "@" + version);
        component.put("name", name);
        component.put("version", version);
        component.putArray("licenses").addObject().putObject("license").put("id", license);
        return component;
    }

    private static void property(ObjectNode component, String name, String value) {
        component.putArray("properties").addObject().put("name", name).put("value", value);
    }

    /** A value of the runtime's release file. */
    private static String released(Path runtime, String name) throws IOException, ImageException {
        for (String line : Files.readAllLines(runtime.resolve("release"))) {
            if (line.startsWith(name + "=\"")) {
                return line.substring(name.length() + 2, line.length() - 1);
            }
        }
        throw new ImageException(runtime + " does not say its " + name);
    }

    /** The distribution's own version of the C library, which tells what was mended in it; empty if it has none. */
    private static String packaged() throws InterruptedException {
        try {
            return "libc6 " + Tool.run(List.of("dpkg-query", "-W", "-f", "${Version}", "libc6"));
        } catch (ImageException notDebian) {
            return "unknown";
        }
    }
}
