package dev.tokenkeeper.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The build of the image, called by Maven in the package phase of this module. */
public final class Image {
    private Image() {}

    /**
     * Makes it.
     *
     * @param args the runtime of the module cli, this module's folder, the folder for what is made, the image's
     *     name, and the program's libraries
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            List<String> libraries = List.of(args).subList(4, args.length);
            make(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), args[3], libraries);
        } catch (ImageException e) {
            System.err.println("tokenkeeper: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void make(Path runtime, Path module, Path to, String reference, List<String> libraries)
            throws IOException, ImageException, InterruptedException {
        Machine machine = Machine.here();
        Path root = to.resolve("root");
        Path work = to.resolve("work");
        Path sources = module.resolve("src/main/c");
        remove(root);
        // The library for images takes a layer from here when names, lengths and times of its files are the same.
        remove(work);
        Files.createDirectories(work);
        ProgramFolder folder = new ProgramFolder(Files.createDirectories(root));
        System.out.println("tokenkeeper: gathering the files of the image");
        folder.fill(runtime, sources.resolve("launcher.c"), machine);
        Path bom = to.resolve("tokenkeeper.cdx.json");
        Bom.write(folder.home(), reference, libraries, machine, bom);
        folder.add(bom, "lib/tokenkeeper/tokenkeeper.cdx.json");
        System.out.println("tokenkeeper: training the start, at its place in the image");
        System.out.print(new Training(module.resolve("train.sh"), sources.resolve("clock.c"), work).run(folder));
        System.out.println("tokenkeeper: writing the archives");
        new Archives(folder, machine, reference, work).write(to);
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
