package dev.gumshoe.adapters.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of AWS to look at.
 *
 * @param name what its sources' names begin with
 * @param endpoints addresses to use instead of AWS' own in all accounts, by service as the command line calls it
 * @param logGroups the log groups to read, {@code *} standing for any letters; all when empty
 * @param limits how much one question may take and bring
 */
public record AwsSettings(String name, List<AwsAccount> accounts, Map<String, URI> endpoints, List<String> logGroups, AwsLimits limits) {

    /** Fills in defaults. @throws IllegalArgumentException naming what cannot be */
    public AwsSettings {
        name = Objects.requireNonNullElse(name, "aws");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank: leave it out, or give a word");
        }
        accounts = accounts == null ? List.of() : List.copyOf(accounts);
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("accounts is missing: name the accounts to look at, each with its regions");
        }
        Set<String> names = new HashSet<>();
        for (AwsAccount account : accounts) {
            if (!names.add(account.name())) {
                throw new IllegalArgumentException("accounts has two named '" + account.name() + "': rename one");
            }
        }
        endpoints = AwsAccount.checked(endpoints);
        logGroups = logGroups == null ? List.of() : List.copyOf(logGroups);
        limits = Objects.requireNonNullElseGet(limits, AwsLimits::usual);
    }

    /** Accounts with everything else as usual. */
    @SuppressWarnings("NullAway") // the constructor fills in what is left out
    public static AwsSettings of(List<AwsAccount> accounts, AwsLimits limits) {
        return new AwsSettings(null, accounts, null, null, limits);
    }

    /** Every account in every region of it, in the order they are set. */
    List<AwsPlace> places() {
        List<AwsPlace> places = new ArrayList<>();
        accounts.forEach(account -> account.regions().forEach(region -> places.add(new AwsPlace(account, region, places.isEmpty()))));
        return places;
    }

    /** The address to use instead of AWS' own, or null. */
    @Nullable
    URI endpoint(AwsAccount account, AwsService service) {
        URI own = account.endpoints().get(service.command());
        return own == null ? endpoints.get(service.command()) : own;
    }
}
