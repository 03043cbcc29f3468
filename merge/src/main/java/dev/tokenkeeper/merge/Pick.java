package dev.tokenkeeper.merge;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.NodePath;
import dev.tokenkeeper.format.ParseProblem;
import dev.tokenkeeper.format.Parsed;
import dev.tokenkeeper.format.Parsing;
import java.util.List;

/** Takes one place over from another version of a file. Pure. */
public final class Pick {
    private Pick() {}

    /**
     * {@code into}, in which the node at {@code path} is what it is in {@code from}: changed, added or removed; all other
     * bytes stay. A path counts in {@code into}, for what that lacks in {@code from}. The empty path means the file.
     * What does not parse is refused; what the format cannot write is a conflict, and {@code into} stays; {@code into} itself comes back where the two do not differ at the path.
     */
    public static MergeOutcome take(Format format, Content into, Content from, NodePath path) {
        return take(format, List.of(), into, from, path);
    }

    /** The same, where {@code rules} say which values are documents, so that a path can go on in them. */
    public static MergeOutcome take(Format format, List<FieldPolicy> rules, Content into, Content from, NodePath path) {
        MergeOutcome here = all(format, rules, into, from, List.of(path), List.of());
        boolean found = !(here instanceof MergeOutcome.Merged merged)
                || !merged.fromSource().isEmpty();
        return found ? here : all(format, rules, into, from, List.of(), List.of(path));
    }

    /**
     * The same for several places at once.
     *
     * @param rules which values are documents, and what tells items apart
     * @param places paths in {@code into}: what stands there is changed or removed
     * @param lacking paths in {@code from} of what {@code into} lacks
     */
    public static MergeOutcome all(
            Format format,
            List<FieldPolicy> rules,
            Content into,
            Content from,
            List<NodePath> places,
            List<NodePath> lacking) {
        if (format == Format.OPAQUE || places.contains(NodePath.ROOT) || lacking.contains(NodePath.ROOT)) {
            return new MergeOutcome.Merged(from, List.of(""), List.of(), List.of(), List.of());
        }
        Parsed is = Parsing.read(format, into, Limits.DEFAULT);
        Parsed was = Parsing.read(format, from, Limits.DEFAULT);
        if (is instanceof ParseProblem problem) {
            return new MergeOutcome.Refused(problem);
        }
        if (was instanceof ParseProblem problem) {
            return new MergeOutcome.Refused(problem);
        }
        Versions versions = new Versions((Document) is, (Document) is, (Document) was);
        Attempt attempt = Attempt.of(Terms.places(format, rules), versions, new Selection(places, lacking));
        NodePath first = places.isEmpty() ? lacking.getFirst() : places.getFirst();
        return attempt.text() == null ? refused(into, from, first) : ThreeWay.merged(into, versions, attempt);
    }

    /** The format cannot write what stands there. */
    private static MergeOutcome refused(Content into, Content from, NodePath path) {
        Conflict conflict = new Conflict(
                path.toString(), Conflict.Reason.FORMAT_REFUSED, Conflict.Side.OURS, into.digest(), from.digest());
        return new MergeOutcome.Merged(into, List.of(), List.of(), List.of(conflict), List.of());
    }
}
