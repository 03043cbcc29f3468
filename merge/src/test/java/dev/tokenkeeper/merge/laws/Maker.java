package dev.tokenkeeper.merge.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes documents and edits of one dialect at random. */
final class Maker {
    private static final int DEPTH = 3;

    private final Dialect dialect;
    private final Random random;
    private final Random words;
    private int ids;
    private int tokens = 1_000_000;

    Maker(Dialect dialect, Random random) {
        this(dialect, random, random);
    }

    /** {@code words} chooses how names, values and free texts read. */
    Maker(Dialect dialect, Random random, Random words) {
        this.dialect = dialect;
        this.random = random;
        this.words = words;
    }

    /** A whole document. */
    Item document() {
        int root = ids++;
        List<Item> children = new ArrayList<>();
        if (dialect.headed()) {
            children.add(free());
        }
        int size = random.nextInt(7);
        for (int i = 0; i < size; i++) {
            children.add(child(1));
            boolean again = dialect.repeats() && random.nextInt(6) == 0;
            while (again && children.getLast().kind() == Item.Kind.SCALAR) {
                // Without comments: which repeat is which is told by values, so a comment may go with either.
                children.set(
                        children.size() - 1, children.getLast().withAbove("").withBeside(""));
                children.add(scalar(children.getLast().key()));
                again = random.nextBoolean();
            }
        }
        return Item.container(root, Item.Kind.OBJECT, dialect.root(), children);
    }

    /** Steps that touch disjoint places: no side edits what the other edits, and a few are the same on both sides. */
    Scenario independent() {
        Item base = document();
        List<Edit> ours = new ArrayList<>();
        List<Edit> theirs = new ArrayList<>();
        share(base, base, ours, theirs);
        return scenario(base, ours, theirs);
    }

