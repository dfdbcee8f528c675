package io.ametrine.standalone.scenario;

import io.ametrine.conformance.Certification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BootedStation.class)
class CertificateCasesIT {
    private static final String CSMS_ROOT = "CSMSRootCertificate";
    private static final String MANUFACTURER_ROOT = "ManufacturerRootCertificate";

    @Test
    @Certification("TC_M_01_CSMS")
    void csmsRootIsInstalled(TestStation station) {
        install(station, CSMS_ROOT, "Accepted");
    }

    @Test
    @Certification("TC_M_02_CSMS")
    void manufacturerRootIsInstalled(TestStation station) {
        install(station, MANUFACTURER_ROOT, "Accepted");
    }

    @Test
    @Certification("TC_M_05_CSMS")
    void failedInstallationIsToldToTheOperator(TestStation station) {
        install(station, CSMS_ROOT, "Failed");
    }

    @Test
    @Certification("TC_M_13_CSMS")
    void manufacturerRootsAreRetrieved(TestStation station) {
        retrieve(station, "{certificateType: ['%s']}".formatted(MANUFACTURER_ROOT), chain(MANUFACTURER_ROOT, "SHA256"));
    }

    @Test
    @Certification("TC_M_18_CSMS")
    void allCertificatesAreRetrieved(TestStation station) {
        retrieve(station, "{}", chain(CSMS_ROOT, "SHA256") + ", " + chain(MANUFACTURER_ROOT, "SHA256"));
    }

    @Test
    @Certification("TC_M_19_CSMS")
    void noCertificateIsFound(TestStation station) {
        station.operate(
                "GetInstalledCertificateIds",
                "{certificateType: ['%s']}".formatted(MANUFACTURER_ROOT),
                "{status: 'NotFound'}");
    }

    @Test
    @Certification("TC_M_20_CSMS")
    void certificateIsDeletedByEachHash(TestStation station) {
        for (String algorithm : List.of("SHA256", "SHA384", "SHA512")) {
            install(station, CSMS_ROOT, "Accepted");
            delete(station, algorithm, "Accepted");
        }
    }

    @Test
    @Certification("TC_M_21_CSMS")
    void failedDeletionIsToldToTheOperator(TestStation station) {
        install(station, CSMS_ROOT, "Accepted");
        delete(station, "SHA256", "Failed");
    }

    private static void install(TestStation station, String type, String status) {
        station.operate(
                "InstallCertificate",
                "{certificateType: '%s', certificate: '%s'}".formatted(type, ConfiguredCertificate.escaped()),
                "{status: '%s'}".formatted(status));
    }

    private static void retrieve(TestStation station, String request, String chains) {
        station.operate(
                "GetInstalledCertificateIds",
                request,
                "{status: 'Accepted', certificateHashDataChain: [%s]}".formatted(chains));
    }

    private static void delete(TestStation station, String algorithm, String status) {
        retrieve(station, "{certificateType: ['%s']}".formatted(CSMS_ROOT), chain(CSMS_ROOT, algorithm));
        station.operate(
                "DeleteCertificate",
                "{certificateHashData: %s}".formatted(hashData(algorithm)),
                "{status: '%s'}".formatted(status));
    }

    private static String chain(String type, String algorithm) {
        return "{certificateType: '%s', certificateHashData: %s}".formatted(type, hashData(algorithm));
    }

    private static String hashData(String algorithm) {
        return "{hashAlgorithm: '%s', issuerNameHash: 'aa01', issuerKeyHash: 'bb02', serialNumber: '1'}"
                .formatted(algorithm);
    }
}
