package dev.tokenkeeper.token;

/** A watch that is on until it is closed. Closing waits for nothing; closing twice does no harm. */
public interface Watch extends AutoCloseable {
    @Override
    void close();
}
