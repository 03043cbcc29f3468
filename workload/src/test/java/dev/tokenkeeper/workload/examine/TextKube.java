package dev.tokenkeeper.workload.examine;

import dev.tokenkeeper.workload.manifest.Manifest;
import dev.tokenkeeper.workload.manifest.Part;
import dev.tokenkeeper.workload.manifest.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A cluster that is a text with a document for each object. It answers what kubectl is asked for. */
final class TextKube implements Kube {
    private final String text;
    private final String log;
    final List<List<String>> asked = new ArrayList<>();

    TextKube(String text, String log) {
        this.text = text;
        this.log = log;
    }

    @Override
    public String place() {
        return " -n test-lab";
    }

    @Override
    public String ask(List<String> arguments) throws NoAnswerException {
        asked.add(arguments);
        if (arguments.getFirst().equals("logs")) {
            return log;
        }
        String what = arguments.get(1);
        boolean template = arguments.getLast().startsWith("go-template=");
        return switch (what) {
            case "pods" -> list("Pod");
            case "events" -> list("Event");
            case "storageclass" -> list("StorageClass");
            case "pvc" -> text("PersistentVolumeClaim", arguments.get(2));
            default ->
                template ? filled(what, arguments.get(2)) : text(kind(what.split("/", 2)[0]), what.split("/", 2)[1]);
        };
    }

    private static String kind(String word) {
        return word.equals("deployment")
                ? "Deployment"
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private List<String> documents() {
        return List.of(text.split("\n---\n", -1));
    }

    private String text(String kind, String name) throws NoAnswerException {
        for (String document : documents()) {
            Part part = part(document);
            if (part.text("kind").equals(kind) && part.text("metadata", "name").equals(name)) {
                return document;
            }
        }
        if (kind.equals("Deployment")) {
            throw new NoAnswerException("kubectl says: not found");
        }
        return "";
    }

    private String list(String kind) {
        StringBuilder list = new StringBuilder("kind: List\nitems:\n");
        for (String document : documents()) {
            if (part(document).text("kind").equals(kind)) {
                list.append("- ").append(document.replace("\n", "\n  ").strip()).append('\n');
            }
        }
        return list.toString();
    }

    /** What kubectl makes of the template. */
    private String filled(String kind, String name) throws NoAnswerException {
        String document = text(kind(kind).equals("Configmap") ? "ConfigMap" : kind(kind), name);
        if (document.isEmpty()) {
            return "";
        }
        Part part = part(document);
        StringBuilder filled = new StringBuilder("there\n");
        filled.append(part.at("immutable").isTrue() ? "immutable\n" : "\n");
        part.at("data")
                .entries()
                .forEach(entry -> filled.append("key " + entry.key().text() + "\n"));
        for (Part managed : part.at("metadata", "managedFields").items()) {
            filled.append("time " + managed.text("time") + "\n");
        }
        return filled.toString();
    }

    private static Part part(String document) {
        try {
            return Manifest.read(document).documents().getFirst();
        } catch (UnreadableException e) {
            throw new IllegalStateException(document, e);
        }
    }
}
