package dev.tokenkeeper.cli.clusterlab;

import dev.tokenkeeper.cli.talk.Narrator;
import java.io.IOException;

/** Phase 3 and 4 of the lab text: the application writes, pods come and go. */
final class Edits {
    private Edits() {}

    private static boolean anotherPod(Scene scene) throws IOException, InterruptedException {
        String before = scene.pod();
        boolean deleted = scene.kubectl("delete", "pod", "-l", "app=token-app").succeeded();
        boolean ready = scene.kubectl("wait", "--for=condition=ready", "pod", "-l", "app=token-app", "--timeout=300s")
                .succeeded();
        return deleted && ready && !scene.pod().equals(before);
    }

    static final class Modification implements ClusterChapter {
        @Override
        public String title() {
            return "Phase 3: the application's edits survive the deletion of its pod";
        }

        @Override
        public void play(Scene scene, Narrator tell) throws IOException, InterruptedException {
            tell.proof(
                    scene.inApplication("sh", "-c", "echo \"MODIFIED_BY_APP: $(date)\" >> " + Scene.TOKEN)
                            .succeeded(),
                    "the application can write its token");
            tell.proof(anotherPod(scene), "another pod runs");
            tell.proof(
                    scene.inApplication("grep", "MODIFIED_BY_APP", Scene.TOKEN).succeeded(),
                    "the edit is still there (with cp in the init container it is gone)");
            scene.inApplication("sh", "-c", "echo \"Feature accessed: advanced\" >> " + Scene.TOKEN);
            scene.inApplication("sh", "-c", "echo \"Usage count: 42\" >> " + Scene.TOKEN);
        }
    }

    static final class Validation implements ClusterChapter {
        @Override
        public String title() {
            return "Phase 4: one more restart, and a look at volume and permissions";
        }

        @Override
        public void play(Scene scene, Narrator tell) throws IOException, InterruptedException {
            tell.proof(anotherPod(scene), "another pod runs");
            tell.proof(
                    scene.inApplication("grep", "Access", Scene.TOKEN).succeeded(),
                    "what the application wrote of its accesses is there");
            String live = scene.live();
            tell.proof(
                    live.contains("\nMODIFIED_BY_APP: ")
                            && live.contains("\nFeature accessed: advanced\n")
                            && live.contains("\nUsage count: 42\n"),
                    "so are all of its other lines");
            tell.proof(
                    scene.kubectl("describe", "pod", "-l", "app=token-app").prints("/writable-tokens from"),
                    "the volume is mounted where the application looks");
            tell.proof(scene.inApplication("df", "-h", "/writable-tokens").succeeded(), "storage usage can be read");
            tell.proof(
                    scene.inApplication("touch", "/writable-tokens/test-write").succeeded()
                            && scene.inApplication("ls", "-la", "/writable-tokens/test-write")
                                    .succeeded(),
                    "the volume can be written beside the token");
        }
    }
}
