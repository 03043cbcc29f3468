/*
 * Starts tokenkeeper in its image: sets variables aside that would change how Java starts, and becomes Java.
 *
 * It uses no C library, so it starts in any container, whatever that has: it is what a pod's command names, also where
 * the folder was copied into the container of an application. The folder of the program, HOME ("/tokenkeeper"), is fixed
 * when it is compiled.
 *
 * JAVA_TOOL_OPTIONS and its like, LD_... (the loader's) and LC_ALL are kept as TOKENKEEPER_SAVED_<name>; `exec` gives them
 * back to the application. An empty TOKENKEEPER_SAVED_LC_ALL or _LOCPATH says that there was none. The locale is always
 * C.UTF-8, of which the folder has its own copy: without it Java would take names of files for ASCII.
 */

#define SAVED "TOKENKEEPER_SAVED_"

static const char *const FOR_JAVA[] = {"JAVA_TOOL_OPTIONS=", "JDK_JAVA_OPTIONS=", "_JAVA_OPTIONS=", "CLASSPATH=",
                                       "LC_ALL=", "LOCPATH=", "LD_", 0};

static char *const JAVA[] = {HOME "/bin/java", "-XX:AOTCache=" HOME "/lib/tokenkeeper/tokenkeeper.aot"};
/* What stays for days pays with a little time for less memory: a small young generation, and none kept for later. */
static char *const STAYING[] = {"-Xmn1536k", "-XX:TrimNativeHeapInterval=60000"};
/* On the boot class path, as cli/runtime/build.sh tells. */
#define JAR HOME "/lib/tokenkeeper/tokenkeeper.jar"
static char *const PROGRAM[] = {"-Xbootclasspath/a:" JAR, "-cp", JAR, "dev.tokenkeeper.cli.Tokenkeeper"};
#define COUNT(list) (sizeof(list) / sizeof *(list))

#if defined(__x86_64__)
enum { WRITE = 1, EXECVE = 59, EXIT = 60 };

static long call(long number, long a, long b, long c) {
    long result;
    __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
    return result;
}

__asm__(".globl _start\n_start:\n\txor %ebp, %ebp\n\tmov %rsp, %rdi\n\tand $-16, %rsp\n\tcall start\n");
#elif defined(__aarch64__)
enum { WRITE = 64, EXECVE = 221, EXIT = 93 };

static long call(long number, long a, long b, long c) {
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2) : "memory");
    return x0;
}

__asm__(".globl _start\n_start:\n\tmov x29, #0\n\tmov x0, sp\n\tb start\n");
#else
#error "tokenkeeper: the launcher knows amd64 and arm64"
#endif

static unsigned long length(const char *text) {
    unsigned long n = 0;
    while (text[n])
        n++;
    return n;
}

static int starts(const char *text, const char *with) {
    while (*with)
        if (*text++ != *with++)
            return 0;
    return 1;
}

static int is_for_java(const char *entry) {
    for (const char *const *name = FOR_JAVA; *name; name++)
        if (starts(entry, *name))
            return 1;
    return 0;
}

/* True if `entry` is what an earlier launcher kept under a name that is kept again now. */
static int is_outdated(const char *entry, char **environment) {
    if (!starts(entry, SAVED))
        return 0;
    const char *name = entry + sizeof SAVED - 1;
    if (starts(name, "LC_ALL=") || starts(name, "LOCPATH="))
        return 1;
    for (; *environment; environment++) {
        const char *other = *environment;
        if (!is_for_java(other))
            continue;
        unsigned long n = 0;
        while (name[n] && name[n] == other[n] && name[n] != '=')
            n++;
        if (name[n] == '=' && other[n] == '=')
            return 1;
    }
    return 0;
}

static char **append(char **to, char *const *words, unsigned long count) {
    for (unsigned long i = 0; i < count; i++)
        *to++ = words[i];
    return to;
}

/* `stack` is as the kernel gives it: the number of arguments, their addresses, 0, those of the environment, 0. */
__attribute__((noreturn, used)) void start(long *stack) {
    long count = *stack;
    char **arguments = (char **)(stack + 1);
    char **environment = arguments + count + 1;

    unsigned long entries = 0, room = 0;
    for (; environment[entries]; entries++)
        room += sizeof SAVED + length(environment[entries]);
    char *java[COUNT(JAVA) + COUNT(STAYING) + COUNT(PROGRAM) + count + 1];
    char *kept[entries + 5];
    char text[room + 1];

    char **word = java;
    word = append(word, JAVA, COUNT(JAVA));
    if (count > 1 && starts(arguments[1], "watch") && !arguments[1][5])
        word = append(word, STAYING, COUNT(STAYING));
    word = append(word, PROGRAM, COUNT(PROGRAM));
    if (count > 1)
        word = append(word, arguments + 1, count - 1);
    *word = 0;

    unsigned long used = 0, next = 0;
    int locale = 0, folder = 0;
    for (char **entry = environment; *entry; entry++) {
        if (is_outdated(*entry, environment))
            continue;
        if (!is_for_java(*entry)) {
            kept[next++] = *entry;
            continue;
        }
        locale |= starts(*entry, "LC_ALL=");
        folder |= starts(*entry, "LOCPATH=");
        kept[next++] = text + used;
        for (const char *c = SAVED; *c; c++)
            text[used++] = *c;
        for (const char *c = *entry; *c; c++)
            text[used++] = *c;
        text[used++] = 0;
    }
    if (!locale)
        kept[next++] = SAVED "LC_ALL=";
    if (!folder)
        kept[next++] = SAVED "LOCPATH=";
    kept[next++] = "LC_ALL=C.UTF-8";
    kept[next++] = "LOCPATH=" HOME "/lib/locale";
    kept[next] = 0;

    call(EXECVE, (long)java[0], (long)java, (long)kept);
    static const char failure[] = "tokenkeeper: cannot start " HOME "/bin/java: is all of " HOME " there?\n";
    call(WRITE, 2, (long)failure, sizeof failure - 1);
    call(EXIT, 1, 0, 0);
    __builtin_unreachable();
}
