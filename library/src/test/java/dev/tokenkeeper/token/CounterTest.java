package dev.tokenkeeper.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CounterTest {
    @TempDir
    Path volume;

    @TempDir
    Path elsewhere;

    @Test
    void countsInAnyFormatWithPlainNames() throws IOException {
        Files.writeString(volume.resolve("license.token"), "Product: App\nUsage count: 41\n# tail\n");
        Counter counter = TokenStore.at(volume).token("license.token").counter("Usage count");
        assertThat(counter.value()).isEqualTo(41);
        assertThat(counter.increment()).isEqualTo(42);
        assertThat(Files.readString(volume.resolve("license.token")))
                .isEqualTo("Product: App\nUsage count: 42\n# tail\n");
    }

    @Test
    void shardsAreSummed() {
        for (String file : new String[] {"usage.json", "usage.properties"}) {
            Counter counter = TokenStore.at(volume).token(file).counter("requests");
            assertThat(counter.total()).isZero();
            counter.shard("app-0").add(3);
            counter.shard("app-1").add(4);
            counter.shard("app-0").increment();
            assertThat(counter.shard("app-0").value()).as(file).isEqualTo(4);
            assertThat(counter.total()).as(file).isEqualTo(8);
        }
    }

    @Test
    void neverGoesDownWhateverTheFileSays() throws IOException {
        Counter counter = TokenStore.at(volume).token("n.env").counter("N");
        counter.add(10);
        Files.writeString(volume.resolve("n.env"), "N=3\n");
        assertThat(counter.increment()).isEqualTo(11);
        Files.writeString(volume.resolve("n.env"), "N=many\n");
        assertThat(counter.increment()).isEqualTo(12);
        Files.delete(volume.resolve("n.env"));
        assertThat(counter.increment()).isEqualTo(13);
        assertThatThrownBy(() -> counter.add(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counter.add(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThat(counter.value()).isEqualTo(13);
    }

    @Test
    void aVolumeThatWasPutBackIsToldByTheWitness() throws IOException {
        Counter witness = TokenStore.at(elsewhere).token("witness.properties").counter("n");
        Counter counter =
                TokenStore.at(volume).token("n.properties").counter("n").witnessedBy(witness);
        counter.add(5);
        byte[] snapshot = Files.readAllBytes(volume.resolve("n.properties"));
        counter.add(5);
        assertThat(counter.rollback()).isEmpty();

        Files.write(volume.resolve("n.properties"), snapshot);
        Counter later = TokenStore.at(volume).token("n.properties").counter("n").witnessedBy(witness);
        assertThat(later.increment()).isEqualTo(11);
        assertThat(later.rollback()).contains(new Counter.Rollback("n.properties", 5, 10));
        assertThat(witness.value()).isEqualTo(11);
    }

    @Test
    void aHolderKeepsItsSeat() {
        Seats seats = new Seats(TokenStore.at(volume).token("seats.json"));
        assertThat(seats.take("app-0", 2)).hasValue(0);
        assertThat(seats.take("app-1", 2)).hasValue(1);
        assertThat(seats.take("app-2", 2)).isEmpty();
        assertThat(seats.take("app-0", 2)).hasValue(0);
        seats.release("app-0");
        assertThat(seats.take("app-2", 2)).hasValue(0);
        assertThat(seats.take("app-1", 1)).isEmpty();
    }
}
