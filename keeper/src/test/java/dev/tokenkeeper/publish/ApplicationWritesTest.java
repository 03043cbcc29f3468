package dev.tokenkeeper.publish;

import static dev.tokenkeeper.publish.Volume.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.history.Cause;
import dev.tokenkeeper.publish.Application.Style;
import dev.tokenkeeper.volume.Crash;
import dev.tokenkeeper.volume.CrashDisk;
import dev.tokenkeeper.volume.DiskException;
import dev.tokenkeeper.volume.MemoryDisk;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * I2: an application writes one line between any two calls of a pass that publishes, in each style, and the process may be
 * killed at any step before or after. The line is in the live file, once, when the next pass has ended.
 */
class ApplicationWritesTest {
    private static final String OLD = "source: 1\napp: a\n";
    private static final Map<String, String> SOURCE = Map.of("a.txt", "source: 2");

    /** How the volume replaces the live file. */
    enum Way {
        EXCHANGE,
        RENAME,
        IN_PLACE
    }

    @ParameterizedTest(name = "{0}, application by {1}, window: {2}")
    @CsvSource({
        "EXCHANGE, HELD, false",
        "EXCHANGE, APPEND, false",
        "EXCHANGE, TRUNCATE, false",
        "EXCHANGE, RENAME, false",
        "RENAME, HELD, false",
        "RENAME, APPEND, false",
        "RENAME, TRUNCATE, false",
        "RENAME, RENAME, true",
        "IN_PLACE, HELD, true",
        "IN_PLACE, APPEND, true",
        "IN_PLACE, TRUNCATE, true"
    })
    void noLineIsLost(Way way, Style style, boolean hasWindow) throws DiskException {
        int calls = run(way, style, 0, 0).calls();
        int steps = run(way, style, 0, 0).disk.steps().size();
        assertThat(calls).isGreaterThan(20);
        int runs = 0;
        int lost = 0;
        for (int when = 1; when <= calls; when++) {
            for (int kill = 0; kill <= steps; kill++) {
                Run run = run(way, style, when, kill);
                runs++;
                String text = run.disk.now().text("/target/a.txt");
                if (run.application.wasInTheWindow() && !text.contains("app: b\n")) {
                    lost++;
                } else {
                    assertThat(text.lines())
                            .as(
                                    "written before call %d (%s), killed before step %d",
                                    when, run.application.next(), kill)
                            .startsWith("source: 2")
                            .containsExactlyInAnyOrder("source: 2", "app: a", "app: b");
                }
            }
        }
        assertThat(lost > 0)
                .as("writes lost between the last look and the replacing call")
                .isEqualTo(hasWindow);
        System.out.println(
                "application writes, " + way + ", " + style + ": " + runs + " runs, " + lost + " lost in a window");
    }

    private record Run(CrashDisk disk, Application application) {
        int calls() {
            return application.calls();
        }
    }

    /** One pass with the application beside it, killed or not, and the next pass. */
    private static Run run(Way way, Style style, int when, int kill) throws DiskException {
        CrashDisk disk = CrashDisk.killOnly(start(way));
        Application application = new Application(disk.now(), style, when);
        Volume first = Volume.on(application.beside(disk), Volume.TARGET, 1);
        if (kill > 0) {
            disk.stopBefore(kill);
        }
        try {
            LinePass.run(first, SOURCE);
        } catch (Crash end) {
            assertThat(kill).isPositive();
        }
        disk.restart();
        LinePass.run(Volume.on(application.beside(disk), Volume.TARGET, 2), SOURCE);
        application.end();
        LinePass.run(Volume.on(disk, Volume.TARGET, 3), SOURCE);
        return new Run(disk, application);
    }

    private static MemoryDisk start(Way way) throws DiskException {
        MemoryDisk disk = new MemoryDisk();
        disk.folder("/target");
        if (way == Way.IN_PLACE) {
            disk.mountFile("/target/a.txt", OLD);
            Volume.on(disk).publish(Cause.ADOPT, plan("a.txt", "source: 1\n", OLD, OLD));
        } else {
            Volume.on(disk).publish(Cause.FIRST, plan("a.txt", "source: 1\n", OLD, null));
        }
        return way == Way.RENAME ? disk.withoutExchange() : disk;
    }
}
