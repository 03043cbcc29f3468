package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.settings.FileWords;
import dev.tokenkeeper.cli.settings.PolicyWords;
import dev.tokenkeeper.cli.start.ReportFiles;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.content.Content;
import dev.tokenkeeper.content.Format;
import dev.tokenkeeper.content.Words;
import dev.tokenkeeper.format.Limits;
import dev.tokenkeeper.format.ParseProblem;
import dev.tokenkeeper.format.Parsing;
import dev.tokenkeeper.merge.Conflict;
import dev.tokenkeeper.merge.Merge;
import dev.tokenkeeper.merge.MergeInput;
import dev.tokenkeeper.merge.MergeOutcome;
import dev.tokenkeeper.merge.Notice;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.report.MergeReport;
import dev.tokenkeeper.report.ReportJson;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verb {@code merge}: the engine as a tool, without a volume. Standard output is the result and nothing else; conflicts
 * are told by place on standard error, without values.
 */
final class MergeTool {
    private static final String NONE = "none";

    private final Console console;
    private final List<String> names;

    private MergeTool(Console console, List<String> names) {
        this.console = console;
        this.names = names;
    }

    static int run(Arguments arguments, Console console) throws UsageException {
        MergeTool tool = new MergeTool(console, arguments.operands());
        String report = arguments.value(Flags.REPORT);
        return tool.merge(arguments, report == null ? null : Path.of(report)).code();
    }

    private ExitStatus merge(Arguments arguments, @Nullable Path report) throws UsageException {
        Format format = format(arguments);
        Content[] versions = new Content[3];
        for (int i = 0; i < versions.length; i++) {
            if (i > 0 || !names.getFirst().equals(NONE)) {
                try {
                    versions[i] = read(names.get(i));
                } catch (IOException e) {
                    console.talk("Unreadable " + names.get(i) + ": the file cannot be read. Next: ls -l");
                    return ExitStatus.ERROR;
                }
            }
        }
        MergeInput input = new MergeInput(
                names.getFirst().equals(NONE) ? null : versions[0],
                versions[1],
                versions[2],
                format,
                PolicyWords.policy(arguments));
        for (int i = 0; i < versions.length; i++) {
            ParseProblem problem = versions[i] == null ? null : problem(format, versions[i]);
            if (problem != null) {
                refuse(names.get(i), problem, format);
                return told(report, input, new MergeOutcome.Refused(problem), ExitStatus.REFUSED);
            }
        }
        return finish(report, input, Merge.run(input));
    }

    private ExitStatus finish(@Nullable Path report, MergeInput input, MergeOutcome outcome) {
        return switch (outcome) {
            case MergeOutcome.Merged merged -> {
                conflicts(merged.conflicts());
                for (Notice notice : merged.notices()) {
                    console.talk(Words.camel(notice.kind()) + " " + notice.path() + ": tokenkeeper explain tells more");
                }
                console.bytes(merged.content().bytes());
                ExitStatus status = merged.conflicts().isEmpty() ? ExitStatus.DONE : ExitStatus.CONFLICTS;
                yield told(report, input, merged, status);
            }
            case MergeOutcome.Failed failed -> {
                conflicts(failed.conflicts());
                yield told(report, input, failed, ExitStatus.CONFLICTS);
            }
            case MergeOutcome.Refused refused -> {
                refuse(names.get(2), refused.problem(), input.format());
                yield told(report, input, refused, ExitStatus.REFUSED);
            }
        };
    }

    private ExitStatus told(@Nullable Path report, MergeInput input, MergeOutcome outcome, ExitStatus status) {
        if (report == null) {
            return status;
        }
        MergeReport told = new MergeReport(MergedFile.of(names.get(1), input, outcome));
        return ReportFiles.ofProcess(console).put(report, ReportJson.of(told)) ? status : status.or(ExitStatus.ERROR);
    }

    private void conflicts(List<Conflict> conflicts) {
        for (Conflict conflict : conflicts) {
            console.talk("Conflict " + conflict.path() + ": " + Words.camel(conflict.reason()) + "; "
                    + Words.kebab(conflict.kept()) + " is kept");
        }
    }

    private void refuse(String name, ParseProblem problem, Format format) {
        String where = problem.line() == 0 ? "" : " line " + problem.line() + ", column " + problem.column();
        String what = problem.kind() == ParseProblem.Kind.TOO_LARGE ? "it passes a limit" : "it is no " + format.word();
        console.talk("Refused " + name + where + ": " + what + ". Next: correct the file, or name another --format");
    }

    private static @Nullable ParseProblem problem(Format format, Content content) {
        return content.size() > Limits.DEFAULT.bytes()
                ? new ParseProblem(ParseProblem.Kind.TOO_LARGE, 0, 0)
                : Parsing.check(format, content);
    }

    /** The format asked for, else the first that one of the names tells. */
    private Format format(Arguments arguments) throws UsageException {
        String word = arguments.value(Flags.FORMAT);
        Format asked = word == null ? null : FileWords.format(arguments.place(Flags.FORMAT), word);
        if (asked != null) {
            return asked;
        }
        for (int i : new int[] {1, 2, 0}) {
            Format named = Format.ofName(names.get(i));
            if (named != Format.OPAQUE) {
                return named;
            }
        }
        return Format.OPAQUE;
    }

    /** Links and pipes are fine here: this is no volume of an application. */
    private static Content read(String name) throws IOException {
        try (InputStream in = new FileInputStream(name)) {
            return Content.copyOf(in.readNBytes(Limits.DEFAULT.bytes() + 1));
        }
    }
}
