package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.conversation.Note.Citation;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallPrintTest {

    private static final String DAY = "[2026-11-27T08:29:17.000002Z/2026-11-28T08:29:18Z]";

    private static SmallPrint print(String... queries) {
        return SmallPrint.of(List.of(queries).stream().map(query -> new Citation("M1.1", "metrics", query, null)).toList());
    }

    private static List<String> queries(SmallPrint print) {
        return print.citations().stream().map(Citation::query).toList();
    }

    @Test
    void saysAWindowOnceThatSeveralQueriesShare() {
        SmallPrint print = print("errors{}" + DAY, "spans{}" + DAY + " | failed",
                "changes{}[2026-11-28T08:18:07.116Z/2026-11-28T08:18:08.116Z]");

        assertThat(queries(print)).containsExactly("errors{}", "spans{} | failed", "changes{}[2026-11-28T08:18:07Z/2026-11-28T08:18:08Z]");
        assertThat(print.window()).isEqualTo("Where no window is named: 2026-11-27 08:29:17 to 2026-11-28 08:29:18 UTC.");
    }

    @Test
    void leavesTheWindowWithAQueryThatStandsAlone() {
        SmallPrint print = print("errors{}" + DAY, "search_logs(\"level:error\")");

        assertThat(queries(print)).containsExactly("errors{}[2026-11-27T08:29:17Z/2026-11-28T08:29:18Z]", "search_logs(\"level:error\")");
        assertThat(print.window()).isEmpty();
    }

    @Test
    void namesADayOnceWhereOneIsEnough() {
        String morning = "[2026-11-28T08:00:00Z/2026-11-28T09:00:00Z]";

        assertThat(print("a{}" + morning, "b{}" + morning).window())
                .isEqualTo("Where no window is named: 2026-11-28 08:00:00 to 09:00:00 UTC.");
    }
}
