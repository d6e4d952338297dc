package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.Change;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;

/** Lambda: versions that were published and functions whose code or configuration changed, with the aliases that lead there. */
final class AwsVersions extends AwsChanges {

    /** {@code 2026-03-02T14:02:11.000+0000}. */
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS]Z");

    private final FunctionsReader functions;

    AwsVersions(AwsAccess access) {
        super(access, "lambda");
        this.functions = new FunctionsReader(access);
    }

    private LambdaClient client(AwsPlace place) {
        return functions.client(place);
    }

    @Override
    void harmless(Question question, AwsPlace place) throws AwsTrouble {
        for (FunctionConfiguration function : functions.functions(question, place).stream().limit(1).toList()) {
            versions(question, place, function.functionName());
            aliases(question, place, function.functionName());
        }
    }

    private List<FunctionConfiguration> versions(Question question, AwsPlace place, String function) throws AwsTrouble {
        return calls().askAll(question, place, AwsAction.LIST_VERSIONS_BY_FUNCTION,
                ListVersionsByFunctionRequest.builder().functionName(function).build(), client(place)::listVersionsByFunctionPaginator,
                ListVersionsByFunctionResponse::versions);
    }

    private List<AliasConfiguration> aliases(Question question, AwsPlace place, String function) throws AwsTrouble {
        return calls().askAll(question, place, AwsAction.LIST_ALIASES, ListAliasesRequest.builder().functionName(function).build(),
                client(place)::listAliasesPaginator, ListAliasesResponse::aliases);
    }

    @Override
    List<Change> read(Question question, AwsPlace place) throws AwsTrouble {
        question.seenAt(ConsolePages.functions(place));
        List<Change> changes = new ArrayList<>();
        for (FunctionConfiguration function : functions.functions(question, place)) {
            Instant changed = time(function.lastModified());
            if (changed != null && question.window().contains(changed)) {
                List<AliasConfiguration> aliases = aliases(question, place, function.functionName());
                versions(question, place, function.functionName()).forEach(version -> add(version, aliases, place, changes));
            }
        }
        return changes;
    }

    private static void add(FunctionConfiguration version, List<AliasConfiguration> aliases, AwsPlace place, List<Change> changes) {
        Instant at = time(version.lastModified());
        if (at == null) {
            return;
        }
        boolean latest = "$LATEST".equals(version.version());
        Map<String, String> attributes = new LinkedHashMap<>(AwsChanges.where(place, ConsolePages.versions(place, version.functionName())));
        attributes.put("version", String.valueOf(version.version()));
        attributes.put("code", String.valueOf(version.codeSha256()));
        List<String> leading = aliases.stream().filter(alias -> version.version().equals(alias.functionVersion()))
                .map(AliasConfiguration::name).toList();
        attributes.put("aliases", String.join(", ", leading));
        String title = latest
                ? "code or configuration of " + version.functionName() + " was changed"
                : "version " + version.version() + " of " + version.functionName() + " was published"
                        + (leading.isEmpty() ? "" : ", alias " + String.join(", ", leading));
        changes.add(
                new Change(version.functionArn() + " " + at, at, Change.Kind.DEPLOYMENT, place.id(version.functionName()), "Lambda", title,
                        List.of(), null, attributes));
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text, WRITTEN).toInstant();
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
