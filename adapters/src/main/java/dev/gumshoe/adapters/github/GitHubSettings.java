package dev.gumshoe.adapters.github;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How GitHub is reached, and whose code stands where.
 *
 * @param name what the source is called
 * @param url where its REST API is: {@code https://api.github.com}, or {@code https://HOST/api/v3} of an Enterprise Server
 * @param token a fine-grained token with read access to Actions, Contents, Deployments and Metadata; null for public repositories
 * @param repositories which are looked at, as {@code owner/name}
 * @param resources whose code it is: {@code owner/name}, {@code owner/name/ENVIRONMENT} or {@code owner/name:FOLDER/} to a resource; by the
 *     repository's name when left out
 * @param environments whose deployments count; all when empty
 * @param deployWorkflows names of workflows whose runs are deployments, {@code *} for any letters; for repositories without deployments
 * @param timeout how long one request may take
 * @param pages how many pages of a list are read at most
 */
public record GitHubSettings(
        String name,
        URI url,
        @Nullable String token,
        List<String> repositories,
        Map<String, String> resources,
        List<String> environments,
        List<String> deployWorkflows,
        Duration timeout,
        int pages) {

    /** GitHub itself. */
    public static final URI PUBLIC = URI.create("https://api.github.com");

    private static final Pattern REPOSITORY = Pattern.compile("[\\w.-]+/[\\w.-]+");

    /** @throws IllegalArgumentException naming what cannot be, and the mend */
    public GitHubSettings {
        Objects.requireNonNull(name, "name");
        if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("url '" + url + "' is no web address: write https://api.github.com, or "
                    + "https://HOST/api/v3 for an Enterprise Server");
        }
        repositories = List.copyOf(repositories);
        if (repositories.isEmpty()) {
            throw new IllegalArgumentException("repositories is missing: name those that are deployed, as in [acme/forge]");
        }
        for (String repository : repositories) {
            if (!REPOSITORY.matcher(repository).matches()) {
                throw new IllegalArgumentException("repositories has '" + repository + "': write owner/name, as in acme/forge");
            }
        }
        resources = Map.copyOf(resources);
        for (String key : resources.keySet()) {
            if (repositories.stream().noneMatch(r -> key.equals(r) || key.startsWith(r + "/") || key.startsWith(r + ":"))) {
                throw new IllegalArgumentException("resources has '" + key + "', which is in none of the repositories: write owner/name, "
                        + "owner/name/ENVIRONMENT or owner/name:FOLDER/");
            }
        }
        environments = List.copyOf(environments);
        deployWorkflows = List.copyOf(deployWorkflows);
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout is " + timeout.toMillis() + " ms: make it longer than nothing, as in 30s");
        }
        if (pages < 1) {
            throw new IllegalArgumentException("pages is " + pages + ", less than 1");
        }
    }

    /** Whose deployment it is when a repository is deployed to an environment. */
    String resource(String repository, String environment) {
        String whole = resources.getOrDefault(repository, repository.substring(repository.indexOf('/') + 1));
        return resources.getOrDefault(repository + "/" + environment, whole);
    }

    /** Whose code a commit touched: by folder where one is named, else the repository's. */
    String resource(String repository, List<String> files) {
        return resources.entrySet().stream()
                .filter(e -> e.getKey().startsWith(repository + ":"))
                .filter(e -> files.stream().anyMatch(file -> file.startsWith(e.getKey().substring(repository.length() + 1))))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst()
                .orElseGet(() -> resource(repository, ""));
    }

    /** Whether the repository holds code of the resource. */
    boolean holds(String repository, String resource) {
        return resource(repository, "").equals(resource)
                || resources.entrySet().stream().anyMatch(e -> e.getValue().equals(resource)
                        && (e.getKey().startsWith(repository + "/") || e.getKey().startsWith(repository + ":")));
    }

    boolean counts(String environment) {
        return environments.isEmpty() || environments.contains(environment);
    }

    boolean deploys(String workflow) {
        return deployWorkflows.stream().anyMatch(pattern -> matches(pattern, workflow));
    }

    private static boolean matches(String pattern, String text) {
        String[] parts = pattern.split("\\*", -1);
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            expression.append(i > 0 ? ".*" : "").append(Pattern.quote(parts[i]));
        }
        return Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL).matcher(text).matches();
    }

    @Override
    public String toString() {
        return name + " at " + url;
    }
}