    /** Steps anywhere on both sides. */
    Scenario anything() {
        Item base = document();
        List<Edit> ours = new ArrayList<>();
        List<Edit> theirs = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            edit(base, base, ours);
        }
        for (int i = random.nextInt(6); i >= 0; i--) {
            edit(base, base, theirs);
        }
        if (random.nextInt(3) == 0) {
            List<Edit> same = new ArrayList<>();
            edit(base, base, same);
            ours.addAll(same);
            theirs.addAll(same);
        }
        return scenario(base, ours, theirs);
    }

    private Scenario scenario(Item base, List<Edit> ours, List<Edit> theirs) {
        Look source = Look.random(random);
        Look live = random.nextInt(3) == 0 ? source : Look.random(random);
        Look fresh = random.nextInt(3) > 0 ? source : Look.random(random);
        return new Scenario(dialect, base, List.copyOf(ours), List.copyOf(theirs), source, live, fresh);
    }

    /** Gives each child of a container that both sides may edit to one of them, to both alike, or divides it further. */
    private void share(Item root, Item shared, List<Edit> ours, List<Edit> theirs) {
        for (Item child : shared.children()) {
            int choice = random.nextInt(12);
            if (isName(child) || isHeader(root, child)) {
                continue;
            }
            if (choice < 3) {
                edit(root, child, ours);
            } else if (choice < 6) {
                edit(root, child, theirs);
            } else if (choice == 6) {
                List<Edit> same = new ArrayList<>();
                edit(root, child, same);
                // What has no name of its own, is gone on both sides and has something new in its place on one of them
                // looks as if that side had changed it: not independent.
                if (isUnique(root, child)) {
                    ours.addAll(same);
                    theirs.addAll(same);
                }
            } else if (child.kind() == Item.Kind.OBJECT || child.kind() == Item.Kind.TABLE) {
                share(root, child, ours, theirs);
            } else if (child.kind() == Item.Kind.SCALAR && dialect.above() && isUnique(root, child)) {
                boolean mine = random.nextBoolean();
                Item fresh = scalar("");
                (mine ? ours : theirs).add(new Edit.Value(child.id(), fresh.value(), fresh.bare()));
                (mine ? theirs : ours).add(comment(child));
            }
        }
        if (random.nextInt(3) == 0) {
            ours.add(insert(shared));
        }
        if (random.nextInt(3) == 0) {
            theirs.add(insert(shared));
        }
        if (random.nextInt(8) == 0) {
            Edit same = insert(shared);
            ours.add(same);
            theirs.add(same);
        }
    }

    /** One or more steps in {@code place} or below. */
    private void edit(Item root, Item place, List<Edit> steps) {
        List<Item> targets = new ArrayList<>();
        collect(root, place, targets);
        if (targets.isEmpty()) {
            return;
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            Item target = targets.get(random.nextInt(targets.size()));
            boolean row = isRow(root, target);
            switch (random.nextInt(6)) {
                case 0 -> {
                    if (target.id() != root.id()) {
                        steps.add(new Edit.Remove(target.id()));
                    }
                }
                case 1 -> {
                    if (dialect.nested() && target.id() != root.id() && !row) {
                        Item by = child(2);
                        // Rows of a table that becomes a plain list would be told by their values.
                        boolean list = target.kind() == Item.Kind.TABLE && by.kind() == Item.Kind.ARRAY;
                        // What is of one kind is merged entry by entry, however little one has of the other.
                        list |= dialect.oneKind() && target.isContainer() && by.isContainer();
                        // Text without a name is nothing that stands under a name.
                        boolean free = target.kind() == Item.Kind.FREE || by.kind() == Item.Kind.FREE;
                        // What stands behind a heading has another place than what does not.
                        boolean headed = dialect.sections() && (isHeaded(target) || isHeaded(by));
                        headed = headed && (root.children().contains(target) || isInRow(root, target));
                        if (!list && !free && !headed) {
                            steps.add(new Edit.Replace(target.id(), by));
                        }
                    }
                }
                case 2 -> {
                    // An item that one side puts in another's place is taken for that one, so its comment may stay.
                    boolean named = !target.key().isEmpty() && isUnique(root, target);
                    if (target.kind() == Item.Kind.SCALAR && named && dialect.above()) {
                        steps.add(comment(target));
                    }
                }
                case 3, 4 -> {
                    if (target.kind() == Item.Kind.SCALAR) {
                        Item fresh = scalar("");
                        steps.add(new Edit.Value(target.id(), fresh.value(), fresh.bare()));
                    } else if (target.kind() == Item.Kind.FREE) {
                        steps.add(new Edit.Value(target.id(), dialect.freeText(words, token()), false));
                    }
                }
                default -> {
                    if (target.isContainer()) {
                        steps.add(insert(target));
                    }
                }
            }
        }
    }

    private void collect(Item root, Item place, List<Item> targets) {
        boolean header = isHeader(root, place);
        if (!header && !isName(place)) {
            targets.add(place);
        }
        if (place.kind() != Item.Kind.ARRAY) {
            place.children().forEach(child -> collect(root, child, targets));
        } else {
            for (Item item : place.children()) {
                if (item.kind() == Item.Kind.SCALAR) {
                    targets.add(item);
                }
            }
        }
    }

    private Edit comment(Item target) {
        boolean beside = dialect.beside() && random.nextBoolean();
        boolean none = !(beside ? target.beside() : target.above()).isEmpty() && random.nextInt(3) == 0;
        String text = none ? "" : "c " + token();
        return beside ? new Edit.Beside(target.id(), text) : new Edit.Above(target.id(), text);
    }

    private Edit insert(Item container) {
        List<Item> there = container.children();
        int first = dialect.headed() && !there.isEmpty() ? 0 : -1;
        int at = there.isEmpty() ? -1 : first + random.nextInt(there.size() - first);
        Item fresh = switch (container.kind()) {
            case TABLE -> row();
            case ARRAY -> item();
            default -> child(container.key().isEmpty() && dialect.sections() ? 1 : 2);
        };
        return new Edit.Insert(
                container.id(), container.kind(), at < 0 ? -1 : there.get(at).id(), fresh);
    }

    private Item child(int depth) {
        if (dialect.free() && random.nextInt(6) == 0) {
            return free();
        }
        String key = dialect.key(words, ids);
        if (dialect.sections() && depth == 1 && random.nextInt(3) == 0) {
            Item section = object(key, depth);
            return random.nextInt(4) == 0 && dialect.above() ? section.withAbove("c " + token()) : section;
        }
        int kind = dialect.nested() && depth < DEPTH ? random.nextInt(7) : 6;
        return switch (kind) {
            case 0, 1 -> object(key, depth);
            case 2 -> array(key);
            case 3 -> table(key);
            default -> commented(scalar(key));
        };
    }

    private Item object(String key, int depth) {
        List<Item> children = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            children.add(child(depth + 1));
        }
        return Item.container(ids++, Item.Kind.OBJECT, key, children);
    }

    private Item array(String key) {
        List<Item> children = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            children.add(item());
        }
        return Item.container(ids++, Item.Kind.ARRAY, key, children);
    }

    private Item table(String key) {
        List<Item> children = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            children.add(row());
        }
        return Item.container(ids++, Item.Kind.TABLE, key, children);
    }

    private Item item() {
        return random.nextInt(4) == 0 ? object("", DEPTH) : scalar("");
    }

    private Item row() {
        List<Item> children = new ArrayList<>();
        children.add(Item.scalar(ids++, Item.NAME, token(), false));
        for (int i = random.nextInt(4); i > 0; i--) {
            children.add(scalar(dialect.key(words, ids)));
        }
        return Item.container(ids++, Item.Kind.OBJECT, "", children);
    }

    private Item free() {
        return Item.free(ids++, dialect.freeText(words, token()));
    }

    private Item scalar(String key) {
        boolean bare = dialect.nested() && random.nextInt(3) == 0;
        String token = token();
        return Item.scalar(ids++, key, bare ? token : dialect.value(words, token), bare);
    }

    private Item commented(Item scalar) {
        Item item = scalar;
        if (dialect.above() && random.nextInt(4) == 0) {
            item = item.withAbove("c " + token());
        }
        if (dialect.beside() && random.nextInt(4) == 0) {
            item = item.withBeside("c " + token());
        }
        return item;
    }

    private String token() {
        return String.valueOf(++tokens);
    }

    private boolean isHeader(Item root, Item item) {
        return dialect.headed() && item.id() == root.children().getFirst().id();
    }

    private static boolean isHeaded(Item item) {
        return item.kind() == Item.Kind.OBJECT || item.kind() == Item.Kind.TABLE;
    }

    private static boolean isName(Item item) {
        return item.key().equals(Item.NAME);
    }

    private static boolean isRow(Item root, Item wanted) {
        for (Item item : root.all()) {
            if (item.kind() == Item.Kind.TABLE && item.children().contains(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInRow(Item root, Item wanted) {
        return root.all().stream()
                .filter(item -> item.kind() == Item.Kind.TABLE)
                .flatMap(table -> table.children().stream())
                .anyMatch(row -> row.children().contains(wanted));
    }

    /** Whether {@code wanted} has a name, and no other entry has it: only those at the top can repeat. */
    private static boolean isUnique(Item root, Item wanted) {
        int same = 0;
        for (Item child : root.children()) {
            same += child.key().equals(wanted.key()) ? 1 : 0;
        }
        return wanted.kind() != Item.Kind.FREE && !wanted.key().isEmpty() && same <= 1;
    }
}
