package dev.gumshoe.adapters.aws;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A service that is asked. Its pace is well below what AWS allows an account, because others live on the same allowance. */
enum AwsService {
    CLOUDWATCH("cloudwatch", "cloudwatch", 10), //
    LOGS("logs", "logs", 5), //
    XRAY("xray", "xray", 5),
    /** AWS allows two look-ups a second. */
    CLOUDTRAIL("cloudtrail", "cloudtrail", 2), //
    CLOUDFORMATION("cloudformation", "cloudformation", 5), //
    EC2("ec2", "ec2", 10), //
    AUTO_SCALING("autoscaling", "autoscaling", 10), //
    LOAD_BALANCING("elbv2", "elasticloadbalancing", 10), //
    LAMBDA("lambda", "lambda", 10), //
    DYNAMODB("dynamodb", "dynamodb", 10), //
    IAM("iam", "iam", 10), //
    STS("sts", "sts", 10);

    private final String command;
    private final String prefix;
    private final int perSecond;

    AwsService(String command, String prefix, int perSecond) {
        this.command = command;
        this.prefix = prefix;
        this.perSecond = perSecond;
    }

    /** What the command line and the settings call it. */
    String command() {
        return command;
    }

    /** What its actions begin with in policies. */
    String prefix() {
        return prefix;
    }

    /** How many requests a second go to it in one account and region. */
    int perSecond() {
        return perSecond;
    }

    static Optional<AwsService> named(String word) {
        return Arrays.stream(values()).filter(one -> one.command.equals(word.toLowerCase(Locale.ROOT))).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(AwsService::command).collect(Collectors.joining(", "));
    }
}
