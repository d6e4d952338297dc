/** Prometheus' Alertmanager, and Grafana, whose alerting speaks its format. */
@NullMarked
package dev.gumshoe.adapters.alertmanager;

import org.jspecify.annotations.NullMarked;
