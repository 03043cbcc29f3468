package dev.tokenkeeper.seed;

/** Counts one stage, and tells it. For one thread. */
final class Meter {
    private final Progress progress;
    private final Progress.Stage stage;
    private final long ofBytes;
    private final long ofFiles;
    private long bytes;
    private long files;

    Meter(Progress progress, Progress.Stage stage, long ofBytes, long ofFiles) {
        this.progress = progress;
        this.stage = stage;
        this.ofBytes = ofBytes;
        this.ofFiles = ofFiles;
    }

    void bytes(long more) {
        bytes += more;
        progress.at(stage, bytes, ofBytes, files, ofFiles);
    }

    void file() {
        files++;
        progress.at(stage, bytes, ofBytes, files, ofFiles);
    }

    long bytes() {
        return bytes;
    }

    long files() {
        return files;
    }
}
