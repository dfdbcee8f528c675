package io.ametrine.ocpp.rpc;

import java.util.List;

/**
 * A payload that was not valid, mended so that it is.
 *
 * @param rules the names of the rules that forgave
 */
public record Forgiven(RawJson payload, List<String> rules) {
    public Forgiven {
        rules = List.copyOf(rules);
    }
}
