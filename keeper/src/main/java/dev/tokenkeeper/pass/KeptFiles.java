package dev.tokenkeeper.pass;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.delivery.DeliverySpec;
import dev.tokenkeeper.delivery.FileSpec;
import dev.tokenkeeper.history.Entry;
import dev.tokenkeeper.history.Generation;
import dev.tokenkeeper.volume.Ownership;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which files a pass keeps: those asked for, or else each key of the source and each file delivered before. So a key
 * that went out of the source keeps its file.
 */
final class KeptFiles {
    /** How a file is made where nothing was asked for and nothing is there to be like. */
    private static final Ownership PRIVATE = Ownership.mode(0600);

    private final DeliverySpec spec;

    KeptFiles(DeliverySpec spec) {
        this.spec = spec;
    }

    List<KeptFile> of(Collection<String> sourceKeys, @Nullable Generation newest) {
        List<KeptFile> files = new ArrayList<>();
        if (!spec.files().isEmpty()) {
            for (FileSpec asked : spec.files()) {
                Format own = asked.format() == null ? known(newest, asked.path()) : asked.format();
                files.add(file(asked.key(), asked.path(), own, asked.mode()));
            }
            return files;
        }
        TreeSet<String> names = new TreeSet<>(sourceKeys);
        if (newest != null) {
            for (Entry entry : newest.entries()) {
                names.add(entry.path());
            }
        }
        for (String name : names) {
            files.add(file(name, name, known(newest, name), null));
        }
        return files;
    }

    /** The format that a file was delivered with, for verbs that name none. */
    private @Nullable Format known(@Nullable Generation newest, String path) {
        Entry entry = newest == null ? null : newest.entry(path);
        return entry == null || spec.ownership() != null || spec.format() != null ? null : entry.format();
    }

    private KeptFile file(String key, String path, @Nullable Format own, @Nullable Integer mode) {
        Format format = own != null ? own : spec.format();
        Ownership look = spec.ownership() == null ? PRIVATE : spec.ownership();
        return new KeptFile(
                key,
                path,
                format != null ? format : Format.ofName(path),
                mode == null ? look : new Ownership(mode, look.uid(), look.gid()),
                spec.policy(),
                groupOf(key));
    }

    private List<String> groupOf(String key) {
        for (List<String> group : spec.groups()) {
            if (group.contains(key)) {
                return group;
            }
        }
        return List.of();
    }
}
