package dev.gumshoe.adapters.robots;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Lets the world run once from start to end and writes down what its monitoring measures. */
final class Metering {

    private static final double SECONDS = TimeGrid.STEP_MILLIS / 1000.0;

    private final Setting setting;
    private final Loads loads;
    private final Ledger ledger;
    private final Map<Part, Meter> parts = new EnumMap<>(Part.class);
    private final Meter[] hosts;
    private double queue;

    private Metering(Setting setting) {
        this.setting = setting;
        this.loads = new Loads(setting);
        this.ledger = new Ledger(setting.grid());
        this.hosts = new Meter[setting.fleet().instances().size()];
        for (Part part : Part.values()) {
            parts.put(part, new Meter());
        }
        for (int i = 0; i < hosts.length; i++) {
            hosts[i] = new Meter();
        }
    }

    /** What is left of a run: the series, and the load from which the requests can be made again. */
    record Measured(Ledger ledger, Traffic traffic) {}

    static Measured run(Setting setting) {
        Metering metering = new Metering(setting);
        Traffic traffic = new Traffic(setting, metering.loads);
        for (int step = 0; step < setting.grid().steps(); step++) {
            traffic.during(step, metering::count);
            metering.close(step);
        }
        metering.ledger.loseSome(setting.seed(), setting.fleet().drawn().stream().map(Instance::id).toList());
        return new Measured(metering.ledger, traffic);
    }

    private Meter of(Part part) {
        return Objects.requireNonNull(parts.get(part));
    }

    private void count(Request request) {
        if (request.operation().fromCustomers()) {
            add(of(Part.LOAD_BALANCER), request.entry(), request.entry().seenMicros + 400, request.entry().seen);
        }
        count(request.entry());
    }

    private void count(Visit visit) {
        if (visit.part.isService()) {
            if (visit.instance != null) {
                add(of(visit.part), visit, visit.micros, visit.failure);
                add(hosts[visit.instance.index()], visit, visit.micros, visit.failure);
            }
            for (Visit child : visit.children) {
                count(child);
            }
        } else {
            add(of(visit.part), visit, visit.micros, visit.failure);
        }
    }

    private static void add(Meter meter, Visit visit, long micros, @Nullable Failure failure) {
        meter.took(micros);
        meter.errors += failure != null && failure.serverError() ? 1 : 0;
        meter.clientErrors += failure != null && !failure.serverError() ? 1 : 0;
        meter.retries += visit.attempt > 0 ? 1 : 0;
        meter.hits += visit.hit ? 1 : 0;
    }

    private void close(int step) {
        RandomGenerator dice = Dice.at(setting.seed(), 3_000_000L + step);
        long now = setting.grid().at(step);
        for (Instance instance : setting.fleet().instances()) {
            Meter meter = hosts[instance.index()];
            loads.visited(step, instance, meter.count);
            if (instance.existsAt(now)) {
                host(step, now, instance, meter, dice);
            }
            meter.clear();
        }
        front(step, dice);
        Part.SERVICES.forEach(service -> service(step, now, service, dice));
        cache(step, dice);
        Part.WITH_TABLE.forEach(service -> table(step, service, dice));
        parts.values().forEach(Meter::clear);
    }

    private void host(int step, long now, Instance instance, Meter meter, RandomGenerator dice) {
        String id = instance.id();
        boolean booting = now < instance.inService() + 30_000;
        double load = loads.of(step + 1, instance);
        double cpu = booting ? 88 + 5 * dice.nextGaussian() : 9 + 82 * Math.min(1.05, load) + 2.2 * dice.nextGaussian();
        ledger.put(id, "cpu_utilization_percent", step, Math.clamp(cpu, 1, 100));
        double age = (now - instance.launched()) / 3_600_000.0;
        ledger.put(id, "memory_utilization_percent", step,
                Math.clamp(38 + 6 * Math.tanh(age / 20) + 8 * load + 0.8 * dice.nextGaussian(), 5, 97));
        ledger.put(id, "disk_utilization_percent", step, Math.clamp(31 + age / 40 + 0.2 * dice.nextGaussian(), 1, 99));
        if (instance.servesAt(now)) {
            ledger.put(id, "request_rate", step, meter.count / SECONDS);
            ledger.put(id, "error_count", step, meter.errors);
            if (meter.count > 0) {
                ledger.put(id, "latency_p99_ms", step, meter.quantileMillis(0.99));
            }
            pool(step, now, instance, meter, dice);
        }
    }

