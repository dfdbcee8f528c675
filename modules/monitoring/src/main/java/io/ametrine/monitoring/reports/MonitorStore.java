package io.ametrine.monitoring.reports;

import io.ametrine.platform.runtime.Station;
import java.util.List;

/** Keeps the monitors that stations are known to have, by the id the station gave them. */
public interface MonitorStore {
    /** What was learned later about the same id stays. */
    void put(VariableMonitor monitor);

    void remove(Station station, List<Integer> ids);
}
