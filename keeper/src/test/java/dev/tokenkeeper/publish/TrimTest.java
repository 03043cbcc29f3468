package dev.tokenkeeper.publish;

import static dev.tokenkeeper.publish.Volume.bytes;
import static dev.tokenkeeper.publish.Volume.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.history.Late;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.MemoryDisk;
import dev.tokenkeeper.volume.StateName;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes, and what may not go yet. */
class TrimTest {
    private final MemoryDisk disk = new MemoryDisk();
    private Volume volume;

    @BeforeEach
    void aFirstDelivery() throws DiskException {
        disk.folder("/target");
        volume = Volume.on(disk);
        volume.publish(Cause.FIRST, plan("a.txt", "1", "1", null));
    }

    @Test
    void deliveriesAndApplicationRecordsAreCountedApart() throws DiskException {
        for (int i = 2; i <= 6; i++) {
            String was = disk.text("/target/a.txt");
            volume.publish(Cause.SOURCE, plan("a.txt", "" + i, "" + i, was));
            disk.put("/target/a.txt", i + "e");
            volume.publish(Cause.APP, plan("a.txt", "" + i, i + "e", i + "e"));
        }
        assertThat(volume.generations().numbers()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        volume.displaced().trim(true);
        removeDisplaced();
        volume.generations().trim(2);
        assertThat(volume.generations().numbers()).containsExactly(7, 8, 9, 10, 11);
    }

    @Test
    void theNewestStaysWhateverTheLimit() throws DiskException {
        volume.publish(Cause.SOURCE, plan("a.txt", "2", "2", "1"));
        removeDisplaced();
        volume.generations().trim(0);
        assertThat(volume.generations().numbers()).containsExactly(2);
    }

    @Test
    void aGenerationWhoseDisplacedFileIsThereStays() throws DiskException {
        volume.publish(Cause.SOURCE, plan("a.txt", "2", "2", "1"));
        volume.publish(Cause.SOURCE, plan("a.txt", "3", "3", "2"));
        volume.generations().trim(1);
        assertThat(volume.generations().numbers()).containsExactly(2, 3);
    }

    @Test
    void whatSaysThatALateWriteWasTakenStaysAsLongAsTheDisplacedFile() throws DiskException {
        volume.publish(Cause.SOURCE, plan("a.txt", "2", "2", "1"));
        disk.put(displaced(2), "1 late");
        volume.publish(Cause.LATE, plan("a.txt", "2", "2 late", "2", new Late(2, bytes("1 late"))));
        for (int i = 0; i < 5; i++) {
            disk.put("/target/a.txt", "edit " + i);
            volume.publish(Cause.APP, plan("a.txt", "2", "edit " + i, "edit " + i));
            volume.generations().trim(10);
        }
        assertThat(volume.generations().numbers()).contains(3);
        assertThat(volume.displaced().changed()).isEmpty();
    }

    @Test
    void aDisplacedFileIsKeptForThreeGenerationsAndUntilAStart() throws DiskException {
        volume.publish(Cause.SOURCE, plan("a.txt", "2", "2", "1"));
        for (int i = 3; i <= 4; i++) {
            volume.publish(Cause.SOURCE, plan("a.txt", "" + i, "" + i, "" + (i - 1)));
        }
        volume.displaced().trim(true);
        assertThat(kept()).containsExactly(2, 3, 4);
        volume.publish(Cause.SOURCE, plan("a.txt", "5", "5", "4"));
        volume.displaced().trim(false);
        assertThat(kept()).containsExactly(2, 3, 4, 5);
        volume.displaced().trim(true);
        assertThat(kept()).containsExactly(3, 4, 5);
    }

    @Test
    void aDisplacedFileThatWasWrittenToIsNotRemovedUnseen() throws DiskException {
        for (int i = 2; i <= 6; i++) {
            volume.publish(Cause.SOURCE, plan("a.txt", "" + i, "" + i, "" + (i - 1)));
        }
        disk.put(displaced(2), "1 late");
        volume.displaced().trim(true);
        assertThat(kept()).containsExactly(2, 4, 5, 6);
    }

    @Test
    void anAbortedNumberIsNotUsedAgainAndGoesUnderANewerOne() throws DiskException {
        assertThat(volume.publish(Cause.SOURCE, plan("a.txt", "2", "2", "something else")))
                .isEqualTo(new Publication.Outrun("a.txt"));
        volume.generations().trim(10);
        assertThat(kinds()).contains(StateName.Kind.ABORTED);
        volume.publish(Cause.SOURCE, plan("a.txt", "2", "2", "1"));
        assertThat(volume.generations().numbers()).containsExactly(1, 3);
        volume.generations().trim(10);
        assertThat(kinds()).doesNotContain(StateName.Kind.ABORTED);
    }

    private String displaced(int number) throws DiskException {
        for (StateName name : volume.state().names()) {
            if (name.kind() == StateName.Kind.DISPLACED && name.number() == number) {
                return volume.state().path(name).toString();
            }
        }
        throw new AssertionError("no displaced file of " + number);
    }

    private List<Integer> kept() throws DiskException {
        return volume.state().names().stream()
                .filter(name -> name.kind() == StateName.Kind.DISPLACED)
                .map(StateName::number)
                .sorted()
                .toList();
    }

    private List<StateName.Kind> kinds() throws DiskException {
        return volume.state().names().stream().map(StateName::kind).toList();
    }

    private void removeDisplaced() throws DiskException {
        for (int number : kept()) {
            disk.remove(Path.of(displaced(number)));
        }
    }
}
