package dev.tokenkeeper.acceptance.commandline;

/** What the program did: exit code, standard output, standard error. */
record Ran(int exit, String out, String err) {
    @Override
    public String toString() {
        return "exit " + exit + "\n" + out + err;
    }
}
