package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.settings.FileWords;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.cli.talk.Table;
import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.ParseProblem;
import dev.tokenkeeper.merge.Roundtrip;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.report.JsonText;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * {@code verify --roundtrip FILE}: shows that the engine would keep each byte of a file. 0: it does; 1: the file cannot be
 * read; 4: it is no text of its format, or over a limit; 5: it would not, which is a fault of this program.
 */
final class RoundtripTool {
    private final String name;
    private final Format format;
    private final Console console;

    private RoundtripTool(String name, Format format, Console console) {
        this.name = name;
        this.format = format;
        this.console = console;
    }

    static int run(Arguments arguments, Output output, Console console) throws UsageException {
        String name = arguments.required(Flags.ROUNDTRIP);
        String word = arguments.value(Flags.FORMAT);
        Format asked = word == null ? null : FileWords.format(arguments.place(Flags.FORMAT), word);
        RoundtripTool tool = new RoundtripTool(name, asked == null ? Format.ofName(name) : asked, console);
        return tool.look(output).code();
    }

    private ExitStatus look(Output output) {
        Content content;
        try (InputStream in = new FileInputStream(name)) {
            content = Content.copyOf(in.readNBytes(Limits.DEFAULT.bytes() + 1));
        } catch (IOException e) {
            console.talk("Unreadable " + name + ": the file cannot be read. Next: ls -l");
            return ExitStatus.ERROR;
        }
        return switch (outcome(content)) {
            case Roundtrip.Outcome.Unreadable unreadable -> refuse(unreadable.problem(), content, output);
            case Roundtrip.Outcome.Read read -> tell(read, content, output);
        };
    }

    private Roundtrip.Outcome outcome(Content content) {
        return content.size() > Limits.DEFAULT.bytes()
                ? new Roundtrip.Outcome.Unreadable(new ParseProblem(ParseProblem.Kind.TOO_LARGE, 0, 0))
                : Roundtrip.of(format, content);
    }

    private ExitStatus refuse(ParseProblem problem, Content content, Output output) {
        if (output != Output.TABLE) {
            JsonText json = head(content).name("reads").value(false);
            json.name("line").value(problem.line()).name("column").value(problem.column());
            console.data(output.text(json.close('}').toString()));
        }
        String where = problem.line() == 0 ? "" : " line " + problem.line() + ", column " + problem.column();
        String what = problem.kind() == ParseProblem.Kind.TOO_LARGE ? "it passes a limit" : "it is no " + format.word();
        console.talk("Refused " + name + where + ": " + what + ". Next: correct the file, or name another --format");
        return ExitStatus.REFUSED;
    }

    private ExitStatus tell(Roundtrip.Outcome.Read read, Content content, Output output) {
        boolean rendered = content.equals(read.rendered());
        boolean merged = content.equals(read.merged()) && read.changes() == 0;
        if (output == Output.TABLE) {
            Table table = new Table("FILE", "FORMAT", "BYTES", "VALUES", "WRITTEN", "MERGED");
            table.row(
                    name,
                    format.word(),
                    Integer.toString(content.size()),
                    Integer.toString(read.values()),
                    rendered ? "same" : "differs",
                    merged ? "same" : "differs");
            console.data(table.text());
        } else {
            JsonText json = head(content).name("reads").value(true);
            json.name("values").value(read.values());
            json.name("written").value(rendered).name("merged").value(merged);
            console.data(output.text(json.close('}').toString()));
        }
        if (rendered && merged) {
            return ExitStatus.DONE;
        }
        Content other = rendered ? read.merged() : read.rendered();
        console.talk("RoundtripFailed " + name + (other == null ? "" : differs(content, other))
                + ": the engine would not keep each byte. Next: report the format and this place, without the file");
        return ExitStatus.INTEGRITY;
    }

    private JsonText head(Content content) {
        JsonText json = new JsonText().open('{').name("version").value(1);
        json.name("kind").value("RoundtripReport").name("path").value(name);
        return json.name("format").value(format.word()).name("bytes").value(content.size());
    }

    /** The line and column of the first byte that differs. */
    private static String differs(Content content, Content other) {
        byte[] is = content.bytes();
        byte[] comes = other.bytes();
        int line = 1;
        int column = 1;
        for (int i = 0; i < is.length && i < comes.length && is[i] == comes[i]; i++) {
            column++;
            if (is[i] == '\n') {
                line++;
                column = 1;
            }
        }
        return " line " + line + ", column " + column;
    }
}
