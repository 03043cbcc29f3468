package dev.tokenkeeper.cli.clusterlab;

import dev.tokenkeeper.cli.flags.Flags;
import dev.tokenkeeper.cli.talk.Narrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the lab is played, from nothing to a scene and back to nothing. What was not made here is not taken away. */
final class Venue implements AutoCloseable {
    private final Checkout checkout;
    private final Narrator tell;
    private final Path folder;
    private final Commands commands;
    private @Nullable Scene scene;
    private boolean startedCluster;
    private boolean closed;

    private Venue(Checkout checkout, Narrator tell, Path folder) {
        this.checkout = checkout;
        this.tell = tell;
        this.folder = folder;
        this.commands = new Commands(folder);
    }

    /** Makes a temporary folder, and nothing else yet. */
    static Venue open(Checkout checkout, Narrator tell) throws IOException {
        String chosen = System.getenv("TMPDIR");
        Path parent = Path.of(chosen == null || chosen.isEmpty() ? System.getProperty("java.io.tmpdir") : chosen);
        return new Venue(checkout, tell, Files.createTempDirectory(parent, "tokenkeeper-cluster-lab-"));
    }

    /** Gets cluster and image ready; the namespace is not there yet. */
    Scene prepare(Request request) throws IOException, InterruptedException, LabStoppedException {
        Path kubeconfig = request.kubeconfig();
        boolean own = kubeconfig == null;
        if (kubeconfig == null) {
            kubeconfig = ownCluster(request);
        }
        String image = request.image();
        Scene made = new Scene(
                checkout,
                commands,
                tell,
                List.of(own ? checkout.clusterScript("kubectl") : checkout.anyKubectl(), "--kubeconfig=" + kubeconfig),
                folder,
                image == null ? Flags.IMAGE.fallback() : image);
        check(made, kubeconfig);
        tell.say("To look on from another terminal: export KUBECONFIG=" + kubeconfig);
        synchronized (this) {
            scene = made;
        }
        return made;
    }

    private Path ownCluster(Request request) throws IOException, InterruptedException, LabStoppedException {
        ClusterBuild build = new ClusterBuild(checkout, commands, tell);
        if (request.image() == null) {
            build.image();
        }
        String up = build.kubeconfigIfUp();
        Path kubeconfig;
        if (up.isEmpty()) {
            synchronized (this) {
                startedCluster = true;
            }
            kubeconfig = build.start();
        } else {
            tell.say("The project's own cluster is up already, and stays up.");
            kubeconfig = Path.of(up);
        }
        if (request.image() == null) {
            build.load();
        }
        return kubeconfig;
    }

    private static void check(Scene scene, Path kubeconfig)
            throws IOException, InterruptedException, LabStoppedException {
        Answer ready = scene.look("get", "--raw", "/readyz");
        if (!ready.succeeded()) {
            throw new LabStoppedException("the cluster does not answer: " + ready.lastLine()
                    + ". Next: kubectl --kubeconfig=" + kubeconfig + " get nodes");
        }
        if (scene.isLeftBehind()) {
            scene.delete();
        }
        if (scene.isThere()) {
            throw new LabStoppedException("there is a namespace " + Scene.NAMESPACE
                    + " that this lab did not make. Next: delete it, or use another cluster");
        }
    }

    /** Ends what runs just now; nothing more is started but what {@link #close} needs. */
    void interrupt() throws InterruptedException {
        commands.stop();
    }

    /** Takes away the namespace, the cluster if it was started here, and the temporary folder. */
    @Override
    public synchronized void close() throws IOException, InterruptedException {
        if (closed) {
            return;
        }
        closed = true;
        Commands last = new Commands(folder);
        if (startedCluster) {
            tell.command("cluster/down");
            tell.proof(ClusterBuild.down(checkout, last).succeeded(), "the cluster is gone");
        } else if (scene != null) {
            Scene left = scene.with(last);
            if (left.isLeftBehind()) {
                left.delete();
            }
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = new ArrayList<>(found.toList());
        }
        for (Path path : all.reversed()) {
            Files.deleteIfExists(path);
        }
    }
}
