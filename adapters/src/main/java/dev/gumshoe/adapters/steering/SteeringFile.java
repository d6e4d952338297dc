package dev.gumshoe.adapters.steering;

import dev.gumshoe.adapters.steering.SteeringText.Content;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * {@code gumshoe.md}, the steering file: what people know of their resources that cannot be discovered, and what they want whoever
 * investigates to know. It is read anew each time, so that what is written holds from then on.
 */
public final class SteeringFile implements ResourceSource {

    /** What the file is usually called. */
    public static final String NAME = "gumshoe.md";

    private static final long LARGEST = 1_000_000;

    private final Path file;
    private volatile List<Note> notes = List.of();
    private volatile List<String> defects = List.of();

    /** The given file. */
    public SteeringFile(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** One sentence for everything that is wrong in it, with its line; empty when nothing is. */
    public List<String> problems() {
        try {
            return read().problems();
        } catch (IOException e) {
            return List.of(file + " " + why(e));
        }
    }

    @Override
    public ToolResult<Inventory> inventory(TimeWindow window) {
        try {
            Content content = read();
            notes = content.notes();
            defects = content.problems();
            String told = content.inventory().resources().size() + " resources, " + content.inventory().relations().size() + " relations, "
                    + content.notes().size() + " notes written by people";
            return new ToolResult.Found<>(content.inventory(), new Evidence(NAME, "read " + file.getFileName(), window, told));
        } catch (IOException e) {
            notes = List.of();
            defects = List.of();
            return new ToolResult.Failed<>(NAME, "read " + file.getFileName(), "unreadable", file + " " + why(e));
        }
    }

    @Override
    public List<String> inventoryDefects() {
        return defects;
    }

    @Override
    public List<Note> notes() {
        return notes;
    }

    @Override
    public Health health() {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            return Health.bad(String.join("; ", problems));
        }
        return inventory(new TimeWindow(Instant.EPOCH, Instant.EPOCH)) instanceof ToolResult.Found<Inventory> found
                ? Health.good(found.evidence().excerpt())
                : Health.bad(file + " changed while it was read; try again");
    }

    private Content read() throws IOException {
        if (Files.exists(file) && Files.size(file) > LARGEST) {
            throw new IOException("is " + Files.size(file) + " bytes long: keep it below " + LARGEST);
        }
        return SteeringText.read(String.valueOf(file.getFileName()), Files.readString(file), Files.getLastModifiedTime(file).toInstant());
    }

    private static String why(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException _ -> "does not exist: write it, or leave topology.steering out";
            case CharacterCodingException _ -> "is not UTF-8 text: save it as UTF-8";
            default -> {
                String message = String.valueOf(trouble.getMessage());
                yield message.startsWith("is ") ? message : "cannot be read (" + trouble + "): make it a file that this user may read";
            }
        };
    }
}
