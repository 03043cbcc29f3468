package dev.tokenkeeper.cli.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration file: the custom resource's spec in YAML or JSON. */
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
                "fieldPolicies": [{"path": "Counter", "type": "Monotonic"}, {"path": "/a=b", "type": "App"},
                  {"path": "/t", "type": "Merge", "format": "Json"}, {"path": "/s", "type": "Set", "mergeKey": "k"}]
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
            field=[Counter=Monotonic, /a=b=App, /t=Merge,format=Json, /s=Set,merge-key=k]
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
        {"sourc": 1}                                  | c.json:1:11: /sourc: is no key of the configuration
        {"source": {"secretRef": {"name": "x"}}}      | c.json:1:35: /source/secretRef/name: is no key of the configuration
        {"storage": {"claimName": "x"}}               | c.json:1:27: /storage/claimName: is no key of the configuration
        {"rolloutRestartTargets": []}                 | c.json:1:27: /rolloutRestartTargets: is no key of the configuration
        {"target": {"mountpath": "x"}}                | c.json:1:26: /target/mountpath: is no key of the configuration
        {"target": "x"}                               | c.json:1:12: /target: is no key of the configuration
        {"target": {"mode": {"a": "b"}}}              | c.json:1:27: /target/mode/a: is no key of the configuration
        {"source": {"items": [{"path": "x"}]}}        | c.json:1:32: /source/items/0: needs key
        {"source": {"items": [{"key": "x", "a": 1}]}} | c.json:1:41: /source/items/0/a: is no key of the configuration
        {"source": {"items": ["x"]}}                  | c.json:1:23: /source/items/0: is no key of the configuration
        {"merge": {"fieldPolicies": [{"path": "x"}]}} | c.json:1:39: /merge/fieldPolicies/0: needs type
        {"validation": [{"contain": "hunter2"}]}      | c.json:1:29: /validation/0/contain: is no key of the configuration
        {"validation": {"contains": "hunter2"}}       | c.json:1:29: /validation/contains: is no key of the configuration
        {"reload": {"command": ["x"]}}                | c.json:1:25: /reload/command/0: is no key of the configuration
        {"refresh": {"policy": "Never"}}              | c.json:1:24: /refresh/policy: can only be OnChange
        {"shared": "yes"}                             | c.json:1:12: /shared: is a switch: true or false
        {"name": "a", "name": "b"}                    | c.json: is not JSON at line 1, column 21
        {"name": "hunter2                             | c.json: is not JSON at line 1, column 18
        {"name": hunter2}                             | c.json: is not JSON at line 1, column 10
        {"name": "a"} {}                              | c.json: is not JSON at line 1, column 15
        {"name": 1.5}                                 | c.json: is not JSON at line 1, column 10
        {"name": "a\\x"}                              | c.json: is not JSON at line 1, column 14
        7                                             | c.json:1:1: /: is no key of the configuration
        """)
    void isRefusedWith(String json, String expected) {
        assertThat(refusal(json)).isEqualTo(expected);
    }

    @Test
    void yamlSaysTheSame() throws UsageException {
        String yaml = """
            # Several files, one delivery.
            source:
              path: /readonly-tokens
              items:
              - key: license.token
              - {key: app, path: conf/app.json, format: Json, mode: 0640}
            target: {mountPath: "/writable-tokens", mode: '0664', uid: 1000}
            merge:
              fieldPolicies:
                - path: Counter
                  type: Monotonic
            validation:
            - contains: SOFTWARE_LICENSE_V1
            - keys: [Product, Expiry]
            - regex: >-
                ^a\\d
            groups: [[tls.crt, tls.key]]
            history:
            shared: true
            """;
        assertThat(told(ConfigFile.read("c.yaml", yaml))).isEqualTo("""
            field=[Counter=Monotonic]
            file=[license.token, app:conf/app.json,format=Json,mode=0640]
            group=[tls.crt,tls.key]
            mode=[0664]
            shared=[true]
            source=[/readonly-tokens]
            target=[/writable-tokens]
            uid=[1000]
            validate=[contains:SOFTWARE_LICENSE_V1, keys:Product,Expiry, regex:^a\\d]
            """);
        assertThat(told(ConfigFile.read("c", yaml))).isEqualTo(told(ConfigFile.read("c.yml", yaml)));
        assertThat(told(ConfigFile.read("c.yaml", "{\"name\": \"a\"}"))).isEqualTo("name=[a]\n");
        assertThat(told(ConfigFile.read("c.yaml", "# nothing\n"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        sourc: 1                               | c.yaml:1:8: /sourc: is no key of the configuration
        name: a⏎source:⏎  items:⏎  - path: x | c.yaml:4:11: /source/items/0: needs key
        name: a⏎name: b                       | c.yaml: is no YAML that can be a configuration at line 2, column 1
        name: &a b                             | c.yaml: is no YAML that can be a configuration at line 1, column 7
        name: *a                               | c.yaml: is no YAML that can be a configuration at line 1, column 7
        name: !!str a                          | c.yaml: is no YAML that can be a configuration at line 1, column 7
        {? [a] : b}                            | c.yaml: is no YAML that can be a configuration at line 1, column 4
        name: a⏎---⏎name: b                  | c.yaml: is no YAML that can be a configuration at line 2, column 1
        name: 'hunter2                         | c.yaml: is no YAML that can be a configuration at line 1, column 15
        name: hunter2: hunter3                 | c.yaml: is no YAML that can be a configuration at line 1, column 14
        name:                                  | c.yaml:1:6: /name: has no value
        shared: yes                            | c.yaml:1:9: /shared: is a switch: true or false
        - a                                    | c.yaml:1:3: /0: is no key of the configuration
        """)
    void yamlIsRefusedWith(String yaml, String expected) {
        assertThat(refusal("c.yaml", yaml.replace('⏎', '\n'))).isEqualTo(expected);
    }

    @Test
    void deepYamlIsRefusedAndNotAnOverflow() {
        assertThat(refusal("c.yaml", "[".repeat(100_000))).startsWith("c.yaml: is no YAML");
        assertThat(refusal("c.yaml", "- ".repeat(100_000))).startsWith("c.yaml: is no YAML");
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
        return refusal("c.json", json);
    }

    private static String refusal(String file, String text) {
        try {
            return "read as " + told(ConfigFile.read(file, text));
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
