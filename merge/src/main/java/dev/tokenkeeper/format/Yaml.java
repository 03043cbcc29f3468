package dev.tokenkeeper.format;

import java.util.List;

/**
 * YAML 1.2, as Home Assistant, Kubernetes, Compose and Prometheus write it. The library tells where things are; aliases are
 * names and never expanded, tags are part of what a value is and never looked up. Where YAML 1.1 and 1.2 read a scalar in
 * two ways its spelling counts, so no bytes are rewritten that some reader takes for something else.
 */
final class Yaml extends Grammar {
    @Override
    Node read(String text, Budget budget) {
        return new YamlReader(text, budget).root();
    }

    @Override
    public String plain(String meaning) {
        return YamlScalar.plain(meaning);
    }

    @Override
    public boolean isNull(String meaning) {
        return plain(meaning).equals(YamlScalar.NULL) && meaning.startsWith(YamlScalar.NULL);
    }

    @Override
    public Writer writer(Document ours) {
        return new YamlWriter(ours);
    }

    @Override
    public boolean columnsTellComments() {
        return true;
    }

    @Override
    public boolean endsHeader() {
        return true;
    }

    @Override
    public boolean refers() {
        return true;
    }

    @Override
    public List<Reference> references(Node node) {
        return YamlProperties.references(node);
    }

    @Override
    public boolean isBareInBrackets() {
        return true;
    }
}
