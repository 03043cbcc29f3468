#!/bin/sh
# Makes the AOT cache by a rehearsal of `init` inside the image's own root, where nothing else is: so at the path at which
# it is going to run, and a missing library would be noticed. Runs in a mount namespace, so the machine sees none of it.
#
#   train.sh ROOT CLOCK
#
# The same content has to give the same cache, byte for byte. So: addresses are not random; the rehearsal is interpreted,
# as compiling is a matter of time; machine code is left out of the cache, which costs a start nothing measurable; and the
# clock (CLOCK, a library) stands still while the cache is made. What remains is a race of the JVM's own threads when it
# starts, which now and then leaves another recording: so the first recording that was made three times is taken.
set -eu
root=$1 clock=$2
home=/tokenkeeper
jar=$home/lib/tokenkeeper/tokenkeeper.jar

mkdir -p "$root/proc" "$root/dev" "$root/tmp"
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/tmp"
cp "$clock" "$root/tmp/clock.so"

# The same class paths as the launcher's.
java() {
    setarch -R chroot "$root" "$home/bin/java" "-Xbootclasspath/a:$jar" -cp "$jar" "$@"
}

export LC_ALL=C.UTF-8 LOCPATH="$home/lib/locale"
times=0 i=0
while [ "$times" -lt 3 ]; do
    i=$((i + 1))
    if [ "$i" -gt 20 ]; then
        echo "tokenkeeper: of 20 recordings no three were the same, so this image cannot be built again bit by bit" >&2
        break
    fi
    java -Xint -XX:AOTMode=record -XX:AOTConfiguration=/tmp/start \
        dev.tokenkeeper.cli.Rehearsal /tmp/rehearsal >/dev/null
    rm -rf "$root/tmp/rehearsal"
    sum=$(sha256sum <"$root/tmp/start")
    echo "$sum" >>"$root/tmp/sums"
    times=$(grep -c "$sum" "$root/tmp/sums")
done

# The programs on the way to Java say that they do not find the library: it is below the root.
export LD_PRELOAD=/tmp/clock.so
java -XX:-AOTAdapterCaching -XX:-AOTStubCaching -XX:AOTMode=create -XX:AOTConfiguration=/tmp/start \
    -XX:AOTCache="$home/lib/tokenkeeper/tokenkeeper.aot" >"$root/tmp/said" 2>&1 || {
    unset LD_PRELOAD
    cat "$root/tmp/said" >&2
    exit 1
}
