package dev.tokenkeeper.format;

/**
 * What stands behind a colon or a dash.
 *
 * @param slot from there to the end of the value
 * @param beside the comment on the line of the key, or behind a value that ends on its line
 */
record YamlValue(Node node, Span slot, Span beside) {
    @Override
    public String toString() {
        return "YamlValue";
    }
}
