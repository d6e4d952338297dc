package dev.gumshoe.conversations.agents;

/**
 * Which model does what; all may be the same.
 *
 * @param lead plans and concludes
 * @param specialist looks
 * @param small does small jobs that must be quick, such as reading a chat message
 */
public record ModelRoles(ModelRole lead, ModelRole specialist, ModelRole small) {}
