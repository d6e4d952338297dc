package dev.gumshoe.conversations.topology;

class InMemorySurveysTest implements SurveysContract {

    @Override
    public Surveys surveys() {
        return new InMemorySurveys();
    }
}
