package dev.tokenkeeper.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loader's path of a real program is found and replaced in place. */
class ElfTest {
    @TempDir
    private Path folder;

    private Path program;

    @BeforeEach
    void takeAProgram() throws Exception {
        program = Files.copy(Path.of(System.getProperty("java.home"), "bin", "java"), folder.resolve("java"));
    }

    @Test
    void theLoaderIsReplacedAndNothingElse() throws Exception {
        String before = Elf.read(program).orElseThrow().interpreter().orElseThrow();
        long size = Files.size(program);
        Elf.read(program).orElseThrow().setInterpreter("/x/ld.so");

        assertThat(before).startsWith("/lib");
        assertThat(Elf.read(program).orElseThrow().interpreter()).contains("/x/ld.so");
        assertThat(Files.size(program)).isEqualTo(size);
    }

    @Test
    void aPathThatIsTooLongIsRefused() throws Exception {
        Elf elf = Elf.read(program).orElseThrow();

        assertThatThrownBy(() -> elf.setInterpreter("/a/path/that/is/longer/than/the/one/that/is/there/ld.so"))
                .isInstanceOf(ImageException.class);
    }

    @Test
    void aTextIsNoSuchFile() throws Exception {
        assertThat(Elf.read(Files.writeString(folder.resolve("text"), "hello"))).isEmpty();
    }
}
