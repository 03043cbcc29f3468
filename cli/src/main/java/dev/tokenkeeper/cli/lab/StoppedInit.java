package dev.tokenkeeper.cli.lab;

import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.delivery.FileSpec;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.pass.Keeper;
import dev.tokenkeeper.pass.PassTrigger;
import dev.tokenkeeper.pass.Surroundings;
import dev.tokenkeeper.validation.CommandRunner;
import dev.tokenkeeper.volume.Ownership;
import dev.tokenkeeper.volume.RealDisk;
import java.nio.file.Path;
import java.util.List;

/** A program of the torture step: one pass of init that ends without any clean-up at its n-th change of the disk. */
final class StoppedInit {
    private static final int MODE = 0664;
    private static final int HISTORY = 10;

    private StoppedInit() {}

    /** Arguments: the number of the change, source, target, key. */
    public static void main(String[] arguments) {
        DeliverySpec spec = new DeliverySpec(
                DeliverySpec.DEFAULT_NAME,
                Path.of(arguments[1]),
                Path.of(arguments[2]),
                List.of(new FileSpec(arguments[3], arguments[3], null, null)),
                List.of(),
                Ownership.mode(MODE),
                null,
                MergePolicy.DEFAULT,
                List.of(),
                HISTORY,
                false,
                false,
                false);
        StoppingDisk disk = new StoppingDisk(RealDisk.create(), Integer.parseInt(arguments[0]));
        CommandRunner none = (command, content) -> new CommandRunner.NotRunnable();
        new Keeper(disk, spec, new Surroundings(none, duration -> {})).pass(PassTrigger.INIT);
    }
}
