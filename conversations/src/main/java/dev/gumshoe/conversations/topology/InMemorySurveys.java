package dev.gumshoe.conversations.topology;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Surveys kept as long as the program runs. */
public final class InMemorySurveys implements Surveys {

    private final Map<String, Survey> surveys = new TreeMap<>();
    private long edition;

    @Override
    public synchronized List<Survey> all() {
        return List.copyOf(surveys.values());
    }

    @Override
    public synchronized void keep(Survey survey) {
        surveys.put(survey.source(), survey);
        edition++;
    }

    @Override
    public synchronized void keepOnly(Set<String> sources) {
        if (surveys.keySet().retainAll(sources)) {
            edition++;
        }
    }

    @Override
    public synchronized long edition() {
        return edition;
    }
}
