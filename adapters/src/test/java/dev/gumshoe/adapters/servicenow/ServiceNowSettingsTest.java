package dev.gumshoe.adapters.servicenow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What ServiceNow's settings refuse, and with which words. */
class ServiceNowSettingsTest {

    private static ServiceNowSettings settings(@Nullable String url, @Nullable String filter, @Nullable List<String> hears,
            @Nullable Duration poll) {
        return new ServiceNowSettings(url == null ? null : URI.create(url), "id", "the-secret", "gumshoe", null, filter, null, hears, null,
                null, poll, null, null, null);
    }

    private static void refuses(String why, @Nullable String url, @Nullable String filter, @Nullable List<String> hears,
            @Nullable Duration poll) {
        assertThatIllegalArgumentException().isThrownBy(() -> settings(url, filter, hears, poll)).withMessageContaining(why);
    }

    @Test
    void namesTheSettingTheValueAndTheMend() {
        refuses("servicenow.url is missing", null, "active=true", null, null);
        refuses("servicenow.url 'ftp://acme' is no instance", "ftp://acme", "active=true", null, null);
        refuses("servicenow.filter is missing", "https://acme.service-now.com", null, null, null);
        refuses("orders or groups", "https://acme.service-now.com", "active=true^ORDERBYnumber", null, null);
        refuses("servicenow.hears has 'state'", "https://acme.service-now.com", "active=true", List.of("state"), null);
        refuses("servicenow.poll is 1 ms", "https://acme.service-now.com", "active=true", null, Duration.ofMillis(1));
    }

    @Test
    void hasSoundDefaultsAndNeverTellsItsSecret() {
        ServiceNowSettings settings = settings("https://acme.service-now.com/nav_to.do", "active=true", null, null);

        assertThat(settings.url()).isEqualTo(URI.create("https://acme.service-now.com/"));
        assertThat(settings.table()).isEqualTo("incident");
        assertThat(settings.comments()).isEmpty();
        assertThat(settings.poll()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.toString()).doesNotContain("the-secret");
    }
}
