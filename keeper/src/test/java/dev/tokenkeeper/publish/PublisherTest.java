package dev.tokenkeeper.publish;

import static dev.tokenkeeper.publish.Volume.bytes;
import static dev.tokenkeeper.publish.Volume.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.history.Late;
import dev.tokenkeeper.volume.CrashDisk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.HeldFile;
import dev.tokenkeeper.volume.MemoryDisk;
import dev.tokenkeeper.volume.StateName;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each way to publish does where nothing goes wrong. */
class PublisherTest {
    private final MemoryDisk disk = new MemoryDisk();
    private Volume volume;

    @BeforeEach
    void aTarget() {
        disk.folder("/target");
        volume = Volume.on(disk);
    }

    @Test
    void aFirstDeliveryIsLinked() throws DiskException {
        Publication publication = volume.publish(Cause.FIRST, plan("a.txt", "one", "one", null));

        assertThat(publication).isInstanceOf(Publication.Committed.class);
        assertThat(((Publication.Committed) publication).notes()).isEmpty();
        assertThat(disk.text("/target/a.txt")).isEqualTo("one");
        assertThat(disk.stat(Path.of("/target/a.txt")).links()).isEqualTo(1);
        assertThat(disk.stat(Path.of("/target/a.txt")).mode()).isEqualTo(0640);
        assertThat(names()).containsExactly("00000001");
        assertThat(newest().cause()).isEqualTo(Cause.FIRST);
    }

    @Test
    void aFileThatIsThereIsExchangedAndKept() throws DiskException {
        volume.publish(Cause.FIRST, plan("a.txt", "one", "one", null));
        volume.publish(Cause.SOURCE, plan("a.txt", "two", "two", "one"));

        assertThat(disk.text("/target/a.txt")).isEqualTo("two");
        assertThat(kinds())
                .containsExactly(StateName.Kind.GENERATION, StateName.Kind.GENERATION, StateName.Kind.DISPLACED);
        Entry entry = newest().entry("a.txt");
        assertThat(entry.base()).isEqualTo(bytes("two"));
        assertThat(entry.published()).isEqualTo(bytes("two"));
        assertThat(entry.replaced()).isEqualTo(bytes("one"));
        assertThat(volume.displaced().changed()).isEmpty();
    }

    @Test
    void withoutExchangeItIsLinkedAndRenamedAndTheWindowIsTold() throws DiskException {
        disk.withoutExchange();
        volume.publish(Cause.FIRST, plan("a.txt", "one", "one", null));
        Publication publication = volume.publish(Cause.SOURCE, plan("a.txt", "two", "two", "one"));

        assertThat(((Publication.Committed) publication).notes()).containsExactly(Publication.Note.PUBLISH_WINDOW);
        assertThat(disk.text("/target/a.txt")).isEqualTo("two");
        assertThat(kinds())
                .containsExactly(StateName.Kind.GENERATION, StateName.Kind.GENERATION, StateName.Kind.DISPLACED);
    }

    @Test
    void aMountPointIsWrittenInPlaceAndThatIsTold() throws DiskException {
        disk.mountFile("/target/a.txt", "one");
        long inode = disk.stat(Path.of("/target/a.txt")).inode();
        Publication publication = volume.publish(Cause.ADOPT, plan("a.txt", "two", "two", "one"));

        assertThat(((Publication.Committed) publication).notes())
                .containsExactlyInAnyOrder(Publication.Note.NOT_ATOMIC, Publication.Note.PUBLISH_WINDOW);
        assertThat(disk.text("/target/a.txt")).isEqualTo("two");
        assertThat(disk.stat(Path.of("/target/a.txt")).inode()).isEqualTo(inode);
        assertThat(disk.stat(Path.of("/target/a.txt")).mode()).isEqualTo(0640);
        assertThat(kinds()).containsExactly(StateName.Kind.GENERATION);
    }

