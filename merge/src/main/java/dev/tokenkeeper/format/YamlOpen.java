package dev.tokenkeeper.format;

/** A container that is being read. It waits in a list while one in it is read, so that a deep text needs no deep stack. */
interface YamlOpen {
    /** Reads on until it ends, or until a container in it opens, which then is the one to read. Whether it ended. */
    boolean advance();

    /** The container in it that opened last is read. */
    void settle(YamlValue value);

    /** What it is, once it ended. */
    YamlValue value();
}
