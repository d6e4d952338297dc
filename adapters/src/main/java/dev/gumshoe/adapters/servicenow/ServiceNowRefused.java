package dev.gumshoe.adapters.servicenow;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What ServiceNow answered instead of doing it. */
public final class ServiceNowRefused extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable Duration later;

    /** @param later how long it wants to be left alone, or null when it does not say */
    ServiceNowRefused(int status, String sentence, @Nullable Duration later) {
        super(sentence);
        this.status = status;
        this.later = later;
    }

    /** The HTTP status. */
    int status() {
        return status;
    }

    /** Whether it did nothing because too much is asked of it. */
    boolean limited() {
        return status == 429;
    }

    /** Whether the row is not there, or not there any more. */
    boolean gone() {
        return status == 404;
    }

    /** How long it wants to be left alone, or null. */
    @Nullable
    Duration later() {
        return later;
    }
}
