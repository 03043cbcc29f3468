package dev.tokenkeeper.image;

/**
 * The kind of processor that the image is for: the one that it is built on.
 *
 * @param word as images name it
 * @param loader the file name of the C library's loader
 */
record Machine(String word, String loader) {
    /**
     * This machine.
     *
     * @throws ImageException for one that has no image
     */
    static Machine here() throws ImageException {
        return switch (System.getProperty("os.arch", "")) {
            case "amd64" -> new Machine("amd64", "ld-linux-x86-64.so.2");
            case "aarch64" -> new Machine("arm64", "ld-linux-aarch64.so.1");
            default -> throw new ImageException("images are made on amd64 and arm64 only");
        };
    }
}
