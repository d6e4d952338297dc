package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.topology.ResourceNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads by pattern what people tell the investigation to do. English. */
final class DirectionReader {

    private static final String POLITE = "(?:please |ok(?:ay)? |and |now |then |actually |no,? |hey |just )*";
    private static final Pattern STOP = Pattern.compile(
            POLITE + "(stop|cancel|abort|halt|pause|stand down|that's enough|enough)( (it|this|now|here|the investigation|investigating|please|looking))*");
    private static final Pattern GO_ON = Pattern.compile(
            POLITE + "(?:go (?:on|ahead)|resume|continue|carry on|keep (?:going|looking|at it)|proceed|unpause|restart the investigation)( (?:it|this|now|please|the investigation|investigating|looking))*");
    private static final Pattern INVESTIGATE = Pattern.compile(
            "(yes,? ?)?(please )?(investigate|look into (it|this|that)|go ahead|dig in)( (it|this|that|please|now))*|yes( please)?");
    private static final Pattern WIDEN = Pattern.compile(
            ".*\\b(widen|start (?:over|again|anew)|look at (?:everything|all of it)|forget (?:that|it|what|the (?:focus|direction))|all (?:services|resources) again"
                    + "|undo (?:that|this|it|the (?:last|focus))|take (?:that|it|the focus) back|take back (?:that|it|the focus|what i said)|scrap that|never ?mind(?: that| what i said)?$"
                    + "|no (?:more )?focus|un-?focus|drop the focus|everything again)\\b.*"
                    + "|" + POLITE + "(?:look|check|try|search) (?:once )?(?:again|deeper|harder|more closely)");
    private static final Pattern LAST_WAVE = Pattern
            .compile(".*\\b(last|latest|most recent|recent) (wave|outage|occurrence|incident|spike|one)\\b.*");
    private static final Pattern INCLUDE = Pattern.compile(
            "(?:.*\\b)?(?:include|add|un-?ignore|un-?exclude|bring back|never ?mind (?:what i said )?about|put back) (.+)"
                    + "|(?:.*\\b)?(?:look(?: closer| again)? (?:at|into)|check|consider|dig into|focus(?: also)? on) (.+?) (?:as well|too|also|in addition)"
                    + "|(?:.*\\b)?(?:also|additionally) (?:look (?:at|into)|check|consider|dig into|focus on|include) (.+)");
    private static final Pattern MAY_BE = Pattern.compile("(?:.*\\b)?(?:could|might|may) (?:still |well )?be (.+?)(?: after all)?");
    private static final Pattern EXCLUDE = Pattern.compile(
            "(?:.*\\b(?:it|this|that) ?(?:is not|isn't|isnt|'s not|is certainly not|is definitely not|cannot be|can't be|can not be) |(?:.*\\b)?(?:rule out|exclude|ignore|forget about|skip|leave out|disregard) |"
                    + POLITE + "not |.*\\b(?:everything|all|anything) (?:but|except) |"
                    + "(?:.*\\b)?(?:do not|don't|dont|never|stop|quit|no need to) (?:look(?:ing)? (?:at|into)|check(?:ing)?|investigat(?:e|ing)|blam(?:e|ing)|consider(?:ing)?|bother(?:ing)?(?: with)?|focus(?:ing)? on|dig(?:ging)? into) )(.+)");
    private static final Pattern FOCUS = Pattern.compile(
            "(?:.*\\b)?(?:focus(?: only)? on|concentrate on|zoom (?:in|into)(?: on| to)?|look (?:closer |again |deeper |only )?(?:at|into)|check|dig into|only|just|narrow (?:it )?(?:down )?to) (.+)");
    private static final String OF_IT = "only|just|look|looking|looks|at|focus|on|for|in|during|within|consider|the|check|it|this|that|all|must|have|has|been|be|began|started|happened"
            + "|was|were|occurred|trouble|errors|problem|outage|incident|spike|issue|somewhere|some ?time|somewhen|around|about|time|starting|what|since";
    /** Logs since then are asked for; only who says nothing else, or that it began, says when it did. */
    private static final Pattern SINCE = Pattern.compile(
            "(?:.*\\b)?(?:it (?:all )?(?:began|started)|(?:began|started) (?:at|around|about)|starting (?:at|from))\\b(.+)|"
                    + POLITE + "(?:(?:" + OF_IT + ") )*(?:since|from)\\b(.+)|"
                    + POLITE
                    + "(?:ignore|forget|skip|disregard|leave out) (?:everything|all|anything|whatever|what)(?: \\w+){0,2} (?:before|until)\\b(.+)");
    /** Nothing but a time, and words that say that it is meant. */
    private static final Pattern STRETCH = Pattern.compile(
            POLITE + "(?:(?:" + OF_IT
                    + ") )*(?:(?:last|past|previous) (?!(?:time|one|wave|outage)\\b).+|between .+|from .+ (?:to|until|till) .+"
                    + "|\\d{1,2}[:.h]\\d\\d.*|\\d{1,2} ?(?:am|pm)\\b.*|yesterday\\b.*|today\\b.*|this (?:morning|afternoon|evening)\\b.*|last night\\b.*)");
    /** That it is told to be done, and not asked. */
    private static final Pattern TOLD = Pattern
            .compile(".*\\b(?:only|just|look|focus|consider|check|began|started|happened|occurred|was|must have)\\b.*");
    private static final Pattern JOINED = Pattern.compile("\\s*(?:,| and | or |\\+|&)\\s*");
    private static final Pattern AROUND_IT = Pattern.compile(
            "^(?:(?:the|our|that|this|my|a|an|all)\\s+)+|\\s+(?:please|again|first|instead|now|more closely|closer|as well|too|also|only|for now|anymore|any more|at all)$");

    private final SpokenTime times;
    private final AskedTime stretches;

