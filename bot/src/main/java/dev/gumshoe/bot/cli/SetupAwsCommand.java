package dev.gumshoe.bot.cli;

import dev.gumshoe.bot.Setup;
import java.io.PrintWriter;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the role that Gumshoe looks at an account of AWS through, and how to make it. */
@Command(name = "aws", description = {
    "Prints the read-only role that Gumshoe needs in an account of AWS, and how to make it.", ""
}, footer = {
    "",
    "Examples:",
    "  gumshoe setup aws --principal arn:aws:iam::123456789012:role/gumshoe-runner",
    "  gumshoe setup aws --template > gumshoe-role.yaml",
    "  gumshoe setup aws --policy > gumshoe-policy.json"
})
final class SetupAwsCommand implements Callable<Integer> {

    @Option(names = "--external-id", paramLabel = "ID", description = "What the role asks for before it lets anybody in; a new one when left out.")
    private @Nullable String externalId;

    @Option(names = "--principal", paramLabel = "ARN", description = "The role or user that Gumshoe runs as.")
    private @Nullable String principal;

    @Option(names = "--policy", description = "Print the policy alone, as JSON.")
    private boolean policyOnly;

    @Option(names = "--template", description = "Print CloudFormation's template alone.")
    private boolean templateOnly;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (externalId != null && !externalId.matches("[\\w+=,.@:/-]{2,1224}")) {
            throw new UserError("--external-id '" + externalId + "' is none: give 2 to 1224 letters, digits or any of +=,.@:/-");
        }
        if (principal != null && !principal.matches("arn:aws[a-z-]*:iam::\\d{12}:(role|user|root).*")) {
            throw new UserError(
                    "--principal '" + principal + "' is none: give an ARN, as in arn:aws:iam::123456789012:role/gumshoe-runner");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(policyOnly ? Setup.awsPolicy() : templateOnly ? Setup.awsTemplate() : steps());
        out.flush();
        return 0;
    }

    private String steps() {
        String id = externalId == null ? "gumshoe-" + UUID.randomUUID() : externalId;
        return """
                Gumshoe in AWS: a role in each account, which reads and changes nothing

                1. In each account that Gumshoe is to look at:
                     gumshoe setup aws --template > gumshoe-role.yaml
                     aws cloudformation deploy --stack-name gumshoe-role --template-file gumshoe-role.yaml \\
                       --capabilities CAPABILITY_NAMED_IAM \\
                       --parameter-overrides Principal=%s ExternalId=%s
                   (or make the role by hand, with the policy below and a trust policy that asks for that external id)
                2. Let whoever Gumshoe runs as assume it: allow sts:AssumeRole on arn:aws:iam::ACCOUNT:role/gumshoe.
                   Gumshoe finds its own credentials as AWS' tools do: environment, profile, or the machine's role.
                3. Put this into gumshoe.yaml:
                     sources:
                     - type: aws
                       accounts:
                       - name: production
                         role: arn:aws:iam::ACCOUNT:role/gumshoe
                         externalId: %s
                         regions: [eu-west-1]
                4. gumshoe doctor

                The policy:
                %s
                """.formatted(principal == null ? "ARN_OF_WHO_RUNS_GUMSHOE" : principal, id, id, Setup.awsPolicy().strip());
    }
}
