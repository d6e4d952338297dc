package dev.gumshoe.bot.web;

import dev.gumshoe.adapters.http.Seal;
import dev.gumshoe.adapters.http.WebhookFormat;

/**
 * One address that a sender delivers alerts to: {@code /webhooks/NAME}.
 *
 * @param seal how its deliveries prove that they are its own
 * @param largest how many bytes a delivery has at most
 */
public record Webhook(String name, WebhookFormat format, Seal seal, int largest) {}
