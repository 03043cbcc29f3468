package dev.tokenkeeper.cli.start;

import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.validation.SchemaChecker;
import dev.tokenkeeper.validation.ValidationRule;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The folder that the optional module {@code schema} is installed in. Its jars are on no class path: a class loader of
 * their own reads them, and only for a rule that needs them.
 */
final class SchemaFolder {
    private static final String PROPERTY = "tokenkeeper.schema";

    private SchemaFolder() {}

    /** Whether a rule needs the module. */
    static boolean isNeeded(Settings settings) {
        for (ValidationRule rule : settings.spec().rules()) {
            if (rule instanceof ValidationRule.JsonSchema
                    || (rule instanceof ValidationRule.Only only && only.rule() instanceof ValidationRule.JsonSchema)) {
                return true;
            }
        }
        return false;
    }

    /** Where it is installed: beside the program, or in the folders of the property (for tests). */
    static String place() {
        return System.getProperty(PROPERTY, System.getProperty("java.home", "") + "/lib/tokenkeeper/schema");
    }

    /** What is installed there; null if nothing is. */
    static @Nullable SchemaChecker checker() {
        List<URL> jars = new ArrayList<>();
        try {
            for (String folder : place().split(File.pathSeparator, -1)) {
                File[] files = new File(folder).listFiles();
                for (File file : files == null ? new File[0] : files) {
                    if (file.getName().endsWith(".jar")) {
                        jars.add(file.toURI().toURL());
                    }
                }
                jars.add(new File(folder).toURI().toURL());
            }
        } catch (MalformedURLException e) {
            return null;
        }
        // The library's logging has no output here, and would say so on standard error.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        URLClassLoader loader = new URLClassLoader(jars.toArray(new URL[0]), SchemaChecker.class.getClassLoader());
        try {
            Iterator<SchemaChecker> found =
                    ServiceLoader.load(SchemaChecker.class, loader).iterator();
            return found.hasNext() ? found.next() : null;
        } catch (ServiceConfigurationError e) {
            return null;
        }
    }
}
