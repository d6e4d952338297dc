package dev.gumshoe.conversations.agents;

/** A language model cannot be used any more for what it was asked; calculation goes on in its place. */
final class ModelGivenUp extends Exception {

    private static final long serialVersionUID = 1L;

    private final String model;

    /** @param why one sentence for people */
    ModelGivenUp(String model, String why) {
        super(why, null, false, false);
        this.model = model;
    }

    String model() {
        return model;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
