#!/bin/sh
# Makes the runtime that ./tokenkeeper starts: a Java image with only the modules that the program needs, the program,
# and an AOT cache of what `init` loads. Called by Maven in the package phase of the module cli.
#
#   build.sh PROGRAM-JAR LIBRARY-FOLDER RUNTIME-FOLDER STARTED [JDK]
#
# RUNTIME-FOLDER/<build id>/ is made once per content: the id is a digest over the jars, the JDK's release file and this
# script. It is complete when it has its file `stamp`; one that was left half done is made again, and the link `current`
# is swapped only then. One build at a time makes it. The cache is trained at the final place: it names its jar by path,
# and at another place each class of it costs the start a look for that path. The time of `stamp` is STARTED (ISO 8601),
# when the build read the sources; ./tokenkeeper builds again when a source file is newer.
set -eu
export LC_ALL=C

program=$1 libraries=$2 runtimes=$3 started=$4
jdk=$("$(dirname "$0")/jdk25.sh" "${5-}")

if ! "$jdk/bin/jar" -tf "$program" | grep -q /Rehearsal.class; then
    echo "tokenkeeper: there is no program yet to make a runtime of" >&2
    exit 0
fi

# Java reads these from the environment; what is built here must not depend on who builds it.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH JDK_AOT_VM_OPTIONS || true

# Options of each start, baked into the image, so that the training run and all later runs have the same.
#   SerialGC, C1 alone, and that late: one short pass; compiling what runs a few times costs more than it saves.
#   ArchiveRelocationMode=0: the cache is mapped where it was made, if that is free; else each page of it is copied.
#   -AOTReplayTraining: profiles of the training run are for a compiler that is not used here.
#   MaxRAM: at most 512 MiB of heap on a big machine, half of the limit in a small container, and always compressed
#   pointers, without which the AOT cache would be refused.
#   -MaxFDLimit: `exec` hands the application the limits that we were given.
#   Idle monitors are looked for each minute instead of four times a second: `watch` sleeps for days.
#   No core, no error file, no attaching: they would hold token values.
#   The JVM's own errors go to standard error; standard output is data. Not those of the cache: at another place, or where
#   another Java made it, it is left out, and we would not be heard over it.
options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=50 -XX:-UsePerfData
-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:-AOTRecordTraining -XX:-AOTReplayTraining
-XX:MaxRAM=1g -XX:MaxRAMPercentage=50 -XX:-MaxFDLimit
-XX:+UnlockDiagnosticVMOptions -XX:AsyncDeflationInterval=60000
-XX:-CreateCoredumpOnCrash -XX:+ErrorFileToStderr -XX:+DisableAttachMechanism
-Xlog:disable -Xlog:all=error:stderr -Xlog:aot=off:stderr
-Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
--enable-native-access=ALL-UNNAMED"
options=$(printf '%s' "$options" | tr '\n' ' ')

say() {
    printf 'tokenkeeper: %s\n' "$*"
}

id=$(
    for jar in "$program" "$libraries"/*.jar "$jdk/release" "$0"; do
        printf '%s ' "${jar##*/}"
        sha256sum <"$jar"
    done | sha256sum | cut -c 1-16
)

home=$runtimes/$id
own=$home/lib/tokenkeeper
publish() {
    printf '%s\n' "$own" >"$own/place"
    touch -d "$started" "$own/stamp"
    ln -sfn "$id" "$runtimes/.current-$$"
    mv -T "$runtimes/.current-$$" "$runtimes/current"
}
mkdir -p "$runtimes"
if command -v flock >/dev/null 2>&1; then
    exec 9>"$runtimes/.lock"
    flock 9
fi
if [ -f "$own/stamp" ] && [ "$(cat "$own/place")" = "$own" ]; then
    publish
    exit 0
fi

work=$runtimes/.work-$$
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
rm -rf "$home" "$work"
mkdir -p "$work/classes" "$work/id"

# All jars become one, as the JVM opens each at every start. Libraries come behind the look at what modules our own
# classes need; their licences are named in NOTICE and in the image's bill of materials.
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
modules=$("$jdk/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps --class-path "$libraries/*" "$work/classes")
"$jdk/bin/jlink" --add-modules "$modules,jdk.unsupported" --strip-debug --no-header-files --no-man-pages \
    --add-options "$options" --output "$home"
# The first digest reads this file, of which all but some lines are comments.
security=$home/conf/security/java.security
sed '/^#/d; /^[[:space:]]*$/d' "$security" >"$work/java.security"
cat "$work/java.security" >"$security"
mkdir "$own"
# Which libraries are in it, and the digests of their jars.
for jar in "$libraries"/*.jar; do
    name=${jar##*/}
    if [ "$name" = "${name#tokenkeeper-}" ]; then
        (cd "$work/classes" && "$jdk/bin/jar" -xf "$jar" && rm -rf META-INF module-info.class)
        printf '%s %s\n' "${name%.jar}" "$(sha256sum <"$jar" | cut -d ' ' -f 1)" >>"$own/libraries"
    fi
done
# In the order of names, not of the folder, so that another machine makes the same jar.
(
    cd "$work/classes"
    find . -type f | sed 's:^\./::' | sort >"$work/files"
    "$jdk/bin/jar" --create --file "$own/tokenkeeper.jar" --date 2026-11-24T00:00:00Z --no-manifest @"$work/files"
)
# The options that need a path, as an argument file of the java command. The jar is on the boot class path: from there the
# JVM takes archived classes without asking a class loader written in Java, which makes a start a tenth cheaper. The
# other class path would be the current folder, a stranger's, if it were not given.
quoted() {
    printf '"%s"\n' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"
}
{
    quoted "-Xbootclasspath/a:$own/tokenkeeper.jar"
    printf '%s\n' -cp
    quoted "$own/tokenkeeper.jar"
} >"$work/paths"
{
    quoted "-XX:AOTCache=$own/tokenkeeper.aot"
    cat "$work/paths"
} >"$own/start"
# What ArchivedCode compares at each start.
"$home/bin/java" -cp "$own/tokenkeeper.jar" dev.tokenkeeper.cli.ArchivedCode "$own/tokenkeeper.jar" >"$own/build"

say "training the start"
if ! (cd "$work" && "$home/bin/java" -XX:AOTCacheOutput="$own/tokenkeeper.aot" @"$work/paths" \
    dev.tokenkeeper.cli.Rehearsal "$work/rehearsal") >"$work/training.log" 2>&1 || [ ! -s "$own/tokenkeeper.aot" ]; then
    # Where the JVM may not start its own child the same is done in two steps.
    if ! (cd "$work" && "$home/bin/java" -XX:AOTMode=record -XX:AOTConfiguration="$work/start.aotconf" @"$work/paths" \
        dev.tokenkeeper.cli.Rehearsal "$work/rehearsal" &&
        "$home/bin/java" -XX:AOTMode=create -XX:AOTConfiguration="$work/start.aotconf" \
            -XX:AOTCache="$own/tokenkeeper.aot" @"$work/paths") >>"$work/training.log" 2>&1; then
        cat "$work/training.log" >&2
        say "the training run failed; see above" >&2
        exit 1
    fi
fi
publish

# Two earlier ones stay, as a program that was started from them may still run.
ls -1dt "$runtimes"/[0-9a-f]* | tail -n +4 | while IFS= read -r old; do
    rm -rf "$old"
done
