package dev.tokenkeeper.cli.clusterlab;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

/** The checkout that this program was built in: it has the manifests, the cluster's scripts and the image's sources. */
record Checkout(Path root) {
    /** Looks upwards from the runtime, which is below the folder {@code cli} of a checkout. */
    static Checkout ofThisProgram() throws LabStoppedException {
        Path folder = Path.of(System.getProperty("java.home", "")).toAbsolutePath();
        while (folder != null && !isOne(folder)) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new LabStoppedException(
                    "the lab on a cluster needs the sources. Next: ./tokenkeeper lab --cluster in a checkout");
        }
        return new Checkout(folder);
    }

    private static boolean isOne(Path folder) {
        return Files.isExecutable(folder.resolve("cluster/up"))
                && Files.isRegularFile(folder.resolve("deploy/deployment-token-app.yaml"));
    }

    /** A script of the folder {@code cluster}. */
    String clusterScript(String name) {
        return root.resolve("cluster").resolve(name).toString();
    }

    /** The kubectl of the PATH if there is one, else the one that is built with the cluster. */
    String anyKubectl() {
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "" : path).split(":", -1)) {
            Path found = Path.of(folder, "kubectl");
            if (Files.isExecutable(found)) {
                return found.toString();
            }
        }
        return clusterScript("kubectl");
    }

    /** The image as a file that {@code cluster/load} takes. */
    Path archive() {
        return root.resolve("image/target/tokenkeeper-docker.tar");
    }

    /** A manifest of {@code deploy/}, as it stands there. */
    String manifest(String name) throws IOException {
        return Files.readString(root.resolve("deploy").resolve(name));
    }

    /** Whether the archive is there and newer than all that it is made of. */
    boolean hasFreshArchive() throws IOException {
        if (!Files.exists(archive())) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(archive());
        boolean fresh = isOlder(root.resolve("pom.xml"), made);
        for (String sources : List.of("merge", "keeper", "workload", "cli", "image")) {
            fresh &= isOlder(root.resolve(sources).resolve("pom.xml"), made)
                    && isOlder(root.resolve(sources).resolve("src/main"), made);
        }
        return fresh && isOlder(root.resolve("cli/runtime"), made) && isOlder(root.resolve("image/build.sh"), made);
    }

    private static boolean isOlder(Path path, FileTime time) throws IOException {
        if (!Files.exists(path)) {
            return true;
        }
        boolean[] older = {true};
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                older[0] &= attributes.lastModifiedTime().compareTo(time) <= 0;
                return older[0] ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }
        });
        return older[0];
    }
}
