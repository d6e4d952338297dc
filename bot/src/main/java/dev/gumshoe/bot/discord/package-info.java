/**
 * Discord as a place to talk: what comes in from channels, threads, forum posts and direct messages, and what goes back out.
 *
 * <p>Requests go through JDA, which keeps to Discord's rate limits, from every process. The gateway, over which Discord tells what happens, is
 * held by one process at a time: the one with the lease ({@link dev.gumshoe.bot.discord.DiscordSurface}).
 */
@NullMarked
package dev.gumshoe.bot.discord;

import org.jspecify.annotations.NullMarked;
