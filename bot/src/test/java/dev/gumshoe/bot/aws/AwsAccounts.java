package dev.gumshoe.bot.aws;

import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.settings.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings that lead to a stand-in, and the credentials to enter it with. */
final class AwsAccounts {

    static final String TOKEN = "a-token-of-this-test";

    private AwsAccounts() {}

    /** AWS' own tools look here first; nothing of it is a secret. */
    static void enter() {
        System.setProperty("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        System.setProperty("aws.secretAccessKey", "nothing-of-worth");
    }

    /** One account that is entered by a role, all of its services at one address; pages, store and a door for alarms beside it. */
    static Settings at(String url, Path folder, String limits) throws Exception {
        enter();
        return new SettingsFile(Files.writeString(folder.resolve("gumshoe.yaml"), """
                redis: {folder: %2$s/home}
                web: {port: 0}
                investigation: {lookback: 1h}
                webhooks: [{name: alarms, type: eventbridge, token: %4$s}]
                sources:
                - type: aws
                  accounts:
                  - {name: production, role: "arn:aws:iam::111122223333:role/gumshoe", externalId: shop-4711, regions: [eu-west-1]}
                  endpoints: {%1$s}
                  limits: {%3$s}
                """.formatted(each(": \"" + url + "\""), folder, limits, TOKEN)), _ -> null).read();
    }

    /** As quick as a test wants it. */
    static Settings at(String url, Path folder) throws Exception {
        return at(url, folder, "timeout: 60s, perSecond: {" + each(": 200") + "}");
    }

    /** Two accounts, each entered by a role of its own with its own external id. */
    static Settings two(String url, Path folder, String externalId) throws Exception {
        enter();
        return new SettingsFile(Files.writeString(folder.resolve("gumshoe.yaml"), """
                redis: {folder: %2$s/home}
                web: {port: 0}
                investigation: {lookback: 1h}
                webhooks: [{name: alarms, type: eventbridge, token: %4$s}]
                sources:
                - type: aws
                  accounts:
                  - {name: shop, role: "arn:aws:iam::111122223333:role/gumshoe", externalId: shop-4711, regions: [eu-west-1]}
                  - {name: prices, role: "arn:aws:iam::444455556666:role/gumshoe", externalId: %5$s, regions: [eu-west-1]}
                  endpoints: {%1$s}
                  limits: {timeout: 60s, perSecond: {%3$s}}
                """.formatted(each(": \"" + url + "\""), folder, each(": 200"), TOKEN, externalId)), _ -> null).read();
    }

    private static String each(String value) {
        return Stream.of("cloudwatch", "logs", "xray", "cloudtrail", "cloudformation", "ec2", "autoscaling", "elbv2", "lambda", "dynamodb",
                "iam", "sts").map(service -> service + value).collect(Collectors.joining(", "));
    }
}
