package dev.gumshoe.bot.madeup;

import dev.gumshoe.bot.madeup.Requests.Visit;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What a made-up system's monitoring measures: eight series a service, and some that tell nothing. */
final class Series {

    private final Plan plan;
    private final MadeUpSystem system;
    private final Random dice;
    private final int steps;
    private final List<List<List<Double>>> millis = new ArrayList<>();
    private final int[][] errors;

    Series(Plan plan, MadeUpSystem system) {
        this.plan = plan;
        this.system = system;
        this.dice = plan.dice(3);
        this.steps = plan.alertSecond() / plan.stepSeconds();
        this.errors = new int[plan.services()][steps + 1];
        for (int i = 0; i < plan.services(); i++) {
            List<List<Double>> own = new ArrayList<>();
            for (int s = 0; s <= steps; s++) {
                own.add(new ArrayList<>());
            }
            millis.add(own);
        }
    }

    void count(Visit visit) {
        int step = Math.min(steps, (int) (visit.second / plan.stepSeconds()));
        if (!visit.silent) {
            millis.get(visit.service).get(step).add(visit.millis);
            errors[visit.service][step] += visit.failed && !visit.polite ? 1 : 0;
        }
        visit.calls.forEach(this::count);
    }

    void write(Writer out) throws IOException {
        out.write("timestamp,resource,metric,value\n");
        for (int i = 0; i < plan.services(); i++) {
            if (plan.unseen(i, system.broken())) {
                continue;
            }
            int restarts = 0;
            double[] sums = new double[8];
            double memory = 30 + 30 * dice.nextDouble();
            for (int step = 0; step < steps; step++) {
                double[] now = values(i, step, memory);
                for (int which = 0; which < now.length; which++) {
                    sums[which] += now[which];
                    boolean unkept = which >= 3 && which <= 6 && plan.store(i, system);
                    boolean lost = unkept || dice.nextInt(200) == 0 || Double.isNaN(now[which]);
                    if (!lost) {
                        row(out, step, i, system.naming().metric(which), system.naming().counts(which) ? sums[which] : now[which]);
                    }
                }
                restarts += restarted(i, step) ? 1 : 0;
                if (plan.habits().resets() && (restarted(i, step) || Math.floorMod(step + i * 37L, 211) == 0)) {
                    sums = new double[8];
                }
                row(out, step, i, "restarts", restarts);
                row(out, step, i, "gc_something", dice.nextInt(60) == 0 ? 40 + dice.nextInt(100) : dice.nextInt(3));
            }
        }
        if (plan.habits().idle()) {
            idle(out);
        }
    }

    // a node, or whoever sends the load: busy as it likes
    private void idle(Writer out) throws IOException {
        for (int step = 0; step < steps; step++) {
            long second = Plan.START.getEpochSecond() + (long) step * plan.stepSeconds();
            out.write(String.format(Locale.ROOT, "%d,node-a,%s,%.4f%n", second, system.naming().metric(0),
                    30 + 8 * Math.sin(second / 240.0) + 4 * dice.nextGaussian()));
            out.write(String.format(Locale.ROOT, "%d,node-a,%s,%.4f%n", second, system.naming().metric(1), 60 + dice.nextGaussian()));
        }
    }

    private boolean restarted(int service, int step) {
        double second = (double) step * plan.stepSeconds();
        return plan.kind() == FaultKind.KILLED && service == system.broken() && second >= plan.onsetSecond()
                && (second - plan.onsetSecond()) % 90 < plan.stepSeconds();
    }

    private void row(Writer out, int step, int service, String metric, double value) throws IOException {
        long second = Plan.START.getEpochSecond() + (long) step * plan.stepSeconds();
        out.write(String.format(Locale.ROOT, "%d,%s,%s,%.4f%n", second, system.names().get(service), metric, value));
    }

    private double[] values(int service, int step, double memory) {
        List<Double> took = millis.get(service).get(step).stream().sorted().toList();
        boolean broken = service == system.broken() && step * plan.stepSeconds() >= plan.onsetSecond();
        double perSecond = (double) took.size() / plan.stepSeconds();
        double age = broken ? (double) (step * plan.stepSeconds() - plan.onsetSecond()) / (plan.alertSecond() - plan.onsetSecond()) : 0;
        double cpu = 6 + 9 * perSecond * system.millis().get(service) / 20 + Math.abs(2 * dice.nextGaussian());
        double disk = 400 + 80 * dice.nextGaussian();
        double pool = 4 + perSecond + Math.abs(dice.nextGaussian());
        double held = memory + 0.5 * dice.nextGaussian();
        if (plan.habits().bystander() && service == bystander() && step * plan.stepSeconds() >= bystanderSecond()) {
            cpu += 14 + 3 * dice.nextGaussian();
            disk *= 1.6;
        }
        if (broken) {
            cpu += plan.kind() == FaultKind.CPU || plan.kind() == FaultKind.CPU_QUIET ? 55 + 25 * dice.nextDouble() : 0;
            held += plan.kind() == FaultKind.MEMORY || plan.kind() == FaultKind.MEMORY_QUIET ? (97 - memory) * Math.min(1, 0.4 + age) : 0;
            disk *= plan.kind() == FaultKind.DISK ? 8 + 6 * dice.nextDouble() : 1;
            pool = plan.kind() == FaultKind.POOL ? 50 : pool + (plan.kind() == FaultKind.SOCKETS ? 20 + 300 * age : 0);
        }
        return new double[] {Math.min(100, cpu), Math.min(99, held), Math.max(0, disk), quantile(took, 0.5), quantile(took, 0.95),
            errors[service][step], took.size(), pool};
    }

    // a nightly job, a backup: at any time in the half hour around, and nobody is hurt
    private double bystanderSecond() {
        return plan.onsetSecond() + plan.dice(7).nextInt(1_200) - 1_000.0;
    }

    private int bystander() {
        int drawn = plan.dice(8).nextInt(plan.services());
        return drawn == system.broken() ? (drawn + 1) % plan.services() : drawn;
    }

    private static double quantile(List<Double> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
    }
}
