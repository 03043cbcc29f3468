package dev.tokenkeeper.acceptance.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Data flows one way: the packages use each other only as the table in {@link Flow} allows. */
class FlowTest {
    @Test
    void theRulesSeeTheProgram() {
        assertThat(Program.classes().size()).isGreaterThan(300);
    }

    @Test
    void everyPackageIsInTheTableAndEveryRowIsAPackage() {
        Set<String> stages = new TreeSet<>();
        for (JavaClass type : Program.classes()) {
            stages.add(Program.stage(type));
        }
        assertThat(stages).containsExactlyInAnyOrderElementsOf(Flow.packages());
    }

    @Test
    void noRowOfTheTablePointsForward() {
        List<String> above = new ArrayList<>();
        for (String name : Flow.packages()) {
            assertThat(above).as("what %s may use", name).containsAll(Flow.mayUse(name));
            above.add(name);
        }
    }

    @Test
    void noPackageUsesWhatItsRowDoesNotName() {
        Map<String, String> forbidden = new TreeMap<>();
        for (JavaClass type : Program.classes()) {
            String from = Program.stage(type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!Program.isOurs(target)) {
                    continue;
                }
                String to = Program.stage(target);
                if (!to.equals(from) && !Flow.mayUse(from).contains(to)) {
                    forbidden.putIfAbsent(from + " -> " + to, dependency.getDescription());
                }
            }
        }
        assertThat(forbidden).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.tokenkeeper.(**)").should().beFreeOfCycles().check(Program.classes());
    }
}
