package dev.gumshoe.bot.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the program, as its jar says. */
final class GumshoeVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = GumshoeVersion.class.getPackage().getImplementationVersion();
        return new String[] {"gumshoe " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version()};
    }
}
