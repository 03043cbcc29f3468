package dev.tokenkeeper.history;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Digest;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.volume.Ownership;
import dev.tokenkeeper.volume.VolumePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a generation's file: one line of JSON, the bodies that it names by offset and length, and a last line of 8
 * hexadecimal digits, the CRC-32 (ISO 3309) of all before it. It tells damage, not forgery, which nothing on a volume
 * that the application writes could; a SHA-256 there would cost each start of {@code init} 15 ms.
 *
 * <p>The last line stays as it is in each later layout, and so does the header's first field, its version: so
 * damage and a newer version are never taken for each other.
 */
final class GenerationFile {
    /** The layout that this program writes and reads. */
    static final int VERSION = 1;

    private static final int CHECKSUM = 8 + 1;

    private final int number;
    private final byte[] bytes;
    private final int bodiesFrom;
    private final HeaderReader header;
    private final List<Body> bodies = new ArrayList<>();

    private record Body(int offset, int length, Content content) {}

    private GenerationFile(int number, byte[] bytes, int bodiesFrom) {
        this.number = number;
        this.bytes = bytes;
        this.bodiesFrom = bodiesFrom;
        this.header = new HeaderReader(new String(bytes, 0, bodiesFrom, StandardCharsets.UTF_8));
    }

    /** The bytes that stand for {@code generation}. */
    static Content encode(Generation generation) {
        HeaderWriter writer = new HeaderWriter(generation);
        byte[] line = writer.line().getBytes(StandardCharsets.UTF_8);
        int size = line.length;
        for (Content body : writer.bodies()) {
            size = Math.addExact(size, body.size());
        }
        byte[] bytes = new byte[Math.addExact(size, CHECKSUM)];
        System.arraycopy(line, 0, bytes, 0, line.length);
        int at = line.length;
        for (Content body : writer.bodies()) {
            System.arraycopy(body.bytes(), 0, bytes, at, body.size());
            at += body.size();
        }
        String checksum = checksum(bytes, size);
        for (int i = 0; i < checksum.length(); i++) {
            bytes[at++] = (byte) checksum.charAt(i);
        }
        bytes[at] = '\n';
        return Content.copyOf(bytes);
    }

    /**
     * The generation that {@code file} stands for.
     *
     * @throws DamagedGeneration if the checksum is wrong or the number is another one
     * @throws NewerState if the bytes are whole but of another layout
     */
    static Generation decode(int number, Content file) throws DamagedGeneration, NewerState {
        byte[] bytes = file.bytes();
        int size = bytes.length - CHECKSUM;
        if (size <= 0 || bytes[bytes.length - 1] != '\n') {
            throw new DamagedGeneration(number);
        }
        String checksum = new String(bytes, size, CHECKSUM - 1, StandardCharsets.ISO_8859_1);
        if (!checksum(bytes, size).equals(checksum)) {
            throw new DamagedGeneration(number);
        }
        int end = 0;
        while (end < size && bytes[end] != '\n') {
            end++;
        }
        GenerationFile read = new GenerationFile(number, bytes, Math.min(end + 1, size));
        try {
            return read.generation();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new DamagedGeneration(number);
        }
    }

    private static String checksum(byte[] bytes, int size) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, size);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private Generation generation() throws DamagedGeneration, NewerState {
        if (header.expect("{\"version\":").small() != VERSION) {
            throw new NewerState(number);
        }
        if (header.expect(",\"number\":").small() != number) {
            throw new DamagedGeneration(number);
        }
        Generation.Kind kind =
                constant(Generation.Kind.values(), header.expect(",\"kind\":").string());
        Cause cause = constant(Cause.values(), header.expect(",\"cause\":").string());
        long inode = header.expect(",\"inode\":").number();
        header.expect(",\"files\":[");
        List<Entry> entries = new ArrayList<>();
        while (!header.take("]")) {
            header.take(",");
            entries.add(entry());
        }
        header.expect("}\n");
        return new Generation(number, kind, cause, inode, entries);
    }

    private Entry entry() {
        String path = VolumePath.of(header.expect("{\"path\":").string()).toString();
        Format format = Format.ofWord(header.expect(",\"format\":").string());
        header.expect(",\"base\":");
        Content base = body();
        header.expect(",\"published\":");
        Content published = body();
        header.expect(",\"replaced\":");
        Content replaced = header.take("null") ? null : body();
        header.expect(",\"late\":");
        Late late = header.take("null") ? null : late();
        header.expect(",\"outgoing\":");
        Outgoing outgoing = header.take("null") ? null : outgoing();
        header.expect(",\"conflicts\":[");
        List<OpenConflict> conflicts = new ArrayList<>();
        while (!header.take("]")) {
            header.take(",");
            conflicts.add(conflict());
        }
        int writeBacks = header.expect(",\"writeBacks\":").small();
        header.expect("}");
        if (format == null) {
            throw new IllegalArgumentException("format");
        }
        return new Entry(path, format, base, published, replaced, late, outgoing, conflicts, writeBacks);
    }

    private Late late() {
        int generation = header.expect("{\"generation\":").small();
        header.expect(",\"taken\":");
        Content taken = body();
        header.expect("}");
        return new Late(generation, taken);
    }

    private Outgoing outgoing() {
        String nonce = header.expect("{\"nonce\":").string();
        long inode = header.expect(",\"inode\":").number();
        int mode = Integer.parseInt(header.expect(",\"mode\":").string(), 8);
        header.expect(",\"uid\":");
        Integer uid = id();
        header.expect(",\"gid\":");
        Integer gid = id();
        header.expect("}");
        return new Outgoing(nonce, inode, new Ownership(mode, uid, gid));
    }

    private @Nullable Integer id() {
        return header.take("null") ? null : Integer.valueOf(header.small());
    }

    private OpenConflict conflict() {
        String path = header.expect("{\"path\":").string();
        String reason = header.expect(",\"reason\":").string();
        String kept = header.expect(",\"kept\":").string();
        header.expect(",\"ours\":");
        Digest ours = digest();
        header.expect(",\"theirs\":");
        Digest theirs = digest();
        header.expect("}");
        return new OpenConflict(path, reason, kept, ours, theirs);
    }

    private @Nullable Digest digest() {
        return header.take("null") ? null : Digest.parse(header.string());
    }

    private Content body() {
        int offset = header.expect("[").small();
        int length = header.expect(",").small();
        header.expect("]");
        for (Body known : bodies) {
            if (known.offset == offset && known.length == length) {
                return known.content;
            }
        }
        int from = Math.addExact(bodiesFrom, offset);
        int to = Math.addExact(from, length);
        if (to > bytes.length - CHECKSUM) {
            throw new IllegalArgumentException("body");
        }
        Content content = Content.copyOf(bytes, from, to);
        bodies.add(new Body(offset, length, content));
        return content;
    }

    private static <E extends Enum<E>> E constant(E[] all, String word) {
        for (E one : all) {
            if (Words.camel(one).equals(word)) {
                return one;
            }
        }
        throw new IllegalArgumentException("word");
    }
}
