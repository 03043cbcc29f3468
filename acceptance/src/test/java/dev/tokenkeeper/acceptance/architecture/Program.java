package dev.tokenkeeper.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;

/** The compiled classes of the modules, without their tests. */
final class Program {
    /** Where every package of ours begins. */
    static final String ROOT = "dev.tokenkeeper.";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(Program::isMain).importPackages("dev.tokenkeeper");

    private Program() {}

    private static boolean isMain(Location location) {
        return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }

    static JavaClasses classes() {
        return CLASSES;
    }

    /** The stage that a class is of: the first word of its package after the root. */
    static String stage(JavaClass type) {
        String rest = type.getPackageName().substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }
}
