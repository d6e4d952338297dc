package dev.gumshoe.adapters.cases;

import com.fasterxml.jackson.core.JacksonException;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One question to one file of a case, and the wording of its answers. */
record Asked(String file, String query, TimeWindow window) {

    /** A look into the file. */
    interface Look<T> {

        ToolResult<T> take() throws IOException;
    }

    <T> ToolResult<T> of(Path folder, Look<T> look) {
        if (!Files.exists(folder.resolve(file))) {
            return new ToolResult.Failed<>(CaseSource.NAME, query, "absent",
                    file + " was not recorded in this case: what it would show is not known; record it to close the gap");
        }
        try {
            return look.take();
        } catch (JacksonException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            return unreadable(file + " line " + line + " is not JSON: " + JsonTrouble.words(e));
        } catch (MetricsFile.NoHeader e) {
            return unreadable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return unreadable(file + " cannot be read (" + e + "): make it a file that this user may read");
        }
    }

    private <T> ToolResult<T> unreadable(String detail) {
        return new ToolResult.Failed<>(CaseSource.NAME, query, "unreadable", detail);
    }

    /** @param empty whether the whole file holds nothing that can be used, whatever was asked */
    ToolResult<Tally> tally(long count, boolean empty, List<String> defects, String items) {
        String excerpt = count + " " + items + (defects.isEmpty() ? "" : "; " + String.join("; ", defects));
        if (count > 0) {
            return new ToolResult.Found<>(new Tally(count, defects), new Evidence(CaseSource.NAME, query, window, excerpt));
        }
        return empty && !defects.isEmpty()
                ? unreadable("nothing in it can be used: " + String.join("; ", defects))
                : new ToolResult.NothingFound<>(new Evidence(CaseSource.NAME, query, window, excerpt));
    }
}
