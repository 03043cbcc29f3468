#!/bin/sh
# Finds a JDK 25 on this machine and prints its folder.
#
#   jdk25.sh [--check] [FOLDER]...
#
# Looks at the folders given, then JAVA_HOME, JAVA_25_HOME, the java on PATH, and the usual places of packages and
# version managers; takes the first whose `release` file says 25 and that has javac and jlink. With --check it prints
# nothing when it finds one. Exit 1 with one sentence when there is none.
set -u

check=no
if [ "${1-}" = --check ]; then
    check=yes
    shift
fi

is_jdk25() {
    [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -x "$1/bin/jlink" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r line; do
        case $line in
        'JAVA_VERSION="25"' | 'JAVA_VERSION="25.'*) return 0 ;;
        esac
    done <"$1/release"
    return 1
}

on_path=
if java=$(command -v java 2>/dev/null); then
    on_path=$(readlink -f "$java")
    on_path=${on_path%/bin/java}
fi

home=${HOME:-/nonexistent}
for folder in "$@" "${JAVA_HOME-}" "${JAVA_25_HOME-}" "$on_path" \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/lib/jvm/* /opt/java/* /opt/jdk* /opt/jdk/* \
    "$home"/.sdkman/candidates/java/* "$home"/.jdks/* "$home"/.jbang/cache/jdks/* "$home"/.asdf/installs/java/* \
    "$home"/.local/share/mise/installs/java/* "$home"/.gradle/jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
    if is_jdk25 "$folder"; then
        [ "$check" = yes ] || printf '%s\n' "$folder"
        exit 0
    fi
done

# Maven's own list of JDKs, in its plain form: one <jdkHome> a line.
if [ -r "$home/.m2/toolchains.xml" ]; then
    sed -n 's:.*<jdkHome>[[:space:]]*\(.*[^[:space:]]\)[[:space:]]*</jdkHome>.*:\1:p' "$home/.m2/toolchains.xml" |
        while IFS= read -r folder; do
            if is_jdk25 "$folder"; then
                printf '%s\n' "$folder"
                break
            fi
        done | {
        IFS= read -r folder || exit 1
        [ "$check" = yes ] || printf '%s\n' "$folder"
    } && exit 0
fi

echo "tokenkeeper: no JDK 25 found: install one (Debian 13, Ubuntu: apt-get install openjdk-25-jdk-headless; else the temurin-25-jdk package) or set JAVA_HOME to it." >&2
exit 1
