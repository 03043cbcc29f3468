package dev.tokenkeeper.merge.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Document;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.Parsing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The JDK's parser takes what the format takes, refuses what it refuses, and sees in a result what it should. */
final class XmlOracleTest {
    private static final String[] PIECES = {
        "<",
        ">",
        "/",
        "&",
        ";",
        "'",
        "\"",
        "=",
        " ",
        "\n",
        "!",
        "?",
        "-",
        "]",
        "[",
        "x",
        ":",
        "1",
        "é",
        "\t",
        "\r",
        "<a>",
        "</a>",
        "<a/>",
        "<!--",
        "-->",
        "--",
        "]]>",
        "<![CDATA[",
        "&lt;",
        "&#65;",
        "&#0;",
        "&#x110000;",
        "&x;",
        "<?p ",
        "<?p?>",
        "<?xml?>",
        "?>",
        "<!DOCTYPE r>",
        "<!DOCTYPE r SYSTEM 'x'>",
        "<!DOCTYPE r PUBLIC '-//x' \"y\">",
        " a='1'",
        "\u0001",
        "\ufffe",
        "\ud83d\ude00"
    };

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void changedTextsAreTakenAndRefusedAlike(boolean attributes) {
        int taken = 0;
        for (int i = 0; i < Laws.trials(); i++) {
            Random random = Laws.random(i);
            Scenario scenario = new Maker(new XmlDialect(attributes), random).anything();
            StringBuilder text = new StringBuilder(scenario.oursText().text());
            for (int n = random.nextInt(4); n > 0; n--) {
                change(text, random);
            }
            String changed = text.toString();
            boolean takes = Parsing.read(Format.XML, content(changed), Limits.DEFAULT) instanceof Document;
            taken += takes ? 1 : 0;
            if (isOurRule(changed)) {
                continue;
            }
            assertThat(takes).as(Laws.replay(i) + "\n" + changed).isEqualTo(oracle(content(changed)) != null);
        }
        // A few trials say nothing of how often; one that is played again neither.
        if (Laws.trials() >= 100) {
            assertThat(taken).isBetween(Laws.trials() / 10, Laws.trials() * 9 / 10);
        }
    }

    /** What is refused although it is XML: other encodings and versions. */
    private static boolean isOurRule(String text) {
        int end = text.indexOf("?>");
        return !text.replace("\ufeff", "").startsWith("<?xml version=\"1.0\" encoding=")
                || end < 0
                || !text.substring(0, end).contains("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theParserReadsTheChangesOfBothSides(boolean attributes) {
        Laws.hold("JDK", new XmlDialect(attributes), Maker::independent, scenario -> {
            Element result = oracle(scenario.merged().content());
            assertThat(result).isNotNull();
            assertThat(seen(result)).isEqualTo(wanted(scenario.bothItem(), "config"));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theParserReadsEveryResult(boolean attributes) {
        Laws.hold(
                "JDK, conflicts",
                new XmlDialect(attributes),
                Maker::anything,
                scenario -> assertThat(oracle(scenario.merged().content())).isNotNull());
    }

    /** What a reader of text or attributes gets is what is compared: spelled in another way it is no difference. */
    @Test
    void equalMeaningIsEqualData() {
        List<String> spellings =
                List.of("a&#10;b", "a\nb", "a\r\nb", "a\rb", "a&#xA;b", "<![CDATA[a\nb]]>", "a&#13;b", "a b");
        for (String left : spellings) {
            for (String right : spellings) {
                Content one = content("<r>" + left + "</r>");
                Content other = content("<r>" + right + "</r>");
                boolean same = text(one).equals(text(other));
                assertThat(meaning(one).equals(meaning(other)))
                        .as(left + "|" + right)
                        .isEqualTo(same);
            }
        }
    }

    private static String text(Content content) {
        Element root = oracle(content);
        return root == null ? "?" : root.getTextContent();
    }

    private static String meaning(Content content) {
        dev.tokenkeeper.format.Node root = ((Document) Parsing.read(Format.XML, content, Limits.DEFAULT)).root();
        while (root instanceof dev.tokenkeeper.format.Node.Branch branch) {
            root = branch.entries().getFirst().node();
        }
        return ((dev.tokenkeeper.format.Node.Scalar) root).meaning();
    }

    private static void change(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(3)) {
            case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
            case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
            default -> {
                int end = Math.min(text.length(), at + random.nextInt(20));
                text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
            }
        }
        for (int i = 0; i < text.length(); i++) {
            boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
            if (Character.isSurrogate(text.charAt(i)) && !pair) {
                text.setCharAt(i, '?');
            }
            i += pair ? 1 : 0;
        }
    }

    private static @Nullable Element oracle(Content content) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setCoalescing(true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(content.bytes())).getDocumentElement();
        } catch (SAXException | IOException e) {
            return null;
        } catch (ParserConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    /** One text for all elements that differ in the order of their children only. */
    private static String seen(Element element) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            parts.add(attribute.getNodeName() + "=" + attribute.getNodeValue());
        }
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                if (!inner.getAttribute("name").matches("[xy]")) {
                    parts.add(seen(inner));
                }
            } else if (child instanceof Text data) {
                text.append(data.getData());
            }
        }
        parts.sort(null);
        return "<" + element.getTagName() + parts + (text.toString().isBlank() ? "" : text) + ">";
    }

    private static String wanted(Item item, String name) {
        List<String> parts = new ArrayList<>();
        XmlDialect dialect = new XmlDialect(true);
        for (Item child : item.children()) {
            boolean attribute =
                    dialect.step(child).startsWith("@") || child.key().equals(Item.NAME);
            if (attribute) {
                parts.add(child.key() + "=" + child.value());
            } else if (child.kind() != Item.Kind.FREE) {
                String row = item.kind() == Item.Kind.TABLE ? "row" : "item";
                parts.add(wanted(child, child.key().isEmpty() ? row : child.key()));
            }
        }
        parts.sort(null);
        return "<" + name + parts + item.value() + ">";
    }

    private static Content content(String text) {
        return Content.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }
}
