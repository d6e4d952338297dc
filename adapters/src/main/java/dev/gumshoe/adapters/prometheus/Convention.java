package dev.gumshoe.adapters.prometheus;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom the metrics of an exporter are about: what it watches stands in labels of its own, for {@code job} and {@code service} are the exporter itself.
 * Where a label of the target has the same name, Prometheus puts {@code exported_} before the exporter's.
 *
 * @param prefix how the names of the metrics begin
 * @param labels the labels that name what is watched, the best first; each of them tells as many things apart as the others
 * @see <a href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config">honor_labels</a>
 */
record Convention(String prefix, List<String> labels) {

    /** Exporters of which the names of metrics are settled, the longest prefix of a family first. */
    private static final List<Convention> USUAL = List.of(
            new Convention("istio_", List.of("destination_service_name")),
            new Convention("kube_pod_", List.of("pod")),
            new Convention("kube_deployment_", List.of("deployment")),
            new Convention("kube_statefulset_", List.of("statefulset")),
            new Convention("kube_daemonset_", List.of("daemonset")),
            new Convention("kube_horizontalpodautoscaler_", List.of("horizontalpodautoscaler")),
            new Convention("kube_job_", List.of("job_name")),
            new Convention("kube_node_", List.of("node")),
            new Convention("container_", List.of("pod")),
            new Convention("node_", List.of("nodename", "instance")),
            new Convention("nginx_ingress_controller_", List.of("service")),
            new Convention("traefik_service_", List.of("service")),
            new Convention("haproxy_backend_", List.of("proxy")),
            new Convention("kafka_consumergroup_", List.of("consumergroup")),
            new Convention("rabbitmq_queue_", List.of("queue")));

    private static final String EXPORTED = "exported_";

    /**
     * The labels that name what a metric is about, the best first.
     *
     * @param usual those that are set, for the metrics of a program's own
     */
    static List<String> labels(String metric, List<String> usual) {
        Optional<Convention> exporter = USUAL.stream().filter(each -> metric.startsWith(each.prefix())).findFirst();
        return exporter.map(known -> known.labels().stream().flatMap(label -> Stream.of(EXPORTED + label, label)).toList()).orElse(usual);
    }
}
