package dev.tokenkeeper.cli.uses.oauth;

import dev.tokenkeeper.cli.talk.Narrator;
import dev.tokenkeeper.cli.workbench.Chapter;
import dev.tokenkeeper.cli.workbench.Outcome;
import dev.tokenkeeper.cli.workbench.Program;
import dev.tokenkeeper.cli.workbench.Replica;
import dev.tokenkeeper.cli.workbench.Story;
import dev.tokenkeeper.cli.workbench.Workbench;
import dev.tokenkeeper.examples.oauth.NaiveClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** OAuth: one log-in shared by processes that are killed, beside processes that keep it as most do. */
public final class OAuth {
    private static final String LIVE = "volume/token.json";

    private OAuth() {}

    /** A new play of it. */
    public static Story story() {
        OAuthScene scene = new OAuthScene();
        return new Story(
                "Tokenkeeper lab: OAuth, one refresh for each expiry, whoever dies.",
                List.of(
                        new LoggedIn(scene),
                        new Storm(scene),
                        new LoggedInAgain(scene),
                        new Quiet(scene),
                        new Naive(scene)));
    }

    private static Outcome init(Workbench bench) throws IOException, InterruptedException {
        return bench.run("init", "--file=" + OAuthScene.KEY, "--conflict=take-source");
    }

    private static Path live(Workbench bench) {
        return bench.volume().resolve(OAuthScene.KEY);
    }

    private record LoggedIn(OAuthScene scene) implements Chapter {
        @Override
        public String title() {
            return "A person logs in; the Secret delivers the refresh token";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            tell.say("The server takes the second use of a refresh token for theft, and ends the log-in.");
            String token = scene.login(bench);
            bench.secret().put(OAuthScene.KEY, token);
            tell.command("tokenkeeper init --source secret --target volume --file token.json --conflict take-source");
            Outcome init = init(bench);
            tell.proof(
                    init.succeeded()
                            && bench.text(live(bench)).equals(token)
                            && bench.mode(live(bench)).equals("rw-------"),
                    LIVE + " has it, for nobody else's eyes");
        }
    }

    /** Clients with clocks that are hours off; whoever waits for a late answer is killed. */
    private record Storm(OAuthScene scene) implements Chapter {
        private static final int CLIENTS = 6;
        private static final int KILLS = 4;
        private static final long LEAST_MILLIS = 6000;
        private static final long MOST_MILLIS = 30_000;

        @Override
        public String title() {
            return "Six processes, clocks hours off, killed between answer and write";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            tell.command("java ...examples.oauth.ApiClient volume http://127.0.0.1:PORT client-0 40 -5");
            for (int i = 0; i < CLIENTS; i++) {
                scene.start(bench);
            }
            int kills = storm(bench);
            FamilyStats stats = scene.stats(bench, 0);
            int starts = scene.started();
            tell.say("The server's numbers: " + stats.answers() + " answers of the API, " + stats.due()
                    + " access tokens ended and were refreshed; " + kills + " clients were killed.");
            tell.proof(!stats.revoked() && stats.due() >= CLIENTS, "no refresh token was used twice: it never revoked");
            tell.proof(
                    kills == KILLS && stats.repeats() >= 1 && stats.repeats() <= starts,
                    stats.repeats() + " requests were sent again, as whoever sent them died unheard");
            tell.proof(
                    stats.early() <= starts,
                    "one refresh for each expiry; " + stats.early() + " more by some of " + starts
                            + " processes at their start, which had only the date and a wrong clock");
            tell.proof(
                    stats.partial() >= 1 && bench.text(live(bench)).contains("\"refresh_token\""),
                    stats.partial() + " answers had no refresh token: the one before was kept");
            boolean all = true;
            for (Replica client : scene.clients()) {
                all &= client.says(" answers\n") && client.isAlive();
            }
            tell.proof(all, "all six go on, and all were answered");
        }

