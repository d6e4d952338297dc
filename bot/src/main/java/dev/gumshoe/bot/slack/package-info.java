/**
 * Slack as a place to talk: what comes in from channels, threads, buttons and windows, and what goes back out. {@link dev.gumshoe.bot.slack.SlackManifest}
 * holds the scopes and events the Slack app needs.
 */
@NullMarked
package dev.gumshoe.bot.slack;

import org.jspecify.annotations.NullMarked;
