package dev.gumshoe.adapters.aws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The role that Gumshoe needs in an account: it may read what {@link AwsAction} lists, and nothing else. */
public final class AwsRole {

    private AwsRole() {}

    /** Its policy, as JSON. */
    public static String policy() {
        return read("policy.json");
    }

    /** A template of CloudFormation's that makes the role. */
    public static String template() {
        return read("role.yaml");
    }

    private static String read(String name) {
        try (var stream = AwsRole.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }
}
