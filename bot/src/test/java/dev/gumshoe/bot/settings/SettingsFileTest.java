package dev.gumshoe.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.adapters.aws.AwsAccount;
import dev.gumshoe.adapters.aws.AwsLimits;
import dev.gumshoe.adapters.aws.AwsSettings;
import dev.gumshoe.adapters.mcp.Mapping;
import dev.gumshoe.adapters.mcp.McpLimits;
import dev.gumshoe.adapters.mcp.McpSettings;
import dev.gumshoe.adapters.mcp.Paging;
import dev.gumshoe.adapters.mcp.ToolMapping;
import dev.gumshoe.bot.discord.DiscordSettings;
import dev.gumshoe.bot.slack.SlackSettings;
import dev.gumshoe.conversations.agents.LoopLimits;
import dev.gumshoe.conversations.agents.Tariff;
import dev.gumshoe.conversations.agents.ToolLimits;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {

    @TempDir
    Path folder;

    private Settings read(String yaml, Map<String, String> environment) throws IOException, SettingsError {
        return new SettingsFile(Files.writeString(folder.resolve("gumshoe.yaml"), yaml), environment::get).read();
    }

    private Settings read(String yaml) throws IOException, SettingsError {
        return read(yaml, Map.of());
    }

    private void assertRefused(String yaml, String sentence) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(SettingsError.class).hasMessage(folder.resolve("gumshoe.yaml") + sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "zone:\nweb:\n"})
    void leavesOutWhatHasADefault(String yaml) throws Exception {
        assertThat(read(yaml)).isEqualTo(Settings.defaults());
    }

    @Test
    void theExampleEqualsTheDefaults() throws Exception {
        assertThat(read(SettingsFile.example())).isEqualTo(Settings.defaults());
    }

    @Test
    void everyKeyOfTheExampleExistsWhenItIsCommentedIn() throws Exception {
        String all = SettingsFile.example()
                .replaceAll("(?m)^# (slack:|discord:|servicenow:|  .*)$", "$1")
                .replaceAll("(?m)^#   (mode|botToken|appToken|signingSecret|apiUrl|watch|channel|command):", "  $1:")
                .replaceAll("(?m)^  # (folder|token|publicUrl):", "  $1:")
                .replace("models: []\n# - provider", "models:\n- provider")
                .replace("webhooks: []\n# - name", "webhooks:\n- name")
                .replaceAll("(?m)^# - name", "- name")
                .replace("sources: []\n# - type", "sources:\n- type")
                .replaceAll("(?m)^# - type: (prometheus|aws|github|mcp)", "- type: $1")
                .replace("\n#   folder: ./my-incident", "\n  folder: ./my-incident")
                .replace("runbooks: []\n# - ", "runbooks:\n- ")
                .replaceAll("\\$\\{SERVICENOW_\\w+}", "s");

        Settings settings = read(all,
                Map.of("GUMSHOE_WEB_TOKEN", "a-token-of-sixteen", "SLACK_BOT_TOKEN", "xoxb-1", "SLACK_APP_TOKEN", "xapp-1",
                        "SLACK_SIGNING_SECRET", "s", "DISCORD_TOKEN", "MTEw.Gx1.abc", "ANTHROPIC_API_KEY", "key", "ALERTMANAGER_TOKEN",
                        "a-token-of-sixteen",
                        "DEVOPS_AGENT_SECRET", "a-secret-of-sixteen", "OURS_TOKEN", "another-token-of-sixteen", "SHIPLOGS_TOKEN", "t"));

        assertThat(settings.slack()).isNotNull();
        assertThat(settings.slack().watch()).containsExactly("#alerts");
        assertThat(settings.discord()).isNotNull();
        assertThat(settings.discord().watch()).containsExactly("#alerts");
        assertThat(settings.servicenow()).isNotNull();
        assertThat(settings.servicenow().filter()).isEqualTo("active=true^priorityIN1,2");
        assertThat(settings.models()).hasSize(1);
        assertThat(settings.models().getFirst().tariff().tariff()).isEqualTo(new Tariff(3, 0.3, 15));
        assertThat(settings.sources()).hasSize(5);
        assertThat(settings.runbooks()).containsExactly(Path.of("./our-runbooks"));
        assertThat(settings.web().token()).isNotNull();
        assertThat(settings.redis().folder()).isEqualTo(Path.of("/var/lib/gumshoe"));
    }

    @Test
    void everySettingStandsInTheExample() {
        String example = SettingsFile.example();

        Stream.of(Settings.class, Settings.Store.class, Settings.Pages.class, Settings.InvestigationSettings.class,
                SourceSettings.Case.class, McpSettings.class, McpLimits.class, Mapping.class, ToolMapping.class, Paging.class,
                AwsSettings.class, AwsAccount.class, AwsLimits.class,
                SlackSettings.class, DiscordSettings.class, ModelEntry.class, ModelEntry.Prices.class, BudgetSettings.Limits.class)
                .flatMap(settings -> Stream.of(settings.getRecordComponents()))
                .map(RecordComponent::getName)
                .forEach(name -> assertThat(example).containsPattern("(?m)^[#\\s-]*" + name + ":"));
    }

    @Test
    void readsDurationsZonesAndNumbers() throws Exception {
        Settings settings = read("""
                zone: Europe/Berlin
                redis: {retention: 2d}
                investigation: {specialists: 3, lookback: 90m, near: 1500ms, quiet: 1h, settle: 5m, lease: 2s}
                """);

        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings.redis().retention()).isEqualTo(Duration.ofDays(2));
        assertThat(settings.investigation()).isEqualTo(new Settings.InvestigationSettings(
                3, Duration.ofMinutes(90), Duration.ofMillis(1500), Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofSeconds(2),
                ToolSettings.defaults()));
    }

    @Test
    void readsHowFarAModelMayGoWithTools() throws Exception {
        Settings settings = read(
                "investigation: {tools: {turns: 3, calls: 9, atOnce: 2, timeout: 5s, characters: 900, rows: 7, cell: 90}}");

        var how = settings.investigation().tools().reasoning(ZoneId.of("UTC"));

        assertThat(how.loop()).isEqualTo(new LoopLimits(3, 2, 9, Duration.ofSeconds(5)));
        assertThat(how.answers()).isEqualTo(new ToolLimits(900, 7, 90));
    }

    @Test
    void replacesVariablesAndFallsBackToTheWordsGiven() throws Exception {
        Settings settings = read(
                "zone: ${ZONE:-Asia/Tokyo}\nredis:\n  url: redis://:${PASSWORD}@${HOST:-here}/0\n  prefix: ${NONE:-}\n",
                Map.of("PASSWORD", "a: #b{}"));

        assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(settings.redis().url()).isEqualTo(new Secret("redis://:a: #b{}@here/0"));
        assertThat(settings.redis().prefix()).isEqualTo("gumshoe");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zone: UTC\\nweb:\\n  prot: 1          | line 3: there is no setting 'web.prot'; did you mean 'port'?
            wbe:\\n  port: 1                      | line 1: there is no setting 'wbe'; did you mean 'web'?
            web:\\n  port: eighty                 | line 2: web.port is 'eighty': write a whole number
            web:\\n  host: h\\n  port: 70000      | line 3: web.port is 70000: give a number from 0 (any free port) to 65535
            web: 5                                | line 1: web cannot be read: write its settings below it, each on a line of its own and indented
            zone: Mars/Olympus                    | line 1: zone is 'Mars/Olympus': write the name of a time zone, as in UTC or Europe/Berlin
            investigation:\\n  lease: 5 parsecs   | line 2: investigation.lease is '5 parsecs': write a duration, as in 500ms, 15s, 10m, 4h or 30d
            investigation:\\n  lease: 5ms         | line 2: investigation.lease is 5 ms, less than 1s
            investigation:\\n  specialists: 0     | line 2: investigation.specialists is 0, not within 1 and 64
            sources:\\n- type: cse                | line 2: sources[0].type is 'cse': write case or prometheus or aws or github or mcp
            investigation:\\n  tools:\\n    rows: 0 | line 3: investigation.tools.rows is 0; give a number from 1 to 1000
            investigation:\\n  tools:\\n    timeout: 1h | line 3: investigation.tools.timeout is 3600000 ms; give one from 100ms to 10m
            sources:\\n- type: case               | line 2: sources[0].folder is missing; set the folder of the recorded case
            models:\\n- provider: antropic       | line 2: models[0].provider is 'antropic': write anthropic or bedrock or openai or gemini or ollama
            models:\\n- model: m                 | line 2: models[0].provider is missing; set it to one of anthropic, bedrock, openai, gemini, ollama
            models:\\n- provider: openai         | line 2: models[0].model is missing; set the name that OpenAI gives the model
            models:\\n- provider: openai\\n  model: m | line 2: models[0].key is missing; set it to OpenAI's API key, best as ${OPENAI_API_KEY}
            models:\\n- provider: ollama\\n  model: m\\n  maxTokens: 5 | line 4: models[0].maxTokens is 5, less than 256; raise it
            models:\\n- provider: ollama\\n  model: m\\n  baseUrl: here | line 4: models[0].baseUrl is here, no address; write one as in https://models.example.com/v1
            models:\\n- provider: ollama\\n  model: m\\n  tarif: {} | line 4: there is no setting 'models[0].tarif'; did you mean 'tariff'?
            models:\\n- provider: ollama\\n  model: m\\n  tariff:\\n    input: -1 | line 5: models[0].tariff.input is below 0; write US dollars per million tokens
            models:\\n- provider: ollama\\n  model: m\\n  roles: [lead]\\n- provider: ollama\\n  model: n\\n  roles: [lead] | line 7: models[1].roles has lead, and so has models[0]; give each role to one model
            sources:\\n- url: http://a              | line 2: sources[0].type is missing: write case or prometheus or aws or github or mcp
            sources:\\n- type: mcp                | line 2: sources[0].name is missing; give 1 to 40 letters, digits, blanks, dots, hyphens or underscores
            sources:\\n- {type: mcp, name: a}     | line 2: sources[0].url is missing; set the url of the MCP server, or the command that starts it
            sources:\\n- {type: mcp, name: a, url: b} | line 2: sources[0].url is 'b': give the whole address, as in https://logs.example.com/mcp
            sources:\\n- {type: mcp, name: a, command: b, preset: c} | line 2: sources[0].preset is 'c': there are dynatrace, datadog, newrelic, splunk, grafana, confluence
            sources:\\n- {type: mcp, name: a, command: b, mapping: {logs: {tool: t, rows: c}}} | line 2: sources[0].mapping.logs.rows is 'c': write a JSON pointer, as in /data/lines
            sources:\\n- {type: mcp, name: a, command: b, mapping: {logs: {tool: t, fields: {c: /d}}}} | line 2: sources[0].mapping.logs.fields names 'c': the fields of logs are timestamp, resource, severity, body, traceId
            sources:\\n- type: aws                | line 2: sources[0].accounts is missing: name the accounts to look at, each with its regions
            sources:\\n- {type: aws, accounts: [{name: a, regions: [mars]}]} | line 2: sources[0].accounts[0].regions has 'mars': give a region's code, as in eu-west-1
            sources:\\n- {type: aws, accounts: [{name: a, role: b, regions: [eu-west-1]}]} | line 2: sources[0].accounts[0].role is 'b': give the role's ARN, as in arn:aws:iam::123456789012:role/gumshoe
            sources:\\n- {type: aws, accounts: [{name: a, regions: [eu-west-1], endpoints: {s3: "http://a"}}]} | line 2: sources[0].accounts[0].endpoints has 's3': give one of cloudwatch, logs, xray, cloudtrail, cloudformation, ec2, autoscaling, elbv2, lambda, dynamodb, iam, sts
            sources:\\n- {type: mcp, name: a, command: b, limit: 1} | line 2: there is no setting 'sources[0].limit'; did you mean 'limits'?
            runbooks: here                        | line 1: runbooks cannot be read: write a list, each item on a line of its own that begins with '- '
            redis:\\n  url: ${NOWHERE}            | line 2: redis.url is ${NOWHERE}, and the environment variable NOWHERE is not set; set it, or write ${NOWHERE:-} to leave the setting out
            """)
    void saysWithFileLineFieldAndValueWhatToMend(String yaml, String sentence) {
        assertRefused(yaml.replace("\\n", "\n") + "\n", " " + sentence);
    }

    @Test
    void rolesThatNoModelHasAreTheFirstOnes() throws Exception {
        Settings settings = read("""
                models:
                - {provider: anthropic, model: big, key: k}
                - {provider: ollama, model: little, roles: [small]}
                """);

        assertThat(ModelEntry.rolesOf(settings.models()))
                .isEqualTo(Map.of(ModelEntry.Role.LEAD, 0, ModelEntry.Role.SPECIALIST, 0, ModelEntry.Role.SMALL, 1));
    }

    @Test
    void aKeyIsNeverPrinted() throws Exception {
        Settings settings = read("models:\n- {provider: anthropic, model: m, key: abc-123}\n");

        assertThat(settings.toString()).doesNotContain("abc-123");
        assertThat(settings.models().getFirst().reached("models[0]").toString()).doesNotContain("abc-123");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertThatThrownBy(() -> read("zone: UTC\nweb:\n  port: 1\nzone: UTC\n"))
                .isInstanceOf(SettingsError.class)
                .hasMessageContaining("gumshoe.yaml line 4")
                .hasMessageContaining("Duplicate field 'zone'");
    }

    @Test
    void saysWhereYamlBreaks() {
        assertThatThrownBy(() -> read("zone: UTC\nweb: [1,\n")).isInstanceOf(SettingsError.class)
                .hasMessageMatching(".*gumshoe.yaml line [23]: this is not YAML: .*");
        assertThatThrownBy(() -> read("redis:\n\tfolder: x\n"))
                .hasMessageEndingWith("gumshoe.yaml line 2: this is not YAML: a tab stands where spaces must; indent with spaces");
        assertThatThrownBy(() -> read("web: {token: ${TOKEN}}\n")).hasMessageContaining("put ${…} between quotes");
        assertThatThrownBy(() -> read("{{{")).hasMessageNotContainingAny("org.yaml", "Event")
                .hasMessageContaining("look at the quotes, brackets and indentation");
    }

    @Test
    void saysHowToWriteAFileThatIsNotThere() {
        Path absent = folder.resolve("absent.yaml");

        assertThatThrownBy(() -> new SettingsFile(absent, _ -> null).read())
                .isInstanceOf(SettingsError.class)
                .hasMessage(absent + " does not exist; write one with 'gumshoe run --example > absent.yaml'");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "slack:\n  botToken: ${S}\n",
        "slack:\n  botToken: hunter22\n",
        "slack:\n  botToken: [hunter22]\n",
        "slack:\n  botToken: xoxb-1\n  appToken: hunter22\n",
        "slack:\n  botToken: xoxb-1\n  mode: http\n  signingSecret: {hunter22: 1}\n",
        "redis:\n  url: {hunter22: 1}\n",
        "redis:\n  url: [hunter22]\n",
        "web:\n  token: hunter22\n",
        "web:\n  port: ${S}\n",
        "zone: ${S}\n",
        "investigation:\n  lease: ${S}\n",
        "web:\n  publicUrl: \"${S} x\"\n",
    })
    void neverPrintsASecret(String yaml) {
        assertThatThrownBy(() -> read(yaml, Map.of("S", "hunter22")))
                .isInstanceOf(SettingsError.class)
                .hasMessageContaining("gumshoe.yaml line ")
                .hasMessageNotContaining("hunter22");
    }

    @Test
    void settingsAsTextHideTheirSecrets() throws Exception {
        Settings settings = read("""
                redis: {url: "redis://:hunter22@here/0"}
                web: {token: hunter22-hunter22}
                slack: {botToken: xoxb-hunter22, appToken: xapp-hunter22, signingSecret: hunter22}
                """);

        assertThat(settings.toString()).doesNotContain("hunter22").contains("Slack at https://slack.com/api/");
        assertThat(settings.web().server().toString()).doesNotContain("hunter22");
    }
}
