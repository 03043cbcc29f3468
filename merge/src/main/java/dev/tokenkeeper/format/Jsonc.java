package dev.tokenkeeper.format;

/** JSON with {@code //} and block comments, and with a comma behind the last entry; all else is as in {@link Json}. */
final class Jsonc extends Grammar {
    @Override
    Node read(String text, Budget budget) {
        return new JsoncReader(text, budget).document();
    }

    @Override
    public String plain(String meaning) {
        return Json.unquoted(meaning);
    }

    @Override
    public boolean isNull(String meaning) {
        return meaning.equals(Json.NULL);
    }

    @Override
    public Inlay inlay() {
        return Inlay.JSON;
    }

    @Override
    public Writer writer(Document ours) {
        return new BracketWriter(ours, ": ") {};
    }

    @Override
    public boolean isBare(Document ours) {
        return !BracketStyle.of(ours, ": ").lines();
    }
}
