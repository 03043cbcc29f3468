package dev.tokenkeeper.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder {@code /tokenkeeper} of the image, below the folder that is going to be the image's root: the runtime, the
 * launcher, and the C library with its loader, so that it needs nothing else of the image that it is in.
 */
final class ProgramFolder {
    /** Where it lies in every container. The launcher and the loader's path in each program count on it. */
    static final String HOME = "/tokenkeeper";

    private static final String LOADER = HOME + "/lib/ld.so";
    private static final List<String> LIBRARIES =
            List.of("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1");
    /** Marks of the checkout; the cache, which is made again at its place; and what the program never uses. */
    private static final Set<String> LEFT_OUT = Set.of(
            "stamp",
            "place",
            "start",
            "tokenkeeper.aot",
            "jwebserver",
            "keytool",
            "jexec",
            "jrt-fs.jar",
            "classlist",
            "libjsig.so",
            "libsimdsort.so",
            "sdp");

    /** The time of all files: an AOT cache notes that of its jars. */
    private static final FileTime TIME = FileTime.from(Instant.EPOCH.plusSeconds(1));

    private final Path root;
    private final Path home;

    ProgramFolder(Path root) {
        this.root = root;
        this.home = Path.of(root + HOME);
    }

    Path root() {
        return root;
    }

    /** The program's folder itself, below the root. */
    Path home() {
        return home;
    }

    /** Fills it from the runtime of the module cli, except for the cache. */
    void fill(Path runtime, Path launcher, Machine machine) throws IOException, ImageException, InterruptedException {
        copyRuntime(runtime);
        finishBinaries();
        copyLibrary(machine.loader(), "ld.so");
        for (String library : LIBRARIES) {
            copyLibrary(library, library);
        }
        copyLocale();
        compile(launcher);
        settle();
    }

    /** Puts one more file into it. */
    void add(Path file, String place) throws IOException {
        Files.copy(file, home.resolve(place));
        settle();
    }

    private void copyRuntime(Path runtime) throws IOException, ImageException {
        if (!Files.isExecutable(runtime.resolve("bin/java"))) {
            throw new ImageException("there is no runtime in " + runtime + ": build the module cli first");
        }
        copyFolder(runtime.toRealPath(), home);
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path place = from.relativize(file);
                if (!isLeftOut(place)) {
                    Files.copy(file, to.resolve(place.toString()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static boolean isLeftOut(Path place) {
        for (Path name : place) {
            if (LEFT_OUT.contains(name.toString())) {
                return true;
            }
        }
        return false;
    }

    private void copyLibrary(String name, String as) throws IOException, ImageException, InterruptedException {
        Path file = Path.of(Tool.run(List.of("gcc", "-print-file-name=" + name)).strip());
        if (!file.isAbsolute()) {
            throw new ImageException(
                    "gcc finds no " + name + ": the image needs glibc (not musl) on the build machine");
        }
        Files.copy(file.toRealPath(), home.resolve("lib").resolve(as));
    }

    /** The loader knows no locale but C, in which all names of files would have to be ASCII. */
    private void copyLocale() throws IOException, ImageException {
        Path from = Path.of("/usr/lib/locale/C.utf8");
        if (!Files.isDirectory(from)) {
            throw new ImageException("there is no " + from + " here (Debian, Ubuntu: apt-get install libc-bin)");
        }
        copyFolder(from, Files.createDirectories(home.resolve("lib/locale")).resolve("C.utf8"));
    }

    /** Symbols for debuggers go, which are a sixth of the JVM; each program gets the loader beside it. */
    private void finishBinaries() throws IOException, ImageException, InterruptedException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Elf.read(file).isPresent()) {
                    Tool.run(List.of("strip", "--strip-unneeded", file.toString()));
                    Elf elf = Elf.read(file).orElseThrow();
                    if (elf.interpreter().isPresent()) {
                        elf.setInterpreter(LOADER);
                    }
                }
            }
        }
    }

    private void compile(Path launcher) throws IOException, ImageException, InterruptedException {
        Tool.run(List.of(
                "gcc",
                "-Os",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-static",
                "-nostdlib",
                "-ffreestanding",
                "-fno-stack-protector",
                "-fno-asynchronous-unwind-tables",
                "-fno-pie",
                "-no-pie",
                "-s",
                "-Wl,--build-id=none",
                "-Wl,-z,noexecstack",
                "-DHOME=\"" + HOME + "\"",
                "-o",
                home.resolve("bin/tokenkeeper").toString(),
                launcher.toString()));
    }

    /** Gives every file its final mode and time. */
    void settle() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                boolean runs = Files.isDirectory(file) || file.endsWith("ld.so") || Files.isExecutable(file);
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(runs && !isLibrary(file) ? "rwxr-xr-x" : "rw-r--r--"));
                Files.setAttribute(file, "lastModifiedTime", TIME, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static boolean isLibrary(Path file) {
        return String.valueOf(file.getFileName()).startsWith("lib")
                && String.valueOf(file).contains(".so");
    }
}
