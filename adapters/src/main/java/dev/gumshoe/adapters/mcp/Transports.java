package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpClientTransport;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The two ways to a server: a program's standard input and output, and streamable HTTP. */
final class Transports {

    private Transports() {}

    /**
     * The way to the server.
     *
     * @throws McpTrouble when its program is not there
     */
    static McpClientTransport to(McpSettings settings) throws McpTrouble {
        McpJsonMapper json = new JacksonMcpJsonMapper(JsonMapper.builder().build());
        URI url = settings.url();
        return url == null ? program(settings, json) : http(settings, url, json);
    }

    private static McpClientTransport program(McpSettings settings, McpJsonMapper json) throws McpTrouble {
        ServerParameters parameters = ServerParameters.builder(String.valueOf(settings.command()))
                .args(settings.args())
                .env(settings.env())
                .build();
        if (!startable(parameters)) {
            throw new McpTrouble("unreachable", settings + " is not there: set command to a program that this user may start");
        }
        return new StartedProgram(settings.name(), parameters, json, settings.limits().bytes());
    }

    private static boolean startable(ServerParameters parameters) {
        String command = parameters.getCommand();
        if (command.contains(File.separator)) {
            return Files.isExecutable(Path.of(command));
        }
        return Arrays.stream(parameters.getEnv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private static McpClientTransport http(McpSettings settings, URI url, McpJsonMapper json) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/mcp" : url.getRawPath();
        String endpoint = path + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        String token = settings.token();
        return HttpClientStreamableHttpTransport.builder(url.getScheme() + "://" + url.getRawAuthority())
                .endpoint(endpoint)
                .jsonMapper(json)
                .connectTimeout(settings.timeout())
                .maxResponseSize(settings.limits().bytes())
                .addHttpRequestCustomizer((request, _, _, _, _) -> {
                    if (token != null) {
                        request.header("Authorization", "Bearer " + token);
                    }
                    settings.headers().forEach(request::header);
                })
                .build();
    }
}
