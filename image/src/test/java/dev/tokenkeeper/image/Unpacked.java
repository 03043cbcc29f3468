package dev.tokenkeeper.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The docker archive, taken apart.
 *
 * @param manifest its first image
 * @param config that image's configuration
 * @param root the files of all its layers
 * @param listing what {@code tar} lists of them, one a line, with modes and owners
 */
record Unpacked(JsonNode manifest, JsonNode config, Path root, List<String> listing) {
    static Unpacked of(Path archive, Path folder) throws IOException, ImageException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        Path parts = Files.createDirectories(folder.resolve("parts"));
        Path root = Files.createDirectories(folder.resolve("root"));
        Tool.run(List.of("tar", "-xf", archive.toString(), "-C", parts.toString()));
        JsonNode manifest =
                json.readTree(parts.resolve("manifest.json").toFile()).get(0);
        StringBuilder listing = new StringBuilder();
        for (JsonNode layer : manifest.get("Layers")) {
            String file = parts.resolve(layer.asText()).toString();
            String quiet = "--warning=no-unknown-keyword";
            Tool.run(List.of("tar", quiet, "-xzpf", file, "-C", root.toString()));
            listing.append(Tool.run(List.of("tar", quiet, "--numeric-owner", "-tvzf", file)));
        }
        JsonNode config =
                json.readTree(parts.resolve(manifest.get("Config").asText()).toFile());
        return new Unpacked(manifest, config, root, listing.toString().lines().toList());
    }
}
