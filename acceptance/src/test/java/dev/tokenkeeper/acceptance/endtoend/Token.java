package dev.tokenkeeper.acceptance.endtoend;

/** What the Secrets of these tests hold: the lab's token, in versions that differ in one line. */
final class Token {
    /** The key of the Secret, and the name of the live file. */
    static final String KEY = "license.token";

    private Token() {}

    /** Version {@code number}: its line {@code Version:} tells which one it is. */
    static String version(int number) {
        return "SOFTWARE_LICENSE_V1\n"
                + "===============================\n"
                + "Product: Enterprise Application\n"
                + "Version: " + number + "\n"
                + "License Type: Development\n"
                + "Counter: 3\n"
                + "===============================\n";
    }

    /** A Secret that holds {@code token}. */
    static String secret(String name, String token) {
        return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: " + name + "\nstringData:\n  " + KEY + ": |\n"
                + token.indent(4);
    }

    /** A claim of 10 MiB. */
    static String claim(String name, String accessMode, String storageClass) {
        return "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: " + name + "\nspec:\n"
                + "  accessModes: [" + accessMode + "]\n"
                + "  storageClassName: " + storageClass + "\n"
                + "  resources: {requests: {storage: 10Mi}}\n";
    }
}
