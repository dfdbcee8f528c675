package io.ametrine.platform.registry;

import io.ametrine.ocpp.v201.RegistrationStatus;
import io.ametrine.platform.config.RedisConfig;
import io.ametrine.platform.config.Secret;
import io.ametrine.platform.envelope.SessionRef;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.observability.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.redisson.Redisson;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;

/** The registry in one Redis. */
public final class RedissonRegistry implements NodeRegistry {
    private static final int REAPED_AT_ONCE = 200;
    private static final int DISPLACEMENTS = 10;
    private static final Duration DISPLACEMENT_WINDOW = Duration.ofSeconds(30);

    private final RedissonClient redisson;
    private final Duration leaseTime;
    private final int outPartitions;
    private volatile Optional<ScriptMeters> meters = Optional.empty();

    private RedissonRegistry(RedissonClient redisson, Duration leaseTime, int outPartitions) {
        this.redisson = redisson;
        this.leaseTime = leaseTime;
        this.outPartitions = outPartitions;
    }

    /** Connects at the first question, so that a service starts and says what is wrong while Redis is away. */
    public static RedissonRegistry connect(RedisConfig config) {
        return connect(config, Duration.ofSeconds(15), 64);
    }

    public static RedissonRegistry connect(RedisConfig config, Duration leaseTime, int outPartitions) {
        Config redis = new Config()
                .setLazyInitialization(true)
                .setUseScriptCache(true)
                .setThreads(2)
                .setNettyThreads(2);
        config.user().ifPresent(redis::setUsername);
        config.password().map(Secret::reveal).ifPresent(redis::setPassword);
        config.authority().map(PemAuthority::trusting).ifPresent(redis::setSslTrustManagerFactory);
        redis.useSingleServer()
                .setAddress(config.url().toString())
                .setConnectionMinimumIdleSize(1)
                .setConnectionPoolSize(8)
                .setSubscriptionConnectionMinimumIdleSize(0)
                .setSubscriptionConnectionPoolSize(1)
                .setConnectTimeout(1_000)
                .setTimeout(1_000)
                .setRetryAttempts(1)
                .setRetryDelay(new ConstantDelay(Duration.ofMillis(200)))
                .setPingConnectionInterval(5_000);
        return new RedissonRegistry(Redisson.create(redis), leaseTime, outPartitions);
    }

    /** Of the server, such as 7.2.4; fails when it does not answer. */
    public String serverVersion() {
        return Objects.requireNonNullElse(
                redisson.getRedisNodes(RedisNodes.SINGLE)
                        .getInstance()
                        .info(RedisNode.InfoSection.SERVER)
                        .get("redis_version"),
                "unknown");
    }

    @Override
    public Duration leaseTime() {
        return leaseTime;
    }

