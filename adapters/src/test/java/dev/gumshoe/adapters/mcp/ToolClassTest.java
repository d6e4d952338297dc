package dev.gumshoe.adapters.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tool does, told from what its server says and what it is called. */
class ToolClassTest {

    private static ToolAnnotations saying(Boolean readOnly, Boolean destructive) {
        return ToolAnnotations.builder().readOnlyHint(readOnly).destructiveHint(destructive).build();
    }

    @ParameterizedTest
    @CsvSource({
        "search_logs, READ_ONLY", "getTrace, READ_ONLY", "list-deleted-items, READ_ONLY", "create_ticket, MUTATING",
        "updateAlert, MUTATING", "delete_index, DESTRUCTIVE", "dropTable, DESTRUCTIVE", "frobnicate, MUTATING", "execute_sql, MUTATING",
        "find_and_replace, MUTATING", "splunk_run_query, READ_ONLY"})
    void tellsFromTheNameWhenTheServerSaysNothing(String name, ToolClass expected) {
        assertThat(ToolClass.of(name, null)).isEqualTo(expected);
    }

    @Test
    void believesAServerAsFarAsTheNameAgrees() {
        assertThat(ToolClass.of("execute_dql", saying(true, null))).isEqualTo(ToolClass.READ_ONLY);
        assertThat(ToolClass.of("frobnicate", saying(true, null))).isEqualTo(ToolClass.READ_ONLY);
        assertThat(ToolClass.of("delete_index", saying(true, null))).isEqualTo(ToolClass.DESTRUCTIVE);
        assertThat(ToolClass.of("create_ticket", saying(true, null))).isEqualTo(ToolClass.MUTATING);
        assertThat(ToolClass.of("search_logs", saying(false, null))).isEqualTo(ToolClass.MUTATING);
        assertThat(ToolClass.of("search_logs", saying(null, true))).isEqualTo(ToolClass.DESTRUCTIVE);
        assertThat(ToolClass.of("search_logs", saying(null, null))).isEqualTo(ToolClass.READ_ONLY);
    }
}
