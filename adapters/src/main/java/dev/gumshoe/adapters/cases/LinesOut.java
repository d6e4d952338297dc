package dev.gumshoe.adapters.cases;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of lines that is only kept when somebody answered for what it holds. */
final class LinesOut implements AutoCloseable {

    private final Path file;
    private final BufferedWriter writer;
    private boolean kept;

    LinesOut(Path file) throws IOException {
        this.file = file;
        this.writer = Files.newBufferedWriter(file);
    }

    void line(String text) {
        try {
            writer.write(text);
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep() {
        kept = true;
    }

    @Override
    public void close() throws IOException {
        writer.close();
        if (!kept) {
            Files.delete(file);
        }
    }
}
