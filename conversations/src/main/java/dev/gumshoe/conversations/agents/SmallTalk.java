package dev.gumshoe.conversations.agents;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What people say to be kind, to greet, or to let know that they heard: nothing in it is asked or told. */
final class SmallTalk {

    private static final Set<String> SAYS_IT = words("""
            afternoon alright amazing awesome bravo brilliant bye cheers congrats cool danke evening excellent fantastic good goodnight got gotcha gracias
            great haha hahaha hello hey hi hm hmm hmmm hurray interesting kudos lol lovely merci morning neat nice night noted np oh ok okay okey okie
            perfect phew sorry super sweet thank thanks thanx thx tnx ty understood welcome wonderful wow yay yeah yep yes yikes yo yup k kk ack aha
            roger oof ouch damn nope no love impressive sure right fine wait hold hurry sec
            """);
    private static final Set<String> GOES_WITH_IT = words("""
            a about again all and are as back bot buddy day everybody everyone folks for from fun get guys gumshoe have help here i i'm in is it it's job just
            keep lot lots man mate me much my now of on one over please pretty really see sense makes so some team that that's the there this to
            too touch up very was we will do done well work works working you you're your check ill i'll let know later one's brb afk moment sec second
            """);

    private SmallTalk() {}

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
    }

    /** Whether the words are nothing else; a text without a single letter or digit is, too. */
    static boolean is(String text) {
        if (text.strip().endsWith("?") && text.chars().anyMatch(Character::isLetter)) {
            return false;
        }
        List<String> said = Arrays.stream(text.toLowerCase(java.util.Locale.ROOT).replace('’', '\'').split("[^\\p{L}\\p{N}']+"))
                .filter(word -> !word.isEmpty()).toList();
        return !text.isBlank() && said.stream().allMatch(word -> SAYS_IT.contains(word) || GOES_WITH_IT.contains(word))
                && (said.isEmpty() || said.stream().anyMatch(SAYS_IT::contains));
    }
}
