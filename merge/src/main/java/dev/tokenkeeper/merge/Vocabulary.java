package dev.tokenkeeper.merge;

import org.jspecify.annotations.Nullable;

/**
 * Gives each word a number, the same to equal ones, 0 to the empty one: open addressing with linear probing, as a large
 * document has more words than nodes. Used by one thread.
 */
final class Vocabulary {
    private @Nullable String[] words = new @Nullable String[128];
    private int[] hashes = new int[128];
    private int[] numbers = new int[128];
    private int count = 1;

    /** The number of {@code word}. */
    int number(String word) {
        if (word.isEmpty()) {
            return 0;
        }
        int hash = Shapes.mixed(word.hashCode());
        int slot = slot(word, hash);
        if (words[slot] == null) {
            if (count * 2 > words.length) {
                grow();
                slot = slot(word, hash);
            }
            words[slot] = word;
            hashes[slot] = hash;
            numbers[slot] = count++;
        }
        return numbers[slot];
    }

    /** Where {@code word} is, or has its place. */
    private int slot(String word, int hash) {
        int mask = words.length - 1;
        int slot = hash & mask;
        while (words[slot] != null && !(hashes[slot] == hash && word.equals(words[slot]))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        @Nullable String[] oldWords = words;
        int[] oldHashes = hashes;
        int[] oldNumbers = numbers;
        words = new @Nullable String[oldWords.length * 2];
        hashes = new int[words.length];
        numbers = new int[words.length];
        for (int i = 0; i < oldWords.length; i++) {
            String word = oldWords[i];
            if (word != null) {
                int slot = slot(word, oldHashes[i]);
                words[slot] = word;
                hashes[slot] = oldHashes[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }
}