        /** How many were killed while their answer was on its way. */
        private int storm(Workbench bench) throws IOException, InterruptedException {
            long began = System.nanoTime();
            long millis = 0;
            int kills = 0;
            long seen = 0;
            while (millis < LEAST_MILLIS || (unfinished(bench, kills) && millis < MOST_MILLIS)) {
                List<String> late = scene.server(bench)
                        .said()
                        .lines()
                        .filter(line -> line.startsWith("the answer is late for "))
                        .toList();
                if (late.size() > seen && kills < KILLS) {
                    String line = late.getLast();
                    seen = late.size();
                    for (Replica client : scene.clients()) {
                        if (line.endsWith(" " + client.name())) {
                            scene.replace(bench, client);
                            kills++;
                        }
                    }
                }
                TimeUnit.MILLISECONDS.sleep(10);
                millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            }
            return kills;
        }

        private boolean unfinished(Workbench bench, int kills) throws IOException, InterruptedException {
            FamilyStats stats = scene.stats(bench, 0);
            return kills < KILLS || stats.due() < CLIENTS || stats.partial() == 0;
        }
    }

    private record LoggedInAgain(OAuthScene scene) implements Chapter {
        @Override
        public String title() {
            return "Somebody logs in again: the new log-in comes by the Secret, and stays";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            String token = scene.login(bench);
            Replica server = scene.server(bench);
            // In the middle of a refresh of the old one, whose answer comes after the new log-in was delivered.
            server.saysAgain("the answer is late", server.said().length());
            bench.secret().put(OAuthScene.KEY, token);
            tell.command("tokenkeeper init ...      # while an answer to the old one is on its way");
            Outcome init = init(bench);
            FamilyStats old = scene.stats(bench, 0);
            tell.proof(init.succeeded(), "the Secret's new refresh token was taken, while all run");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (scene.stats(bench, 1).due() < 2 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            FamilyStats fresh = scene.stats(bench, 1);
            tell.proof(
                    fresh.due() >= 2 && fresh.answers() > 0 && !fresh.revoked(),
                    "the clients have refreshed the new log-in " + fresh.due() + " times");
            TimeUnit.MILLISECONDS.sleep(1500);
            FamilyStats later = scene.stats(bench, 0);
            // One may have been on its way to the server just then.
            tell.proof(
                    later.refreshes() <= old.refreshes() + 1 && !later.revoked(),
                    "the old one was not refreshed any more: its last answer did not come back");
        }
    }

    private record Quiet(OAuthScene scene) implements Chapter {
        @Override
        public String title() {
            return "No token is in any log or command line";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            List<String> logs = new ArrayList<>();
            try (Stream<Path> all = Files.list(bench.folder().resolve("logs"))) {
                all.forEach(log -> logs.add(Program.text(log)));
            }
            scene.clients().forEach(client -> logs.add(client.commandLine()));
            String said = String.join("", logs);
            tell.proof(
                    bench.text(live(bench)).contains("tkr_")
                            && bench.text(live(bench)).contains("tka_"),
                    "each refresh token of this server begins with tkr_, each access token with tka_");
            tell.proof(
                    said.contains(" answers\n") && !said.contains("tkr_") && !said.contains("tka_"),
                    logs.size() + " logs and command lines have neither");
        }
    }

    private record Naive(OAuthScene scene) implements Chapter {
        private static final int CLIENTS = 4;

        @Override
        public String title() {
            return "Beside it: read, refresh, write, as most applications do";
        }

        @Override
        public void play(Workbench bench, Narrator tell) throws IOException, InterruptedException {
            Path naive = bench.folder().resolve("naive");
            Files.writeString(naive.resolve(OAuthScene.KEY), scene.login(bench));
            tell.command("java ...examples.oauth.NaiveClient naive http://127.0.0.1:PORT naive-0 40");
            long began = System.nanoTime();
            for (int i = 0; i < CLIENTS; i++) {
                String name = "naive-" + i;
                Replica.start(bench, NaiveClient.class, name, List.of(naive.toString(), scene.url(bench), name, "40"));
            }
            long seconds = 0;
            while (!scene.stats(bench, 2).revoked() && seconds < 30) {
                TimeUnit.MILLISECONDS.sleep(50);
                seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
            }
            tell.proof(
                    scene.stats(bench, 2).revoked() && !scene.stats(bench, 1).revoked(),
                    "same server, no kill, right clocks: the log-in is lost within " + (seconds + 1)
                            + " s; ours goes on");
        }
    }
}
