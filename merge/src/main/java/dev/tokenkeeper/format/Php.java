package dev.tokenkeeper.format;

/**
 * PHP files that hold settings: {@code return [...]}, {@code $CONFIG = array (...)}, {@code define('NAME', ...)}. Nothing is
 * ever run. A value that would have to be worked out is the code that it is; all code that sets nothing is free text.
 */
final class Php extends Grammar {
    static final String ARRAY = "array";

    @Override
    Node read(String text, Budget budget) {
        return new PhpReader(text, budget).root();
    }

    @Override
    public String plain(String meaning) {
        return Json.unquoted(PhpHead.Form.unmarked(meaning));
    }

    @Override
    public Inlay inlay() {
        return Inlay.PHP;
    }

    @Override
    public Writer writer(Document ours) {
        return new PhpWriter(ours);
    }

    @Override
    public boolean isBare(Document ours) {
        return !BracketStyle.of(ours, PhpWriter.ARROW).lines();
    }

    @Override
    public boolean belongsBelow(Entry prose) {
        return isComment(prose);
    }

    /** Whether {@code prose} is a comment, not code. */
    static boolean isComment(Entry prose) {
        String text = ((Node.Scalar) prose.node()).meaning();
        return text.startsWith("//") || text.startsWith("/*") || (text.startsWith("#") && !text.startsWith("#["));
    }
}
