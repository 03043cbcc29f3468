package dev.tokenkeeper.workload.examine;

import java.util.List;

/** The door to a cluster: somebody who runs kubectl. */
public interface Kube {
    /**
     * What kubectl prints for these arguments.
     *
     * @throws NoAnswerException if it is not there, is refused, or takes too long; its message is one sentence
     */
    String ask(List<String> arguments) throws NoAnswerException;

    /** What is typed to reach the same place: {@code " -n test-lab"}; empty, or with a blank in front. */
    String place();

    /** kubectl gave no answer. */
    final class NoAnswerException extends Exception {
        private static final long serialVersionUID = 1;

        private final String sentence;

        public NoAnswerException(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }

        /** What happened and what to type next. */
        public String sentence() {
            return sentence;
        }
    }
}
