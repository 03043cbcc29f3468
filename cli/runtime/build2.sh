#!/bin/sh
# Makes the runtime that ./tokenkeeper starts: a Java image with only the modules that the program needs, the program,
# and an AOT cache of what `init` loads. Called by Maven in the package phase of the module cli.
#
#   build.sh PROGRAM-JAR LIBRARY-FOLDER RUNTIME-FOLDER STARTED [JDK]
#
# RUNTIME-FOLDER/<build id>/ is made once per content: the id is a digest over the jars, the JDK's release file and this
# script. It is built under another name and renamed, and `current` is a link that is renamed too, so two builds at the
# same time, or one that is killed, leave nothing half done. STARTED is the time when the build read the sources
# (ISO 8601); ./tokenkeeper builds again when a source file is newer than that.
set -eu

program=$1 libraries=$2 runtimes=$3 started=$4
jdk=$("$(dirname "$0")/jdk25.sh" "${5-}")

if ! "$jdk/bin/jar" -tf "$program" | grep -q /Tokenkeeper.class; then
    echo "tokenkeeper: there is no program yet to make a runtime of" >&2
    exit 0
fi

# Java reads these from the environment; what is built here must not depend on who builds it.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH JDK_AOT_VM_OPTIONS || true

# Options of each start, baked into the image, so that the training run and all later runs have the same.
#   SerialGC, C1 alone, and that late: one short pass; compiling what runs a few times costs more than it saves.
#   MaxRAM: at most 512 MiB of heap on a big machine, half of the limit in a small container, and always compressed
#   pointers, without which the AOT cache would be refused.
#   -MaxFDLimit: `exec` hands the application the limits that we were given.
#   No core, no error file, no attaching: they would hold token values.
#   The JVM's own warnings go to standard error; standard output is data.
options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=10 -XX:-UsePerfData
-XX:MaxRAM=1g -XX:MaxRAMPercentage=50 -XX:-MaxFDLimit
-XX:-CreateCoredumpOnCrash -XX:+ErrorFileToStderr -XX:+DisableAttachMechanism
-Xlog:disable -Xlog:all=error:stderr
-Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
--enable-native-access=ALL-UNNAMED"
options=$(printf '%s' "$options" | tr '\n' ' ')

say() {
    printf 'tokenkeeper: %s\n' "$*"
}

picocli=$libraries/picocli.jar
id=$(
    for jar in "$program" "$libraries"/*.jar "$jdk/release" "$0"; do
        printf '%s ' "${jar##*/}"
        sha256sum <"$jar"
    done | sha256sum | cut -c 1-16
)

home=$runtimes/$id
publish() {
    touch -d "$started" "$home/lib/tokenkeeper/stamp"
    ln -sfn "$id" "$runtimes/.current-$$"
    mv -T "$runtimes/.current-$$" "$runtimes/current"
}
if [ -f "$home/lib/tokenkeeper/stamp" ]; then
    publish
    exit 0
fi

mkdir -p "$runtimes"
new=$runtimes/.building-$$
work=$runtimes/.work-$$
trap 'rm -rf "$new" "$work"' EXIT
trap 'exit 1' HUP INT TERM
rm -rf "$new" "$work"
mkdir -p "$work/classes" "$work/id"

# Our own jars become one: each jar on the class path costs a start some time. Libraries stay as they are.
say "packing the program"
for jar in "$program" "$libraries"/tokenkeeper-*.jar; do
    (cd "$work/classes" && "$jdk/bin/jar" -xf "$jar")
done
rm -rf "$work/classes/META-INF"
# The class that names its own build: loaded from a cache of another build, it names that one.
cat >"$work/id/BuildId.java" <<JAVA
package dev.tokenkeeper.cli;

final class BuildId {
    private BuildId() {}

    static String value() {
        return "$id";
    }
}
JAVA
"$jdk/bin/javac" --release 25 -d "$work/classes" "$work/id/BuildId.java"

say "linking a Java runtime"
# jdk.unsupported: signals are heard through a class that is found by reflection, which jdeps does not see.
modules=$("$jdk/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps --class-path "$picocli" "$work/classes")
"$jdk/bin/jlink" --add-modules "$modules,jdk.unsupported" --strip-debug --no-header-files --no-man-pages \
    --add-options "$options" --output "$new"

own=$new/lib/tokenkeeper
mkdir "$own"
"$jdk/bin/jar" --create --file "$own/tokenkeeper.jar" --date 2026-11-24T00:00:00Z --no-manifest -C "$work/classes" .
class_path=$own/tokenkeeper.jar
cp "$picocli" "$own/picocli.jar"
class_path=$class_path:$own/picocli.jar
# What ArchivedCode compares at each start: build id, then the jar's length and CRC-32 (as gzip counts it).
printf '%s %s %s\n' "$id" "$(wc -c <"$own/tokenkeeper.jar")" \
    "$(gzip -1 -c "$own/tokenkeeper.jar" | tail -c 8 | od -A n -t u4 -N 4 | tr -d ' ')" >"$own/build"

say "training the start"
if ! (cd "$work" && "$new/bin/java" -XX:-AOTClassLinking -XX:AOTCacheOutput="$own/tokenkeeper.aot" -cp "$class_path" \
    dev.tokenkeeper.cli.Rehearsal "$work/rehearsal") >"$work/training.log" 2>&1 || [ ! -s "$own/tokenkeeper.aot" ]; then
    # Where the JVM may not start its own child the same is done in two steps.
    if ! (cd "$work" && "$new/bin/java" -XX:AOTMode=record -XX:AOTConfiguration="$work/start.aotconf" -cp "$class_path" \
        dev.tokenkeeper.cli.Rehearsal "$work/rehearsal" &&
        "$new/bin/java" -XX:AOTMode=create -XX:AOTConfiguration="$work/start.aotconf" \
            -XX:AOTCache="$own/tokenkeeper.aot" -cp "$class_path") >>"$work/training.log" 2>&1; then
        cat "$work/training.log" >&2
        say "the training run failed; see above" >&2
        exit 1
    fi
fi
touch "$own/stamp"

if ! mv -T "$new" "$home" 2>/dev/null && [ ! -f "$home/lib/tokenkeeper/stamp" ]; then
    say "cannot rename $new to $home" >&2
    exit 1
fi
publish

# Two earlier ones stay, as a program that was started from them may still run.
ls -1dt "$runtimes"/[0-9a-f]* | tail -n +4 | while IFS= read -r old; do
    rm -rf "$old"
done
