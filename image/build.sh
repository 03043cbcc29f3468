#!/bin/sh
# Makes the image with a JDK 25, also when Maven itself runs on an older one. Called by Maven in the package phase.
#
#   build.sh JDK CLASS-PATH ARGUMENTS-OF-IMAGE...
set -eu
jdk=$("$(dirname "$0")/../cli/runtime/jdk25.sh" "$1")
class_path=$2
shift 2
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH || true
exec "$jdk/bin/java" -cp "$class_path" dev.tokenkeeper.image.Image "$@"
