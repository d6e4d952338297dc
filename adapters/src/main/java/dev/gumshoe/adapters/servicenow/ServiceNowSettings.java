package dev.gumshoe.adapters.servicenow;

import dev.gumshoe.conversations.conversation.Roles;
import dev.gumshoe.conversations.conversation.TicketNarration.Event;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How Gumshoe reaches a ServiceNow instance. The secret never appears in {@link #toString}.
 *
 * @param url the instance
 * @param clientId the id of an OAuth application registered there for the client-credentials grant
 * @param clientSecret its secret
 * @param user the user name (user_name) of the application's user, whose own entries are never heard
 * @param table the table of the tickets
 * @param filter an encoded query; tickets that match it open cases
 * @param comments what is said in comments, which customers read, instead of work notes
 * @param hears the journal fields in which people are heard
 * @param ended values of the field state in which a ticket is over
 * @param roles who may do what, by user name or by a group's name
 * @param poll how often it is asked for news
 * @param overlap how far back it is asked again for what it may have written down late
 * @param timeout how long one call may take
 * @param page how many rows are asked for at once
 */
public record ServiceNowSettings(
        URI url,
        String clientId,
        String clientSecret,
        String user,
        String table,
        String filter,
        Set<Event> comments,
        List<String> hears,
        List<String> ended,
        Roles roles,
        Duration poll,
        Duration overlap,
        Duration timeout,
        Integer page) {

    private static final String NAME = "[a-z][a-z0-9_]*";
    private static final Set<String> FIELDS = Set.of("work_notes", "comments");

    /**
     * Fills what was left out.
     *
     * @throws IllegalArgumentException with one sentence naming the setting when something is missing or cannot be
     */
    public ServiceNowSettings(@Nullable URI url, @Nullable String clientId, @Nullable String clientSecret, @Nullable String user,
            @Nullable String table, @Nullable String filter, @Nullable Set<Event> comments, @Nullable List<String> hears,
            @Nullable List<String> ended, @Nullable Roles roles, @Nullable Duration poll, @Nullable Duration overlap,
            @Nullable Duration timeout, @Nullable Integer page) {
        this.url = instance(url);
        this.clientId = given("clientId", clientId, "copy it from System OAuth > Application Registry");
        this.clientSecret = given("clientSecret", clientSecret, "copy it from System OAuth > Application Registry");
        this.user = given("user", user, "write the user name that the OAuth application acts as, so that its own entries are not heard");
        this.table = table == null ? "incident" : name(table);
        this.filter = query(filter);
        this.comments = comments == null ? Set.of() : Set.copyOf(comments);
        this.hears = hears == null ? List.of("work_notes", "comments") : fields(hears);
        this.ended = ended == null ? List.of("6", "7", "8") : List.copyOf(ended);
        this.roles = Objects.requireNonNullElse(roles, Roles.OPEN);
        this.poll = within("poll", poll, Duration.ofSeconds(15), Duration.ofMillis(50), Duration.ofHours(1));
        this.overlap = within("overlap", overlap, Duration.ofMinutes(2), Duration.ZERO, Duration.ofHours(1));
        this.timeout = within("timeout", timeout, Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofMinutes(5));
        this.page = page == null ? 200 : rows(page);
    }

    private static URI instance(@Nullable URI url) {
        if (url == null) {
            throw new IllegalArgumentException("servicenow.url is missing: write the instance, such as https://acme.service-now.com");
        }
        boolean web = url.getHost() != null && Set.of("http", "https").contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT));
        if (!web) {
            throw new IllegalArgumentException(
                    "servicenow.url '" + url + "' is no instance: something like https://acme.service-now.com is expected");
        }
        try {
            return new URI(url.getScheme(), url.getAuthority(), "/", null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("servicenow.url '" + url + "' is no address: " + e.getReason(), e);
        }
    }

    private static String given(String setting, @Nullable String value, String mend) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("servicenow." + setting + " is missing: " + mend);
        }
        return value.strip();
    }

    private static String name(String table) {
        if (!table.matches(NAME)) {
            throw new IllegalArgumentException("servicenow.table '" + table + "' is no table: its name is expected, such as incident");
        }
        return table;
    }

    private static String query(@Nullable String filter) {
        String given = given("filter", filter,
                "write the encoded query of the tickets to investigate, such as active=true^priorityIN1,2 (right-click a list's filter, Copy query)");
        if (given.contains("ORDERBY") || given.contains("GROUPBY")) {
            throw new IllegalArgumentException("servicenow.filter '" + given + "' orders or groups; leave that part out");
        }
        return given;
    }

    private static List<String> fields(List<String> hears) {
        for (String field : hears) {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("servicenow.hears has '" + field + "'; people write work_notes and comments");
            }
        }
        return List.copyOf(hears);
    }

    private static Duration within(String setting, @Nullable Duration value, Duration usual, Duration least, Duration most) {
        if (value == null) {
            return usual;
        }
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("servicenow." + setting + " is " + value.toMillis() + " ms, not within " + least.toMillis()
                    + " ms and " + most.toMinutes() + " min");
        }
        return value;
    }

    private static int rows(int page) {
        if (page < 1 || page > 10_000) {
            throw new IllegalArgumentException("servicenow.page is " + page + ", not within 1 and 10000");
        }
        return page;
    }

    @Override
    public String toString() {
        return "ServiceNow at " + url + " as " + user;
    }
}
