import Maintenance

extension LifecycleRules {
    private static let auroraEngines = ["aurora-mysql", "aurora-postgresql"]
    /// With the licences of each (API reference, RestoreDBInstanceFromDBSnapshot, `Engine` and `LicenseModel`).
    private static let engines: KeyValuePairs<String, [String]> = [
        "db2-ae": ["bring-your-own-license", "marketplace-license"],
        "db2-se": ["bring-your-own-license", "marketplace-license"],
        "mariadb": ["general-public-license"], "mysql": ["general-public-license"],
        "oracle-ee": ["bring-your-own-license"], "oracle-ee-cdb": ["bring-your-own-license"],
        "oracle-se2": ["bring-your-own-license", "license-included"],
        "oracle-se2-cdb": ["bring-your-own-license", "license-included"], "postgres": ["postgresql-license"],
        "sqlserver-ee": ["license-included"], "sqlserver-ex": ["license-included"],
        "sqlserver-se": ["license-included"], "sqlserver-web": ["license-included"],
    ]

    func checkEngine() throws(ConfigError) {
        let engine = lifecycle.engine
        switch lifecycle.kind {
        case .aurora: try checkAuroraEngine(engine)
        case .instance: try checkInstanceEngine(engine)
        }
        if let version = engine.version, version.wholeMatch(of: /[0-9][0-9A-Za-z._-]*/) == nil {
            throw mistake("engine.version", "“\(version)” is not a version. One looks like 16.4.")
        }
    }

    private func checkAuroraEngine(_ engine: Lifecycle.Engine) throws(ConfigError) {
        let engines = Self.auroraEngines.joined(separator: " or ")
        // Source: Aurora user guide, "Amazon Aurora MySQL version 1 end of life": the engine of MySQL 5.6.
        guard engine.name != "aurora" else {
            throw mistake("engine.name", "AWS has no aurora (MySQL 5.6) any more: write \(engines).")
        }
        guard Self.auroraEngines.contains(engine.name) else {
            let isInstance = Self.engines.contains { $0.key == engine.name }
            throw mistake(
                "engine.name",
                "“\(engine.name)” is not an engine of Aurora: write \(engines)"
                    + (isInstance ? ", or kind: instance." : "."))
        }
        guard engine.licence == nil else { throw instanceOnly("licence", "the licence of an Aurora cluster is AWS's") }
    }

    private func checkInstanceEngine(_ engine: Lifecycle.Engine) throws(ConfigError) {
        guard !Self.auroraEngines.contains(engine.name) else {
            throw mistake("engine.name", "\(engine.name) is an engine of Aurora: kind: aurora goes with it.")
        }
        guard let licences = Self.engines.first(where: { $0.key == engine.name })?.value else {
            let names = Self.engines.map(\.key)
            let meant = names.nearest(to: engine.name).first.map { " Did you mean \($0)?" } ?? ""
            throw mistake(
                "engine.name",
                "“\(engine.name)” is not an engine of RDS.\(meant) Known are: \(names.joined(separator: ", ")).")
        }
        guard let licence = engine.licence, !licences.contains(licence) else { return }
        throw mistake(
            "licence",
            "“\(licence)” does not go with \(engine.name): write \(licences.joined(separator: " or ")), or leave it out."
        )
    }

    func instanceOnly(_ key: String, _ reason: String) -> ConfigError {
        mistake(key, "\(reason): this key is for kind: instance.")
    }

    func checkInstances() throws(ConfigError) {
        let instances = lifecycle.instances
        let name = instances.instanceClass.text
        guard name.isInstanceClass else {
            let meant = "db.\(name)".isInstanceClass && !name.hasPrefix("db.") ? " Did you mean db.\(name)?" : ""
            throw mistake(
                "instances.class",
                "“\(name)” is not an instance class that is made here. One looks like db.r6g.large.\(meant)")
        }
        switch lifecycle.kind {
        case .aurora:
            // Source: Aurora user guide, "Quotas in Amazon Aurora": a writer and up to 15 readers.
            guard (1...16).contains(instances.count) else {
                throw mistake("instances.count", "1 to 16: so many members a cluster may have, the writer included.")
            }
            guard instances.multiAZ == nil else {
                throw instanceOnly("multi_az", "a cluster has a standby by a second member, instances.count")
            }
        case .instance:
            guard instances.count == 1 else {
                throw mistake("instances.count", "an RDS instance is one: leave it out. A standby is `multi_az: true`.")
            }
        }
        try checkZone()
    }

    private func checkZone() throws(ConfigError) {
        guard let zone = lifecycle.instances.zone else { return }
        guard zone.wholeMatch(of: /[a-z]{2}(-[a-z0-9]+)+[a-z]/) != nil,
            region.map({ zone.hasPrefix($0) && zone.count == $0.count + 1 }) ?? true
        else {
            throw mistake(
                "instances.zone",
                "“\(zone)” is not an availability zone of \(region ?? "a region"). One looks like \(region ?? "us-east-1")a."
            )
        }
        // Source: API reference, RestoreDBInstanceFromDBSnapshot, `AvailabilityZone`.
        guard lifecycle.instances.multiAZ != true else {
            throw mistake("instances.zone", "AWS chooses both zones of an instance with multi_az: leave it out.")
        }
    }
}

extension String {
    fileprivate var isInstanceClass: Bool { wholeMatch(of: /db(\.[a-z0-9-]+){2,}/) != nil }
}