    private void pool(int step, long now, Instance instance, Meter meter, RandomGenerator dice) {
        if (instance.service().table() == null) {
            return;
        }
        int limit = setting.fault().poolLimit(instance.service(), now);
        double busy = 5 + 9 * meter.busyMicros / 1e6 / SECONDS + Math.abs(dice.nextGaussian());
        double taken = setting.fault().poolUse(instance.service(), now);
        double used = Math.max(Math.min(busy, limit * 0.85), taken >= 1 ? limit : taken * limit + dice.nextGaussian());
        ledger.put(instance.id(), "connections_in_use", step, Math.clamp(Math.rint(used), 0, limit));
        ledger.put(instance.id(), "connections_limit", step, limit);
    }

    private void front(int step, RandomGenerator dice) {
        String id = setting.names().loadBalancer();
        Meter meter = of(Part.LOAD_BALANCER);
        ledger.put(id, "request_count", step, meter.count);
        ledger.put(id, "request_rate", step, meter.count / SECONDS);
        ledger.put(id, "http_5xx_count", step, meter.errors);
        ledger.put(id, "http_4xx_count", step, meter.clientErrors);
        ledger.put(id, "error_rate", step, meter.errorRate());
        ledger.put(id, "latency_p50_ms", step, meter.quantileMillis(0.5));
        ledger.put(id, "latency_p99_ms", step, meter.quantileMillis(0.99));
        ledger.put(id, "active_connections", step, Math.rint(140 + meter.busyMicros / 1e5 / SECONDS + 6 * dice.nextGaussian()));
    }

    private void service(int step, long now, Part service, RandomGenerator dice) {
        String id = setting.names().of(service);
        Meter meter = of(service);
        ledger.put(id, "request_rate", step, meter.count / SECONDS);
        ledger.put(id, "error_count", step, meter.errors);
        ledger.put(id, "error_rate", step, meter.errorRate());
        ledger.put(id, "retry_count", step, meter.retries);
        if (meter.count > 0) {
            ledger.put(id, "latency_p50_ms", step, meter.quantileMillis(0.5));
            ledger.put(id, "latency_p99_ms", step, meter.quantileMillis(0.99));
        }
        if (service == Part.SCHEDULE) {
            queue = Math.max(0, 0.6 * queue + 0.02 * meter.count + meter.errors);
            ledger.put(id, "queue_depth", step, Math.rint(queue + Math.abs(2 * dice.nextGaussian())));
        }
        group(step, now, service);
    }

    private void group(int step, long now, Part service) {
        String id = setting.names().group(service);
        List<Instance> there = setting.fleet().of(service).stream().filter(instance -> instance.existsAt(now)).toList();
        int healthy = (int) there.stream().filter(instance -> instance.servesAt(now)).count();
        ledger.put(id, "instance_count", step, there.size());
        ledger.put(id, "healthy_hosts", step, healthy);
        ledger.put(id, "unhealthy_hosts", step, (int) there.stream().filter(instance -> now >= instance.outOfService()).count());
    }

    private void cache(int step, RandomGenerator dice) {
        String id = setting.names().cache();
        Meter meter = of(Part.CACHE);
        ledger.put(id, "request_rate", step, meter.count / SECONDS);
        ledger.put(id, "hit_rate", step, meter.count == 0 ? 0 : (double) meter.hits / meter.count);
        ledger.put(id, "latency_p50_ms", step, meter.quantileMillis(0.5));
        ledger.put(id, "latency_p99_ms", step, meter.quantileMillis(0.99));
        ledger.put(id, "cpu_utilization_percent", step, Math.clamp(6 + meter.count / SECONDS / 12 + dice.nextGaussian(), 1, 100));
        ledger.put(id, "memory_utilization_percent", step, Math.clamp(61 + 0.5 * dice.nextGaussian(), 1, 100));
        ledger.put(id, "evictions", step, Math.max(0, Math.rint(3 + 2 * dice.nextGaussian())));
    }

    private void table(int step, Part service, RandomGenerator dice) {
        Part table = Objects.requireNonNull(service.table());
        String id = setting.names().of(table);
        Meter meter = of(table);
        ledger.put(id, "request_rate", step, meter.count / SECONDS);
        ledger.put(id, "user_errors", step, meter.errors);
        ledger.put(id, "throttled_requests", step, dice.nextDouble() < 0.01 ? 1 : 0);
        if (meter.count > 0) {
            ledger.put(id, "latency_mean_ms", step, meter.meanMillis());
            ledger.put(id, "latency_p99_ms", step, meter.quantileMillis(0.99));
        }
    }
}
