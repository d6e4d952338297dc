package dev.gumshoe.conversations.evidence;

import java.time.Instant;

/** A source that holds the code that runs, and knows which state of it ran when. */
public interface CodeSource extends EvidenceSource {

    /** The line and its surroundings as they were deployed; the evidence links to them. */
    ToolResult<CodeExcerpt> open(CodeQuery query);

    /**
     * Which line, as of when.
     *
     * @param resource whose code it is
     * @param file the file's name as a stack trace tells it, with or without folders
     * @param line counted from 1
     * @param at when it ran
     */
    record CodeQuery(String resource, String file, int line, Instant at) {

        /** @throws IllegalArgumentException when the line is not positive */
        public CodeQuery {
            if (line < 1) {
                throw new IllegalArgumentException("line is " + line + ", less than 1");
            }
        }
    }

    /**
     * A piece of code.
     *
     * @param path where the file stands in its repository
     * @param revision the state of the code, as its store names it: a commit's hash
     * @param first the number of the first line
     * @param text the lines
     * @param line the line that was asked for, stripped
     */
    record CodeExcerpt(String path, String revision, int first, String text, String line) {}
}
