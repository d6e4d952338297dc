package dev.gumshoe.bot.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.gumshoe.adapters.aws.AwsSettings;
import dev.gumshoe.adapters.github.GitHubSettings;
import dev.gumshoe.adapters.mcp.McpSettings;
import dev.gumshoe.adapters.prometheus.PrometheusSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One place to look; {@code type} says which sort. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SourceSettings.Case.class, name = "case"),
    @JsonSubTypes.Type(value = SourceSettings.Prometheus.class, name = "prometheus"),
    @JsonSubTypes.Type(value = SourceSettings.Aws.class, name = "aws"),
    @JsonSubTypes.Type(value = SourceSettings.GitHub.class, name = "github"),
    @JsonSubTypes.Type(value = SourceSettings.Mcp.class, name = "mcp")
})
public sealed interface SourceSettings {

    /**
     * A recorded case.
     *
     * @param folder its folder
     */
    record Case(Path folder) implements SourceSettings {

        /** @throws IllegalArgumentException when the folder is missing */
        public Case {
            if (folder == null) {
                throw new IllegalArgumentException("folder is missing; set the folder of the recorded case");
            }
        }
    }

    /**
     * A Prometheus, or what answers its HTTP API.
     *
     * @param name what it is called here
     * @param url where its pages are
     * @param token what it is shown as a bearer, or null
     * @param labels the labels that name a resource, the best first
     * @param timeout how long one query may take
     * @param most how many metrics one look reads at most
     */
    record Prometheus(String name, URI url, @Nullable Secret token, List<String> labels, Duration timeout, Integer most)
            implements
                SourceSettings {

        /** Fills in defaults. @throws IllegalArgumentException when the address is missing, or something cannot be */
        public Prometheus {
            if (url == null) {
                throw new IllegalArgumentException("url is missing; set the address of Prometheus, such as http://prometheus:9090");
            }
            name = Objects.requireNonNullElse(name, "prometheus");
            labels = Objects.requireNonNullElse(labels, PrometheusSettings.LABELS);
            timeout = Objects.requireNonNullElse(timeout, Duration.ofSeconds(30));
            most = Objects.requireNonNullElse(most, 300);
            new PrometheusSettings(name, url, null, labels, timeout, most);
        }
    }

    /**
     * GitHub, or an Enterprise Server.
     *
     * @param name what it is called here
     * @param url where its REST API is
     * @param token what lets us read, or null for public repositories
     * @param repositories which are looked at, as owner/name
     * @param resources whose code it is, by repository, by repository and environment, or by repository and folder
     * @param environments whose deployments count; all when empty
     * @param deployWorkflows workflows whose runs are deployments
     * @param timeout how long one request may take
     * @param pages how many pages of a list are read at most
     */
    record GitHub(String name, URI url, @Nullable Secret token, List<String> repositories, Map<String, String> resources,
            List<String> environments, List<String> deployWorkflows, Duration timeout, Integer pages) implements SourceSettings {

        /** Fills in defaults. @throws IllegalArgumentException when something cannot be */
        public GitHub {
            name = Objects.requireNonNullElse(name, "github");
            url = Objects.requireNonNullElse(url, GitHubSettings.PUBLIC);
            repositories = Objects.requireNonNullElse(repositories, List.of());
            resources = Objects.requireNonNullElse(resources, Map.of());
            environments = Objects.requireNonNullElse(environments, List.of());
            deployWorkflows = Objects.requireNonNullElse(deployWorkflows, List.of());
            timeout = Objects.requireNonNullElse(timeout, Duration.ofSeconds(30));
            pages = Objects.requireNonNullElse(pages, 5);
            new GitHubSettings(name, url, null, repositories, resources, environments, deployWorkflows, timeout, pages);
        }

        /** For the source. */
        public GitHubSettings source() {
            return new GitHubSettings(name, url, token == null ? null : token.reveal(), repositories, resources, environments,
                    deployWorkflows, timeout, pages);
        }
    }

    /** A server of the Model Context Protocol; its settings stand beside the type. */
    record Mcp(McpSettings server) implements SourceSettings {

        /** Read from the settings themselves. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Mcp {}
    }

    /** Accounts of AWS; the settings stand beside the type. */
    record Aws(AwsSettings aws) implements SourceSettings {

        /** Read from the settings themselves. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Aws {}
    }
}
