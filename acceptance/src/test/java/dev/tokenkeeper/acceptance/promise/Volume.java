package dev.tokenkeeper.acceptance.promise;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.pass.PassTrigger;
import dev.tokenkeeper.pass.Surroundings;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.validation.CommandRunner;
import dev.tokenkeeper.volume.Disk;
import dev.tokenkeeper.volume.MemoryDisk;
import dev.tokenkeeper.volume.Ownership;
import java.nio.file.Path;
import java.util.List;

/** A delivery of all keys of one source folder to one target folder, on any disk. */
record Volume(Path source, Path target) {
    static final Volume IN_MEMORY = new Volume(Path.of("/source"), Path.of("/target"));

    /** A disk in memory with a source that holds one file, and an empty target. */
    static MemoryDisk with(String key, String text) {
        MemoryDisk disk = new MemoryDisk();
        disk.folder("/target");
        disk.put("/source/" + key, text);
        return disk;
    }

    PassReport init(Disk disk) {
        return keeper(disk).pass(PassTrigger.INIT);
    }

    Keeper keeper(Disk disk) {
        DeliverySpec spec = new DeliverySpec(
                DeliverySpec.DEFAULT_NAME,
                source,
                target,
                List.of(),
                List.of(),
                Ownership.mode(0640),
                (Format) null,
                MergePolicy.DEFAULT,
                List.of(),
                10,
                false,
                false,
                false);
        CommandRunner none = (arguments, content) -> new CommandRunner.Passed();
        return new Keeper(disk, spec, new Surroundings(none, duration -> {}));
    }
}