    @Test
    void equalBytesAreARecordAndTheLiveFileStays() throws DiskException {
        volume.publish(Cause.FIRST, plan("a.txt", "one", "one", null));
        disk.put("/target/a.txt", "one, edited");
        long inode = disk.stat(Path.of("/target/a.txt")).inode();
        volume.publish(Cause.APP, plan("a.txt", "one", "one, edited", "one, edited"));

        assertThat(newest().kind()).isEqualTo(Generation.Kind.RECORD);
        assertThat(newest().entry("a.txt").published()).isEqualTo(bytes("one, edited"));
        assertThat(newest().entry("a.txt").base()).isEqualTo(bytes("one"));
        assertThat(disk.stat(Path.of("/target/a.txt")).inode()).isEqualTo(inode);
    }

    @Test
    void filesOfNoPlanAreCarried() throws DiskException {
        volume.publish(Cause.FIRST, plan("a.txt", "a1", "a1", null), plan("sub/b.txt", "b1", "b1", null));
        volume.publish(Cause.SOURCE, plan("a.txt", "a2", "a2", "a1"));

        assertThat(disk.text("/target/sub/b.txt")).isEqualTo("b1");
        assertThat(newest().entry("sub/b.txt").base()).isEqualTo(bytes("b1"));
        assertThat(newest().entry("sub/b.txt").outgoing()).isNull();
    }

    @Test
    void anEditAfterTheMergeOutrunsThePlan() throws DiskException {
        volume.publish(Cause.FIRST, plan("a.txt", "one", "one", null));
        disk.put("/target/a.txt", "one, edited");

        assertThat(volume.publish(Cause.SOURCE, plan("a.txt", "two", "two", "one")))
                .isEqualTo(new Publication.Outrun("a.txt"));
        assertThat(disk.text("/target/a.txt")).isEqualTo("one, edited");
        assertThat(newest().number()).isEqualTo(1);
        assertThat(names()).containsExactly("00000001", "00000002.aborted");
        volume.publish(Cause.BOTH, plan("a.txt", "two", "two, edited", "one, edited"));
        assertThat(newest().number()).isEqualTo(3);
    }

    @Test
    void aLateWriteIsFoundAndTakenOnce() throws DiskException {
        volume.publish(Cause.FIRST, plan("a.txt", "one", "one", null));
        try (HeldFile held = disk.hold("/target/a.txt")) {
            volume.publish(Cause.SOURCE, plan("a.txt", "two", "two", "one"));
            held.append("+");
        }
        assertThat(volume.displaced().changed())
                .containsExactly(new DisplacedChange("a.txt", 2, bytes("one"), bytes("one+")));
        volume.publish(Cause.LATE, plan("a.txt", "two", "two+", "two", new Late(2, bytes("one+"))));
        assertThat(volume.displaced().changed()).isEmpty();
    }

    @Test
    void fiveSyncsForAFileThatIsThereAndNoneForNothing() throws DiskException {
        volume.publish(Cause.FIRST, plan("a.txt", "one", "one", null));
        CrashDisk counting = CrashDisk.on(disk);
        Volume.on(counting, Volume.TARGET, 2).publish(Cause.SOURCE, plan("a.txt", "two", "two", "one"));
        assertThat(syncs(counting)).isEqualTo(5);

        CrashDisk idle = CrashDisk.on(counting.now());
        Volume.on(idle, Volume.TARGET, 3).recovery().recover();
        assertThat(idle.steps()).isEmpty();
    }

    private static long syncs(CrashDisk disk) {
        return disk.steps().stream()
                .filter(step -> step.name().startsWith("sync "))
                .count();
    }

    private Generation newest() throws DiskException {
        return Volume.on(disk).recovery().recover().newest();
    }

    private List<String> names() throws DiskException {
        return disk.list(volume.state().folder());
    }

    private List<StateName.Kind> kinds() throws DiskException {
        return volume.state().names().stream().map(StateName::kind).toList();
    }
}