    @Override
    public CompletionStage<Optional<NodeLease>> claim(String node) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String id = node + '.' + Integer.toString(random.nextInt(0x1000000, 0x7fffffff), 36);
        return run(Script.CLAIM, id, millis(leaseTime), outPartitions, random.nextInt(outPartitions))
                .thenApply(answer -> answer.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new NodeLease(id, Integer.parseInt(Row.at(answer, 0)))));
    }

    @Override
    public CompletionStage<Renewal> renew(NodeLease lease, boolean restorable) {
        return run(Script.RENEW, lease.id(), lease.outPartition(), millis(leaseTime), restorable ? 1 : 0)
                .thenApply(answer -> Renewal.valueOf(Row.at(answer, 0).toUpperCase(Locale.ROOT)));
    }

    @Override
    public CompletionStage<Void> release(NodeLease lease) {
        return run(Script.RELEASE, lease.id(), lease.outPartition()).thenAccept(_ -> {});
    }

    @Override
    public CompletionStage<Admission> connect(NodeLease lease, NewSession session) {
        return run(
                        Script.CONNECT,
                        lease.id(),
                        lease.outPartition(),
                        session.station().key(),
                        session.session(),
                        session.protocol(),
                        session.securityProfile(),
                        DISPLACEMENTS,
                        millis(DISPLACEMENT_WINDOW))
                .thenApply(answer -> admission(lease, session, answer));
    }

    private static Admission admission(NodeLease lease, NewSession session, List<?> answer) {
        return switch (Row.at(answer, 0)) {
            case "registered" -> {
                Optional<Entry> previous = Row.entry(answer.subList(4, 4 + Row.WIDTH));
                SessionRef ref = new SessionRef(
                        lease.id(),
                        lease.outPartition(),
                        session.session(),
                        Long.parseLong(Row.at(answer, 1)),
                        session.protocol());
                Entry entry = new Entry(
                        session.station(),
                        ref,
                        session.securityProfile(),
                        Row.registration(Row.at(answer, 4 + 7)),
                        Row.instant(Row.at(answer, 2)));
                boolean live = Row.at(answer, 3).equals("1");
                yield new Admission.Registered(entry, live ? previous : Optional.empty());
            }
            case "crowded" -> new Admission.Crowded(Duration.ofMillis(Long.parseLong(Row.at(answer, 1))));
            default -> new Admission.Lapsed();
        };
    }

    @Override
    public CompletionStage<Boolean> disconnect(Entry entry) {
        SessionRef session = entry.session();
        return run(Script.DISCONNECT, entry.station().key(), session.epoch(), session.node())
                .thenApply(answer -> Row.at(answer, 0).equals("1"));
    }

    @Override
    public CompletionStage<Boolean> register(Entry entry, RegistrationStatus status) {
        return run(Script.REGISTER, entry.station().key(), entry.session().epoch(), status.wireName())
                .thenApply(answer -> Row.at(answer, 0).equals("1"));
    }

    @Override
    public CompletionStage<List<Reclaimed>> reclaim(NodeLease lease, List<Entry> live) {
        List<Object> arguments = new ArrayList<>(2 + 7 * live.size());
        arguments.add(lease.id());
        arguments.add(lease.outPartition());
        for (Entry entry : live) {
            arguments.add(entry.station().key());
            arguments.add(entry.session().session());
            arguments.add(entry.session().epoch());
            arguments.add(entry.session().protocol());
            arguments.add(entry.securityProfile());
            arguments.add(Row.registration(entry.registration()));
            arguments.add(Row.micros(entry.since()));
        }
        return run(Script.RECLAIM, arguments.toArray()).thenApply(answer -> verdicts(answer, live.size()));
    }

    private static List<Reclaimed> verdicts(List<?> answer, int expected) {
        if (answer.size() != expected || (expected == 1 && Row.at(answer, 0).equals("lapsed"))) {
            return List.of();
        }
        return answer.stream()
                .map(verdict -> Reclaimed.valueOf(String.valueOf(verdict).toUpperCase(Locale.ROOT)))
                .toList();
    }

    @Override
    public CompletionStage<List<Entry>> orphans(NodeLease own) {
        return run(Script.ORPHANS, own.id(), REAPED_AT_ONCE, millis(leaseTime))
                .thenApply(rows -> rows.stream()
                        .flatMap(row -> Row.entry((List<?>) row).stream())
                        .toList());
    }

    @Override
    public CompletionStage<Void> reaped(List<Entry> orphans) {
        List<Object> arguments = new ArrayList<>(1 + orphans.size());
        arguments.add(orphans.getFirst().session().node());
        orphans.forEach(orphan -> arguments.add(orphan.station().key()));
        return run(Script.REAPED, arguments.toArray()).thenAccept(_ -> {});
    }

    @Override
    public CompletionStage<Map<StationKey, Lookup>> findAll(Collection<StationKey> stations) {
        List<StationKey> asked = List.copyOf(stations);
        Object[] keys = asked.stream().map(StationKey::key).toArray();
        return run(Script.FIND, keys)
                .thenApply(answers -> lookups(asked, answers))
                .exceptionally(_ -> lookups(asked, List.of()));
    }

    private static Map<StationKey, Lookup> lookups(List<StationKey> asked, List<?> answers) {
        Map<StationKey, Lookup> found = HashMap.newHashMap(asked.size());
        for (int index = 0; index < asked.size(); index++) {
            found.put(
                    asked.get(index),
                    index < answers.size() ? lookup((List<?>) answers.get(index)) : new Lookup.Unknown());
        }
        return found;
    }

    private static Lookup lookup(List<?> answer) {
        Optional<Entry> entry = Row.entry(answer.subList(1, answer.size()));
        return switch (Row.at(answer, 0)) {
            case "connected" -> entry.<Lookup>map(Lookup.Connected::new).orElseGet(Lookup.Unknown::new);
            case "offline" -> new Lookup.Offline(entry);
            default -> new Lookup.Unknown();
        };
    }

    @Override
    public void measuredBy(Metrics metrics) {
        meters = Optional.of(new ScriptMeters(metrics));
    }

    private CompletionStage<List<?>> run(Script script, Object... arguments) {
        long asked = System.nanoTime();
        CompletionStage<List<?>> answer = ask(script, arguments);
        meters.ifPresent(known -> {
            var _ = answer.whenComplete((_, failure) -> known.answered(script, asked, failure != null));
        });
        return answer;
    }

    private CompletionStage<List<?>> ask(Script script, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int index = 0; index < arguments.length; index++) {
            texts[index] = arguments[index].toString();
        }
        return redisson.getScript(StringCodec.INSTANCE)
                .<List<?>>evalAsync(
                        RScript.Mode.READ_WRITE, script.source(), RScript.ReturnType.LIST, List.of(), texts);
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }

    @Override
    public void close() {
        redisson.shutdown();
    }
}
