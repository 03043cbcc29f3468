package dev.tokenkeeper.format;

/** RFC 8259. A repeated name is refused, as readers disagree on which one counts; numbers stay the text they are. */
final class Json extends Grammar {
    static final String OBJECT = "object";
    static final String ARRAY = "array";
    static final String NULL = "null";

    @Override
    Node read(String text, Budget budget) {
        return new JsonReader(text, budget).document();
    }

    @Override
    public String plain(String meaning) {
        return unquoted(meaning);
    }

    @Override
    public boolean isNull(String meaning) {
        return meaning.equals(NULL);
    }

    @Override
    public Inlay inlay() {
        return Inlay.JSON;
    }

    @Override
    public Writer writer(Document ours) {
        return new JsonWriter(ours);
    }

    /** {@code meaning} without the quote that a text begins with in it. */
    static String unquoted(String meaning) {
        return meaning.startsWith("\"") ? meaning.substring(1) : meaning;
    }
}
