package dev.gumshoe.adapters.github;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.adapters.http.RestReader;
import dev.gumshoe.adapters.http.RestReader.Answer;
import dev.gumshoe.adapters.http.Unanswered;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The reading part of GitHub's REST API, version 2022-11-28 (docs.github.com/rest). */
final class GitHubApi implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OBJECTS = "application/vnd.github+json";
    private static final String RAW = "application/vnd.github.raw+json";
    private static final int PARALLEL = 6;

    private final GitHubSettings settings;
    private final RestReader rest;

    GitHubApi(GitHubSettings settings, InstantSource clock) {
        this.settings = settings;
        Map<String, String> headers = new HashMap<>(Map.of("X-GitHub-Api-Version", "2022-11-28", "User-Agent", "gumshoe"));
        if (settings.token() != null) {
            headers.put("Authorization", "Bearer " + settings.token());
        }
        this.rest = new RestReader(settings.toString(), headers, settings.timeout(), PARALLEL, clock);
    }

    /**
     * The objects of a list, newest first as GitHub orders them.
     *
     * @param path below the repository: {@code deployments?environment=production}
     * @param field where the list stands in the answer, or empty when the answer is the list
     * @param permission what a token needs for it
     * @param wanted whether to go on after an object
     */
    List<JsonNode> list(String repository, String path, String field, String permission, Predicate<JsonNode> wanted) throws Unanswered {
        List<JsonNode> all = new ArrayList<>();
        String first = path + (path.contains("?") ? "&" : "?") + "per_page=100";
        @Nullable
        URI page = address(repository, first);
        for (int i = 0; i < settings.pages() && page != null; i++) {
            Answer answer = asked(page, OBJECTS, repository, permission);
            JsonNode body = read(answer);
            for (JsonNode object : field.isEmpty() ? body : body.path(field)) {
                if (!wanted.test(object)) {
                    return all;
                }
                all.add(object);
            }
            page = answer.next();
        }
        return all;
    }

    /** One object. */
    JsonNode one(String repository, String path, String permission) throws Unanswered {
        return read(asked(address(repository, path), OBJECTS, repository, permission));
    }

    /** A file's text at a revision. */
    String text(String repository, String path, String revision) throws Unanswered {
        String file = "contents/" + encodedPath(path) + "?ref=" + encoded(revision);
        return asked(address(repository, file), RAW, repository, "Contents").body();
    }

    private Answer asked(URI address, String accept, String repository, String permission) throws Unanswered {
        Answer answer = rest.get(address, accept);
        if (answer.status() == 200) {
            return answer;
        }
        throw switch (answer.status()) {
            case 401 -> new Unanswered("denied", settings + " does not know the token: it is wrong, or has expired; set a valid one");
            case 403 -> new Unanswered("denied", forbidden(message(answer), repository, permission));
            case 404 -> new Unanswered("absent", settings + " has no " + repository + (settings.token() == null
                    ? " that everybody may read; look at the name, or set a token that may read it"
                    : " for this token; look at the name, or grant the token that repository with " + permission + ": read"));
            default -> new Unanswered(Integer.toString(answer.status()), settings + (answer.status() >= 500
                    ? " fails (" + answer.status() + "); look again later"
                    : " answers " + answer.status() + ": " + message(answer)));
        };
    }

    /** Why: a policy of the organization's, which GitHub tells in words, is no missing permission. */
    private String forbidden(String why, String repository, String permission) {
        boolean organization = why.contains("SAML") || why.contains("organization") || why.contains("enterprise");
        return organization
                ? "the token may not read " + repository + " (" + why + "); let the organization accept it: with Configure SSO beside the"
                        + " token in your settings, or by its owners"
                : "the token may not read " + permission + " of " + repository + "; grant "
                        + (settings.token() == null ? "a token " : "it ") + "the fine-grained permission " + permission + ": read";
    }

    private static String message(Answer answer) {
        try {
            return JSON.readTree(answer.body()).path("message").asText("nothing");
        } catch (JacksonException _) {
            return "nothing that can be read";
        }
    }

    private JsonNode read(Answer answer) throws Unanswered {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException _) {
            throw new Unanswered("unreadable", settings + " does not answer as GitHub does; look at its url");
        }
    }

    private URI address(String repository, String path) {
        String base = settings.url().toString().replaceAll("/+$", "");
        return URI.create(base + "/repos/" + repository + (path.isEmpty() || path.startsWith("?") ? "" : "/") + path);
    }

    /** A page of the repository for people. */
    URI page(String repository, String path) {
        String host = settings.url().toString().replaceAll("/+$", "").replaceFirst("/api/v3$", "").replaceFirst("//api\\.", "//");
        return URI.create(host + "/" + repository + "/" + encodedPath(path));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The slashes of a path stay. */
    static String encodedPath(String path) {
        return encoded(path).replace("%2F", "/").replace("%23", "#").replace("%3A", ":");
    }

    @Override
    public void close() {
        rest.close();
    }
}
