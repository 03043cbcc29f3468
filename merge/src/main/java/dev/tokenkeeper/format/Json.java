package dev.tokenkeeper.format;

/** RFC 8259. A repeated name is refused, as readers disagree on which one counts; numbers stay the text they are. */
final class Json extends Grammar {
    static final String OBJECT = "object";
    static final String ARRAY = "array";

    @Override
    Node read(String text, Budget budget) {
        return new JsonReader(text, budget).document();
    }

    @Override
    public Inlay inlay() {
        return Inlay.JSON;
    }

    @Override
    public Writer writer(Document ours) {
        return new JsonWriter(ours);
    }
}
