package io.ametrine.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dependencies go one way: schemas, rpc, platform, services, standalone. */
class ArchitectureTest {
    private static final List<String> MODULES =
            List.of("provisioning", "authorization", "transactions", "monitoring", "smartcharging", "security");
    private static final String[] SERVICES = {
        "io.ametrine.provisioning..",
        "io.ametrine.authorization..",
        "io.ametrine.transactions..",
        "io.ametrine.monitoring..",
        "io.ametrine.smartcharging..",
        "io.ametrine.security..",
        "io.ametrine.central..",
        "io.ametrine.gateway..",
        "io.ametrine.standalone..",
        "io.ametrine.simulator.."
    };

    private static JavaClasses all;

    @BeforeAll
    static void read() {
        all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.ametrine");
    }

    @Test
    void rpcKnowsNeitherSocketsNorTheBroker() {
        check(noClasses()
                .that()
                .resideInAPackage("io.ametrine.ocpp..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx..", "io.netty..", "org.apache.kafka..", "org.hibernate..", "io.ametrine.platform..")
                .because("the rules of the protocol are pure values, testable without a socket"));
    }

    @Test
    void platformKnowsNoService() {
        check(noClasses()
                .that()
                .resideInAPackage("io.ametrine.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES)
                .because("services rest on the platform, never the other way round"));
    }

    @Test
    void noModuleKnowsAnother() {
        for (String module : MODULES) {
            String[] others = MODULES.stream()
                    .filter(other -> !other.equals(module))
                    .map(other -> "io.ametrine." + other + "..")
                    .toArray(String[]::new);
            check(noClasses()
                    .that()
                    .resideInAPackage("io.ametrine." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.ametrine.central..", "io.ametrine.gateway..", "io.ametrine.standalone..")
                    .because("modules own their data and are scaled apart; they meet on Kafka only"));
        }
    }

    @Test
    void handlersSeeNeitherTheBrokerNorTheDatabase() {
        check(noClasses()
                .that(are("message handlers", name -> name.endsWith("Handler")))
                .and()
                .resideInAnyPackage(
                        "io.ametrine.provisioning..",
                        "io.ametrine.authorization..",
                        "io.ametrine.transactions..",
                        "io.ametrine.monitoring..",
                        "io.ametrine.smartcharging..",
                        "io.ametrine.security..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.vertx..", "org.hibernate..", "java.sql..")
                .because("a handler takes a message and returns a decision; the runtime does the rest"));
    }

    @Test
    void onlyThePlatformSpeaksKafkaAndRedis() {
        check(noClasses()
                .that()
                .resideInAnyPackage(SERVICES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.redisson..")
                .because("each is reached through one small port, so that another engine can be put there"));
    }

    @Test
    void namesSayWhatAThingIsFor() {
        check(classes()
                .that()
                .resideInAPackage("io.ametrine..")
                .should()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotStartingWith("Abstract")
                .because("a function lives with its type"));
    }

    @Test
    void platformPackagesFormNoCycle() {
        check(slices().matching("io.ametrine.platform.(*)").should().beFreeOfCycles());
    }

    private static void check(ArchRule rule) {
        rule.check(all);
    }

    private static DescribedPredicate<JavaClass> are(String what, java.util.function.Predicate<String> name) {
        return DescribedPredicate.describe(what, type -> name.test(type.getSimpleName()));
    }
}
