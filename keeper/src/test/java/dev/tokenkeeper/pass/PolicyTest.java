package dev.tokenkeeper.pass;

import static dev.tokenkeeper.pass.Pod.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenkeeper.format.NodePath;
import dev.tokenkeeper.merge.Conflict.Side;
import dev.tokenkeeper.merge.ConflictPolicy;
import dev.tokenkeeper.merge.FieldPolicy;
import dev.tokenkeeper.merge.Strategy;
import dev.tokenkeeper.report.ConflictReport;
import dev.tokenkeeper.report.ExitStatus;
import dev.tokenkeeper.report.FileReport;
import dev.tokenkeeper.report.PassReport;
import dev.tokenkeeper.report.ReasonCode;
import dev.tokenkeeper.report.Result;
import org.junit.jupiter.api.Test;

/** Strategies for whole files, and what becomes of conflicts. */
class PolicyTest {
    private static final String NEWER = TOKEN.replace("2024-12-31", "2025-12-31");
    private static final String DIST = Pod.LIVE + ".dist";

    private static Pod conflicting(ConflictPolicy policy) {
        Pod pod = Pod.with(TOKEN).onConflict(policy);
        pod.init();
        return pod.appReplaces("2024-12-31", "2030-01-01").secret(NEWER);
    }

    @Test
    void takeSourcePutsTheSourceOverTheEditsWhenItChanges() {
        Pod pod = Pod.with(TOKEN).strategy(Strategy.TAKE_SOURCE);
        pod.init();
        pod.appReplaces("Counter: 3", "Counter: 7");
        assertThat(pod.init().result()).isEqualTo(Result.RECORDED);

        assertThat(pod.secret(NEWER).init().result()).isEqualTo(Result.DELIVERED);
        assertThat(pod.live()).isEqualTo(NEWER);
    }

    @Test
    void keepTargetOnlyNotesTheSource() {
        Pod pod = Pod.with(TOKEN).strategy(Strategy.KEEP_TARGET);
        pod.init();

        assertThat(pod.secret(NEWER).init().result()).isEqualTo(Result.RECORDED);
        assertThat(pod.live()).isEqualTo(TOKEN);
        assertThat(pod.init().result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void createdOnceIsDeliveredOnceAndTheSourceIsNotLookedAtAgain() {
        Pod pod = Pod.with(TOKEN).strategy(Strategy.CREATED_ONCE);
        assertThat(pod.init().result()).isEqualTo(Result.DELIVERED);
        String before = pod.volume();

        assertThat(pod.secret(NEWER).init().result()).isEqualTo(Result.UNCHANGED);
        assertThat(pod.volume()).isEqualTo(before);
        assertThat(pod.appRemoves().init().result()).isEqualTo(Result.RESTORED);
        assertThat(pod.live()).isEqualTo(TOKEN);
    }

    @Test
    void createdOnceLeavesAFileThatWasThereAlone() {
        Pod pod = Pod.with(TOKEN).strategy(Strategy.CREATED_ONCE).appWrites(NEWER);

        assertThat(pod.init().conflicts()).isEmpty();
        assertThat(pod.live()).isEqualTo(NEWER);
    }

    @Test
    void takeSourceInConflictsLeavesNone() {
        Pod pod = conflicting(ConflictPolicy.TAKE_SOURCE);

        assertThat(pod.init().conflicts()).isEmpty();
        assertThat(pod.live()).isEqualTo(NEWER);
    }

    @Test
    void keepBothPutsTheSourceBesideUntilTheConflictEnds() {
        Pod pod = conflicting(ConflictPolicy.KEEP_BOTH).mode(0640);

        FileReport file = pod.init();

        assertThat(file.conflicts()).extracting(ConflictReport::path).containsExactly("/Expiry");
        assertThat(pod.disk.text(DIST)).isEqualTo(NEWER);
        assertThat(pod.volume()).containsPattern("license.token.dist .* links=1, mode=" + 0640);
        String before = pod.volume();
        assertThat(pod.init().result()).isEqualTo(Result.UNCHANGED);
        assertThat(pod.volume()).isEqualTo(before);

        pod.secret(NEWER.replace("2024.1", "2025.1")).init();
        assertThat(pod.disk.text(DIST)).isEqualTo(NEWER.replace("2024.1", "2025.1"));

        pod.keeper().resolve("/Expiry", Side.OURS);
        assertThat(pod.disk.text(DIST)).isNull();
    }

    @Test
    void somebodyElsesDistFileIsNotTouched() {
        Pod pod = conflicting(ConflictPolicy.KEEP_BOTH);
        pod.disk.put(DIST, "mine");

        pod.init();
        pod.keeper().resolve("/Expiry", Side.OURS);

        assertThat(pod.disk.text(DIST)).isEqualTo("mine");
    }

    @Test
    void failPublishesNothingAndSaysSoEachTimeWithoutWriting() {
        Pod pod = conflicting(ConflictPolicy.FAIL);

        PassReport report = pod.report(PassTrigger.INIT);
        String before = pod.volume();
        FileReport again = pod.init();

        assertThat(ExitStatus.of(report, false).code()).isEqualTo(3);
        assertThat(Pod.reasons(Pod.first(report))).containsExactly(ReasonCode.CONFLICT_FAILED);
        assertThat(pod.live()).isEqualTo(TOKEN.replace("2024-12-31", "2030-01-01"));
        assertThat(Pod.reasons(again)).containsExactly(ReasonCode.CONFLICT_FAILED);
        assertThat(again.conflicts()).extracting(ConflictReport::path).containsExactly("/Expiry");
        assertThat(again.result()).isEqualTo(Result.KEPT);
        assertThat(pod.volume()).isEqualTo(before);
    }

    @Test
    void aConflictUnderFailCanBeResolved() {
        for (Side side : Side.values()) {
            Pod pod = conflicting(ConflictPolicy.FAIL);
            pod.init();

            pod.keeper().resolve("/Expiry", side);

            assertThat(pod.live()).contains(side == Side.OURS ? "2030-01-01" : "2025-12-31");
            FileReport file = pod.init();
            assertThat(file.result()).isEqualTo(Result.UNCHANGED);
            assertThat(file.conflicts()).isEmpty();
        }
    }

    @Test
    void aRuleForOneNodeDecidesThere() {
        Pod pod = Pod.with(TOKEN)
                .field(new FieldPolicy(NodePath.parse("Expiry"), FieldPolicy.Type.SOURCE))
                .field(new FieldPolicy(NodePath.parse("Counter"), FieldPolicy.Type.MONOTONIC));
        pod.init();
        pod.appReplaces("2024-12-31", "2030-01-01").appReplaces("Counter: 3", "Counter: 9");

        FileReport file = pod.secret(NEWER.replace("Counter: 3", "Counter: 5")).init();

        assertThat(pod.live()).isEqualTo(NEWER.replace("Counter: 3", "Counter: 9"));
        assertThat(file.conflicts()).isEmpty();
    }
}