    DirectionReader(SpokenTime times) {
        this.times = times;
        this.stretches = new AskedTime(times);
    }

    /**
     * The direction the words give.
     *
     * @param text lower case, without what ends a sentence
     * @param mentioned whether Gumshoe was addressed
     * @param now what a time of day is near
     */
    Optional<Direction> read(String text, boolean mentioned, Investigation state, Instant now) {
        if (STOP.matcher(text).matches()) {
            return Optional.of(new Direction.Stop());
        }
        if ((state.inquiry() && INVESTIGATE.matcher(text).matches()) || (goesOn(mentioned, state) && GO_ON.matcher(text).matches())) {
            return Optional.of(new Direction.Investigate());
        }
        if (LAST_WAVE.matcher(text).matches()) {
            return Optional.of(new Direction.LastWave());
        }
        return since(text, state, now)
                .or(() -> resources(INCLUDE, text, mentioned, state, ids -> including(ids, state.scope()))
                        .filter(direction -> mentioned || direction instanceof Direction.Include || FOCUS.matcher(text).matches()))
                .or(() -> resources(MAY_BE, text, false, state, ids -> including(ids, state.scope()))
                        .filter(Direction.Include.class::isInstance))
                .or(() -> WIDEN.matcher(text).matches() ? Optional.of(new Direction.Widen()) : Optional.empty())
                .or(() -> resources(EXCLUDE, text, mentioned, state, Direction.Exclude::new))
                .or(() -> resources(FOCUS, text, mentioned, state, Direction.FocusOn::new));
    }

    /** “Go ahead” among people is none of ours, but where the work was stopped. */
    private static boolean goesOn(boolean mentioned, Investigation state) {
        return mentioned || state.phase() == Phase.STOPPED;
    }

    private Optional<Direction> since(String text, Investigation state, Instant now) {
        Optional<TimeWindow> stretch = STRETCH.matcher(text).matches() ? stretches.stretch(text, now) : Optional.empty();
        // after a question a bare time asks the same of another time
        if (stretch.isPresent() && (state.questions().isEmpty() || TOLD.matcher(text).matches())) {
            return Optional.of(between(stretch.get(), state.scope().window()));
        }
        Matcher matcher = SINCE.matcher(text);
        Optional<Instant> said = matcher.matches() ? times.in(named(matcher), now) : Optional.empty();
        boolean bare = said.isEmpty() && stretch.isEmpty() && state.questions().isEmpty() && STRETCH.matcher(text).matches();
        return said.or(() -> bare ? times.in(text, now) : Optional.empty()).map(Direction.Since::new);
    }

    /** A stretch within what is looked at; what lies outside cannot be found there. */
    private Direction between(TimeWindow stretch, TimeWindow looked) {
        TimeOfDay clock = TimeOfDay.in(times.zone());
        if (!stretch.to().isAfter(looked.from()) || !stretch.from().isBefore(looked.to())) {
            return new Direction.NotUnderstood("I look at " + clock.dated(looked.from()) + " to " + clock.dated(looked.to()) + ", and "
                    + clock.dated(stretch.from()) + " is not in that; ask me what happened then, or start a new investigation");
        }
        return new Direction.Between(stretch.from(), stretch.to());
    }

    /** To look at something as well changes something only where less than everything is looked at. */
    private static Direction including(List<String> ids, Scope scope) {
        boolean seen = scope.excluded().stream().noneMatch(ids::contains) && (scope.focus().isEmpty() || scope.focus().containsAll(ids));
        return seen
                ? new Direction.NotUnderstood(String.join(", ", ids) + (ids.size() == 1 ? " is" : " are") + " looked at already")
                : new Direction.Include(ids);
    }

    private static Optional<Direction> resources(Pattern pattern, String text, boolean mentioned, Investigation state,
            Function<List<String>, Direction> directing) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        ResourceNames names = new ResourceNames(state.topology());
        Set<String> found = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String part : JOINED.split(named(matcher))) {
            String word = bare(part);
            List<String> ids = ids(names, word);
            found.addAll(ids);
            if (ids.isEmpty()) {
                unknown.add(word);
            }
        }
        if (!found.isEmpty()) {
            return Optional.of(directing.apply(List.copyOf(found)));
        }
        boolean meant = mentioned && pattern != INCLUDE;
        return meant || anyNear(names, unknown) ? Optional.of(new Direction.NotUnderstood(why(names, unknown))) : Optional.empty();
    }

    private static String named(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            @Nullable
            String named = matcher.group(group);
            if (named != null) {
                return named;
            }
        }
        return "";
    }

    private static String bare(String part) {
        String word = part.strip().replaceAll("['\".!]", "");
        String before;
        do {
            before = word;
            word = AROUND_IT.matcher(word).replaceAll("");
        } while (!word.equals(before));
        return word;
    }

    /** The ids a phrase names: the whole phrase first, else its words. */
    private static List<String> ids(ResourceNames names, String phrase) {
        List<String> whole = names.meant(phrase);
        if (!whole.isEmpty()) {
            return whole;
        }
        for (String word : phrase.split(" ")) {
            List<String> ids = names.meant(word);
            boolean everyday = word.length() < 3 || (Vocabulary.holds(word) && !ids.contains(word));
            if (!everyday && !ids.isEmpty()) {
                return ids;
            }
        }
        return List.of();
    }

    private static boolean anyNear(ResourceNames names, List<String> words) {
        return words.stream().anyMatch(word -> names.nearest(word).isPresent());
    }

    private static String why(ResourceNames names, List<String> words) {
        String word = String.join(", ", words);
        return names.nearest(word)
                .map(near -> "no resource is called '" + word + "'; did you mean " + near + "?")
                .orElse("no resource is called '" + word + "'");
    }
}
