package dev.tokenkeeper.delivery;

import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.merge.MergePolicy;
import dev.tokenkeeper.validation.ValidationRule;
import dev.tokenkeeper.volume.Ownership;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was asked for of one delivery.
 *
 * @param name the delivery's name; a path below the target belongs to one delivery
 * @param source the mounted Secret or ConfigMap (a folder), or a single file; null for verbs that only read the volume
 * @param target the folder on the writable volume
 * @param files the files, or empty for all keys of the source
 * @param groups keys that are validated and published together
 * @param ownership mode, owner and group of each live file; null for the verbs of a person that name none: each file stays
 *     as it looks, and of the format that it was delivered with
 * @param format the format of each file that names none; null for {@code auto}: by the file's name
 * @param rules what each content must pass before it is published
 * @param historyLimit how many source deliveries are kept
 * @param shared the state folder may be written by the volume's group (mode 2770 instead of 0700)
 * @param singleWriter go on where the file system's locks cannot be trusted
 * @param generations the source is delivered as a whole folder, unmerged, and shown by one link
 */
public record DeliverySpec(
        String name,
        @Nullable Path source,
        Path target,
        List<FileSpec> files,
        List<List<String>> groups,
        @Nullable Ownership ownership,
        @Nullable Format format,
        MergePolicy policy,
        List<ValidationRule> rules,
        int historyLimit,
        boolean shared,
        boolean singleWriter,
        boolean generations) {
    /** The name of a delivery that was given none. */
    public static final String DEFAULT_NAME = "default";

    public DeliverySpec {
        files = List.copyOf(files);
        groups = List.copyOf(groups);
        rules = List.copyOf(rules);
    }

    /** The same for the files {@code paths} alone, as one group, whatever the source has. */
    public DeliverySpec only(Collection<String> paths) {
        List<FileSpec> only = new ArrayList<>();
        for (String path : paths) {
            only.add(new FileSpec(path, path, null, null));
        }
        return new DeliverySpec(
                name,
                null,
                target,
                only,
                only.size() < 2 ? List.of() : List.of(List.copyOf(paths)),
                ownership,
                format,
                policy,
                rules,
                historyLimit,
                shared,
                singleWriter,
                false);
    }
}
