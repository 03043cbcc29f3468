package dev.tokenkeeper.seed;

/** Hears how far a long pass is: after each piece of a file, so whoever listens has to be quick. Called by one thread. */
public interface Progress {
    /** What is being done. */
    enum Stage {
        /** Compares the source with what was delivered. */
        COMPARING,
        COPYING,
        /** Makes the copy durable. */
        SYNCING,
        /** Compares the copy with the source once more, or with its sums. */
        CHECKING
    }

    /**
     * So far.
     *
     * @param bytes done in this stage
     * @param ofBytes of how many; 0 where that is not known
     * @param files done in this stage
     * @param ofFiles of how many; 0 where that is not known
     */
    void at(Stage stage, long bytes, long ofBytes, long files, long ofFiles);

    /** The pass is over. */
    void done();

    /** Tells nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void at(Stage stage, long bytes, long ofBytes, long files, long ofFiles) {}

        @Override
        public void done() {}
    };
}
