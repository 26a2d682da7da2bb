import AWS
import Maintenance

/// Version, class, zone and storage, by the catalogue of RDS.
extension LifecycleChecks {
    func engine(_ release: Release) async -> [LifecycleFinding] {
        let version = await looking(at: "engine.version") { () async throws(AWSError) in
            guard lifecycle.engine.version != nil, try await description(of: release) == nil else { return [] }
            return [.missing("engine.version", "there is no \(release.words) in \(place.region).")]
        }
        // Nothing is offered for a version that is not there.
        guard version.isEmpty else { return version }
        return await looking(at: "instances.class") { () async throws(AWSError) in try await offer(release) }
    }

    /// What the catalogue has of a version.
    func description(of release: Release) async throws(AWSError) -> RDS.DBEngineVersion? {
        // A version that it does not have is no error (API reference, DescribeDBEngineVersions).
        try await list(
            RDS.DescribeDBEngineVersions().with {
                $0.engine = release.engine
                $0.engineVersion = release.version
            }
        ).first { $0.engineVersion == release.version }
    }

    private func offer(_ release: Release) async throws(AWSError) -> [LifecycleFinding] {
        let instances = lifecycle.instances
        let name = instances.instanceClass.text
        let offers = try await list(
            RDS.DescribeOrderableDBInstanceOptions(engine: release.engine).with {
                $0.engineVersion = release.version
                $0.dbInstanceClass = name
                $0.vpc = true
            }
        ).filter { $0.dbInstanceClass == name }
        guard !offers.isEmpty else {
            return [
                .missing("instances.class", "\(name) is not offered for \(release.words) in \(place.region).")
            ]
        }
        var findings: [LifecycleFinding] = []
        let zones = Set(offers.flatMap(\.availabilityZones).map(\.name)).sorted()
        if let zone = instances.zone, !zones.contains(zone) {
            findings.append(
                .missing("instances.zone", "\(name) is not offered in \(zone); it is in \(zones.listed)."))
        }
        let types = Set(offers.compactMap(\.storageType)).sorted()
        if let type = lifecycle.storage.type, !types.contains(type) {
            findings.append(
                .missing(
                    "storage.type", "\(type) is not offered with \(name) for \(release.words); \(types.listed) are."))
        }
        if instances.multiAZ == true, !offers.contains(where: { $0.multiAZCapable == true }) {
            findings.append(.missing("multi_az", "\(name) is not offered with a standby for \(release.words)."))
        }
        return findings
    }
}
