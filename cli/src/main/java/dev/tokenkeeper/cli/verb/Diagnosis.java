package dev.tokenkeeper.cli.verb;

import dev.tokenkeeper.cli.doctor.Doctor;
import dev.tokenkeeper.cli.doctor.Findings;
import dev.tokenkeeper.cli.doctor.WorkloadDoctor;
import dev.tokenkeeper.cli.flags.Arguments;
import dev.tokenkeeper.cli.flags.Flag;
import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.flags.UsageException;
import dev.tokenkeeper.cli.settings.Settings;
import dev.tokenkeeper.cli.settings.SettingsReader;
import dev.tokenkeeper.cli.start.Machine;
import dev.tokenkeeper.cli.talk.Console;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.workload.examine.Kube.NoAnswerException;
import dev.tokenkeeper.workload.manifest.UnreadableException;
import java.util.List;

/** The verb {@code doctor}: of a workload in a cluster, of workloads in a manifest, or of a folder. */
final class Diagnosis {
    private Diagnosis() {}

    static int run(Arguments arguments, Console console) throws UsageException {
        Output output = Output.of(arguments);
        String file = arguments.value(Flags.FILENAME);
        List<String> operands = arguments.operands();
        try {
            if (file != null) {
                noFolder(arguments);
                if (!operands.isEmpty()) {
                    throw new UsageException("--filename", "and a workload of a cluster are two questions");
                }
                return tell(WorkloadDoctor.examine(ManifestText.read(file)), output, console);
            }
            if (!operands.isEmpty()) {
                noFolder(arguments);
                return tell(List.of(ofCluster(arguments, operands.getFirst())), output, console);
            }
        } catch (UnreadableException e) {
            console.talk(file + " " + e.getMessage() + ". Next: correct it there");
            return ExitStatus.ERROR.code();
        } catch (NoAnswerException e) {
            console.talk(e.sentence());
            return ExitStatus.ERROR.code();
        }
        if (arguments.given(Flags.TARGET) == null) {
            throw new UsageException(
                    "WORKLOAD",
                    "is missing: name a workload as deployment/NAME, a manifest with -f, or a folder with"
                            + " --target");
        }
        Settings settings = SettingsReader.read(arguments);
        return tell(
                List.of(Doctor.examine(settings, Machine.disk(settings), Machine.surroundings(settings))),
                output,
                console);
    }

    private static Findings ofCluster(Arguments arguments, String reference) throws UsageException, NoAnswerException {
        if (!reference.matches("[A-Za-z.]+/[a-z0-9][a-z0-9.-]*")) {
            throw new UsageException("WORKLOAD", "has to be KIND/NAME, such as deployment/token-app");
        }
        return WorkloadDoctor.examine(
                reference,
                arguments.value(Flags.NAMESPACE),
                arguments.value(Flags.CONTEXT),
                arguments.value(Flags.KUBECONFIG));
    }

    /** A workload and a folder are two questions. */
    private static void noFolder(Arguments arguments) throws UsageException {
        for (Flag flag : List.of(Flags.TARGET, Flags.SOURCE)) {
            if (arguments.given(flag) != null) {
                throw new UsageException(arguments.place(flag), "is for a folder; leave it out, or the workload");
            }
        }
    }

    private static int tell(List<Findings> all, Output output, Console console) {
        boolean problem = false;
        for (Findings findings : all) {
            String head = all.size() > 1 ? findings.of() + "\n" : "";
            console.data(output == Output.TABLE ? head + findings.text() : output.text(findings.json()));
            problem |= findings.hasProblem();
        }
        if (all.isEmpty()) {
            console.talk("there is no workload in it. Next: give a Deployment, StatefulSet, DaemonSet, Job or Pod");
        }
        return problem || all.isEmpty() ? ExitStatus.ERROR.code() : ExitStatus.DONE.code();
    }
}
