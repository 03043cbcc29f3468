package dev.tokenkeeper.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each type says what it holds, is closed to inheritance, and keeps no state of its own. */
class NamesTest {
    private static final Set<String> SAY_NOTHING =
            Set.of("util", "utils", "common", "helper", "helpers", "manager", "impl", "misc", "processor", "internal");

    /** POSIX locks belong to the process, so what the process holds is known in one place. */
    private static final Set<String> OF_THE_PROCESS = Set.of("dev.tokenkeeper.volume.ProcessLocks.TABLE");

    private static final Set<String> CHANGE = Set.of(
            "java.util.ArrayList",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.ArrayDeque",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.ConcurrentMap",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicReference",
            "java.lang.StringBuilder");

    @Test
    void noPackageOrTypeHasANameThatSaysNothing() {
        Set<String> bad = new TreeSet<>();
        for (JavaClass type : Program.classes()) {
            String lastWord = type.getSimpleName().replaceFirst("^.*(?=[A-Z][a-z0-9]*$)", "");
            if (SAY_NOTHING.contains(lastWord.toLowerCase(Locale.ROOT))) {
                bad.add(type.getName());
            }
            Arrays.stream(type.getPackageName().split("\\.", -1))
                    .filter(SAY_NOTHING::contains)
                    .forEach(word -> bad.add(type.getPackageName()));
        }
        assertThat(bad).isEmpty();
    }

    @Test
    void noStaticFieldChanges() {
        List<String> bad = Program.classes().stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)
                        || CHANGE.contains(field.getRawType().getName()))
                .map(JavaField::getFullName)
                .filter(name -> !OF_THE_PROCESS.contains(name))
                .toList();
        assertThat(bad).isEmpty();
    }

    @Test
    void classesAreFinalOrSealed() {
        List<String> bad = Program.classes().stream()
                .filter(type -> !type.isInterface() && !type.isEnum() && !type.isAnonymousClass())
                .filter(type -> !type.getModifiers().contains(JavaModifier.FINAL)
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                        && !type.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.reflect().isSealed())
                .map(JavaClass::getName)
                .toList();
        assertThat(bad).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> packages = new TreeSet<>();
        Set<String> marked = new TreeSet<>();
        for (JavaClass type : Program.classes()) {
            packages.add(type.getPackageName());
            if (type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                marked.add(type.getPackageName());
            }
        }
        assertThat(marked).containsExactlyElementsOf(packages);
    }
}
