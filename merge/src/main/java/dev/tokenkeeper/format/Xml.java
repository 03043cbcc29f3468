package dev.tokenkeeper.format;

/**
 * XML 1.0 in UTF-8. An element is a container of its attributes and of what is in it: elements, or text, which is one
 * value; text with elements in it is one value too. Entities other than the five of XML, and document types with
 * declarations in them, are refused; nothing outside the file is ever read. Names are compared as they are written,
 * prefix included.
 */
final class Xml extends Grammar {
    static final String FILE = "file";
    static final String ELEMENT = "element";

    /** Another kind, as text and elements cannot be merged into one another. */
    static final String TEXT = "text element";

    @Override
    Node read(String text, Budget budget) {
        return new XmlReader(text, budget).file();
    }

    @Override
    public Writer writer(Document ours) {
        return new XmlWriter(ours);
    }
}
