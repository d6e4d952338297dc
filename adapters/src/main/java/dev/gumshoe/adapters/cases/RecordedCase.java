package dev.gumshoe.adapters.cases;

import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * One incident's evidence as a folder of plain files.
 *
 * @param name the folder's name
 * @param source what is recorded, through every port
 */
public record RecordedCase(String name, Path folder, Alert alert, CaseSource source) {

    /** What is recorded longer than this before the alert is taken for a damaged clock. */
    static final Duration LONGEST = Duration.ofDays(60);

    /**
     * Opens a case folder; only the alert is read now.
     *
     * @throws BrokenCase when the folder is no case, with a sentence that says what to mend
     */
    public static RecordedCase open(Path folder) throws BrokenCase {
        Alert alert = AlertFile.read(folder);
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return new RecordedCase(name == null ? alert.id() : name.toString(), folder, alert, new CaseSource(folder, alert.startedAt()));
    }

    /**
     * The time the recording covers: from its first item to the end of the second in which the alert fired. Reads the files once; an
     * hour before the alert when nothing is recorded.
     */
    public TimeWindow window() {
        Instant end = alert.startedAt().plusSeconds(1);
        Instant first = source.earliestAfter(alert.startedAt().minus(LONGEST));
        return first.isBefore(end) ? new TimeWindow(first, end) : TimeWindow.endingAt(end, Duration.ofHours(1));
    }
}
