package dev.tokenkeeper.cli.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration file: the custom resource's spec in JSON. */
class ConfigFileTest {
    @Test
    void allOfASpecIsRead() throws UsageException {
        String json = """
            {
              "source": {"path": "/readonly-tokens", "items": [
                {"key": "license.token"},
                {"key": "app", "path": "conf/app.json", "format": "Json", "mode": "0640"}]},
              "target": {"mountPath": "/writable-tokens", "mode": "0664", "uid": 1000, "gid": 2000},
              "name": "license",
              "format": "LicenseText",
              "merge": {
                "strategy": "ThreeWay",
                "conflictPolicy": "KeepTarget",
                "fieldPolicies": [{"path": "Counter", "type": "Monotonic"}, {"path": "/a=b", "type": "App"}]
              },
              "validation": [
                {"contains": "SOFTWARE_LICENSE_V1"}, {"regex": "^a\\\\d"}, {"keys": ["Product", "Expiry"]},
                {"maxSize": 4096}, {"command": ["check", "--quiet"]}],
              "history": {"revisionHistoryLimit": 10},
              "refresh": {"policy": "OnChange"},
              "reload": {"url": "http://localhost/reload", "signal": "HUP", "touchFile": "/t"},
              "groups": [["tls.crt", "tls.key"]],
              "shared": true
            }
            """;
        assertThat(told(ConfigFile.read("c.json", json))).isEqualTo("""
            conflict=[KeepTarget]
            field=[Counter=Monotonic, /a=b=App]
            file=[license.token, app:conf/app.json,format=Json,mode=0640]
            format=[LicenseText]
            gid=[2000]
            group=[tls.crt,tls.key]
            history-limit=[10]
            mode=[0664]
            name=[license]
            reload-signal=[HUP]
            reload-touch=[/t]
            reload-url=[http://localhost/reload]
            shared=[true]
            source=[/readonly-tokens]
            strategy=[ThreeWay]
            target=[/writable-tokens]
            uid=[1000]
            validate=[contains:SOFTWARE_LICENSE_V1, regex:^a\\d, keys:Product,Expiry, max-size:4096, \
            command:check --quiet]
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"sourc": 1}                                  | c.json: /sourc: is no key of the configuration
        {"source": {"secretRef": {"name": "x"}}}      | c.json: /source/secretRef/name: is no key of the configuration
        {"storage": {"claimName": "x"}}               | c.json: /storage/claimName: is no key of the configuration
        {"rolloutRestartTargets": []}                 | c.json: /rolloutRestartTargets: is no key of the configuration
        {"target": {"mountpath": "x"}}                | c.json: /target/mountpath: is no key of the configuration
        {"target": "x"}                               | c.json: /target: is no key of the configuration
        {"target": {"mode": {"a": "b"}}}              | c.json: /target/mode/a: is no key of the configuration
        {"source": {"items": [{"path": "x"}]}}        | c.json: /source/items/0: needs key
        {"source": {"items": [{"key": "x", "a": 1}]}} | c.json: /source/items/0/a: is no key of the configuration
        {"source": {"items": ["x"]}}                  | c.json: /source/items/0: is no key of the configuration
        {"merge": {"fieldPolicies": [{"path": "x"}]}} | c.json: /merge/fieldPolicies/0: needs type
        {"validation": [{"contain": "hunter2"}]}      | c.json: /validation/0/contain: is no key of the configuration
        {"validation": {"contains": "hunter2"}}       | c.json: /validation/contains: is no key of the configuration
        {"reload": {"command": ["x"]}}                | c.json: /reload/command/0: is no key of the configuration
        {"refresh": {"policy": "Never"}}              | c.json: /refresh/policy: can only be OnChange
        {"shared": "yes"}                             | c.json: /shared: is a switch: true or false
        {"name": "a", "name": "b"}                    | c.json: is not JSON at line 1, column 21
        {"name": "hunter2                             | c.json: is not JSON at line 1, column 18
        {"name": hunter2}                             | c.json: is not JSON at line 1, column 10
        {"name": "a"} {}                              | c.json: is not JSON at line 1, column 15
        {"name": 1.5}                                 | c.json: is not JSON at line 1, column 10
        {"name": "a\\x"}                              | c.json: is not JSON at line 1, column 14
        7                                             | c.json: /: is no key of the configuration
        """)
    void isRefusedWith(String json, String expected) {
        assertThat(refusal(json)).isEqualTo(expected);
    }

    @Test
    void deepNestingIsRefusedAndNotAnOverflow() {
        assertThat(refusal("[".repeat(100_000))).startsWith("c.json: is not JSON at line 1, column ");
    }

    @Test
    void escapesAreRead() throws UsageException {
        assertThat(told(ConfigFile.read("c", "{\"name\": \"a\\u0062\\n\\\"\\/\"}")))
                .isEqualTo("name=[ab\n\"/]\n");
    }

    private static String refusal(String json) {
        try {
            return "read as " + told(ConfigFile.read("c.json", json));
        } catch (UsageException e) {
            return e.place() + ": " + e.sentence();
        }
    }

    private static String told(Map<String, Given> given) {
        StringBuilder told = new StringBuilder();
        new TreeMap<>(given)
                .forEach((name, value) ->
                        told.append(name).append('=').append(value.values()).append('\n'));
        return told.toString();
    }
}
