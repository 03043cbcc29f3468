package dev.tokenkeeper.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * Archives of the image, made without a daemon and without a network: one for {@code docker load} and its like, one of the
 * Open Container Initiative's layout.
 *
 * @param folder the program's folder
 * @param machine what it runs on
 * @param reference the image's name and tag
 * @param work a folder for what the library keeps
 */
record Archives(ProgramFolder folder, Machine machine, String reference, Path work) {
    private static final String USER = "65532:65532";

    /** Writes {@code tokenkeeper-docker.tar} and {@code tokenkeeper-oci.tar} into {@code to}. */
    void write(Path to) throws IOException, ImageException, InterruptedException {
        write(ImageFormat.Docker, to.resolve("tokenkeeper-docker.tar"));
        write(ImageFormat.OCI, to.resolve("tokenkeeper-oci.tar"));
    }

    private void write(ImageFormat format, Path file) throws IOException, ImageException, InterruptedException {
        try {
            Path cache = work.resolve("jib");
            image().setFormat(format)
                    .containerize(Containerizer.to(TarImage.at(file).named(reference))
                            .setOfflineMode(true)
                            .setToolName("tokenkeeper")
                            .setBaseImageLayersCache(cache)
                            .setApplicationLayersCache(cache));
        } catch (InvalidImageReferenceException
                | RegistryException
                | CacheDirectoryCreationException
                | ExecutionException e) {
            throw new ImageException(file + " cannot be written: " + e.getMessage());
        }
    }

    private JibContainerBuilder image() throws IOException {
        AbsoluteUnixPath home = AbsoluteUnixPath.get(ProgramFolder.HOME);
        FileEntriesLayer layer = FileEntriesLayer.builder()
                .setName("tokenkeeper")
                .addEntryRecursive(
                        folder.root().resolve(ProgramFolder.HOME.substring(1)),
                        home,
                        (file, place) -> Modes.of(file),
                        (file, place) -> Instant.EPOCH.plusSeconds(1))
                .build();
        return Jib.fromScratch()
                .setPlatforms(Set.of(new Platform(machine.word(), "linux")))
                .setCreationTime(Instant.EPOCH)
                .setEnvironment(Map.of("PATH", ProgramFolder.HOME + "/bin"))
                .setEntrypoint(List.of(ProgramFolder.HOME + "/bin/tokenkeeper"))
                .setUser(USER)
                .addFileEntriesLayer(layer);
    }
}
