package dev.tokenkeeper.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What reaches outside has one door: the disk, the clock, the terminal, the environment. */
class DoorsTest {
    private static final String[] PURE = {
        "dev.tokenkeeper.content..",
        "dev.tokenkeeper.format..",
        "dev.tokenkeeper.merge..",
        "dev.tokenkeeper.validation.."
    };

    private static final DescribedPredicate<JavaClass> THE_WORLD = describe(
            "disk, network, clock, threads or logs",
            type -> type.getPackageName().startsWith("java.nio.file")
                    || type.getPackageName().equals("java.nio.channels")
                    || type.getPackageName().startsWith("java.net")
                    || type.getPackageName().startsWith("java.util.logging")
                    || type.getPackageName().startsWith("java.lang.foreign")
                    || Set.of(
                                    "java.io.RandomAccessFile",
                                    "java.time.Clock",
                                    "java.lang.Thread",
                                    "java.lang.ThreadLocal",
                                    "java.lang.System$Logger")
                            .contains(type.getName())
                    || type.getName().startsWith("java.io.File"));

    private static final Set<String> TIME_AND_TERMINAL =
            Set.of("currentTimeMillis", "nanoTime", "getenv", "exit", "getLogger", "console");

    private static final Set<String> OPENING_FILES = Set.of(
            "java.nio.file.Files",
            "java.nio.channels.FileChannel",
            "java.nio.channels.AsynchronousFileChannel",
            "java.io.File",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.RandomAccessFile");

    @Test
    void mergeIsPure() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(THE_WORLD)
                .check(Program.classes());
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .accessTargetWhere(systemMember(TIME_AND_TERMINAL))
                .check(Program.classes());
    }

    /** Programs of their own: they read their arguments, print, and open files as applications do. */
    private static final String PROGRAM = "dev.tokenkeeper.cli..";

    private static final String EXAMPLES = "dev.tokenkeeper.examples..";

    @Test
    void onlyTheVolumeOpensFilesInTheKeeper() {
        noClasses()
                .that(resideInAnyPackage("dev.tokenkeeper..")
                        .and(DescribedPredicate.not(resideInAnyPackage("dev.tokenkeeper.volume", PROGRAM, EXAMPLES))))
                .should()
                .dependOnClassesThat(describe("open files", type -> OPENING_FILES.contains(type.getName())))
                .check(Program.classes());
    }

    @Test
    void nativeCallsAreMadeInTheVolumeAndToBecomeTheApplication() {
        classes()
                .that(describe("call native code", DoorsTest::callsNativeCode))
                .should()
                .resideInAnyPackage("dev.tokenkeeper.volume", "dev.tokenkeeper.cli..")
                .check(Program.classes());
    }

    private static boolean callsNativeCode(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> use.getTargetClass().getPackageName().equals("java.lang.foreign"));
    }

    @Test
    void onlyProgramsTalkExitAndReadTheEnvironment() {
        noClasses()
                .that()
                .resideOutsideOfPackages(PROGRAM, EXAMPLES)
                .should()
                .accessTargetWhere(systemMember(Set.of("out", "err", "in", "exit", "getenv", "console"))
                        .or(describe(
                                "prints a stack trace or ends the JVM",
                                access -> Set.of("printStackTrace", "halt", "dumpStack")
                                        .contains(access.getTarget().getName()))))
                .check(Program.classes());
    }

    @Test
    void aMoveIsAtomic() {
        List<String> moves = Sources.main().stream()
                .flatMap(source -> source.statementsWith("Files.move(").stream())
                .filter(statement -> !statement.contains("ATOMIC_MOVE"))
                .toList();
        assertThat(moves)
                .as("Files.move without ATOMIC_MOVE removes the target first")
                .isEmpty();
    }

    private static DescribedPredicate<JavaAccess<?>> systemMember(Set<String> names) {
        return describe(
                "System." + names,
                access -> access.getTargetOwner().getName().equals("java.lang.System")
                        && names.contains(access.getTarget().getName()));
    }
}
