package dev.tokenkeeper.image;

/** The image cannot be made on this machine; the message says what is missing and what to type. */
final class ImageException extends Exception {
    private static final long serialVersionUID = 1L;

    ImageException(String sentence) {
        super(sentence);
    }
}
