/**
 * Slack as a place to talk: what comes in from channels and threads, and what goes back out.
 *
 * <p>The Slack app needs the bot scopes {@code app_mentions:read, channels:history, channels:read, chat:write, commands, files:write, groups:history,
 * groups:read, im:history, reactions:write, users:read}, the events {@code app_mention, message.channels, message.groups, message.im}, and the slash
 * command; in Socket Mode also an app-level token with {@code connections:write}, over HTTP the address of {@link dev.gumshoe.bot.slack.SlackSurface#servlet}
 * for events and command.
 */
@NullMarked
package dev.gumshoe.bot.slack;

import org.jspecify.annotations.NullMarked;
