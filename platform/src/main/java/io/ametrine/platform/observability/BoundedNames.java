package io.ametrine.platform.observability;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a label's values few: the first names are told apart, all that come later are the same. */
public final class BoundedNames {
    public static final String OTHER = "other";

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final int most;

    public BoundedNames(int most) {
        this.most = most;
    }

    /** The first 50 tenants, so that one process never has more series than it can serve. */
    public static BoundedNames ofTenants() {
        return new BoundedNames(50);
    }

    public String of(String name) {
        return known.contains(name) || admits(name) ? name : OTHER;
    }

    private synchronized boolean admits(String name) {
        return known.contains(name) || (known.size() < most && known.add(name));
    }
}
