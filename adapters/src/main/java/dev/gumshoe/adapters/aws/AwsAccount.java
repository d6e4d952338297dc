package dev.gumshoe.adapters.aws;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One account of AWS and how it is entered.
 *
 * @param name what people know it by; the command lines that are cited name it as their profile
 * @param role the role to assume there, or null to look with the program's own credentials
 * @param externalId what the role's trust policy asks for, or null
 * @param regions where to look, the most important first
 * @param endpoints addresses to use instead of AWS' own, by service as the command line calls it
 */
public record AwsAccount(String name, @Nullable String role, @Nullable String externalId, List<String> regions,
        Map<String, URI> endpoints) {

    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/[\\w+=,.@/-]+");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    /** @throws IllegalArgumentException naming what cannot be */
    public AwsAccount {
        if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            throw new IllegalArgumentException(
                    (name == null ? "name is missing" : "name is '" + name + "'") + ": give 1 to 40 letters, digits, dots or hyphens");
        }
        if (role != null && !ROLE.matcher(role).matches()) {
            throw new IllegalArgumentException("role is '" + role + "': give the role's ARN, as in arn:aws:iam::123456789012:role/gumshoe");
        }
        if (externalId != null && role == null) {
            throw new IllegalArgumentException("externalId is set without a role: it is shown when a role is assumed, so set role too");
        }
        regions = regions == null ? List.of() : List.copyOf(regions);
        if (regions.isEmpty() || new HashSet<>(regions).size() < regions.size()) {
            throw new IllegalArgumentException(regions.isEmpty()
                    ? "regions is missing: name the regions to look at, as in [eu-west-1]"
                    : "regions is " + regions + ": name each once");
        }
        regions.stream().filter(region -> !REGION.matcher(region).matches()).findFirst().ifPresent(region -> {
            throw new IllegalArgumentException("regions has '" + region + "': give a region's code, as in eu-west-1");
        });
        endpoints = checked(endpoints);
    }

    static Map<String, URI> checked(@Nullable Map<String, URI> endpoints) {
        Map<String, URI> given = endpoints == null ? Map.of() : endpoints;
        given.forEach((service, address) -> {
            if (AwsService.named(service).isEmpty()) {
                throw new IllegalArgumentException("endpoints has '" + service + "': give one of " + AwsService.names());
            }
            if (address == null || address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
                throw new IllegalArgumentException("endpoints." + service + " is '" + address + "': give the whole address, as in "
                        + "https://vpce-0a1b.logs.eu-west-1.vpce.amazonaws.com");
            }
        });
        return Map.copyOf(given);
    }

    /** The account's number, where its role tells it. */
    @Nullable
    String id() {
        if (role == null) {
            return null;
        }
        Matcher matcher = ROLE.matcher(role);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** With whom the program looks there. */
    String who() {
        return role == null ? "the program's own credentials" : role;
    }
}
