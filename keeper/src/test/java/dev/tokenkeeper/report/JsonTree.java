package dev.tokenkeeper.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into maps, lists, strings, longs, booleans and null: strictly, for checking what was written. */
final class JsonTree {
    private final String text;
    private int at;

    private JsonTree(String text) {
        this.text = text;
    }

    static Object parse(String text) {
        JsonTree tree = new JsonTree(text);
        Object value = tree.value();
        tree.space();
        tree.need(tree.at == text.length());
        return value;
    }

    private Object value() {
        space();
        char c = text.charAt(at);
        return switch (c) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        at++;
        space();
        while (text.charAt(at) != '}') {
            need(object.isEmpty() || text.charAt(at++) == ',');
            space();
            String name = string();
            space();
            need(text.charAt(at++) == ':');
            need(!object.containsKey(name));
            object.put(name, value());
            space();
        }
        at++;
        return object;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        at++;
        space();
        while (text.charAt(at) != ']') {
            need(list.isEmpty() || text.charAt(at++) == ',');
            list.add(value());
            space();
        }
        at++;
        return list;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        need(text.charAt(at++) == '"');
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            need(c >= ' ');
            if (c == '\\') {
                char e = text.charAt(at++);
                c = switch (e) {
                    case 'n' -> '\n';
                    case 'u' -> (char) Integer.parseInt(text.substring(at, at += 4), 16);
                    default -> {
                        need(e == '"' || e == '\\');
                        yield e;
                    }
                };
            }
            string.append(c);
        }
        at++;
        return string.toString();
    }

    private Object number() {
        int from = at;
        while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Long.parseLong(text.substring(from, at));
    }

    private Object word(String word, Object value) {
        need(text.startsWith(word, at));
        at += word.length();
        return value;
    }

    private void space() {
        while (at < text.length() && " \n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void need(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("no JSON at " + at);
        }
    }
}
