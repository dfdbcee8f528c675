/** Prometheus and promtool as they are, to hold the chart's rules and dashboards against; standalone's tests use them too. */
@NullMarked
package io.ametrine.charts.prometheus;

import org.jspecify.annotations.NullMarked;
