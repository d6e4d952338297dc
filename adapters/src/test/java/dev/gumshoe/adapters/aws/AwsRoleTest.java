package dev.gumshoe.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The role that is shipped may do what is called, and nothing that changes anything. */
class AwsRoleTest {

    private static final List<String> CALLED = Arrays.stream(AwsAction.values()).map(AwsAction::permission).toList();

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    @Test
    void thePolicyAllowsExactlyWhatIsCalled() throws IOException {
        JsonNode statement = JsonMapper.builder().build().readTree(AwsRole.policy()).at("/Statement/0");

        assertThat(texts(statement.path("Action"))).containsExactlyElementsOf(CALLED);
        assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
    }

    @Test
    void theTemplateAllowsTheSameAndAsksForTheExternalId() throws IOException {
        JsonNode role = YAMLMapper.builder().build().readTree(AwsRole.template()).at("/Resources/Role/Properties");

        assertThat(texts(role.at("/Policies/0/PolicyDocument/Statement/0/Action"))).containsExactlyElementsOf(CALLED);
        assertThat(role.at("/AssumeRolePolicyDocument/Statement/0/Condition/StringEquals/sts:ExternalId").asText()).isEqualTo("ExternalId");
    }

    @Test
    void onlyReadingVerbsAreAllowed() {
        assertThat(CALLED).filteredOn(action -> !action.equals("logs:StartQuery"))
                .allMatch(action -> action.matches("[a-z0-9]+:(Get|List|Describe|Lookup|Filter|BatchGet)\\w+"));
    }

    @Test
    void everyActionIsCalledSomewhere() throws IOException {
        Path sources = Path.of("src/main/java/dev/gumshoe/adapters/aws");
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.filter(one -> !one.endsWith("AwsAction.java")).toList()) {
                code.append(Files.readString(file));
            }
        }

        assertThat(AwsAction.values()).allSatisfy(action -> assertThat(code).contains("AwsAction." + action.name()));
    }
}
