package dev.gumshoe.adapters.aws;

import java.time.InstantSource;

/** What every source of AWS looks through. */
record AwsAccess(AwsSettings settings, AwsClients clients, AwsCalls calls, InstantSource clock) {}
