package dev.tokenkeeper.cli.doctor;

import dev.tokenkeeper.cli.talk.Paragraph;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.report.JsonText;
import dev.tokenkeeper.workload.examine.Finding;
import java.util.ArrayList;
import java.util.List;

/** What an examination found, one after the other, as lines for people or as JSON. */
public final class Findings {
    private static final String INDENT = "         ";

    private final String of;
    private final List<Line> lines = new ArrayList<>();

    /** Findings of the folder or workload that is called {@code of}. */
    Findings(String of) {
        this.of = of;
    }

    /** What was examined. */
    public String of() {
        return of;
    }

    private record Line(Level level, String code, String subject, String seen, String why, String next) {}

    private enum Level {
        OK("ok"),
        NOTE("note"),
        PROBLEM("PROBLEM");

        private final String word;

        Level(String word) {
            this.word = word;
        }
    }

    /** As it should be. */
    void good(String sentence) {
        lines.add(new Line(Level.OK, "", "", sentence, "", ""));
    }

    /** Worth knowing. */
    void note(String sentence, String next) {
        lines.add(new Line(Level.NOTE, "", "", sentence, "", next));
    }

    /** It does not work like this. */
    void problem(String sentence, String next) {
        lines.add(new Line(Level.PROBLEM, "", "", sentence, "", next));
    }

    /** What an examination of a workload found. */
    void add(Finding finding) {
        Level level = switch (finding.level()) {
            case OK -> Level.OK;
            case NOTE -> Level.NOTE;
            case PROBLEM -> Level.PROBLEM;
        };
        lines.add(new Line(level, finding.code(), finding.subject(), finding.seen(), finding.why(), finding.next()));
    }

    /** Whether something does not work. */
    public boolean hasProblem() {
        return lines.stream().anyMatch(line -> line.level() == Level.PROBLEM);
    }

    /** Lines of at most 80 columns. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            String word = line.level().word;
            String code = line.code().isEmpty() ? "" : " (" + line.code() + ")";
            String told = Paragraph.of(INDENT, named(line) + code);
            text.append(word).append(told, word.length(), told.length());
            text.append(line.why().isEmpty() ? "" : Paragraph.of(INDENT, "Why: " + line.why()));
            text.append(line.next().isEmpty() ? "" : Paragraph.of(INDENT, "Next: " + line.next()));
        }
        return text.toString();
    }

    private static String named(Line line) {
        return line.subject().isEmpty() ? line.seen() : line.subject() + ": " + line.seen();
    }

    /** One object: {@code docs/schema/doctor-report.json}. */
    public String json() {
        JsonText json = new JsonText().open('{').name("version").value(1);
        json.name("kind")
                .value("DoctorReport")
                .name("of")
                .value(of)
                .name("findings")
                .open('[');
        for (Line line : lines) {
            json.open('{').name("level").value(Words.camel(line.level()));
            json.name("code").value(line.code()).name("subject").value(line.subject());
            json.name("seen").value(line.seen()).name("why").value(line.why());
            json.name("next").value(line.next()).close('}');
        }
        return json.close(']').close('}').toString();
    }
}
