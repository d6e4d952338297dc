package dev.gumshoe.conversations.agents;

class InMemoryRecordingsTest implements RecordingsContract {

    @Override
    public Recordings recordings() {
        return new InMemoryRecordings();
    }
}
