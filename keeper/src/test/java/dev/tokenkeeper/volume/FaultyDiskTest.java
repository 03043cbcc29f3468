package dev.tokenkeeper.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.volume.DiskException.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class FaultyDiskTest {
    private static final Path FILE = Path.of("/v/file");
    private static final Content NEW = Content.copyOf("NEWER".getBytes(StandardCharsets.UTF_8));

    private final MemoryDisk under = new MemoryDisk();

    FaultyDiskTest() {
        under.put("/v/file", "old");
    }

    private static void fails(Fault fault, ThrowingCallable step) {
        assertThat(catchThrowableOfType(DiskException.class, step).fault()).isEqualTo(fault);
    }

    @Test
    void itFailsOnceAtItsCall() throws Exception {
        FaultyDisk disk = FaultyDisk.once(under, Fault.DENIED, 2);
        disk.stat(FILE);
        fails(Fault.DENIED, () -> disk.read(FILE, 9));
        assertThat(disk.read(FILE, 9).size()).isEqualTo(3);
        assertThat(disk.calls()).isEqualTo(3);
    }

    @Test
    void itFailsFromItsCallOn() throws Exception {
        FaultyDisk disk = FaultyDisk.from(under, Fault.IO, 2);
        disk.stat(FILE);
        fails(Fault.IO, () -> disk.stat(FILE));
        fails(Fault.IO, () -> disk.sync(FILE));
    }

    @Test
    void aFullDiskCanBeReadAndCleared() throws Exception {
        FaultyDisk disk = FaultyDisk.from(under, Fault.FULL, 1);
        assertThat(disk.read(FILE, 9).size()).isEqualTo(3);
        fails(Fault.FULL, () -> disk.write(FILE, NEW));
        assertThat(under.text("/v/file")).isEqualTo("NEd");
        disk.remove(FILE);
        assertThat(under.text("/v/file")).isNull();
    }

    @Test
    void aReadOnlyDiskCanBeReadAndNothingElse() throws Exception {
        FaultyDisk disk = FaultyDisk.from(under, Fault.READ_ONLY, 1);
        assertThat(disk.read(FILE, 9).size()).isEqualTo(3);
        fails(Fault.READ_ONLY, () -> disk.write(FILE, NEW));
        fails(Fault.READ_ONLY, () -> disk.remove(FILE));
        fails(Fault.READ_ONLY, () -> disk.own(FILE, Ownership.mode(0600)));
        assertThat(under.text("/v/file")).isEqualTo("old");
    }
}
