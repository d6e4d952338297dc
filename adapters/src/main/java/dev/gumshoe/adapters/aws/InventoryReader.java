package dev.gumshoe.adapters.aws;

/** Reads what one service knows of. */
interface InventoryReader {

    /** What people know the service by. */
    String what();

    /** Reads everything into the draft. */
    void read(Question question, AwsPlace place, InventoryDraft draft) throws AwsTrouble;

    /** The least that can be asked. */
    void harmless(Question question, AwsPlace place) throws AwsTrouble;
}
