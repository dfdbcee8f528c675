package io.ametrine.standalone.recovery;

import io.ametrine.standalone.recovery.Cluster.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Whose turn it is to be replaced: in order, but never two of one service at once; who would have to wait is passed over. */
final class Turns {
    private final List<Member> waiting;
    private final Set<String> busy = new HashSet<>();

    Turns(List<Member> order) {
        this.waiting = new ArrayList<>(order);
    }

    /** As one of several hands: does this for one member after the other until none waits any more. */
    void takeAll(Consumer<Member> work) {
        for (Optional<Member> next = next(); next.isPresent(); next = next()) {
            try {
                work.accept(next.get());
            } finally {
                done(next.get());
            }
        }
    }

    private synchronized Optional<Member> next() {
        try {
            Optional<Member> free = free();
            while (free.isEmpty() && !waiting.isEmpty()) {
                wait();
                free = free();
            }
            free.ifPresent(member -> {
                waiting.remove(member);
                busy.add(member.jar());
            });
            return free;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }

    private Optional<Member> free() {
        return waiting.stream().filter(member -> !busy.contains(member.jar())).findFirst();
    }

    private synchronized void done(Member member) {
        busy.remove(member.jar());
        notifyAll();
    }
}
