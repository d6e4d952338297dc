package dev.gumshoe.conversations.agents;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people name them: {@code yesterday}, {@code on monday}, {@code 21 nov}, {@code 2026-11-21}. English. */
final class SpokenDay {

    private static final String MONTHS = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private static final Pattern NAMED = Pattern
            .compile("\\b(today|tonight|this morning|this afternoon|this evening|yesterday|last night|the day before yesterday)\\b");
    private static final Pattern WEEKDAY = Pattern.compile("\\b(?:on |last |this )?(mon|tues|wednes|thurs|fri|satur|sun)day\\b");
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4}-\\d\\d-\\d\\d)\\b");
    private static final Pattern DAY_MONTH = Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th|\\.)? (?:of )?" + MONTHS + "\\b");
    private static final Pattern MONTH_DAY = Pattern.compile("\\b" + MONTHS + " (\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)");

    private SpokenDay() {}

    /** The day the text names, the latest such one that is not after today; empty when it names none. */
    static Optional<LocalDate> in(String text, LocalDate today) {
        Matcher named = NAMED.matcher(text);
        if (named.find()) {
            return Optional.of(switch (named.group(1)) {
                case "yesterday", "last night" -> text.contains("day before yesterday") ? today.minusDays(2) : today.minusDays(1);
                case "the day before yesterday" -> today.minusDays(2);
                default -> today;
            });
        }
        Matcher weekday = WEEKDAY.matcher(text);
        if (weekday.find()) {
            return Optional.of(today.with(TemporalAdjusters
                    .previousOrSame(DayOfWeek.valueOf(weekday.group().replaceFirst("^(?:on|last|this) ", "").toUpperCase(Locale.ROOT)))));
        }
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.find()) {
                return Optional.of(LocalDate.parse(iso.group(1)));
            }
            Matcher dayMonth = DAY_MONTH.matcher(text);
            if (dayMonth.find()) {
                return Optional.of(latest(dayMonth.group(2), dayMonth.group(1), today));
            }
            Matcher monthDay = MONTH_DAY.matcher(text);
            return monthDay.find() ? Optional.of(latest(monthDay.group(1), monthDay.group(2), today)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static LocalDate latest(String month, String day, LocalDate today) {
        Month named = Arrays.stream(Month.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).startsWith(month.substring(0, 3)))
                .findFirst().orElseThrow();
        MonthDay written = MonthDay.of(named, Integer.parseInt(day));
        LocalDate thisYear = written.atYear(today.getYear());
        return thisYear.isAfter(today) ? written.atYear(today.getYear() - 1) : thisYear;
    }
}
